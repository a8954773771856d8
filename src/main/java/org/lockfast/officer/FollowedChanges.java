package org.lockfast.officer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.KeyHistory;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.VerifyKey;

/**
 * Which entries about keys, officers, devices and what only administrators may do were somebody's
 * to make: only these count. Folded in journal order from what stands in clear. Where a journal's
 * founding is not there nothing can be judged, and everything counts. Used by one thread.
 */
public final class FollowedChanges {
    private final StoreKeyHistory history;
    private final @Nullable String own;

    /** Those from elsewhere that a key signs which this device has ended. */
    private final Set<Long> disputed = new HashSet<>();

    private record Early(long record, Entry entry) {}

    /** Those that may count once more has come. */
    private final EarlyChanges<Early> early = new EarlyChanges<>();

    /** Those that do not count so far, the early ones among them. */
    private final Set<Long> refused = new HashSet<>();

    /** The early ones among them, by record. */
    private final Set<Long> waiting = new HashSet<>();

    private final boolean pinned;
    private boolean founded;

    /**
     * @param own the device whose journal it is: an officer may get in again there with a recovery
     *     sheet. Null for none
     */
    public FollowedChanges(@Nullable String own) {
        this(null, own);
    }

    private FollowedChanges(@Nullable VerifyKey force, @Nullable String own) {
        this.history = new StoreKeyHistory(force, own);
        this.pinned = force != null;
        this.own = own;
    }

    /**
     * Those of a journal's entries about keys that count, in the order in which they came to.
     *
     * @param aboutKeys in journal order
     * @param force the key that founded the force, by which all is judged; null for the one that
     *     founded the journal
     * @param own the device whose journal it is; null for none
     */
    static List<RecordedEvent> of(
            Stream<RecordedEvent> aboutKeys, @Nullable VerifyKey force, @Nullable String own) {
        FollowedChanges changes = new FollowedChanges(force, own);
        Map<Long, RecordedEvent> met = new HashMap<>();
        List<RecordedEvent> counting = new ArrayList<>();
        for (Iterator<RecordedEvent> all = aboutKeys.iterator(); all.hasNext(); ) {
            RecordedEvent recorded = all.next();
            Set<Long> now = changes.take(recorded.entry(), recorded.record()).keySet();
            if (!now.isEmpty() || changes.waiting.contains(recorded.record())) {
                met.put(recorded.record(), recorded);
            }
            for (long record : now) {
                counting.add(Objects.requireNonNull(met.remove(record)));
            }
        }
        return counting;
    }

    /** Whether the founding is there, by which all is judged. */
    public boolean isFounded() {
        return founded;
    }

    /**
     * Why an entry's keys are not relied on at its place of the journal; null where they are, or
     * where nothing can be judged.
     *
     * @param beside another text stood at its place of its chain before it came
     */
    public @Nullable KeyDoubt doubt(Entry entry, long record, boolean beside) {
        return founded ? history.doubt(entry, record, beside) : null;
    }

    /**
     * Whether an entry from elsewhere is not followed because this device ended a key that signs
     * it. Whoever got it first follows it, and not what this device did.
     */
    public boolean isDisputed(long record) {
        return disputed.contains(record);
    }

    /**
     * Whether nothing is in doubt but that its officer has retired since.
     *
     * @param beside another text stood at its place of its chain before it came
     */
    public boolean isOfWhoRetired(Entry entry, long record, boolean beside) {
        return founded && history.isOfWhoRetired(entry, record, beside);
    }

    /** Whether an entry that was taken in counts so far. */
    public boolean counts(long record) {
        return !refused.contains(record);
    }

    /**
     * Takes in the next entry about keys.
     *
     * @return those that count from now on, by record: itself, if it does, and earlier ones that
     *     rest on it
     */
    public Map<Long, Entry> take(Entry entry, long record) {
        history.meet(entry, record);
        if (isByAnEndedKey(entry, record)) {
            history.unfollowed(entry);
            refused.add(record);
            return Map.of();
        }
        if (!follows(entry, record)) {
            keep(new Early(record, entry));
            refused.add(record);
            return Map.of();
        }
        Map<Long, Entry> now = new LinkedHashMap<>();
        now.put(record, entry);
        Deque<Early> possible = new ArrayDeque<>(early.after(entry));
        while (!possible.isEmpty()) {
            Early one = possible.removeFirst();
            waiting.remove(one.record());
            if (follows(one.entry(), one.record())) {
                refused.remove(one.record());
                now.put(one.record(), one.entry());
                possible.addAll(early.after(one.entry()));
            } else {
                keep(one); // for something else
            }
        }
        return now;
    }

    private void keep(Early one) {
        boolean kept =
                history.waitsFor(one.entry())
                        .filter(what -> early.keep(one.entry().device(), what, one))
                        .isPresent();
        if (kept) {
            waiting.add(one.record());
        }
    }

    private boolean judges() {
        return founded || pinned;
    }

    private boolean follows(Entry entry, long record) {
        boolean founding = entry.typeName().equals("force.founded");
        if (!judges() && !founding) {
            return true;
        }
        if (history.follow(entry, record) != null) {
            return false;
        }
        founded |= founding && !EntryKeys.introducedBy(entry).isEmpty();
        return true;
    }

    private boolean isByAnEndedKey(Entry entry, long record) {
        if (!judges()) {
            return false;
        }
        for (String signer : entry.signers()) {
            KeyHistory.Objection objection = history.objection(entry, signer, record);
            // A device's own word on a key stands with its own entries: they were in order.
            if (objection != null && !entry.device().equals(objection.endedBy())) {
                if (own != null && own.equals(objection.endedBy())) {
                    disputed.add(record);
                }
                return true;
            }
        }
        return false;
    }
}
