package org.lockfast.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.journal.ChainPlace;
import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Note;

/**
 * Gives up what a log lost: it goes on with what it has, under a new origin, so that no checkpoint
 * of the old one is ever contradicted. Its own device begins a new epoch, for entries of the old
 * one may be among what was lost.
 */
final class Succession {
    private static final int AT_ONCE = 1_000;

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
            String origin = next(newestOrigin(head));
            ChainPlace next = head.next().nextEpoch();
            while (next.epoch() < number(origin) - 1) { // each origin before this one began one
                next = next.nextEpoch();
            }
            Batch batch = sequencer.batch(rows, head.under(origin, next), keys);
            batch.record(
                    NewEvent.of(
                            keys.founding().store(), new LogEvent.Succeeded(origin, old, reason)));
            rows.clearStaged();
            return batch.write();
        });
    }

    /**
     * What devices handed back of what is given up, by its place.
     *
     * @param own the server's device, whose entries of that epoch are given up
     */
    static List<LogRows.Staged> handedBack(LogRows rows, String own) {
        LogHead head = rows.head();
        List<LogRows.Staged> all = new ArrayList<>();
        List<Long> places = rows.stagedPlaces(head.size());
        for (int at = 0; at < places.size(); at += AT_ONCE) {
            long from = places.get(at);
            long to = places.get(Math.min(places.size(), at + AT_ONCE) - 1);
            for (long next = from; next <= to; next += AT_ONCE) {
                int count = (int) Math.min(AT_ONCE, to - next + 1);
                rows.staged(next, count).stream()
                        .filter(one -> !Entry.parse(one.entry()).device().equals(own))
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** The values that came with them. */
    static byte[] bodies(List<LogRows.Staged> some) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        some.forEach(one -> all.writeBytes(one.bodies()));
        return all.toByteArray();
    }

    /** The newest origin this log is known to have had: its copy may be older than the last one. */
    static String newestOrigin(LogHead head) {
        byte[] wanted = head.wanted();
        return wanted == null ? head.origin() : Checkpoint.of(Note.parse(wanted)).origin();
    }

    /** {@code f-…/log}, {@code f-…/log2}, {@code f-…/log3} … */
    static String next(String origin) {
        return stem(origin) + (number(origin) + 1);
    }

    /** Whether a log had this origin after that one. */
    static boolean isAfter(String origin, String before) {
        return stem(origin).equals(stem(before)) && number(origin) > number(before);
    }

    /** Whether a log with this origin goes on without something it lost. */
    static boolean gaveUp(String origin) {
        return number(origin) > 1;
    }

    private static String stem(String origin) {
        int end = origin.length();
        while (Character.isDigit(origin.charAt(end - 1))) {
            end--;
        }
        return origin.substring(0, end);
    }

    private static int number(String origin) {
        String number = origin.substring(stem(origin).length());
        return number.isEmpty() ? 1 : Integer.parseInt(number);
    }
}
