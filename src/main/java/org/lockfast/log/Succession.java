package org.lockfast.log;

import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.Note;

/**
 * Gives up what a log lost: it goes on with what it has, under a new origin, so that no checkpoint
 * of the old one is ever contradicted. Its own device begins a new epoch, for entries of the old
 * one may be among what was lost.
 */
final class Succession {
    private final LogStore store;
    private final Sequencer sequencer;
    private final KeysOfLog keys;

    Succession(LogStore store, Sequencer sequencer, KeysOfLog keys) {
        this.store = store;
        this.sequencer = sequencer;
        this.keys = keys;
    }

    LogHead run(String reason) {
        return store.write((rows, head) -> {
            byte[] wanted = head.wanted();
            String old =
                    wanted != null
                            ? Note.parse(wanted).toString()
                            : rows.signed()
                                    .map(one -> Note.parse(one.note()).toString())
                                    .orElse("");
            String origin = next(head.origin());
            Batch batch = sequencer.batch(rows, head.under(origin, head.next().nextEpoch()), keys);
            batch.record(
                    NewEvent.of(
                            keys.founding().store(), new LogEvent.Succeeded(origin, old, reason)));
            rows.clearStaged();
            return batch.write();
        });
    }

    /** {@code f-…/log}, {@code f-…/log2}, {@code f-…/log3} … */
    static String next(String origin) {
        int end = origin.length();
        while (Character.isDigit(origin.charAt(end - 1))) {
            end--;
        }
        String number = origin.substring(end);
        return origin.substring(0, end) + (number.isEmpty() ? 2 : Integer.parseInt(number) + 1);
    }
}
