package org.lockfast.print;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries what waits for printers again and again while a store is open. */
public final class BackgroundPrinting implements AutoCloseable {
    /** As in use. */
    public static final Duration USUAL = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundPrinting.class);
    private static final Duration END = Duration.ofSeconds(3);

    private final Printing printing;
    private final Duration every;
    private final ExecutorService thread;
    private boolean woken;
    private boolean closed;

    /**
     * @param every how long to leave printers alone
     * @param thread of its own, ended with this
     */
    public BackgroundPrinting(Printing printing, Duration every, ExecutorService thread) {
        this.printing = printing;
        this.every = every;
        this.thread = thread;
    }

    /** Begins, with a try at once. */
    public void start() {
        thread.execute(this::run);
    }

    /** A try soon: something was put into the queue, or somebody asked. */
    public synchronized void soon() {
        woken = true;
        notifyAll();
    }

    private void run() {
        while (isOpen()) {
            try {
                printing.sendAll();
            } catch (RuntimeException e) {
                // A full disk, or a fault of ours: recording goes on, and the next try may pass it.
                LOG.error("Printing broke off: {}", e.getClass().getName(), e);
            }
            pause();
        }
    }

    private synchronized boolean isOpen() {
        return !closed;
    }

    private synchronized void pause() {
        long end = System.nanoTime() + every.toNanos();
        try {
            long left = every.toMillis();
            while (!closed && !woken && left > 0) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        woken = false;
    }

    /** Ends. A label that is being printed is given a moment; after it, it is not known. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
                if (!thread.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("A label was still being sent when the store was closed");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
