package org.lockfast.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Note;

/** What has become of a push so far, part by part. */
final class Tally {
    private final List<Long> indexes = new ArrayList<>();
    private final List<PushAnswer.Flag> flags = new ArrayList<>();
    private final List<PushAnswer.Noted> noted = new ArrayList<>();
    private int accepted;
    private long first = -1;
    private long end;
    private long nextSeq = -1;
    private @Nullable Refusal refusal;

    void add(Segment.Outcome outcome) {
        indexes.addAll(outcome.indexes());
        flags.addAll(outcome.flags());
        accepted += outcome.accepted();
        outcome.indexes().forEach(index -> end = Math.max(end, index + 1));
        PushAnswer.Noted of = outcome.noted();
        if (of != null) {
            noted.add(of);
            end = Math.max(end, of.index() + 1);
        }
        first = first < 0 ? outcome.firstIndex() : first;
        nextSeq = outcome.nextSeq() < 0 ? nextSeq : outcome.nextSeq();
        refusal = outcome.refusal();
    }

    void refused(@Nullable Refusal why) {
        refusal = why;
    }

    /** The place after the last entry of it, or about it, that is in the log; 0 where none is. */
    long end() {
        return end;
    }

    @Nullable Refusal refusal() {
        return refusal;
    }

    PushAnswer answer(Note checkpoint) {
        return new PushAnswer(
                first,
                accepted,
                indexes.size() - accepted,
                indexes,
                nextSeq,
                flags,
                noted,
                checkpoint,
                refusal);
    }
}
