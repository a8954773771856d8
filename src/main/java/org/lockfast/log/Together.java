package org.lockfast.log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Does many small things on all processors. The calling thread works along, so it comes to an end
 * even where no other thread is free.
 */
final class Together {
    private static final int STRETCH = 16;

    private final ExecutorService workers;
    private final int helpers;

    /**
     * @param helpers threads asked to help, from 0
     */
    Together(ExecutorService workers, int helpers) {
        this.workers = workers;
        this.helpers = helpers;
    }

    /**
     * Calls {@code each} once for every number from 0 on, and returns when all have returned. What
     * one of them throws is thrown here.
     */
    void each(int count, IntConsumer each) {
        int stretches = (count + STRETCH - 1) / STRETCH;
        Work work = new Work(count, stretches, each);
        for (int i = 0; i < Math.min(helpers, stretches - 1); i++) {
            try {
                workers.execute(work);
            } catch (RejectedExecutionException e) {
                break; // closing: this thread does it alone
            }
        }
        work.run();
        work.await();
    }

    /** Stretches of it are taken by whoever is free; a helper that comes late finds none left. */
    private static final class Work implements Runnable {
        private final int count;
        private final int stretches;
        private final IntConsumer each;
        private final AtomicInteger taken = new AtomicInteger();
        private final CountDownLatch left;
        private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();

        Work(int count, int stretches, IntConsumer each) {
            this.count = count;
            this.stretches = stretches;
            this.each = each;
            this.left = new CountDownLatch(stretches);
        }

        @Override
        public void run() {
            for (int i = taken.getAndIncrement(); i < stretches; i = taken.getAndIncrement()) {
                try {
                    for (int n = i * STRETCH; n < Math.min(count, (i + 1) * STRETCH); n++) {
                        each.accept(n);
                    }
                } catch (RuntimeException | Error e) {
                    // an Error too: who waits must not take for done what was not
                    thrown.compareAndSet(null, e);
                } finally {
                    left.countDown();
                }
            }
        }

        void await() {
            boolean interrupted = false;
            while (left.getCount() > 0) {
                try {
                    left.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            switch (thrown.get()) {
                case RuntimeException first -> throw first;
                case Error first -> throw first;
                case null, default -> {}
            }
        }
    }
}
