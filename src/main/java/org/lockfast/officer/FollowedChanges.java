package org.lockfast.officer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.KeyHistory;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.SignatureCheck;
import org.lockfast.ledger.VerifyKey;

/**
 * Which entries about keys, officers, devices and what only administrators may do were somebody's
 * to make: only these count. Folded in journal order from what stands in clear. Where a journal's
 * founding is not there nothing can be judged, and everything counts. Used by one thread.
 */
public final class FollowedChanges {
    private final StoreKeyHistory history;
    private final LetInElsewhere elsewhere;

    /** Those that others may follow, and not this store, for a key that signs them was ended. */
    private final Map<Hash, Dispute> disputed = new HashMap<>();

    /** These entries themselves. */
    private final Map<Hash, Entry> disputes = new HashMap<>();

    /** Those that do not count so far, the early ones among them. */
    private final Set<Long> refused = new HashSet<>();

    /** The early ones among them, by record. */
    private final Set<Long> waiting = new HashSet<>();

    /** What introduced each key that an officer made here alone. */
    private final Map<VerifyKey, Entry> madeAlone = new HashMap<>();

    /** Entries that enrol a device and were not followed when they came, the first first. */
    private final Map<Hash, Unfollowed> enrolments = new LinkedHashMap<>();

    /** Those of them that wait for what makes them their officers' to make. */
    private final Set<Hash> early = new HashSet<>();

    /** Officers of whom it was refused for good that they were added: who waits for one waits. */
    private final Set<UUID> neverAdded = new HashSet<>();

    /** Officers of whom an entry that counts says that they were added. */
    private final Set<UUID> added = new HashSet<>();

    /**
     * By what was taken in: changes that some computers follow and some do not, as is seen since.
     */
    private final Map<Hash, List<Entry>> apart = new HashMap<>();

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
        this.elsewhere = new LetInElsewhere(history.knowledge());
        this.pinned = force != null;
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
     * Between stores that follow an entry and those that do not.
     *
     * @param key name of the key that signs it and was ended first, as this store heard of both
     * @param device that made the entry
     */
    public record Dispute(String key, String device) {}

    /** Whether an entry stands before one that is disputed, in the chain of their device. */
    public boolean isBefore(Entry entry, Hash disputed) {
        Entry other = disputes.get(disputed);
        return other != null
                && (entry.epoch() < other.epoch()
                        || (entry.epoch() == other.epoch() && entry.seq() < other.seq()));
    }

    /**
     * Why an entry is not followed here that whoever got it first follows: a key that signs it was
     * ended by then. Empty where it is followed, or nobody follows it, and of one that enrols a
     * device: there it counts whether that device is known ({@link #letIn}).
     */
    public Optional<Dispute> dispute(Hash eid) {
        return Optional.ofNullable(disputed.get(eid));
    }

    /**
     * An entry that enrols a device and was not its officer's to make, as far as was known then.
     *
     * @param keys that it introduces
     */
    private record Unfollowed(Entry entry, List<VerifyKey> keys) {}

    /**
     * The device that let another in by an entry that is not followed, where the newcomer's key is
     * known by no other entry either; or by one that is followed here and not where it was heard
     * first that the device had been put out of use. Empty for anything else.
     */
    public Optional<String> letIn(Hash eid) {
        return Optional.ofNullable(enrolments.get(eid))
                .filter(one -> one.keys().stream().noneMatch(this::isKnown))
                .map(Unfollowed::entry)
                .filter(one ->
                        !early.contains(one.eid()) || !history.waits(one) || waitsInVain(one))
                .map(Entry::device)
                .or(() -> elsewhere.letIn(eid));
    }

    /** Those that {@link #letIn} names a device for, in the order in which they came. */
    public List<Entry> unfollowed() {
        return Stream.concat(
                        enrolments.values().stream().map(Unfollowed::entry),
                        elsewhere.all().stream())
                .filter(one -> letIn(one.eid()).isPresent())
                .distinct()
                .toList();
    }

    private void disputed(Entry entry, String key) {
        disputed.put(entry.eid(), new Dispute(key, entry.device()));
        disputes.put(entry.eid(), entry);
    }

    private boolean waitsInVain(Entry enrolment) {
        Entry.Actor actor = enrolment.actor();
        Entry.Second second = enrolment.second();
        return (actor != null && isNone(actor.id()))
                || (second != null && second.id() != null && isNone(second.id()));
    }

    /** Whether an officer is known, and as no administrator; or it was refused to add them. */
    private boolean isNone(UUID officer) {
        return added.contains(officer)
                ? !history.isAdministrator(officer)
                : neverAdded.contains(officer);
    }

    /** The entries that introduced a key of an entry that counts, and were not followed. */
    public Set<Hash> before(Entry counting) {
        Set<Hash> healed = new HashSet<>();
        if (isEnrolment(counting)) {
            List<VerifyKey> keys = EntryKeys.introducedBy(counting);
            healed.addAll(elsewhere.settled());
            enrolments.forEach((eid, one) -> {
                if (one.keys().stream().anyMatch(keys::contains)) {
                    healed.add(eid);
                }
            });
        }
        return healed;
    }

    private boolean isKnown(VerifyKey key) {
        return history.known(key.name()).filter(key::equals).isPresent();
    }

    private static boolean isEnrolment(Entry entry) {
        return entry.typeName().equals("device.enrolled");
    }

    /** Whether an entry that counts introduces a key that its officer made here alone. */
    public static boolean isMadeAlone(Entry entry) {
        return EntitledChanges.isByItself(entry);
    }

    /**
     * The entry that introduced the key which an entry that counts proves; empty for one that
     * proves none. Asked once.
     */
    public Optional<Entry> proved(Entry used) {
        if (!used.typeName().equals("recovery.used")) {
            return Optional.empty();
        }
        return madeAlone.keySet().stream()
                .filter(key -> used.signers().contains(key.name()))
                .filter(key -> SignatureCheck.isSignedBy(key, used))
                .findFirst()
                .map(madeAlone::remove);
    }

    /** Whether a key that signs it was introduced at its device only, by nobody entitled to. */
    public boolean isOnlyClaimed(Entry entry) {
        return founded && history.isOnlyClaimed(entry);
    }

    /**
     * Whether nothing is in doubt but that its officer has retired since.
     *
     * @param beside another text stood at its place of its chain before it came
     */
    public boolean isOfWhoRetired(Entry entry, long record, boolean beside) {
        return founded && history.isOfWhoRetired(entry, record, beside);
    }

    /** The key of a name, as far as entries that count introduced one. */
    public Optional<VerifyKey> known(String name) {
        return history.known(name);
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
        boolean founding = entry.typeName().equals("force.founded");
        if (!founded && !pinned && !founding) {
            return Map.of(record, entry);
        }
        StoreKeyHistory.Taken taken = history.take(entry, record);
        KeyHistory.Refusal why = taken.refusal();
        if (why == null) {
            founded |= founding && !EntryKeys.introducedBy(entry).isEmpty();
        } else {
            refused.add(record);
            if (taken.waits()) {
                waiting.add(record);
            }
            if (founded && isEnrolment(entry)) {
                List<VerifyKey> keys = EntryKeys.introducedBy(entry);
                if (!keys.isEmpty()) {
                    enrolments.putIfAbsent(entry.eid(), new Unfollowed(entry, keys));
                    if (taken.waits()) {
                        early.add(entry.eid());
                    }
                }
            }
            if (founded
                    && entry.typeName().equals("officer.added")
                    && (!taken.waits() || waitsInVain(entry))) {
                neverAdded.add(entry.subject());
            }
            String ended = history.overtaken(entry, record);
            if (ended == null && why.objection() == null) {
                ended =
                        history.isOneForTwo(entry) || history.isByFormer(entry)
                                ? StoreKeyHistory.keyOfActor(entry)
                                : null;
            }
            if (ended != null && !isEnrolment(entry)) {
                disputed(entry, ended);
            }
        }
        for (Entry one : taken.now().values()) {
            if (isMadeAlone(one)) {
                EntryKeys.introducedBy(one).forEach(key -> madeAlone.put(key, one));
            }
        }
        refused.removeAll(taken.now().keySet());
        waiting.removeAll(taken.now().keySet());
        for (Entry one : taken.now().values()) {
            early.remove(one.eid());
            elsewhere.follow(one);
            if (one.typeName().equals("officer.added")) {
                added.add(one.subject());
            }
        }
        if (!taken.apart().isEmpty()) {
            apart.put(entry.eid(), taken.apart());
        }
        for (Entry one : taken.apart()) {
            String key = StoreKeyHistory.keyOfActor(one);
            if (key != null) {
                disputed(one, key);
            }
        }
        return taken.now();
    }

    /**
     * Changes of officers that some computers follow and some do not, since an entry was taken in:
     * these and others did not know of each other.
     */
    public List<Entry> apart(Hash since) {
        return apart.getOrDefault(since, List.of());
    }

    /**
     * What is in doubt of whatever an officer signs who was added by an entry that is apart ({@link
     * #apart}); or, of an officer whose retirement counts, of what it did not know ({@link #knew}).
     * Empty for any other entry.
     */
    public Optional<KeyDoubt> unordered(Entry counting) {
        return Optional.ofNullable(founded ? history.unordered(counting) : null);
    }

    /** Whether a retirement knew of what stands at a place of a chain. */
    public boolean knew(Entry retirement, String device, long epoch, long seq) {
        return history.knowledge().knew(retirement, device, epoch, seq);
    }
}
