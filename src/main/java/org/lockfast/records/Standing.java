package org.lockfast.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.ledger.Hash;

/**
 * Which of several entries that record one thing stands, be it an exhibit, a case, a place, or
 * whose a package is: the one a supervisor found, and until then the one that came first to this
 * store. Clocks decide nothing, so nobody alters what is recorded by recording it again. The others
 * are told as a conflict.
 */
final class Standing {
    private final ConflictRows conflicts;

    Standing(ConflictRows conflicts) {
        this.conflicts = conflicts;
    }

    /**
     * The one that stands.
     *
     * @param subject what they record
     * @param records at least one
     */
    Happening of(UUID subject, List<Happening> records) throws SQLException {
        List<Happening> told = told(records);
        Happening found = told.size() < 2 ? null : found(subject, told);
        return found != null ? found : records.stream().min(StoryOrder.COUNTING).orElseThrow();
    }

    /**
     * Which of several entries that change one thing and know nothing of each other stands: the one
     * a supervisor found, else the first by an order that is the same in every store.
     *
     * @param records at least one, all of which count
     */
    Happening ofChanges(UUID subject, List<Happening> records) throws SQLException {
        List<Happening> told = told(records);
        Happening found = told.size() < 2 ? null : found(subject, told);
        return found != null ? found : told.getFirst();
    }

    /** Tells of them where there are several. */
    void tell(UUID subject, List<Happening> records) throws SQLException {
        tellAll(subject, List.of(records));
    }

    /**
     * Tells of each of these where there are several in it.
     *
     * @param groups entries of which only one can stand
     */
    void tellAll(UUID subject, List<List<Happening>> groups) throws SQLException {
        List<Conflict> now = new ArrayList<>();
        for (List<Happening> group : groups) {
            List<Happening> told = told(group);
            List<Hash> eids = eids(told);
            if (told.size() > 1) {
                now.add(
                        Conflict.of(
                                Conflict.Kind.TWICE,
                                subject.toString(),
                                eids,
                                eids,
                                told.get(1).recorded(),
                                null));
            }
        }
        conflicts.set(Conflict.Kind.TWICE, subject.toString(), now);
    }

    /**
     * Those that conflict, in an order that is the same in every store: not those whose keys are
     * not relied on, which are marked by themselves, where there is another.
     */
    private static List<Happening> told(List<Happening> records) {
        boolean some = records.stream().anyMatch(Happening::counts);
        Set<Hash> once = new HashSet<>();
        return records.stream()
                .filter(record -> record.counts() || !some)
                .filter(record -> once.add(record.eid()))
                .sorted(StoryOrder.FIRST)
                .toList();
    }

    private @Nullable Happening found(UUID subject, List<Happening> told) throws SQLException {
        Happening finding = conflicts.finding(subject, eids(told));
        if (finding == null || !(finding.event() instanceof Resolved resolved)) {
            return null;
        }
        int account = Objects.requireNonNull(resolved.finding()).account();
        return account >= 0 && account < told.size() ? told.get(account) : null;
    }

    private static List<Hash> eids(List<Happening> records) {
        return records.stream().map(Happening::eid).toList();
    }
}
