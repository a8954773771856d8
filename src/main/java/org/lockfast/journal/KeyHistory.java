package org.lockfast.journal;

import org.lockfast.ledger.Entry;
import org.lockfast.ledger.TrustedKeys;

/**
 * Which key stands behind a name, as the entries read so far tell. Entries are handed in in journal
 * order, each before its own signatures are asked about: a founding entry introduces its own keys.
 */
public interface KeyHistory extends TrustedKeys {
    /** Learns what the entry says of keys; one whose signers are not trusted teaches nothing. */
    void take(Entry entry);
}
