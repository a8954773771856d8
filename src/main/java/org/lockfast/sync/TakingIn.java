package org.lockfast.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Received;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.Refused;

/**
 * Takes the entries of a window of the feed into the journal, and notes their places in the log.
 */
final class TakingIn {
    private final Line line;
    private final Arrivals arrivals;

    /**
     * @param arrivals is told what became of the entries of each window
     */
    TakingIn(Line line, Arrivals arrivals) {
        this.line = line;
        this.arrivals = arrivals;
    }

    /**
     * What became of a window.
     *
     * @param fresh how many are new here
     * @param here places of entries that are here now
     * @param missed places of entries that wait for something else to come
     * @param refused those that are not what they say they are
     */
    record Taken(long fresh, Set<Long> here, List<Long> missed, List<SyncState.NotTaken> refused) {}

    Taken take(HeadedBody<FeedHeader> body) throws SyncStop, IOException {
        List<Long> indexes = body.header().indexes();
        List<byte[]> entries;
        Map<Hash, Commitment> values = new HashMap<>();
        try {
            entries = body.entries().entries();
            body.entries().bodies().forEach(value -> values.put(value.hash(), value));
        } catch (Refused e) {
            throw new SyncStop(LineProblem.badAnswer("a bundle out of form"));
        }
        if (entries.size() != indexes.size()) {
            throw new SyncStop(LineProblem.badAnswer("entries without their places"));
        }
        List<Incoming> incoming = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        List<SyncState.NotTaken> refused = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Incoming one = incoming(entries.get(i), values);
            if (one == null) {
                refused.add(new SyncState.NotTaken(indexes.get(i), "", "its bytes are no entry."));
            } else {
                incoming.add(one);
                places.add(indexes.get(i));
            }
        }
        return received(incoming, places, refused);
    }

    /**
     * Takes what the server recorded of a push. What is no entry is passed over: it comes with the
     * feed.
     */
    Taken take(List<PushAnswer.Noted> noted) throws IOException {
        List<Incoming> incoming = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        for (PushAnswer.Noted one : noted) {
            Incoming entry = noted(one);
            if (entry != null) {
                incoming.add(entry);
                places.add(one.index());
            }
        }
        return received(incoming, places, new ArrayList<>());
    }

    private static @Nullable Incoming noted(PushAnswer.Noted one) {
        try {
            return incoming(Base64.getDecoder().decode(one.entry()), Map.of());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Entries with the values they commit to.
     *
     * @param unread how many bundles of bytes are no entry
     */
    record Entries(List<Incoming> entries, int unread) {}

    static Entries entries(EntriesBody body) {
        return entries(body.entries(), values(body));
    }

    /** The values that came with entries, by their hashes. */
    static Map<Hash, Commitment> values(EntriesBody body) {
        Map<Hash, Commitment> values = new HashMap<>();
        body.bodies().forEach(value -> values.put(value.hash(), value));
        return values;
    }

    static Entries entries(List<byte[]> some, Map<Hash, Commitment> values) {
        List<Incoming> read = new ArrayList<>();
        int unread = 0;
        for (byte[] bytes : some) {
            Incoming one = incoming(bytes, values);
            if (one == null) {
                unread++;
            } else {
                read.add(one);
            }
        }
        return new Entries(read, unread);
    }

    /** Null for bytes that are no entry. */
    private static @Nullable Incoming incoming(byte[] bytes, Map<Hash, Commitment> values) {
        try {
            Entry entry = Entry.parse(bytes);
            List<Commitment> own = new ArrayList<>();
            for (Hash hash : entry.commitments()) {
                Commitment value = values.get(hash);
                if (value != null) {
                    own.add(value);
                }
            }
            return new Incoming(entry, own);
        } catch (Malformed e) {
            return null;
        }
    }

    private Taken received(
            List<Incoming> incoming, List<Long> places, List<SyncState.NotTaken> refused)
            throws IOException {
        List<Long> missed = new ArrayList<>();
        Set<Long> here = new HashSet<>();
        List<Received> answers = incoming.isEmpty() ? List.of() : line.journal().receive(incoming);
        List<Receipts.Receipt> known = new ArrayList<>();
        long fresh = 0;
        for (int i = 0; i < answers.size(); i++) {
            Received one = answers.get(i);
            switch (one.answer()) {
                case ADDED, FORK -> {
                    fresh++;
                    here.add(places.get(i));
                    known.add(new Receipts.Receipt(places.get(i), one.record(), one.eid()));
                }
                case KNOWN -> {
                    here.add(places.get(i));
                    if (one.record() >= 0) { // else it came twice in this window
                        known.add(new Receipts.Receipt(places.get(i), one.record(), one.eid()));
                    }
                }
                case WAITING -> missed.add(places.get(i));
                case REFUSED ->
                        refused.add(
                                new SyncState.NotTaken(
                                        places.get(i),
                                        one.eid().base64(),
                                        one.why() == null ? "no reason was given." : one.why()));
            }
        }
        line.receipts().add(known);
        arrivals.came(incoming, answers);
        return new Taken(fresh, here, missed, refused);
    }
}
