package org.lockfast.label;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/** The code on a consignment's label and receipt, made of its id as a place's is. */
public final class ConsignmentCode {
    private static final byte[] PURPOSE =
            "lockfast/consignment-label/v1".getBytes(StandardCharsets.UTF_8);

    private ConsignmentCode() {}

    /** The code of the consignment with this id. */
    public static LabelCode of(UUID consignment) {
        byte[] id =
                ByteBuffer.allocate(16)
                        .putLong(consignment.getMostSignificantBits())
                        .putLong(consignment.getLeastSignificantBits())
                        .array();
        byte[] draw = new byte[Hash.LENGTH];
        while (true) {
            draw = Hash.sha256(PURPOSE, id, draw).bytes();
            Optional<LabelCode> code = LabelCode.ofDraw(LabelKind.CONSIGNMENT, draw);
            if (code.isPresent()) {
                return code.get();
            }
        }
    }
}
