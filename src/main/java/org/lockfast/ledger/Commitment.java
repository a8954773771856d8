package org.lockfast.ledger;

import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value kept beside an entry: the entry has only h = SHA-256(salt[32] ‖ JCS of the value). So the
 * value can be withheld or lawfully destroyed, and every proof still holds; without the salt nobody
 * can guess a name by trying names. Immutable.
 */
public final class Commitment {
    /** Bytes of salt, fresh for each value. */
    public static final int SALT_LENGTH = 32;

    private final Hash hash;
    private final byte[] salt;
    private final byte[] jcs;

    private Commitment(Hash hash, byte[] salt, byte[] jcs) {
        this.hash = hash;
        this.salt = salt;
        this.jcs = jcs;
    }

    /**
     * Commits to a value.
     *
     * @param random gives the salt; a SecureRandom everywhere but in tests and examples
     * @throws Malformed for a value outside the JSON profile
     */
    public static Commitment of(JsonNode value, RandomGenerator random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        byte[] jcs = Jcs.bytes(value);
        return new Commitment(Hash.sha256(salt, jcs), salt, jcs);
    }

    /**
     * Takes a body as it was kept or received.
     *
     * @throws Malformed COMMITMENT unless SHA-256(salt ‖ jcs) is the hash, else as {@link
     *     Jcs#parse} says of the value
     */
    public static Commitment check(Hash hash, byte[] salt, byte[] jcs) {
        if (salt.length != SALT_LENGTH || !Hash.sha256(salt, jcs).equals(hash)) {
            throw new Malformed(
                    Malformed.Reason.COMMITMENT,
                    "A body beside an entry is not the one the entry commits to");
        }
        Jcs.parse(jcs);
        return new Commitment(hash, salt.clone(), jcs.clone());
    }

    /** The value's place in its entry. */
    public Hash hash() {
        return hash;
    }

    public byte[] salt() {
        return salt.clone();
    }

    /** The value's canonical bytes. */
    public byte[] jcs() {
        return jcs.clone();
    }

    /** How many bytes {@link #jcs} has. */
    public int length() {
        return jcs.length;
    }

    /** The value. */
    public JsonNode value() {
        return Jcs.parse(jcs);
    }

    /** What stands in the entry in the value's stead: {@code {"h": base64}}. */
    public ObjectNode reference() {
        return JsonNodeFactory.instance.objectNode().put("h", hash.base64());
    }

    /** Bytes this takes in a body bundle. */
    int bundledLength() {
        return Hash.LENGTH + SALT_LENGTH + 4 + jcs.length;
    }

    /** Only the hash: the value may be a person's name. */
    @Override
    public String toString() {
        return "body " + hash;
    }
}
