package org.lockfast.keys;

/**
 * An officer's private keys as they lie in the keyring: under a key made from the password.
 *
 * @param cost what it costs to try one password
 * @param salt base64 of 16 random bytes
 * @param box base64 of nonce[12] ‖ AES-256-GCM(64 bytes) ‖ tag[16]
 */
public record Wrap(PasswordCost cost, String salt, String box) {
    /**
     * @throws IllegalArgumentException for bytes of another length
     */
    public Wrap {
        if (Bytes.ofBase64(salt).length != PasswordCost.SALT
                || Bytes.ofBase64(box).length != Aead.NONCE + 64 + Aead.TAG) {
            throw new IllegalArgumentException("Wrapped keys of another length");
        }
    }
}
