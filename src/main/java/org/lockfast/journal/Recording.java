package org.lockfast.journal;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one door through which anything is recorded. */
public interface Recording {
    /**
     * Signs and appends the events in one fsync; on return they are acknowledged.
     *
     * @param by the officer who acts; null only for device-only types
     * @return one {@link Recorded} per event, in order
     * @throws JournalRefusal when nothing was recorded: a type that needs an officer, a full disk,
     *     an entry too large
     */
    List<Recorded> record(@Nullable Acting by, List<NewEvent> events);

    /**
     * Does something while nobody else records: what is looked up in it still holds when it is
     * recorded.
     *
     * @param step may record and settle
     */
    default <T> T alone(Supplier<T> step) {
        return step.get();
    }

    /** Waits until the index shows all that was acknowledged before the call. */
    void settle();
}
