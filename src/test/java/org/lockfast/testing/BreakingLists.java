package org.lockfast.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.lockfast.records.BrokenIndex;

/** Breaks the index of a store in the moment in which an act is recorded. */
public final class BreakingLists {
    private BreakingLists() {}

    /**
     * Does it, and breaks the index once its entries are being made: all was looked up by then, and
     * nothing written yet.
     *
     * @param nth at which of the entries, from 1
     */
    public static <T> T at(int nth, TestStore test, Supplier<T> act) {
        AtomicInteger made = new AtomicInteger();
        test.onEveryLookAtTheClock(() -> {
            boolean writes =
                    StackWalker.getInstance()
                            .walk(all ->
                                    all.anyMatch(frame ->
                                            frame.getClassName().endsWith(".EntryWriter")));
            if (writes && made.incrementAndGet() == nth) {
                try {
                    if (!BrokenIndex.now(test.directory().resolve("index"))) {
                        throw new AssertionError("No index was open");
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        try {
            T done = act.get();
            if (made.get() < nth) {
                throw new AssertionError("It did not break: " + done);
            }
            return done;
        } finally {
            test.onEveryLookAtTheClock(() -> {});
        }
    }

    public static <T> T during(TestStore test, Supplier<T> act) {
        return at(1, test, act);
    }
}
