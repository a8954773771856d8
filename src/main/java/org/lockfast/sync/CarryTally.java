package org.lockfast.sync;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Journal;
import org.lockfast.journal.Received;
import org.lockfast.ledger.Hash;

/** What became of entries that were carried here. */
final class CarryTally {
    private static final Set<String> CHANGES = Set.of("officer.added", "officer.retired");

    private final Deque<Incoming> waiting = new ArrayDeque<>();
    private int added;
    private int known;
    private int waits;
    private int refused;
    private @Nullable Hash aboutOfficers;
    private boolean changed;

    /** Hands some to the journal. */
    void receive(Journal journal, List<Incoming> some) throws IOException {
        List<Received> answers = some.isEmpty() ? List.of() : journal.receive(some);
        for (int i = 0; i < answers.size(); i++) {
            Received answer = answers.get(i);
            switch (answer.answer()) {
                case ADDED, FORK -> {
                    added++;
                    String type = some.get(i).entry().type();
                    if (type.startsWith("officer.") || type.startsWith("key.")) {
                        aboutOfficers = answer.eid();
                        changed |= CHANGES.contains(some.get(i).entry().typeName());
                    }
                }
                case KNOWN -> known++;
                case WAITING -> {
                    waits++;
                    waiting.addLast(some.get(i));
                    if (waiting.size() > EarlyEntries.MANY) { // no more are kept
                        waiting.removeFirst();
                    }
                }
                case REFUSED -> refused++;
            }
        }
    }

    /** So many were no entries. */
    void unread(int more) {
        refused += more;
    }

    /** Adds what became of others, received before. */
    void add(CarryTally other) {
        added += other.added;
        known += other.known;
        waits += other.waits;
        refused += other.refused;
        changed |= other.changed;
        aboutOfficers = aboutOfficers == null ? other.aboutOfficers : aboutOfficers;
    }

    int added() {
        return added;
    }

    int known() {
        return known;
    }

    int waits() {
        return waits;
    }

    int refused() {
        return refused;
    }

    /** The last of them that wait for something else. */
    Collection<Incoming> waiting() {
        return waiting;
    }

    /** Whether some add or retire officers. */
    boolean changedOfficers() {
        return changed;
    }

    /** The newest about officers or keys. */
    @Nullable Hash aboutOfficers() {
        return aboutOfficers;
    }
}
