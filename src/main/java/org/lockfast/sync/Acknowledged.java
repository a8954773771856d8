package org.lockfast.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Entry;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.Runs;

/** What the server acknowledged in one round, noted as it comes. */
final class Acknowledged {
    private final Line line;
    private final String own;
    private final Runs places = new Runs();
    private Optional<Receipts.Receipt> sample = Optional.empty();
    private Optional<Receipts.Receipt> newestOwn = Optional.empty();
    private final BitSet records = new BitSet();
    private final List<PushAnswer.Noted> noted = new ArrayList<>();
    private SyncState.@Nullable ChainEnd end;
    private Optional<OwnFork> fork = Optional.empty();
    private long sampled;
    private long fresh;
    private boolean lacksTaken;

    Acknowledged(Line line) {
        this.line = line;
        this.own = line.journal().device();
    }

    /**
     * Notes it.
     *
     * @param otherPlaces whether the log may have given places that differ from those known
     * @return how many of the batch it has, from the first on; at least one
     * @throws SyncStop where it is no answer to the batch
     */
    int note(PushBatch batch, PushAnswer answer, boolean otherPlaces) throws SyncStop, IOException {
        int taken = answer.indexes().size();
        boolean fits =
                taken <= batch.size()
                        && answer.accepted() >= 0
                        && answer.accepted() + answer.duplicates() == taken;
        if (!fits) {
            throw new SyncStop(LineProblem.badAnswer("an acknowledgement of other entries"));
        }
        long under = line.watch().signed(answer.checkpoint()).size();
        if (answer.indexes().stream().anyMatch(place -> place < 0 || place >= under)) {
            throw new SyncStop(LineProblem.badAnswer("places beyond the end of its log"));
        }
        List<Receipts.Receipt> known = new ArrayList<>();
        for (int i = 0; i < taken; i++) {
            JournalWalk.Kept kept = batch.entries().get(i);
            lacksTaken |= ChainLack.says(kept.entry());
            known.add(
                    new Receipts.Receipt(
                            answer.indexes().get(i), kept.record(), kept.entry().eid()));
            own(kept.entry(), known.getLast());
            records.set(Math.toIntExact(kept.record()));
        }
        answer.indexes().forEach(places::add);
        known.forEach(this::sample);
        if (otherPlaces) {
            line.receipts().addAll(known);
        } else {
            line.receipts().add(known);
        }
        fresh += answer.accepted();
        List<PushAnswer.Noted> about = answer.noted();
        if (about != null) {
            about.stream()
                    .filter(one -> one.index() >= 0 && one.index() < under)
                    .forEach(noted::add);
        }
        forks(batch, answer);
        remember(answer, known);
        if (taken == 0) {
            throw new SyncStop(LineProblem.badAnswer("an acknowledgement of nothing"));
        }
        return taken;
    }

    private void own(Entry entry, Receipts.Receipt receipt) {
        SyncState.ChainEnd last = end;
        if (entry.device().equals(own)
                && (last == null
                        || new SyncState.ChainEnd(entry.epoch(), entry.seq())
                                .isBeyond(last.epoch(), last.seq()))) {
            end = new SyncState.ChainEnd(entry.epoch(), entry.seq());
            newestOwn = Optional.of(receipt);
        }
    }

    private void remember(PushAnswer answer, List<Receipts.Receipt> known) {
        SyncState.ChainEnd last = end;
        line.memory()
                .later(state -> {
                    SyncState promised = state.promised(answer.checkpoint());
                    SyncState noted = last == null ? promised : promised.acknowledged(last);
                    if (state.refused().isEmpty()) {
                        return noted;
                    }
                    List<String> left = new ArrayList<>(state.refused());
                    known.forEach(one -> left.remove(one.eid().base64()));
                    return noted.refused(left, state.why(), line.now().toEpochMilli());
                });
    }

    private void sample(Receipts.Receipt one) {
        sampled++;
        if (ThreadLocalRandom.current().nextLong(sampled) == 0) {
            sample = Optional.of(one);
        }
    }

    private void forks(PushBatch batch, PushAnswer answer) {
        for (PushAnswer.Flag flag : answer.flags()) {
            for (JournalWalk.Kept kept : batch.entries()) {
                Entry entry = kept.entry();
                boolean here =
                        entry.device().equals(own) && entry.eid().base64().equals(flag.eid());
                if (here && flag.flag().equals(PushAnswer.CHAIN_FORK) && fork.isEmpty()) {
                    fork = Optional.of(new OwnFork(entry.epoch(), entry.seq()));
                }
            }
        }
    }

    /** How many entries are new to the server. */
    long fresh() {
        return fresh;
    }

    /** The places of what was acknowledged. */
    Runs places() {
        return places;
    }

    /** One of those acknowledged, any of them alike: the server cannot know which. */
    Optional<Receipts.Receipt> sample() {
        return sample;
    }

    /**
     * The newest of the own chain that was acknowledged: a log that has it has all before it, or
     * shows everybody a chain with a hole.
     */
    Optional<Receipts.Receipt> newestOwn() {
        return newestOwn;
    }

    /** What the server recorded of it. */
    List<PushAnswer.Noted> noted() {
        return noted;
    }

    /** Where in the journal what was acknowledged stands. */
    BitSet records() {
        return records;
    }

    /** Where the own chain was found to have two histories. */
    Optional<OwnFork> fork() {
        return fork;
    }

    /** From here on it is looked whether the server hears what it has to do without. */
    void listen() {
        lacksTaken = false;
    }

    /** Whether it heard what this device, or another one, cannot hand in. */
    boolean lacksTaken() {
        return lacksTaken;
    }
}
