package org.lockfast.journal;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one door through which anything is recorded. */
public interface Recording {
    /**
     * Signs and appends the events in one fsync; on return they are acknowledged. All of them are
     * recorded or none, whatever stops the computer meanwhile.
     *
     * @param by the officer who acts; null only for device-only types
     * @return one {@link Recorded} per event, in order
     * @throws JournalRefusal when nothing was recorded: a type that needs an officer, a full disk,
     *     an entry too large
     */
    List<Recorded> record(@Nullable Acting by, List<NewEvent> events);

    /**
     * What two officers sign, as {@link #record}: both or nothing.
     *
     * @param answer makes the second one's events, once the first one's are made and before
     *     anything is appended: it may name them
     * @return one {@link Recorded} per event, the first one's first
     * @throws JournalRefusal when nothing was recorded
     */
    List<Recorded> together(
            Acting first,
            List<NewEvent> events,
            Acting second,
            Function<List<Recorded>, List<NewEvent>> answer);

    /**
     * Does something while nobody else records: what is looked up in it still holds when it is
     * recorded.
     *
     * @param step may record and settle
     */
    default <T> T alone(Supplier<T> step) {
        return step.get();
    }

    /**
     * Waits until the index shows all that was acknowledged before the call.
     *
     * @throws IndexTrouble where it does not show it
     */
    void settle();

    /**
     * The same before an act that goes by what the lists show: it is refused where they lag.
     *
     * @throws IndexTrouble which says that nothing was recorded
     */
    default void settled() {
        try {
            settle();
        } catch (IndexBroken e) {
            throw IndexTrouble.before(e);
        }
    }

    /**
     * An act: recorded, or refused.
     *
     * @param value what came of it
     */
    default <T> Outcome<T> act(
            @Nullable Acting by, List<NewEvent> events, Function<List<Recorded>, T> value) {
        return act(by, events, all -> Outcome.done(value.apply(all)), value);
    }

    /**
     * An act whose answer is read from the lists. What is recorded is done: where the lists cannot
     * show it, that is told beside the answer, and refuses nothing.
     *
     * @param shown reads it, once the lists have it
     * @param value what is known of it without them
     */
    default <T> Outcome<T> act(
            @Nullable Acting by,
            List<NewEvent> events,
            Function<List<Recorded>, Outcome<T>> shown,
            Function<List<Recorded>, T> value) {
        return act(() -> record(by, events), shown, value);
    }

    /**
     * The same for what is recorded in a way of its own.
     *
     * @param step records
     */
    default <T> Outcome<T> act(
            Supplier<List<Recorded>> step,
            Function<List<Recorded>, Outcome<T>> shown,
            Function<List<Recorded>, T> value) {
        List<Recorded> all;
        try {
            all = step.get();
        } catch (JournalRefusal e) {
            return Outcome.refused("NOT_RECORDED", String.valueOf(e.getMessage()));
        }
        return shown(() -> shown.apply(all), () -> value.apply(all));
    }

    /**
     * The answer of what is recorded already.
     *
     * @param shown reads it, once the lists have it
     * @param value what is known of it without them
     */
    default <T> Outcome<T> shown(Supplier<Outcome<T>> shown, Supplier<T> value) {
        try {
            settle();
            return shown.get();
        } catch (IndexBroken e) {
            return new Outcome.Done<>(value.get(), List.of(IndexTrouble.done(e)));
        }
    }
}
