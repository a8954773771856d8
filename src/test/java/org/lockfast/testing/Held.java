package org.lockfast.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.Work;

/** Work that is done at once, and whose answers come when a test says so. */
public final class Held implements Work {
    private final AtOnce work = new AtOnce();
    private final List<Runnable> answers = new ArrayList<>();

    @Override
    public <T> Job run(
            Slow<T> slow,
            Consumer<? super T> onDone,
            Consumer<Refusal> onRefused,
            Consumer<Exception> onFault) {
        return work.run(slow, done -> answers.add(() -> onDone.accept(done)), onRefused, onFault);
    }

    @Override
    public void fault(Exception fault) {
        work.fault(fault);
    }

    /** The answers come, the last one first: threads of a pool keep no order. */
    public void answerBackwards() {
        List<Runnable> all = new ArrayList<>(answers);
        answers.clear();
        Collections.reverse(all);
        all.forEach(Runnable::run);
    }
}
