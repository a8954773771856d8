package org.lockfast.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockfast.journal.Journal;
import org.lockfast.ledger.Entry;

/**
 * Places of other devices' chains that the server waits for and that are not here: what came of
 * such a device by a stick goes as far as the hole, and the rest once the hole is filled.
 */
final class OthersHoles {
    private final Journal journal;

    /** By chain. */
    private final Map<String, Hole> met = new LinkedHashMap<>();

    private record Hole(String device, long epoch, long from, long to) {}

    OthersHoles(Journal journal) {
        this.journal = journal;
    }

    /**
     * The server does not take an entry of another device.
     *
     * @param next the place it waits for
     */
    void waits(Entry entry, long next) {
        if (next < 0 || next >= entry.seq()) {
            return;
        }
        List<Long> here = journal.here(entry.device(), entry.epoch(), next, entry.seq() - 1);
        long from = next;
        while (here.contains(from)) {
            from++;
        }
        if (from < entry.seq()) {
            long missing = from;
            long to = here.stream().filter(at -> at > missing).findFirst().orElse(entry.seq()) - 1;
            met.putIfAbsent(
                    PushBatch.chain(entry), new Hole(entry.device(), entry.epoch(), from, to));
        }
    }

    /**
     * What is to be said of them.
     *
     * @param held chains that go no further
     */
    List<SyncProblem> problems(Set<String> held) {
        List<Map.Entry<String, Hole>> open =
                met.entrySet().stream().filter(one -> held.contains(one.getKey())).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Map<String, String> names = OwnChain.names(journal);
        return open.stream()
                .map(Map.Entry::getValue)
                .map(hole ->
                        ChainProblem.othersHeldBack(
                                names.getOrDefault(hole.device(), "device " + hole.device()),
                                hole.epoch(),
                                hole.from(),
                                hole.to()))
                .toList();
    }
}
