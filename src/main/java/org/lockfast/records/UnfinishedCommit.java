package org.lockfast.records;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;

/**
 * A process can be killed after H2 marked a transaction as committed and before all its rows are.
 * H2 means to finish that when the file is next opened, and does not: the rows stay locked by a
 * transaction nobody ends, and whoever writes one of them waits for ever. So the mark is taken off,
 * which leaves a transaction that H2 undoes whole; its entries come again from the journal.
 */
final class UnfinishedCommit {
    /** H2 counts the steps of a transaction in so many bits; the last number is the mark. */
    private static final long MARK = (1L << 40) - 1;

    private UnfinishedCommit() {}

    /** Whether there is one. */
    static boolean isIn(TransactionStore transactions) {
        return transactions.getOpenTransactions().stream().anyMatch(UnfinishedCommit::is);
    }

    private static boolean is(Transaction one) {
        return one.getStatus() == Transaction.STATUS_COMMITTED;
    }

    /** Takes the marks off. The store is open to write, and nobody else has it. */
    static void unmark(MVStore store, TransactionStore transactions) {
        for (Transaction one : transactions.getOpenTransactions()) {
            if (is(one)) {
                MVMap<Long, Object> steps =
                        store.openMap(
                                TransactionStore.UNDO_LOG_NAME_PREFIX + "." + one.getId(),
                                new MVMap.Builder<>());
                steps.remove((long) one.getId() << 40 | MARK);
            }
        }
    }
}
