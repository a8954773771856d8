package org.lockfast.records.log;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.lockfast.log.LogStoreFault;

/**
 * Lets nobody go away with what a commit shows before it is on the disk. H2 shows a commit to other
 * connections first and writes it then; in between a checkpoint over it could be signed, and the
 * process killed.
 */
final class CommitGate {
    /** A disk that takes longer to force what it has is told to nobody as one that has it. */
    private final long patienceMs;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final AtomicLong failed = new AtomicLong();

    /**
     * @param patienceMs how long anybody waits for a commit of another
     */
    CommitGate(long patienceMs) {
        this.patienceMs = patienceMs;
    }

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
        SQLException late = turn(lock.writeLock());
        if (late != null) {
            throw late;
        }
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
        SQLException late = turn(lock.readLock());
        if (late != null) {
            throw new LogStoreFault("What was read may not be on the disk", late);
        }
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

    /** Null once it is had; else why it is not. */
    private @Nullable SQLException turn(Lock of) {
        try {
            return of.tryLock(patienceMs, TimeUnit.MILLISECONDS)
                    ? null
                    : new SQLException("The disk has not taken a commit for too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SQLException("Told to stop", e);
        }
    }
}
