package org.lockfast.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

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

    /** Calls {@code each} once for every number from 0 on. */
    void each(int count, IntConsumer each) {
        AtomicInteger next = new AtomicInteger();
        Runnable stretch =
                () -> {
                    for (int from = next.getAndAdd(STRETCH);
                            from < count;
                            from = next.getAndAdd(STRETCH)) {
                        for (int i = from; i < Math.min(count, from + STRETCH); i++) {
                            each.accept(i);
                        }
                    }
                };
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 0; i < Math.min(helpers, (count - 1) / STRETCH); i++) {
            try {
                asked.add(workers.submit(stretch));
            } catch (RejectedExecutionException e) {
                break; // closing: this thread does it alone
            }
        }
        stretch.run();
        for (Future<?> help : asked) {
            if (!help.cancel(false)) { // one that has not begun has nothing left to do
                await(help);
            }
        }
    }

    private static void await(Future<?> help) {
        boolean interrupted = false;
        while (true) {
            try {
                help.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException own
                        ? own
                        : new IllegalStateException(e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
