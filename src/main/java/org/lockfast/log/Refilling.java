package org.lockfast.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.EntryBounds;
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

    /** A node looks for the log's own among what was handed in by one call at a time. */
    private final ReentrantLock searching = new ReentrantLock();

    /** What was looked through before and did not have the root. */
    private volatile @Nullable Hash inVain;

    /**
     * What was found out last: it follows from what is there, all of which is read for it. Null
     * again where this node was handed in more, for another text may stand at the same place.
     */
    private volatile @Nullable WantedOf lastWanted;

    /**
     * Whose entries are wanted.
     *
     * @param size of the log
     * @param wantedSize of the largest checkpoint shown
     * @param there places behind it of which something was handed in
     */
    private record WantedOf(long size, long wantedSize, List<Long> there, Set<String> devices) {
        boolean isOf(LogHead head, List<Long> places) {
            return size == head.size() && wantedSize == head.wantedSize() && there.equals(places);
        }
    }

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
        if (!staged.isEmpty()) {
            store.write((rows, head) -> {
                rows.stage(
                        refill.device(),
                        staged.stream()
                                .filter(one -> one.index() >= head.size())
                                .filter(one -> one.index() < head.wantedSize())
                                .toList());
                return head;
            });
            lastWanted = null;
        }
        LogHead head = store.read(LogRows::head);
        List<Refill.Gap> nobodys = store.read(rows -> gaps(head, rows.stagedPlaces(head.size())));
        if (!nobodys.isEmpty()) {
            return new Refill.Answer(nobodys, false);
        }
        List<Refill.Gap> lacking = new ArrayList<>();
        boolean fits = head.wanted() == null || complete(lacking);
        return store.read(rows -> {
            LogHead now = rows.head();
            if (now.state().open()) {
                return new Refill.Answer(List.of(), true);
            }
            return new Refill.Answer(
                    fits ? lacking : gaps(now, rows.stagedPlaces(now.size(), refill.device())),
                    false);
        });
    }

    /** What nobody has handed in yet of what is lost. */
    List<Refill.Gap> missing() {
        return store.read(rows -> {
            LogHead head = rows.head();
            return head.wanted() == null ? List.of() : gaps(head, rows.stagedPlaces(head.size()));
        });
    }

    /** Whose entries are among what nobody has handed in, as far as that shows. */
    Set<String> wantedOf() {
        return store.read(rows -> {
            LogHead head = rows.head();
            if (head.wanted() == null) {
                lastWanted = null;
                return Set.of();
            }
            List<Long> there = rows.stagedPlaces(head.size());
            WantedOf known = lastWanted;
            if (known == null || !known.isOf(head, there)) {
                known =
                        new WantedOf(
                                head.size(),
                                head.wantedSize(),
                                there,
                                WhoseIsWanted.of(rows, head, there, keys.founding().device()));
                lastWanted = known;
            }
            return known.devices();
        });
    }

    /**
     * Looks for the log's own and takes it in.
     *
     * @return false where what was handed in does not make the log
     */
    private boolean complete(List<Refill.Gap> lacking) {
        if (!searching.tryLock()) {
            return true; // another call is at it
        }
        try {
            List<Hash> chosen = choose();
            return chosen != null && admit(chosen, lacking);
        } finally {
            searching.unlock();
        }
    }

    private static List<LogRows.Staged> read(Refill refill) {
        if (refill.indexes().size() != refill.entries().size()) {
            throw new LogRefusal(Refusal.Reason.BAD_NOTE, "There is not one place for each entry.");
        }
        try {
            Map<Hash, Commitment> values = new HashMap<>();
            BodyBundle.parse(refill.bodies()).forEach(body -> values.put(body.hash(), body));
            List<LogRows.Staged> staged = new ArrayList<>();
            long size = 0;
            for (int i = 0; i < refill.entries().size(); i++) {
                Entry entry = Entry.parse(refill.entries().get(i));
                List<Commitment> bodies = new ArrayList<>();
                for (Hash hash : entry.commitments()) {
                    Commitment body = values.get(hash);
                    if (body != null) {
                        bodies.add(body);
                    }
                }
                size += EntryBounds.together(refill.entries().get(i).length, bodies);
                if (size > Preparation.MOST_OF_ALL) {
                    return staged; // the rest is still wanted, and comes again
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

    /** What is not among those places, the last gap to the end where there are too many. */
    private static List<Refill.Gap> gaps(LogHead head, List<Long> places) {
        List<Refill.Gap> gaps = new ArrayList<>();
        long next = head.size();
        for (long place : places) {
            if (place > next && gaps.size() == GAPS - 1) {
                break;
            }
            if (place > next) {
                gaps.add(new Refill.Gap(next, place));
            }
            next = place + 1;
        }
        if (next < head.wantedSize()) {
            gaps.add(new Refill.Gap(next, head.wantedSize()));
        }
        return gaps;
    }

    /** Takes all of it in; false where something else was handed in meanwhile. */
    private boolean admit(List<Hash> chosen, List<Refill.Gap> lacking) {
        boolean[] fits = {false};
        boolean done =
                sequencer.alone(() ->
                        store.write((rows, head) -> {
                            lacking.clear();
                            byte[] wanted = head.wanted();
                            fits[0] = wanted != null && fits(head, Note.parse(wanted), chosen);
                            return wanted != null
                                    && fits[0]
                                    && admit(rows, head, Note.parse(wanted), chosen, lacking);
                        }));
        if (done) {
            sequencer.forget();
            keys.catchUp();
        }
        return fits[0];
    }

    private static boolean fits(LogHead head, Note wanted, List<Hash> chosen) {
        MerkleStack stack = head.stack();
        chosen.forEach(stack::add);
        Checkpoint pin = Checkpoint.of(wanted);
        return stack.size() == pin.size() && stack.root().equals(pin.root());
    }

    private boolean admit(
            LogRows rows, LogHead head, Note wanted, List<Hash> chosen, List<Refill.Gap> lacking) {
        Checkpoint pin = Checkpoint.of(wanted);
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
        // Who asks already stands behind these places: a keeper ordered meanwhile, for one
        rows.renewInterests(head.size(), pin.size());
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
     * administrator's order has destroyed, neither before the loss nor within what was lost; and of
     * those that were taken back since they were chosen.
     */
    private List<Refill.Gap> lacking(
            LogRows rows, LogHead head, Checkpoint pin, List<Hash> chosen) {
        Map<Long, List<Hash>> absent = new TreeMap<>();
        Set<Hash> gone = new HashSet<>();
        KeysOfLog known = KeysOfLog.within(store, rows);
        List<Long> there = new ArrayList<>();
        for (long from = head.size(); from < pin.size(); from += AT_ONCE) {
            int count = (int) Math.min(AT_ONCE, pin.size() - from);
            for (LogRows.Staged staged : rows.staged(from, count)) {
                if (chosen.get((int) (staged.index() - head.size())).equals(staged.eid())) {
                    there.add(staged.index());
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
        if (there.size() < chosen.size()) {
            return gaps(head, there);
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
    private @Nullable List<Hash> choose() {
        Optional<Choosing> handedIn = store.read(Refilling::handedIn);
        if (handedIn.isEmpty() || handedIn.get().seen().equals(inVain)) {
            return null;
        }
        Choosing choosing = handedIn.get();
        List<Hash> chosen = choosing.choose();
        inVain = chosen == null ? choosing.seen() : null;
        return chosen;
    }

    /** What devices stand for at each place that is lost; empty where one has nothing. */
    private static Optional<Choosing> handedIn(LogRows rows) {
        LogHead head = rows.head();
        byte[] wanted = head.wanted();
        if (wanted == null) {
            return Optional.empty();
        }
        Checkpoint pin = Checkpoint.of(Note.parse(wanted));
        Choosing choosing = new Choosing(head.stack(), pin.root());
        for (long from = head.size(); from < pin.size(); from += AT_ONCE) {
            int count = (int) Math.min(AT_ONCE, pin.size() - from);
            TreeMap<Long, TreeMap<String, Hash>> places = new TreeMap<>();
            for (LogRows.Stand one : rows.stands(from, count)) {
                places.computeIfAbsent(one.index(), at -> new TreeMap<>())
                        .put(one.device(), one.eid());
            }
            if (places.size() < count) {
                return Optional.empty();
            }
            places.values().forEach(choosing::take);
        }
        return Optional.of(choosing);
    }
}
