package org.lockfast.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.Work;

/** Work that runs at once, on the caller's thread, so a view model is tested without a toolkit. */
public final class AtOnce implements Work {
    /** Faults no caller had words for. */
    public final List<Exception> faults = new ArrayList<>();

    private final FxWork work =
            new FxWork(Runnable::run, Runnable::run, faults::add, AtOnce::defect);

    @Override
    public <T> Job run(
            Slow<T> slow,
            Consumer<? super T> onDone,
            Consumer<Refusal> onRefused,
            Consumer<Exception> onFault) {
        return work.run(slow, onDone, onRefused, onFault);
    }

    @Override
    public void fault(Exception fault) {
        faults.add(fault);
    }

    private static void defect(Throwable thrown) {
        throw new AssertionError("A defect of ours, not a fault from outside", thrown);
    }
}
