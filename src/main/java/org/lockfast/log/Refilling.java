package org.lockfast.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.MerkleStack;
import org.lockfast.ledger.Note;

/**
 * Gets back what a log lost (protocol.md, section 7): entries are staged by their place until all
 * are there up to the largest checkpoint shown and the root over them is that checkpoint's.
 */
final class Refilling {
    private static final int AT_ONCE = 1_000;
    private static final int GAPS = 1_000;

    /** Ways tried to choose among entries that two devices hand in for one place. */
    private static final int WAYS = 4_096;

    private final LogStore store;
    private final Sequencer sequencer;
    private final KeysOfLog keys;
    private final Preparation preparation;

    Refilling(LogStore store, Sequencer sequencer, KeysOfLog keys, Preparation preparation) {
        this.store = store;
        this.sequencer = sequencer;
        this.keys = keys;
        this.preparation = preparation;
    }

    /** Stages what a device hands in, and takes all of it in where it is whole. */
    Refill.Answer take(Refill refill) {
        List<LogRows.Staged> staged = read(refill);
        boolean whole =
                store.write((rows, head) -> {
                    if (head.wantedSize() == 0) {
                        return false;
                    }
                    rows.stage(
                            staged.stream()
                                    .filter(one -> one.index() >= head.size())
                                    .filter(one -> one.index() < head.wantedSize())
                                    .toList());
                    return gaps(rows, head).isEmpty();
                });
        List<Refill.Gap> lacking = whole ? admit() : List.of();
        return store.read(rows -> {
            LogHead head = rows.head();
            boolean open = head.state().open();
            List<Refill.Gap> gaps = gaps(rows, head);
            return new Refill.Answer(gaps.isEmpty() && !open ? lacking : gaps, open);
        });
    }

    private static List<LogRows.Staged> read(Refill refill) {
        if (refill.indexes().size() != refill.entries().size()) {
            throw new LogRefusal(Refusal.Reason.BAD_NOTE, "There is not one place for each entry.");
        }
        try {
            Map<Hash, Commitment> values = new HashMap<>();
            BodyBundle.parse(refill.bodies()).forEach(body -> values.put(body.hash(), body));
            List<LogRows.Staged> staged = new ArrayList<>();
            for (int i = 0; i < refill.entries().size(); i++) {
                Entry entry = Entry.parse(refill.entries().get(i));
                List<Commitment> bodies = new ArrayList<>();
                for (Hash hash : entry.commitments()) {
                    Commitment body = values.get(hash);
                    if (body != null) {
                        bodies.add(body);
                    }
                }
                staged.add(
                        new LogRows.Staged(
                                refill.indexes().get(i),
                                entry.eid(),
                                refill.entries().get(i),
                                BodyBundle.of(bodies)));
            }
            return staged;
        } catch (Malformed e) {
            throw new LogRefusal(
                    Refusal.Reason.BAD_NOTE, "An entry does not read: " + e.getMessage() + ".");
        }
    }

    private static List<Refill.Gap> gaps(LogRows rows, LogHead head) {
        List<Refill.Gap> gaps = new ArrayList<>();
        long next = head.size();
        for (long place : rows.stagedPlaces(head.size())) {
            if (place > next && gaps.size() < GAPS) {
                gaps.add(new Refill.Gap(next, place));
            }
            next = place + 1;
        }
        if (next < head.wantedSize() && gaps.size() < GAPS) {
            gaps.add(new Refill.Gap(next, head.wantedSize()));
        }
        return gaps;
    }

    /** Takes all of it in; the places whose values have not come, where there are any. */
    private List<Refill.Gap> admit() {
        List<Refill.Gap> lacking = new ArrayList<>();
        boolean done =
                sequencer.alone(() ->
                        store.write((rows, head) -> {
                            byte[] wanted = head.wanted();
                            return wanted != null
                                    && gaps(rows, head).isEmpty()
                                    && admit(rows, head, Note.parse(wanted), lacking);
                        }));
        if (done) {
            sequencer.forget();
            keys.catchUp();
        }
        return lacking;
    }

    private boolean admit(LogRows rows, LogHead head, Note wanted, List<Refill.Gap> lacking) {
        Checkpoint pin = Checkpoint.of(wanted);
        List<Hash> chosen = choose(rows, head, pin);
        if (chosen == null) {
            return false;
        }
        lacking.addAll(lacking(rows, head, pin, chosen));
        if (!lacking.isEmpty()) {
            return false;
        }
        LogHead whole = head;
        KeysOfLog known = KeysOfLog.within(store, rows);
        for (long from = head.size(); from < pin.size(); from += AT_ONCE) {
            Batch batch = sequencer.batch(rows, whole, known);
            int count = (int) Math.min(AT_ONCE, pin.size() - from);
            for (LogRows.Staged staged : rows.staged(from, count)) {
                if (chosen.get((int) (staged.index() - head.size())).equals(staged.eid())) {
                    Prepared one = preparation.prepare(staged.entry(), bodies(staged));
                    batch.again(one);
                    if (one.aboutKeys()) {
                        known.followAhead(
                                new LogRows.Stored(
                                        staged.index(), staged.entry(), staged.bodies()));
                    }
                }
            }
            whole = batch.write();
        }
        rows.clearStaged();
        LogHead open = whole.refilled(pin.origin());
        Batch last = sequencer.batch(rows, open, known);
        last.record(
                NewEvent.of(
                        keys.founding().store(), new LogEvent.Refilled(head.size(), pin.size())));
        last.write();
        return true;
    }

    /**
     * Places of the chosen entries that commit to a value which has not come, and which no
     * administrator's order has destroyed: neither before the loss nor within what was lost.
     */
    private List<Refill.Gap> lacking(
            LogRows rows, LogHead head, Checkpoint pin, List<Hash> chosen) {
        Map<Long, List<Hash>> absent = new TreeMap<>();
        Set<Hash> gone = new HashSet<>();
        KeysOfLog known = KeysOfLog.within(store, rows);
        for (long from = head.size(); from < pin.size(); from += AT_ONCE) {
            int count = (int) Math.min(AT_ONCE, pin.size() - from);
            for (LogRows.Staged staged : rows.staged(from, count)) {
                if (chosen.get((int) (staged.index() - head.size())).equals(staged.eid())) {
                    Prepared one = preparation.prepare(staged.entry(), bodies(staged));
                    boolean order = !one.facts().destroys().isEmpty();
                    if (order && known.isByAdministrator(one.entry(), staged.index())) {
                        gone.addAll(one.facts().destroys());
                    } else if (!order && one.aboutKeys()) {
                        known.followAhead(
                                new LogRows.Stored(
                                        staged.index(), staged.entry(), staged.bodies()));
                    }
                    if (!one.absent().isEmpty()) {
                        absent.put(staged.index(), one.absent());
                        gone.addAll(rows.destroyed(one.absent()));
                    }
                }
            }
        }
        return absent.entrySet().stream()
                .filter(each -> !gone.containsAll(each.getValue()))
                .map(each -> new Refill.Gap(each.getKey(), each.getKey() + 1))
                .limit(GAPS)
                .toList();
    }

    private static Map<Hash, Commitment> bodies(LogRows.Staged staged) {
        Map<Hash, Commitment> values = new HashMap<>();
        BodyBundle.parse(staged.bodies()).forEach(body -> values.put(body.hash(), body));
        return values;
    }

    /** The eids whose tree has the pinned root, place by place; null where there are none such. */
    private static @Nullable List<Hash> choose(LogRows rows, LogHead head, Checkpoint pin) {
        List<List<Hash>> choices = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long from = head.size(); from < pin.size(); from += AT_ONCE) {
            int count = (int) Math.min(AT_ONCE, pin.size() - from);
            for (LogRows.Staged staged : rows.staged(from, count)) {
                if (seen.add(staged.index())) {
                    choices.add(new ArrayList<>());
                }
                choices.getLast().add(staged.eid());
            }
        }
        List<Hash> chosen = new ArrayList<>();
        choices.forEach(each -> chosen.add(each.getFirst()));
        int[] ways = {WAYS};
        return fits(head, pin, chosen, choices, 0, ways) ? chosen : null;
    }

    /** Tries the likeliest first: what most devices handed in. */
    private static boolean fits(
            LogHead head,
            Checkpoint pin,
            List<Hash> chosen,
            List<List<Hash>> choices,
            int from,
            int[] ways) {
        int next = from;
        while (next < choices.size() && choices.get(next).size() == 1) {
            next++;
        }
        if (next == choices.size()) {
            ways[0]--;
            MerkleStack stack = head.stack();
            chosen.forEach(stack::add);
            return stack.root().equals(pin.root());
        }
        for (Hash each : choices.get(next)) {
            chosen.set(next, each);
            if (fits(head, pin, chosen, choices, next + 1, ways)) {
                return true;
            }
            if (ways[0] <= 0) {
                return false;
            }
        }
        return false;
    }
}
