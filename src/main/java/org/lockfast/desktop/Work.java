package org.lockfast.desktop;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Runs slow things off the FX thread and brings the answer back to it. View models get it by
 * constructor; tests pass one that runs at once.
 */
public interface Work {

    /**
     * Something slow that tells how far it is and stops when asked.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Slow<T> {
        /** Does it, off the FX thread. */
        Answer<T> call(Progress progress) throws Exception;
    }

    /**
     * Runs it and calls back on the FX thread, exactly one of the three, or none if the job was
     * cancelled.
     *
     * @param onDone what came of it
     * @param onRefused the rules said no
     * @param onFault an I/O exception: disk, printer, network; or the index, whose message is a
     *     sentence. Any other exception is a defect of ours and goes to the window for uncaught
     *     problems
     * @return a handle to watch and cancel it
     */
    <T> Job run(
            Slow<T> slow,
            Consumer<? super T> onDone,
            Consumer<Refusal> onRefused,
            Consumer<Exception> onFault);

    /**
     * What is done when a caller has no better words for a fault: shown with a code, logged once.
     */
    void fault(Exception fault);

    /** Asks for something the rules may refuse; faults are shown in general words. */
    default <T> Job ask(
            Callable<Answer<T>> slow, Consumer<? super T> onDone, Consumer<Refusal> onRefused) {
        return run(progress -> slow.call(), onDone, onRefused, this::fault);
    }

    /** Reads something that cannot be refused; faults are shown in general words. */
    default <T> Job read(Callable<T> slow, Consumer<? super T> onDone) {
        return run(
                progress -> Answer.done(slow.call()),
                onDone,
                refusal -> {
                    throw new IllegalStateException("Reading cannot be refused: " + refusal);
                },
                this::fault);
    }
}
