package org.lockfast.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.NewEvent;

/** A part of a push that goes in with one transaction, and what became of it. */
final class Segment {
    private final Push push;
    private final List<Prepared> entries;
    private final int at;
    private final List<NewEvent> own;
    private volatile @Nullable Outcome outcome;

    /**
     * What became of it.
     *
     * @param indexes of the entries that are in, old and new
     * @param noted what the server recorded of it; null for nothing
     * @param refusal why the next one is not; null where all are in
     */
    record Outcome(
            List<Long> indexes,
            int accepted,
            long firstIndex,
            long nextSeq,
            List<PushAnswer.Flag> flags,
            PushAnswer.@Nullable Noted noted,
            @Nullable Refusal refusal) {
        static Outcome refused(Refusal refusal) {
            return new Outcome(List.of(), 0, -1, -1, List.of(), null, refusal);
        }
    }

    private Segment(Push push, List<Prepared> entries, int at, List<NewEvent> own) {
        this.push = push;
        this.entries = entries;
        this.at = at;
        this.own = own;
    }

    /**
     * @param at place of the first of these entries in the push
     */
    static Segment of(Push push, List<Prepared> entries, int at) {
        return new Segment(push, entries, at, List.of());
    }

    /** Events of the server's own device. */
    static Segment own(Push nobodys, List<NewEvent> events) {
        return new Segment(nobodys, List.of(), 0, new ArrayList<>(events));
    }

    Push push() {
        return push;
    }

    List<Prepared> entries() {
        return entries;
    }

    int at() {
        return at;
    }

    List<NewEvent> own() {
        return own;
    }

    @Nullable Outcome outcome() {
        return outcome;
    }

    void done(Outcome what) {
        outcome = what;
    }
}
