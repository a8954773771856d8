package org.lockfast.officer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.KeyHistory;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.keys.KeyEvent;
import org.lockfast.keys.KnownKeys;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;

/**
 * Which key stood behind a name at each place of the journal, as the journal's own entries about
 * keys say, and whether entries that take an administrator are by one. Fresh for each run.
 */
public final class StoreKeyHistory implements KeyHistory {
    private final KnownKeys known;
    private final EntitledChanges entitled = new EntitledChanges();

    /** Which device's entry stands at a record that was followed. */
    private final Map<Long, String> enders = new HashMap<>();

    private final Map<String, Hash> enrolments = new HashMap<>();

    private final List<ChainLack> lacks = new CopyOnWriteArrayList<>();

    /** What came before what may entitle it. */
    private final List<RecordedEvent> kept = new ArrayList<>();

    private final @Nullable String own;

    /**
     * Keys that officers are said to have made for themselves at other devices, by device and name:
     * what they sign can be checked, and counts for nothing.
     */
    private final Map<Claimed, VerifyKey> claimed = new ConcurrentHashMap<>();

    /** The first device that claimed a name. */
    private final Map<String, String> claimants = new ConcurrentHashMap<>();

    private record Claimed(String device, String name) {}

    /**
     * A history in which no device's word on a recovery sheet counts.
     *
     * @param pinned the force key to trust; null trusts the one that founded the store
     */
    public StoreKeyHistory(@Nullable VerifyKey pinned) {
        this(pinned, null);
    }

    /**
     * @param pinned the force key to trust; null trusts the one that founded the store
     * @param own the device whose journal it is: an officer may get in again there with a recovery
     *     sheet. Null for none
     */
    public StoreKeyHistory(@Nullable VerifyKey pinned, @Nullable String own) {
        this.known = pinned == null ? KnownKeys.ofAnyForce() : KnownKeys.of(pinned);
        this.own = own;
    }

    @Override
    public void meet(Entry entry, long record) {
        entitled.meet(entry, record);
    }

    @Override
    public Optional<VerifyKey> key(Entry entry, String signer) {
        return event(entry)
                .map(event -> known.during(event).key(signer))
                .orElseGet(() -> known.key(signer))
                .or(() -> claimed(entry.device(), signer));
    }

    @Override
    public @Nullable Objection objection(String signer, long record) {
        String unproven = entitled.objection(signer, record);
        if (unproven != null) {
            return new Objection(unproven, null);
        }
        if (isOnlyClaimed(signer)) {
            return new Objection(
                    "The key "
                            + signer
                            + " was made by its own officer at another device, which proves"
                            + " nothing",
                    claimants.get(signer));
        }
        return switch (known.standing(signer, record)) {
            case VALID, UNKNOWN, NOT_YET_INTRODUCED ->
                    null; // an unknown name has no key, and that is said already
            case RETIRED -> ended(signer, " signs after its officer retired");
            case REVOKED -> ended(signer, " signs after it was revoked");
            case REPLACED -> ended(signer, " signs after it was replaced");
        };
    }

    private Objection ended(String signer, String how) {
        String by = enders.get(known.endedAt(signer));
        return new Objection("The key " + signer + how, by);
    }

    @Override
    public boolean isAboutKeys(Entry entry) {
        return EntryKeys.areConcernedBy(entry.typeName());
    }

    /** The key of a name as introduced so far. Any thread. */
    public Optional<VerifyKey> known(String name) {
        return known.key(name);
    }

    /**
     * A key that an officer is said to have made for themselves at that device: good for checking
     * what it signed there, and for nothing else. Any thread.
     */
    public Optional<VerifyKey> claimed(String device, String name) {
        return Optional.ofNullable(claimed.get(new Claimed(device, name)));
    }

    private boolean isOnlyClaimed(String signer) {
        return claimants.containsKey(signer) && known.key(signer).isEmpty();
    }

    @Override
    public @Nullable String follow(RecordedEvent recorded) {
        String refused = refusal(recorded);
        for (boolean progress = refused == null; progress; ) {
            progress = false;
            for (RecordedEvent early : List.copyOf(kept)) {
                if (refusal(early) == null) {
                    kept.remove(early);
                    progress = true;
                }
            }
        }
        return refused;
    }

    @Override
    public void keep(RecordedEvent event) {
        Optional<KeyEvent> what = event(event.entry());
        boolean noSuchKey =
                what.isPresent()
                        && what.get() instanceof KeyEvent.Revoked(String name)
                        && known.key(name).isEmpty();
        if (noSuchKey || !entitled.isByAdministrators(event.entry())) {
            kept.add(event);
        } // a change that lacks a second person is never theirs, whoever leaves later
    }

    private @Nullable String refusal(RecordedEvent recorded) {
        return follow(recorded.entry(), recorded.record());
    }

    /**
     * As {@link #follow(RecordedEvent)}, by what stands in clear and for this entry alone.
     *
     * @return null, or in a sentence why it may not be followed
     */
    public @Nullable String follow(Entry entry, long record) {
        Optional<KeyEvent> event = event(entry);
        if (event.isEmpty() && KeyFields.concerns(entry.typeName())) {
            return "An entry about keys has a key in it that does not read";
        }
        if (EntitledChanges.isByItself(entry) && !entry.device().equals(own)) {
            EntryKeys.introducedBy(entry).forEach(key -> claim(entry.device(), key));
            return "An officer's new key that was made at another device by that officer alone:"
                    + " whether a recovery sheet was used, only that device can know";
        }
        if (entry.signers().stream().anyMatch(this::isOnlyClaimed)) {
            return "It is signed by a key that its own officer made at another device";
        }
        String refused = entitled.refusal(entry);
        if (refused != null) {
            return refused;
        }
        if (event.isPresent() && !introducedAlready(event.get())) {
            KnownKeys.Verdict verdict = known.apply(event.get(), entry.signers(), record);
            if (verdict != KnownKeys.Verdict.ACCEPTED) {
                return "An entry about keys may not be followed: " + verdict;
            }
            enders.put(record, entry.device());
            if (event.get() instanceof KeyEvent.Enrolled(VerifyKey vkey)) {
                enrolments.putIfAbsent(deviceOf(vkey), entry.eid());
            }
        }
        // Only now: what the keys do not bear makes nobody an administrator either.
        entitled.take(entry, record);
        ChainLack.of(entry).filter(lack -> !lacks.contains(lack)).ifPresent(lacks::add);
        return null;
    }

    /** Any thread. */
    @Override
    public List<ChainLack> lacks() {
        return lacks;
    }

    private void claim(String device, VerifyKey key) {
        claimed.putIfAbsent(new Claimed(device, key.name()), key);
        claimants.putIfAbsent(key.name(), device);
    }

    @Override
    public Optional<Hash> enrolment(String device) {
        return Optional.ofNullable(enrolments.get(device));
    }

    private static String deviceOf(VerifyKey vkey) {
        return vkey.name().substring(0, vkey.name().indexOf('/'));
    }

    /**
     * The founding introduces the first officer's key; the entry that names that officer says it
     * again.
     */
    private boolean introducedAlready(KeyEvent event) {
        return event instanceof KeyEvent.Added(VerifyKey vkey)
                && known.key(vkey.name()).filter(vkey::equals).isPresent();
    }

    private String newest(UUID owner) {
        return known.newest(owner.toString()).map(VerifyKey::name).orElse("");
    }

    /** Only the clear fields are read: no key stands in a committed one. */
    private Optional<KeyEvent> event(Entry entry) {
        return KeyFields.event(entry, () -> newest(entry.subject()));
    }
}
