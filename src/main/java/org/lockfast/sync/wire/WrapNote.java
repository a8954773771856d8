package org.lockfast.sync.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.lockfast.ledger.Jcs;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.Signer;
import org.lockfast.ledger.VerifyKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An officer's private keys under the password, on their way (protocol.md, section 4): a signed
 * note by the officer's own key. What is wrapped is not read here.
 *
 * @param epoch of the officer's keys
 * @param rev counts up with each change of the password
 * @param wrap as in the keyring
 */
public record WrapNote(Note note, UUID officer, int epoch, long rev, ObjectNode wrap) {
    /** First line of the text. */
    public static final String CONTEXT = "lockfast/wrap/v1";

    /** Content type of a signed note. */
    public static final String CONTENT_TYPE = "text/plain; charset=utf-8";

    /** Signs one. */
    public static WrapNote sign(UUID officer, int epoch, long rev, ObjectNode wrap, Signer signer) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("officer", officer.toString());
        object.put("epoch", epoch);
        object.put("rev", rev);
        object.set("wrap", wrap);
        Note note = Note.sign(CONTEXT + "\n" + Jcs.text(object) + "\n", List.of(signer));
        return new WrapNote(note, officer, epoch, rev, wrap);
    }

    /**
     * Reads one. The signature is not checked.
     *
     * @throws Refused {@code bad-note}
     */
    public static WrapNote parse(byte[] bytes) {
        try {
            Note note = Note.parse(bytes);
            String[] lines = note.text().split("\n", -1);
            if (lines.length != 3 || !lines[0].equals(CONTEXT) || !lines[2].isEmpty()) {
                throw badNote("A wrap note has two lines, of which the first is " + CONTEXT, null);
            }
            JsonNode object = Jcs.parse(lines[1].getBytes(StandardCharsets.UTF_8));
            JsonNode wrap = object.path("wrap");
            JsonNode epoch = object.path("epoch");
            JsonNode rev = object.path("rev");
            if (!(wrap instanceof ObjectNode wrapped)
                    || object.size() != 4
                    || !epoch.isInt()
                    || epoch.intValue() < 0
                    || !rev.isIntegralNumber()
                    || rev.longValue() < 0) {
                throw badNote("A wrap note has epoch, officer, rev and wrap, and no more", null);
            }
            return new WrapNote(
                    note,
                    uuid(object.path("officer").asString("")),
                    epoch.intValue(),
                    rev.longValue(),
                    wrapped);
        } catch (Malformed e) {
            throw badNote(e.getMessage(), e);
        }
    }

    private static UUID uuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw badNote("A wrap note names an officer by UUID", e);
        }
        throw badNote("A wrap note names an officer by UUID", null);
    }

    private static Refused badNote(
            @org.jspecify.annotations.Nullable String detail,
            @org.jspecify.annotations.Nullable Throwable cause) {
        return new Refused(Problem.of(ProblemType.BAD_NOTE, detail), cause);
    }

    /** The name of the key that must have signed it. */
    public String keyName() {
        return officer + "/" + epoch;
    }

    /**
     * Whether it is signed by this key, by no other, and the key is the officer's of that epoch.
     */
    public boolean signedBy(VerifyKey key) {
        return key.name().equals(keyName())
                && note.signatures().size() == 1
                && note.verifiedBy(key);
    }
}
