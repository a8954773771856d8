package org.lockfast.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.Index;
import org.lockfast.journal.Journal;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.ForceDevices;

/** Whether the own chain parts, and what of the chains known here cannot be had. */
final class OwnChain {
    private final Journal journal;
    private final Unsent unsent;

    /** What the server said of it; the journal knows better once the other history is here. */
    private Optional<OwnFork> flagged = Optional.empty();

    private volatile List<SyncProblem> problems = List.of();
    private volatile long unreadable;

    OwnChain(Journal journal, Unsent unsent) {
        this.journal = journal;
        this.unsent = unsent;
    }

    /** The server has two histories of it. */
    void flagged(OwnFork where) {
        flagged = Optional.of(where);
    }

    /** Looks how it stands. What does not read does not wait to be sent. */
    void look() {
        List<ChainLack> lacks = journal.lacking();
        boolean own = lacks.stream().anyMatch(this::isOwn);
        List<SyncProblem> now = new ArrayList<>(lacking(lacks));
        fork().map(ChainProblem::fork).ifPresent(now::add);
        problems = List.copyOf(now);
        unreadable = own ? unsent.count() - unsent.readable() : 0;
    }

    private boolean isOwn(ChainLack lack) {
        return lack.device().equals(journal.device());
    }

    private Optional<OwnFork> fork() {
        Optional<Index.Parting> parting = journal.parting();
        return parting.isEmpty()
                ? flagged
                : parting.filter(Index.Parting::open).map(at -> new OwnFork(at.epoch(), at.seq()));
    }

    /** What people call the force's devices, with their ids, by id. */
    static Map<String, String> names(Journal journal) {
        Map<String, String> names = new HashMap<>();
        for (ForceDevice one : ForceDevices.of(journal.aboutKeys(), journal.device())) {
            names.put(one.id(), one.name() + " (" + one.id() + ")");
        }
        return names;
    }

    /** Of what devices say they cannot hand in, what is not here. */
    private List<SyncProblem> lacking(List<ChainLack> lacks) {
        if (lacks.isEmpty()) {
            return List.of();
        }
        Map<String, String> names = names(journal);
        return lacks.stream()
                .map(lack ->
                        isOwn(lack)
                                ? ChainProblem.lacks(lack)
                                : ChainProblem.lacks(
                                        names.getOrDefault(lack.device(), lack.device()), lack))
                .toList();
    }

    /** What is to be said of it, as of the last look. */
    List<SyncProblem> problems() {
        return problems;
    }

    /** How many entries without a receipt do not read, as of the last look. */
    long unreadable() {
        return unreadable;
    }
}
