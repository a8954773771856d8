package org.lockfast.sync.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.NoteSignature;
import org.lockfast.ledger.Signer;
import org.lockfast.ledger.VerifyKey;

/**
 * Body of {@code POST /v1/enrol}.
 *
 * @param code the enrolment code, as given out
 * @param vkey verifier key of the device, epoch 0
 * @param seal base64 of its X25519 key
 * @param name what people call it
 * @param proof signature line by that key over {@link #text}
 */
public record EnrolRequest(String code, String vkey, String seal, String name, String proof) {
    public EnrolRequest {
        Given.all(code, vkey, seal, name, proof);
    }

    /**
     * A request, signed.
     *
     * @param device key of the device under the name of its epoch 0
     */
    public static EnrolRequest sign(String code, Signer device, String seal, String name) {
        String vkey = device.key().vkey();
        return new EnrolRequest(
                code,
                vkey,
                seal,
                name,
                NoteSignature.make(device, text(code, vkey, seal).getBytes(StandardCharsets.UTF_8))
                        .line());
    }

    /**
     * A code as it was meant, however it was typed: without blanks and hyphens, in capitals, O for
     * 0, I and L for 1.
     */
    public static String meant(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** What is signed: whoever asks holds the private key, and means this very code. */
    public static String text(String code, String vkey, String seal) {
        return "lockfast/enrol/v1\n" + code + "\n" + vkey + "\n" + seal + "\n";
    }

    /**
     * The key, once the proof holds.
     *
     * @throws Refused {@code bad-request} for a key out of form, {@code bad-note} for a proof that
     *     does not hold
     */
    public VerifyKey proven() {
        VerifyKey key;
        Note note;
        try {
            key = VerifyKey.parse(vkey);
            note =
                    Note.parse(
                            (text(code, vkey, seal) + "\n" + proof + "\n")
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (Malformed e) {
            throw new Refused(Problem.of(ProblemType.BAD_REQUEST, e.getMessage()), e);
        }
        List<NoteSignature> lines = note.signatures();
        if (lines.size() != 1
                || !note.text().equals(text(code, vkey, seal))
                || !note.verifiedBy(key)) {
            throw new Refused(
                    ProblemType.BAD_NOTE, "The proof is not a signature by the device's own key");
        }
        return key;
    }
}
