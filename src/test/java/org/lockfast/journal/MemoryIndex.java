package org.lockfast.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
    private final List<Long> aboutKeys = new ArrayList<>();
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
            if (event.entry().typeName().startsWith("device.")) {
                aboutKeys.add(event.record());
            }
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
                boolean outrun =
                        byEid.values().stream()
                                .anyMatch(other ->
                                        other.entry().parents().contains(event.entry().eid())
                                                && (other.entry().subject().equals(subject)
                                                        || (other.event() != null
                                                                && other.event()
                                                                        .alsoHeadOf()
                                                                        .contains(subject))));
                if (!outrun) {
                    now.add(event.entry().eid());
                }
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

    @Override
    public synchronized List<Placed> placed(String device, long epoch, long from, long to) {
        return byEid.values().stream()
                .filter(event -> event.entry().device().equals(device))
                .filter(event -> event.entry().epoch() == epoch)
                .filter(event -> event.entry().seq() >= from && event.entry().seq() <= to)
                .map(event -> new Placed(event.entry().seq(), event.entry().eid(), event.record()))
                .toList();
    }

    @Override
    public synchronized long newestOf(String device) {
        return byEid.values().stream()
                .filter(event -> event.entry().device().equals(device))
                .max(
                        Comparator.comparingLong((RecordedEvent event) -> event.entry().epoch())
                                .thenComparingLong(event -> event.entry().seq()))
                .map(RecordedEvent::record)
                .orElse(-1L);
    }

    @Override
    public synchronized List<Long> aboutKeys() {
        return List.copyOf(aboutKeys);
    }

    @Override
    public synchronized Map<Hash, Hash> destroyed(Collection<Hash> values) {
        Map<Hash, Hash> found = new LinkedHashMap<>();
        for (RecordedEvent event : byEid.values()) {
            if (event.event() instanceof JournalEvents.BodyDestroyed order) {
                order.h().stream()
                        .filter(values::contains)
                        .forEach(value -> found.putIfAbsent(value, event.entry().eid()));
            }
        }
        return found;
    }

    List<Hash> heads(UUID subject) {
        return heads(List.of(subject)).getOrDefault(subject, List.of());
    }

    synchronized List<RecordedEvent> all() {
        return List.copyOf(byEid.values());
    }
}
