package org.lockfast.keys;

import org.lockfast.ledger.Hash;

/**
 * What a {@code keyring.changed} entry says of a keyring.
 *
 * @param generation the keyring's generation
 * @param sha256 of the bytes of its file
 */
public record KeyringNamed(long generation, Hash sha256) {
    static KeyringNamed of(KeyringFile file) {
        return new KeyringNamed(file.keyring().generation(), file.sha256());
    }
}
