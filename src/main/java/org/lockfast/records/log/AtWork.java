package org.lockfast.records.log;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which transactions are under way, and whether one of them never ends. */
final class AtWork {
    private static final Logger LOG = LoggerFactory.getLogger(AtWork.class);

    private final Set<One> all = ConcurrentHashMap.newKeySet();
    private final Duration most;
    private final LongSupplier nanos;

    /**
     * @param most how long a transaction may take
     * @param nanos a clock that only goes on
     */
    AtWork(Duration most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** One transaction; closed when it ends. */
    final class One implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private final long since = nanos.getAsLong();
        private final AtomicBoolean told = new AtomicBoolean();

        private One() {}

        @Override
        public void close() {
            all.remove(this);
        }
    }

    One begin() {
        One one = new One();
        all.add(one);
        return one;
    }

    /** Whether one takes longer than any may; where its thread stands is told once. */
    boolean overdue() {
        long now = nanos.getAsLong();
        boolean any = false;
        for (One one : all) {
            if (now - one.since > most.toNanos()) {
                any = true;
                if (!one.told.getAndSet(true)) {
                    LOG.error(
                            "A transaction has taken more than {} s, on the thread {}. It stands"
                                    + " at:{}",
                            most.toSeconds(),
                            one.thread.getName(),
                            Stream.of(one.thread.getStackTrace())
                                    .map(frame -> "\n    " + frame)
                                    .collect(Collectors.joining()));
                }
            }
        }
        return any;
    }
}
