package org.lockfast.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Jcs;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.NoteSignature;
import org.lockfast.ledger.VerifyKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An officer's private keys under their password, as they travel between the devices of a force
 * (protocol.md section 4): a signed note by that officer's own key, so that nobody else can put
 * another password in its place.
 *
 * @param officer whose keys
 * @param epoch of the key, from 0
 * @param rev the highest counts; ms since 1970 UTC
 * @param wrap opens on every device of the force
 * @param sig base64 of key id[4] ‖ signature[64]
 */
public record WrapNote(UUID officer, int epoch, long rev, Wrap wrap, String sig) {
    private static final String FIRST = "lockfast/wrap/v1\n";

    /** Far above any note, so that a foreign one fills no memory. */
    public static final int MOST_BYTES = 4096;

    static WrapNote make(
            Identity identity,
            Password password,
            PasswordCost cost,
            String force,
            UUID officer,
            int epoch,
            long rev,
            SecureRandom random) {
        Wrap wrap = identity.wrap(password, cost, force, officer, random);
        Ed25519Key key = identity.signingKey(Keyring.Officer.keyName(officer, epoch));
        try {
            String text = text(officer, epoch, rev, wrap);
            NoteSignature signature =
                    NoteSignature.make(key, text.getBytes(StandardCharsets.UTF_8));
            return new WrapNote(officer, epoch, rev, wrap, sig(signature));
        } finally {
            key.destroy();
        }
    }

    /**
     * Reads a note. Whether the officer signed it is for {@link #verifiedBy} to say.
     *
     * @throws Malformed for anything but a wrap note with exactly one signature line, the officer's
     */
    public static WrapNote parse(byte[] bytes) {
        Note note = bytes.length > MOST_BYTES ? null : Note.parse(bytes);
        if (note == null || note.signatures().size() != 1 || !note.text().startsWith(FIRST)) {
            throw outOfForm();
        }
        String json = note.text().substring(FIRST.length());
        try {
            JsonNode node = Jcs.parse(json.strip().getBytes(StandardCharsets.UTF_8));
            WrapNote read =
                    new WrapNote(
                            UUID.fromString(node.path("officer").asString("")),
                            node.path("epoch").asInt(-1),
                            node.path("rev").asLong(-1),
                            KeyringJson.wrap(node.path("wrap")),
                            sig(note.signatures().getFirst()));
            // One text for each wrap: whatever else stood in it is refused.
            if (!Arrays.equals(read.bytes(), bytes) || read.rev < 0 || read.epoch < 0) {
                throw outOfForm();
            }
            return read;
        } catch (IllegalArgumentException e) { // of a UUID, a cost or a length
            throw outOfForm();
        }
    }

    private static Malformed outOfForm() {
        return new Malformed(Malformed.Reason.CONTEXT_LINE, "Not a wrap note of version 1");
    }

    /** The name of the key that signed: {@code <officer>/<epoch>}. */
    public String keyName() {
        return Keyring.Officer.keyName(officer, epoch);
    }

    /** Whether the officer's key of that epoch signed it. */
    public boolean verifiedBy(VerifyKey key) {
        return key.name().equals(keyName()) && Note.parse(bytes()).verifiedBy(key);
    }

    /** The note as it travels. */
    public byte[] bytes() {
        String line = "\u2014 " + keyName() + " " + sig + "\n";
        return (text(officer, epoch, rev, wrap) + "\n" + line).getBytes(StandardCharsets.UTF_8);
    }

    Keyring.Noted noted() {
        return new Keyring.Noted(rev, sig);
    }

    /** The id of the force with that key: {@code f-} and 16 hex digits, 18 ASCII characters. */
    public static String forceId(VerifyKey force) {
        String name = force.name();
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private static String text(UUID officer, int epoch, long rev, Wrap wrap) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("officer", officer.toString()).put("epoch", epoch).put("rev", rev);
        node.set("wrap", KeyringJson.of(wrap));
        return FIRST + new String(Jcs.bytes(node), StandardCharsets.UTF_8) + "\n";
    }

    private static String sig(NoteSignature signature) {
        List<String> parts = List.of(signature.line().split(" ", -1));
        return parts.getLast();
    }
}
