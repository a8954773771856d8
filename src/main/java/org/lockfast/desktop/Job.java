package org.lockfast.desktop;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * One piece of slow work to watch and to stop. Properties change on the FX thread only.
 *
 * <p>Stopping is by asking: the thread is never interrupted, because an interrupt closes the file
 * channel it is writing to, and that channel may be the journal.
 */
public final class Job implements Progress {
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(true);
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Executor fx;

    /** A job whose properties change through this executor: the FX thread, or at once in tests. */
    public Job(Executor fx) {
        this.fx = fx;
    }

    /** Share done, 0 to 1; -1 while not known. */
    public ReadOnlyDoubleProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** What is being done now, in words; empty at first. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** True until it ended, in whatever way. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Asks it to stop; it stops at its next safe point, and none of its answers is delivered. */
    public void cancel() {
        cancelled.set(true);
    }

    /** True once it was asked to stop. */
    public boolean isCancelled() {
        return cancelled.get();
    }

    /** What follows once it was stopped and has ended, on the FX thread: no answer comes then. */
    public void whenStopped(Runnable then) {
        running.subscribe(still -> {
            if (!still && isCancelled()) {
                then.run();
            }
        });
    }

    /** Marks it ended. Called by whoever runs it, on the FX thread. */
    public void ended() {
        running.set(false);
    }

    @Override
    public void at(long count, long all) {
        check();
        double share = all > 0 ? Math.clamp((double) count / all, 0, 1) : -1;
        fx.execute(() -> done.set(share));
    }

    @Override
    public void saying(String text) {
        check();
        fx.execute(() -> said.set(text));
    }

    @Override
    public void check() {
        if (cancelled.get()) {
            throw new CancellationException("stopped by the officer");
        }
    }
}
