package org.lockfast.desktop;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;

/** Work whose going on is seen: the frame counts what is under way. */
public final class SeenWork implements Work {
    private final Work work;
    private final IntegerProperty underWay;
    private final Executor fx;

    /**
     * @param work does it
     * @param underWay how much of it is under way; set on the FX thread
     * @param fx the FX thread, {@code Platform::runLater}
     */
    public SeenWork(Work work, IntegerProperty underWay, Executor fx) {
        this.work = work;
        this.underWay = underWay;
        this.fx = fx;
    }

    @Override
    public <T> Job run(
            Slow<T> slow,
            Consumer<? super T> onDone,
            Consumer<Refusal> onRefused,
            Consumer<Exception> onFault) {
        return work.run(
                progress -> {
                    fx.execute(() -> underWay.set(underWay.get() + 1));
                    try {
                        return slow.call(progress);
                    } finally {
                        fx.execute(() -> underWay.set(underWay.get() - 1));
                    }
                },
                onDone,
                onRefused,
                onFault);
    }

    @Override
    public void fault(Exception fault) {
        work.fault(fault);
    }
}
