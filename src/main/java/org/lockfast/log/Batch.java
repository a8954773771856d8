package org.lockfast.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainPlace;
import org.lockfast.journal.EntryWriter;
import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.MerkleStack;

/**
 * What one transaction adds to the log: entries in order, the tree over them, and what follows of
 * them. Used under the log's lock.
 */
final class Batch {
    private static final int TILE_LEVELS = 8;
    private static final int LONGEST_TYPE = 200;
    private static final Set<String> CHANGE_OF_MEMBERS =
            Set.of("device.enrolled", "device.revoked", "key.revoked");

    private final KeysOfLog keys;
    private final ServerDevice server;
    private final LogRows rows;
    private final LogHead head;
    private final Chains chains;
    private final Scopes scopes;
    private final MerkleStack stack;
    private final List<LogRows.Node> nodes = new ArrayList<>();
    private final List<Scopes.Placed> placed = new ArrayList<>();
    private final Set<Hash> destroys = new HashSet<>();

    /** Places of orders that were an administrator's to give. */
    private final Set<Long> orders = new HashSet<>();

    /** Entries about keys of this transaction. */
    private final List<LogRows.Stored> aboutKeys = new ArrayList<>();

    /** Whether a device joined, or may have been revoked. */
    private boolean members;

    private @Nullable KeysOfLog ahead;
    private ChainPlace next;
    private long keysAt;

    Batch(KeysOfLog keys, ServerDevice server, Scopes.Memory memory, LogRows rows, LogHead head) {
        this.keys = keys;
        this.server = server;
        this.rows = rows;
        this.head = head;
        this.chains = new Chains(rows, keys, this::keysBefore, Succession.gaveUp(head.origin()));
        this.scopes = new Scopes(keys, memory, rows);
        this.stack = head.stack();
        this.keysAt = head.keysAt();
        this.next =
                head.next().epoch() >= server.epoch()
                        ? head.next()
                        : new ChainPlace(server.epoch(), 0, head.next().prev());
    }

    /** Takes a segment in, as far as it may. */
    Segment.Outcome take(Segment segment) {
        if (!segment.own().isEmpty()) {
            return own(segment.own());
        }
        chains.load(segment.entries());
        List<Long> indexes = new ArrayList<>(segment.entries().size());
        List<PushAnswer.Flag> flags = new ArrayList<>();
        Refusal refusal = null;
        long first = -1;
        long nextSeq = -1;
        int accepted = 0;
        for (Prepared one : segment.entries()) {
            Entry entry = one.entry();
            Chains.Judged judged = chains.judge(entry, segment.push().device());
            if (judged instanceof Chains.Judged.Gap(long wanted)) {
                nextSeq = wanted;
                refusal = gap(segment.at() + indexes.size(), wanted);
                break;
            }
            if (judged instanceof Chains.Judged.Far) {
                refusal =
                        Preparation.bad(
                                segment.at() + indexes.size(),
                                "Its epoch is far beyond any that its device has begun.");
                break;
            }
            boolean fork;
            if (judged instanceof Chains.Judged.Known known) {
                fork = known.fork();
                indexes.add(known.index());
            } else {
                Chains.Judged.Admitted admitted = (Chains.Judged.Admitted) judged;
                fork = admitted.fork();
                if (!bodiesAreThere(one)) {
                    refusal =
                            Preparation.bad(
                                    segment.at() + indexes.size(),
                                    "A value that an entry commits to did not come along.");
                    break;
                }
                long index = add(one);
                first = first < 0 ? index : first;
                indexes.add(index);
                accepted++;
                if (admitted.orphan()) {
                    flags.add(new PushAnswer.Flag(entry.eid(), PushAnswer.Flag.Kind.LATE_PARENT));
                }
            }
            if (fork) {
                flags.add(new PushAnswer.Flag(entry.eid(), PushAnswer.Flag.Kind.CHAIN_FORK));
            }
            nextSeq = chains.next(entry);
        }
        PushAnswer.Noted noted = accepted > 0 ? received(segment.push(), accepted, first) : null;
        return new Segment.Outcome(indexes, accepted, first, nextSeq, flags, noted, refusal);
    }

    private static Refusal gap(int at, long nextSeq) {
        return new Refusal(
                Refusal.Reason.CHAIN_GAP,
                at,
                nextSeq,
                "An entry follows one that is not in the log; it is wanted from "
                        + nextSeq
                        + " on.");
    }

    private boolean bodiesAreThere(Prepared one) {
        if (one.absent().isEmpty()) {
            return true;
        }
        Set<Hash> gone = new HashSet<>(one.absent());
        gone.removeAll(destroys);
        return gone.isEmpty() || rows.destroyed(gone).containsAll(gone);
    }

    private long add(Prepared one) {
        Entry entry = one.entry();
        long index = stack.add(entry.eid(), this::completed);
        chains.add(entry, index);
        placed.add(new Scopes.Placed(one, index));
        boolean order = !one.facts().destroys().isEmpty();
        if (order && keysBefore().isByAdministrator(entry, index)) {
            orders.add(index);
            destroys.addAll(one.facts().destroys());
        }
        members |= CHANGE_OF_MEMBERS.contains(entry.typeName());
        if (one.aboutKeys()) {
            keysAt = index + 1;
            if (!order) {
                aboutKeys.add(new LogRows.Stored(index, one.bytes(), one.bundle()));
            }
        }
        return index;
    }

    /** The keys with all that is before in the log and in this transaction. */
    private KeysOfLog keysBefore() {
        if (aboutKeys.isEmpty() && ahead == null) {
            keys.catchUp(rows);
            return keys;
        }
        if (ahead == null) {
            ahead = keys.copy(rows);
        }
        aboutKeys.forEach(ahead::followAhead);
        aboutKeys.clear();
        return ahead;
    }

    private void completed(int level, long index, Hash hash) {
        if (level % TILE_LEVELS == 0) {
            nodes.add(new LogRows.Node(level, index, hash));
        }
    }

    private PushAnswer.Noted received(Push push, int count, long first) {
        NewEvent event =
                NewEvent.of(
                        keys.founding().store(),
                        new LogEvent.Received(
                                push.device(),
                                count,
                                first,
                                push.skewMs(),
                                push.received().toEpochMilli()));
        EntryWriter.Written written = server.write(null, null, event, next);
        return new PushAnswer.Noted(add(written.entry(), written.bodies()), written.entry());
    }

    /** Records an event of the server's own device. */
    long record(NewEvent event) {
        EntryWriter.Written written = server.write(null, null, event, next);
        return add(written.entry(), written.bodies());
    }

    /** Adds an entry of the server's own device. */
    long add(Entry entry, List<Commitment> bodies) {
        next = ChainPlace.after(entry);
        return add(
                new Prepared(
                        entry,
                        entry.bytes(),
                        bodies,
                        BodyBundle.of(bodies),
                        List.of(),
                        keys.isAboutKeys(entry),
                        EntryFacts.of(entry, bodies)));
    }

    private Segment.Outcome own(List<NewEvent> events) {
        List<Long> indexes = new ArrayList<>();
        events.forEach(event -> indexes.add(record(event)));
        return new Segment.Outcome(
                indexes, indexes.size(), indexes.getFirst(), -1, List.of(), null, null);
    }

    /** Adds an entry at the place it had before a loss. */
    void again(Prepared one) {
        add(one);
        if (one.entry().device().equals(keys.founding().device())) {
            next = ChainPlace.after(one.entry());
        }
    }

    MerkleStack stack() {
        return stack;
    }

    /** Where the server's own next entry goes. */
    ChainPlace next() {
        return next;
    }

    /** The server's own next entries begin another epoch. */
    void nextEpoch() {
        next = next.nextEpoch();
    }

    /** Writes everything; the head as it is then. */
    LogHead write() {
        if (placed.isEmpty()) {
            return head;
        }
        Destruction destruction = new Destruction(rows);
        boolean some = !destroys.isEmpty() || rows.anyDestroyed();
        Set<Hash> gone = some ? destruction.among(placed, destroys) : Set.of();
        var roots = scopes.roots(placed);
        List<LogRows.NewRow> inserted = new ArrayList<>(placed.size());
        for (int i = 0; i < placed.size(); i++) {
            Prepared one = placed.get(i).prepared();
            Entry entry = one.entry();
            inserted.add(
                    new LogRows.NewRow(
                            placed.get(i).index(),
                            entry.eid(),
                            entry.device(),
                            entry.epoch(),
                            entry.seq(),
                            type(entry),
                            one.aboutKeys(),
                            roots.get(i),
                            one.bytes(),
                            bundle(one, gone)));
        }
        rows.insert(inserted);
        rows.insertNodes(nodes);
        scopes.write(placed, roots);
        if (members) {
            Keepers now = keys.copy(rows).keepers(rows.barred());
            now.keep(now.otherThan(scopes.keepers()), rows, placed.getFirst().index());
        }
        if (!destroys.isEmpty()) {
            Set<UUID> near = new LinkedHashSet<>();
            for (int i = 0; i < placed.size(); i++) {
                if (orders.contains(placed.get(i).index())) {
                    near.add(roots.get(i));
                }
            }
            destruction.run(near, destroys);
        }
        LogHead grown = head.grown(stack, keysAt, next);
        rows.head(grown);
        return grown;
    }

    private static byte[] bundle(Prepared one, Set<Hash> gone) {
        return gone.isEmpty()
                ? one.bundle()
                : BodyBundle.of(
                        one.bodies().stream().filter(body -> !gone.contains(body.hash())).toList());
    }

    /** For people who look into the table; nothing is asked by it. */
    private static String type(Entry entry) {
        return entry.type().substring(0, Math.min(entry.type().length(), LONGEST_TYPE));
    }

    /** The transaction is in for good. */
    void committed() {
        scopes.committed();
    }
}
