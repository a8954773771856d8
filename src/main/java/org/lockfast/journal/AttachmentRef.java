package org.lockfast.journal;

import org.lockfast.ledger.Hash;

/**
 * A photograph or form named by an entry.
 *
 * @param hash SHA-256 of its stored plaintext, which begins with a salt
 * @param size bytes of the file itself
 * @param type media type, such as {@code image/jpeg}
 */
public record AttachmentRef(Hash hash, long size, String type) {}
