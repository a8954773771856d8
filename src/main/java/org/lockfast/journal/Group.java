package org.lockfast.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/** Entries that are appended in one fsync, before they are written. */
final class Group {
    private final List<JournalFile.Plain> plains = new ArrayList<>();
    private final List<IndexFollower.Waiting> waiting = new ArrayList<>();
    private final SubjectHeads.Draft subjects;
    private final long first;
    private ChainPlace place;

    /**
     * @param first the record number the first gets
     * @param place where the device's next entry goes
     */
    Group(SubjectHeads.Draft subjects, ChainPlace place, long first) {
        this.subjects = subjects;
        this.place = place;
        this.first = first;
    }

    List<JournalFile.Plain> plains() {
        return plains;
    }

    List<IndexFollower.Waiting> waiting() {
        return waiting;
    }

    SubjectHeads.Draft subjects() {
        return subjects;
    }

    /** Where the device's next entry goes after these. */
    ChainPlace place() {
        return place;
    }

    /** An entry made here. */
    void add(EntryWriter.Written written, List<Hash> parents) {
        long record = put(written.entry(), written.bodies(), List.of());
        waiting.add(new IndexFollower.Waiting(record, written.entry(), written.bodies()));
        subjects.add(written.subjects(), parents, written.entry().eid(), record);
        place = ChainPlace.after(written.entry());
    }

    /** An entry from elsewhere. */
    void add(Receiving.Offer offer) {
        List<JournalFile.Plain> tombstones = new ArrayList<>();
        offer.destroyed().forEach((body, order) -> tombstones.add(Item.tombstone(body, order)));
        List<Commitment> bodies = offer.incoming.bodies();
        long record = put(offer.entry, bodies, tombstones);
        waiting.add(new IndexFollower.Waiting(record, offer.entry, bodies, offer.event(record)));
        offer.appended(record);
    }

    private long put(Entry entry, List<Commitment> bodies, List<JournalFile.Plain> tombstones) {
        for (Commitment body : bodies) {
            byte[] bundle = BodyBundle.of(List.of(body));
            plains.add(new JournalFile.Plain(RecordKind.BODY, bundle));
        }
        plains.addAll(tombstones);
        long record = first + plains.size();
        plains.add(new JournalFile.Plain(RecordKind.ENTRY, entry.bytes()));
        return record;
    }

    Hash newest() {
        return waiting.getLast().entry().eid();
    }

    List<Recorded> recorded() {
        List<Recorded> recorded = new ArrayList<>(waiting.size());
        for (IndexFollower.Waiting one : waiting) {
            Entry entry = one.entry();
            Instant at = Instant.ofEpochMilli(entry.recordedMs());
            recorded.add(new Recorded(entry.eid(), entry.id(), one.record(), at));
        }
        return List.copyOf(recorded);
    }
}
