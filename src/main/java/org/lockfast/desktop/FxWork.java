package org.lockfast.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.lockfast.journal.IndexBroken;

/** Work on an executor handed in, answers on the FX thread. */
public final class FxWork implements Work {
    private final Executor slowly;
    private final Executor fx;
    private final Consumer<Exception> faults;
    private final Consumer<Throwable> uncaught;

    /**
     * @param slowly where slow things run
     * @param fx the FX thread, {@code Platform::runLater}
     * @param faults shows a fault no screen has words for
     * @param uncaught shows a defect of ours
     */
    public FxWork(
            Executor slowly,
            Executor fx,
            Consumer<Exception> faults,
            Consumer<Throwable> uncaught) {
        this.slowly = slowly;
        this.fx = fx;
        this.faults = faults;
        this.uncaught = uncaught;
    }

    @Override
    public <T> Job run(
            Slow<T> slow,
            Consumer<? super T> onDone,
            Consumer<Refusal> onRefused,
            Consumer<Exception> onFault) {
        Job job = new Job(fx);
        slowly.execute(() -> {
            Runnable ending = outcome(slow, job, onDone, onRefused, onFault);
            fx.execute(() -> {
                job.ended();
                if (!job.isCancelled()) {
                    ending.run();
                }
            });
        });
        return job;
    }

    // The edge: whatever slow work throws must reach the officer, so nothing may pass this method
    // uncaught.
    @SuppressWarnings("ThrowingCatch")
    private <T> Runnable outcome(
            Slow<T> slow,
            Job job,
            Consumer<? super T> onDone,
            Consumer<Refusal> onRefused,
            Consumer<Exception> onFault) {
        try {
            return switch (slow.call(job)) {
                case Answer.Done<T>(T value) -> () -> onDone.accept(value);
                case Answer.Refused<T>(Refusal refusal) -> () -> onRefused.accept(refusal);
            };
        } catch (CancellationException stopped) {
            return () -> {};
        } catch (IOException | UncheckedIOException | IndexBroken fault) {
            return () -> onFault.accept(fault);
        } catch (Throwable defect) {
            return () -> uncaught.accept(defect);
        }
    }

    @Override
    public void fault(Exception fault) {
        faults.accept(fault);
    }
}
