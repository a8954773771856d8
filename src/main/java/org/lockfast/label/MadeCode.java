package org.lockfast.label;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/**
 * Codes that are made of what they stand for and not drawn by lot: every computer makes the same
 * one, so no table of them is kept.
 */
final class MadeCode {
    private MadeCode() {}

    /**
     * The code of an id.
     *
     * @param purpose what it is made for, so that one id has another code for another purpose
     */
    static LabelCode of(LabelKind kind, String purpose, UUID id) {
        return of(
                kind,
                purpose,
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }

    static LabelCode of(LabelKind kind, String purpose, byte[] what) {
        byte[] tag = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] draw = new byte[Hash.LENGTH];
        while (true) {
            draw = Hash.sha256(tag, what, draw).bytes();
            Optional<LabelCode> code = LabelCode.ofDraw(kind, draw);
            if (code.isPresent()) {
                return code.get();
            }
        }
    }
}
