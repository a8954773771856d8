package org.lockfast.records.log;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.lockfast.log.LogStoreFault;

/**
 * Lets nobody go away with what a commit shows before it is on the disk. H2 shows a commit to other
 * connections first and writes it then; in between a checkpoint over it could be signed, and the
 * process killed.
 */
final class CommitGate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final AtomicLong failed = new AtomicLong();

    /** Commits, and forces to the disk. */
    interface Commit {
        void run() throws SQLException;
    }

    /** How many commits did not reach the disk: for {@link #passed}. */
    long failed() {
        return failed.get();
    }

    /** Runs a commit while nobody passes. */
    void commit(Commit commit) throws SQLException {
        lock.writeLock().lock();
        boolean done = false;
        try {
            commit.run();
            done = true;
        } finally {
            if (!done) {
                failed.incrementAndGet();
            }
            lock.writeLock().unlock();
        }
    }

    /**
     * On return all that was read before is on the disk.
     *
     * @param before {@link #failed()} as it was before the reading
     * @throws LogStoreFault where that is not known
     */
    void passed(long before) {
        lock.readLock().lock();
        try {
            if (failed.get() != before) {
                throw new LogStoreFault(
                        "What was read may not be on the disk",
                        new SQLException("A commit at the same time did not get there"));
            }
        } finally {
            lock.readLock().unlock();
        }
    }
}
