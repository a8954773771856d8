package org.lockfast.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/** An index in memory, as plain as the contract reads. */
final class MemoryIndex implements Index {
    final Map<Hash, RecordedEvent> byEid = new LinkedHashMap<>();
    private final Map<UUID, List<Hash>> heads = new LinkedHashMap<>();
    private long position;
    volatile boolean breaks;
    volatile long delayNanos;

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public void apply(List<RecordedEvent> entries, long newPosition) {
        if (delayNanos > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(delayNanos);
        }
        take(entries, newPosition);
    }

    private synchronized void take(List<RecordedEvent> entries, long newPosition) {
        if (breaks) {
            throw new IllegalStateException("the index is broken");
        }
        for (RecordedEvent event : entries) {
            if (event.record() < position || byEid.put(event.entry().eid(), event) != null) {
                throw new IllegalStateException("came twice: " + event.entry());
            }
            Set<UUID> subjects = new LinkedHashSet<>(Set.of(event.entry().subject()));
            if (event.event() != null) {
                subjects.addAll(event.event().alsoHeadOf());
            }
            for (UUID subject : subjects) {
                List<Hash> now = heads.computeIfAbsent(subject, s -> new ArrayList<>());
                now.removeAll(event.entry().parents());
                now.add(event.entry().eid());
            }
        }
        position = newPosition;
    }

    @Override
    public synchronized Map<UUID, List<Hash>> heads(Collection<UUID> subjects) {
        Map<UUID, List<Hash>> known = new LinkedHashMap<>();
        for (UUID subject : subjects) {
            if (heads.containsKey(subject)) {
                known.put(subject, List.copyOf(heads.getOrDefault(subject, List.of())));
            }
        }
        return known;
    }

    List<Hash> heads(UUID subject) {
        return heads(List.of(subject)).getOrDefault(subject, List.of());
    }

    synchronized List<RecordedEvent> all() {
        return List.copyOf(byEid.values());
    }
}
