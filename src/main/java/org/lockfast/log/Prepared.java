package org.lockfast.log;

import java.util.List;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * A well-formed entry on its way into the log, looked at as far as that can be done without the
 * database.
 *
 * @param bytes the entry's
 * @param bodies the values it commits to that came along
 * @param bundle of those values
 * @param absent commitments whose value did not
 */
@SuppressWarnings("ArrayRecordComponent")
record Prepared(
        Entry entry,
        byte[] bytes,
        List<Commitment> bodies,
        byte[] bundle,
        List<Hash> absent,
        boolean aboutKeys,
        EntryFacts facts) {}
