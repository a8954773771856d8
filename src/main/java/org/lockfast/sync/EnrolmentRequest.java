package org.lockfast.sync;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.CheckedCode;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.Names;
import org.lockfast.keys.SealedBox;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.VerifyKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a computer with no store asks of a force by a file (protocol.md section 9): its keys and
 * names, signed by itself. Nobody relies on it before its fingerprint was compared.
 *
 * @param vkey the device's key, under the name of epoch 0
 * @param seal base64 of its X25519 key
 * @param station what it is to belong to
 * @param name what people call it
 * @param hash SHA-256 of what is signed
 */
public record EnrolmentRequest(
        VerifyKey vkey, String seal, String station, String name, Hash hash) {
    /** More bytes than any request has. */
    public static final int MOST = 16 << 10;

    private static final String FIRST = "lockfast/enrol-by-file/v1\n";

    /** A request as it is written to the stick. */
    @SuppressWarnings("ArrayRecordComponent") // written to a file, never compared
    public record Written(byte[] bytes, CheckedCode fingerprint) {}

    /** Id of the device. */
    public String device() {
        return vkey.name().substring(0, vkey.name().indexOf('/'));
    }

    /** What the computer shows beside it. */
    public CheckedCode fingerprint() {
        return fingerprint(hash);
    }

    /**
     * Makes one.
     *
     * @throws KeyringRefusal NAME_UNUSABLE for a station or name that nobody can write
     */
    public static Written sign(DeviceKeys device, String station, String name) {
        Ed25519Key key = device.signer(0);
        try {
            ObjectNode said = JsonMapper.shared().createObjectNode();
            said.put("name", Names.name(name));
            said.put("seal", Base64.getEncoder().encodeToString(device.seal()));
            said.put("station", Names.name(station));
            said.put("vkey", key.key().vkey());
            String text = FIRST + Jcs.text(said) + "\n";
            return new Written(Note.sign(text, List.of(key)).bytes(), fingerprint(hash(text)));
        } finally {
            key.destroy();
        }
    }

    private static CheckedCode fingerprint(Hash hash) {
        return CheckedCode.of(hash, CheckedCode.Purpose.REQUEST);
    }

    private static Hash hash(String text) {
        return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one; refused where it is none, or was cut short or altered. */
    public static Outcome<EnrolmentRequest> read(byte[] file) {
        try {
            Note note = Note.parse(file);
            if (!note.text().startsWith(FIRST)) {
                return none();
            }
            EnrolmentRequest request = said(note);
            boolean own = note.signatures().size() == 1 && note.verifiedBy(request.vkey());
            return own ? Outcome.done(request) : torn();
        } catch (Malformed | IllegalArgumentException | KeyringRefusal e) {
            return looksLikeOne(file) ? torn() : none();
        }
    }

    private static boolean looksLikeOne(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).startsWith(FIRST.strip());
    }

    private static EnrolmentRequest said(Note note) {
        String text = note.text();
        JsonNode said =
                Jcs.parse(
                        text.substring(FIRST.length(), text.length() - 1)
                                .getBytes(StandardCharsets.UTF_8));
        VerifyKey vkey = VerifyKey.parse(said.path("vkey").asString(""));
        String seal = said.path("seal").asString("");
        byte[] key = Base64.getDecoder().decode(seal);
        if (!vkey.name().matches("d-[0-9a-f]{16}/0") || key.length != 32) {
            throw new IllegalArgumentException("keys out of form");
        }
        // Nothing is recorded of one to which no answer can be sealed: this throws then
        SealedBox.seal(key, new byte[0], new byte[0], new byte[0], new SecureRandom());
        return new EnrolmentRequest(
                vkey,
                seal,
                Names.name(said.path("station").asString("")),
                Names.name(said.path("name").asString("")),
                hash(text));
    }

    private static <T> Outcome<T> none() {
        return Outcome.refused(
                "NO_REQUEST",
                "This is no request to join. On the computer that is to join, write one with: lockfast"
                        + " enrol --request FILE.");
    }

    private static <T> Outcome<T> torn() {
        return Outcome.refused(
                "TORN",
                "This request was cut short or altered on its way. Have it written once more.");
    }

    /**
     * Holds it to what somebody typed off the screen of the computer that asks.
     *
     * @return refused where that is mistyped, or is of another request
     */
    public Outcome<EnrolmentRequest> confirmed(String typed) {
        try {
            return CheckedCode.read(typed, CheckedCode.Purpose.REQUEST).equals(fingerprint())
                    ? Outcome.done(this)
                    : Outcome.refused(
                            "FINGERPRINT",
                            "This file is not the request that shows this fingerprint: it is an older one, of"
                                    + " another computer, or was exchanged on its way. Nothing was recorded."
                                    + " Have a new one written, and read the fingerprint off that computer itself.");
        } catch (CheckedCode.Mistyped e) {
            return Outcome.refused("FINGERPRINT", e.sentence());
        }
    }
}
