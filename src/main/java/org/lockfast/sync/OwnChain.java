package org.lockfast.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.Index;
import org.lockfast.journal.Journal;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.ForceDevices;

/** Whether the own chain parts, and what of the chains known here cannot be had. */
final class OwnChain {
    /** So many of one device are named one by one. */
    static final int NAMED = 5;

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
        return told(lacks, journal.device(), names(journal));
    }

    /**
     * A few are named. Of more one is told for each device: others are to be found beside them, and
     * a device may say what it likes.
     *
     * @param names what people call the devices, by id
     */
    static List<SyncProblem> told(List<ChainLack> lacks, String own, Map<String, String> names) {
        Map<String, List<ChainLack>> ofEach =
                lacks.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ChainLack::device,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<SyncProblem> told = new ArrayList<>();
        ofEach.forEach((device, its) -> {
            String name = device.equals(own) ? "this device" : names.getOrDefault(device, device);
            if (its.size() > NAMED) {
                told.add(ChainProblem.lacks(name, its));
            } else {
                its.forEach(lack ->
                        told.add(
                                device.equals(own)
                                        ? ChainProblem.lacks(lack)
                                        : ChainProblem.lacks(name, lack)));
            }
        });
        return told;
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
