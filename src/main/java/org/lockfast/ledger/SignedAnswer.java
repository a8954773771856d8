package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * That a log gave one answer to one question, signed with its key: then nobody on the way can leave
 * anything out, alter what was asked, or give an older answer or another's. The text, {@code
 * lockfast/answer/v1}, who asked, what was asked and base64 of the answer's SHA-256, each with a
 * line end, can be no checkpoint, whose first line is the origin, and no entry.
 *
 * @param asker name of who asked
 * @param question as it came, in printable ASCII; a number in it that never comes twice makes it
 *     another each time
 * @param answer SHA-256 of every byte of the answer
 */
public record SignedAnswer(String asker, String question, Hash answer) {
    private static final String FIRST_LINE = "lockfast/answer/v1";
    private static final String DASH = "\u2014 ";

    private String text() {
        return FIRST_LINE + '\n' + asker + '\n' + question + '\n' + answer.base64() + '\n';
    }

    /**
     * Signs it.
     *
     * @param log the log's key under its origin
     * @return what stands behind the name in the signature line of a note of that text
     */
    public String sign(Signer log) {
        String line = NoteSignature.make(log, text().getBytes(StandardCharsets.UTF_8)).line();
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    /**
     * Whether the log's key signed it.
     *
     * @param signature as {@link #sign} gave it; anything else is none
     */
    public boolean isSigned(String signature, VerifyKey log) {
        String note = text() + '\n' + DASH + log.name() + ' ' + signature + '\n';
        try {
            return Note.parse(note.getBytes(StandardCharsets.UTF_8)).verifiedBy(log);
        } catch (Malformed e) {
            return false;
        }
    }

    /**
     * Whether the log's key signed it, under whatever origin: only the key's id in the signature
     * goes by the name.
     *
     * @param signature as {@link #sign} gave it; anything else is none
     */
    public boolean isSignedByTheKey(String signature, VerifyKey log) {
        try {
            byte[] made = Base64.getDecoder().decode(signature);
            return made.length > Integer.BYTES
                    && log.verify(
                            text().getBytes(StandardCharsets.UTF_8),
                            Arrays.copyOfRange(made, Integer.BYTES, made.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
