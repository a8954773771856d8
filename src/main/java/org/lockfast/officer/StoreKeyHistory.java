package org.lockfast.officer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.AdministratorOnly;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.ChainLacks;
import org.lockfast.journal.KeyHistory;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.keys.KeyEvent;
import org.lockfast.keys.KnownKeys;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.SignatureCheck;
import org.lockfast.ledger.VerifyKey;

/**
 * Which key stood behind a name at each place of the journal, as the journal's own entries about
 * keys say, and whether entries that take an administrator are by one. Fresh for each run.
 */
public final class StoreKeyHistory implements KeyHistory {
    /**
     * Keys of one name that an officer can have made alone, the newest: whoever has a device's key
     * makes any number, and the one that is proved comes just before its proof.
     */
    private static final int OF_ONE_NAME = 20;

    private static final KeyDoubt UNORDERED =
            new KeyDoubt(
                    "An officer who signs it was retired at another computer, which did not have"
                            + " it then; nothing shows that it was recorded before that",
                    true);

    private static final KeyDoubt APART =
            new KeyDoubt(
                    "An officer who signs it was added at a computer out of touch, and is an officer"
                            + " at some computers only: see the list of conflicts",
                    true);

    private final KnownKeys known;
    private final EntitledChanges entitled = new EntitledChanges();
    private final Knowledge knowledge = new Knowledge();
    private final ChangedElsewhere elsewhere = new ChangedElsewhere(knowledge);

    /** Keys of officers who are known at some computers only, by name; of their first entry. */
    private final Map<String, List<VerifyKey>> apart = new ConcurrentHashMap<>();

    /** The entry that stands at a record that was followed. */
    private final Map<Long, Ender> enders = new HashMap<>();

    /** Where an entry about keys stands: in its device's chain, and when it was recorded. */
    private record Ender(Entry ending) {
        String device() {
            return ending.device();
        }

        /**
         * Whether an entry says it was recorded before: in one epoch of one chain by its place
         * there, which nobody gives it afterwards without the chain parting. An earlier epoch can
         * be gone on with at any time.
         */
        boolean isAfter(Entry entry) {
            return isInOneEpoch(entry)
                    ? entry.seq() < ending.seq()
                    : entry.recordedMs() < ending.recordedMs();
        }

        /**
         * Whether an entry was followed somewhere before this was known there, as far as can be
         * seen: what another device made may have been, wherever this one heard of both. A place
         * below it in its own epoch was filled afterwards everywhere, or parts the chain.
         */
        boolean isAfterElsewhere(Entry entry) {
            return !entry.device().equals(device()) || isAfter(entry);
        }

        boolean isInOneEpoch(Entry entry) {
            return entry.device().equals(device()) && entry.epoch() == ending.epoch();
        }
    }

    /**
     * The entries that enrolled a device, the first first: two administrators may do so at once.
     */
    private final Map<String, Set<Hash>> enrolments = new HashMap<>();

    /**
     * The entries that enrolled a key and were not followed here, where they come from they were:
     * the chain of its device may begin at one of them all the same.
     */
    private final Map<VerifyKey, Set<Hash>> offered = new ConcurrentHashMap<>();

    private final ChainLacks lacks = new ChainLacks();

    /**
     * What became of an entry about keys.
     *
     * @param now those that count from now on, by record: itself, if it does, and earlier ones that
     *     rest on it
     * @param refusal why it is not followed; null where it is
     * @param waits not followed, and may be once more has come
     * @param apart changes that some computers follow and some do not, as is seen from now on
     */
    public record Taken(
            Map<Long, Entry> now, @Nullable Refusal refusal, boolean waits, List<Entry> apart) {}

    private record Early(long record, Entry entry) {}

    /** What came before what may entitle it. */
    private final EarlyChanges<Early> early = new EarlyChanges<>();

    private final @Nullable String own;

    /**
     * Keys of officers that an entry names which is not followed, by device and name: what they
     * sign at that device can be checked, and counts for nothing.
     */
    private final Map<Claimed, List<VerifyKey>> claimed = new ConcurrentHashMap<>();

    /** The first device that claimed a name. */
    private final Map<String, String> claimants = new ConcurrentHashMap<>();

    /** Those of them that their officer is said to have made alone. */
    private final Set<String> madeAlone = ConcurrentHashMap.newKeySet();

    /** Keys that officers made here alone, by name, until a recovery sheet proves them. */
    private final Map<String, List<VerifyKey>> unproven = new ConcurrentHashMap<>();

    /**
     * Keys that administrators gave under a name that was taken by then: both ways stand, and what
     * either signed can be checked.
     */
    private final Map<String, List<VerifyKey>> doubles = new ConcurrentHashMap<>();

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
    public Optional<VerifyKey> key(Entry entry, String signer) {
        List<VerifyKey> possible = new ArrayList<>();
        Optional<KeyEvent> event = event(entry);
        event.map(what -> known.during(what).key(signer))
                .orElseGet(() -> known.key(signer))
                .ifPresent(possible::add);
        if (event.isPresent()
                && event.get() instanceof KeyEvent.Replaced(String _, VerifyKey fresh)
                && fresh.name().equals(signer)
                && !possible.contains(fresh)) {
            possible.add(fresh);
        }
        possible.addAll(doubles.getOrDefault(signer, List.of()));
        if (entry.device().equals(own)) {
            possible.addAll(unproven.getOrDefault(signer, List.of()));
        }
        claimed(entry.device(), signer).stream()
                .filter(key -> !possible.contains(key))
                .forEach(possible::add);
        return possible.stream()
                // asked only where a name has several keys, which is rare
                .filter(key -> possible.size() == 1 || SignatureCheck.isSignedBy(key, entry))
                .findFirst()
                .or(() -> possible.stream().findFirst());
    }

    @Override
    public @Nullable Objection objection(Entry entry, String signer, long record) {
        if (isMadeHereBy(entry, signer)) {
            return null;
        }
        if (isUnproven(entry, signer)) {
            return key(entry, signer).filter(key -> entitled.usesSheet(entry, key)).isPresent()
                    ? null
                    : new Objection(
                            "The key "
                                    + signer
                                    + " was introduced by its own officer, and no recovery sheet"
                                    + " was used for it",
                            null);
        }
        if (isOnlyClaimed(entry, signer)) {
            return new Objection(
                    "The key "
                            + signer
                            + (madeAlone.contains(signer)
                                    ? " was made by its own officer at another device, which"
                                            + " proves nothing"
                                    : " was introduced at another device by whoever was not"
                                            + " entitled to"),
                    claimants.get(signer));
        }
        if (isOfTheLog(entry.typeName()) && isAnotherDevice(entry.device())) {
            return new Objection(
                    "Only the server's own device records "
                            + entry.typeName()
                            + ", and "
                            + entry.device()
                            + " is another",
                    entry.device());
        }
        List<Entry> retired = retired(entry, signer);
        return !retired.isEmpty() && retired.stream().allMatch(one -> knowledge.knew(one, entry))
                ? null
                : ended(signer, record);
    }

    @Override
    public boolean isByOrder(Entry entry, String signer) {
        return !known.isWithoutServer()
                || (!EntryKeys.areConcernedBy(entry.typeName())
                        && !apart.containsKey(signer)
                        && isOrdered(entry, retired(entry, signer)));
    }

    /** What its own chain shows to stand behind one of these does so wherever it is read. */
    private boolean isOrdered(Entry entry, List<Entry> retired) {
        return retired.isEmpty()
                || retired.stream()
                        .anyMatch(one -> !elsewhere.isApart(one.eid()) && isBehind(entry, one));
    }

    private static boolean isOfTheLog(String typeName) {
        return typeName.startsWith("server.") || typeName.startsWith("log.");
    }

    private boolean isAnotherDevice(String device) {
        return known.founder().filter(founder -> !founder.equals(device)).isPresent();
    }

    /**
     * Why an entry's keys are not relied on at its place; null where they are. What came after its
     * key was ended, whatever that is called, and says that it was recorded before, counts and is
     * marked: only its place in the epoch in which the key was ended shows that it was, and that
     * only where no other text has that place.
     *
     * @param beside another text stood at its place before it came
     */
    public @Nullable KeyDoubt doubt(Entry entry, long record, boolean beside) {
        if (EntitledChanges.isByItself(entry)) {
            return null; // it is judged when it is followed
        }
        KeyDoubt late = null;
        KeyDoubt unordered = null;
        for (String signer : entry.signers()) {
            List<Entry> retired = retired(entry, signer);
            if (!retired.isEmpty() && isOrdered(entry, retired)) {
                return new KeyDoubt(
                        ended(signer, " signs after its officer retired").sentence(), false);
            }
            if (apart.containsKey(signer) && !EntryKeys.areConcernedBy(entry.typeName())) {
                unordered = APART;
                continue;
            }
            if (isUnordered(entry, retired, beside)) {
                unordered = unordered == null ? UNORDERED : unordered;
                continue;
            }
            if (!retired.isEmpty()) {
                continue; // they knew of it
            }
            Objection objection = objection(entry, signer, record);
            if (objection == null) {
                continue;
            }
            Ender ender = isKnown(entry, signer) ? enders.get(known.endedAt(signer)) : null;
            if (ender == null || !ender.isAfter(entry)) {
                return new KeyDoubt(objection.sentence(), false);
            }
            if (beside || !ender.isInOneEpoch(entry)) {
                late = new KeyDoubt(late(signer, record), true);
            }
        }
        return unordered == null ? late : unordered;
    }

    /**
     * Where no log orders entries, what retired the officer of a key that signs one, here or
     * elsewhere, and says what it knew of. The places of both in the journal say nothing then, nor
     * do clocks. None where the key was ended otherwise.
     */
    private List<Entry> retired(Entry entry, String signer) {
        if (!known.isWithoutServer()
                || EntryKeys.areConcernedBy(entry.typeName())
                || !(apart.containsKey(signer) || isKnown(entry, signer))) {
            return List.of();
        }
        KnownKeys.Standing standing = known.standing(signer, Long.MAX_VALUE);
        if (standing == KnownKeys.Standing.REPLACED || standing == KnownKeys.Standing.REVOKED) {
            return List.of();
        }
        Entry.Actor actor = entry.actor();
        Entry.Second second = entry.second();
        if (actor != null && signer.startsWith(actor.id() + "/")) {
            return elsewhere.retirements(actor.id());
        }
        return second != null && second.id() != null && signer.startsWith(second.id() + "/")
                ? elsewhere.retirements(second.id())
                : List.of();
    }

    /** Whether an entry was recorded where a retirement had been heard of, as its chain shows. */
    private boolean isBehind(Entry entry, Entry retirement) {
        return knowledge.knew(entry, retirement);
    }

    /**
     * Whether its officer was retired, as one of these says, by what did not know of it. One that
     * is apart says nothing of what was recorded where it had been heard of and is not followed.
     */
    private boolean isUnordered(Entry entry, List<Entry> retired, boolean beside) {
        return retired.stream()
                .filter(one -> !elsewhere.isApart(one.eid()) || !isBehind(entry, one))
                .anyMatch(one -> beside || !knowledge.knew(one, entry));
    }

    /**
     * What is in doubt of entries that were here before one about officers: of a retirement what it
     * did not know, and of whoever was added apart all. Null for any other.
     */
    @Nullable KeyDoubt unordered(Entry change) {
        if (change.typeName().equals("officer.added")) {
            return elsewhere.isApart(change.eid()) ? APART : null;
        }
        return elsewhere.isRetirement(change) ? UNORDERED : null;
    }

    /**
     * What an officer signs can be checked wherever it was, and is marked, followed here or not.
     */
    private void apart(Entry change) {
        if (!change.typeName().equals("officer.added")) {
            return;
        }
        for (VerifyKey key : EntryKeys.introducedBy(change)) {
            if (isOf(change.subject(), key)) {
                apart.merge(key.name(), List.of(key), StoreKeyHistory::newestOf);
            }
        }
    }

    /** What the changes of officers knew of. */
    Knowledge knowledge() {
        return knowledge;
    }

    private String late(String signer, long record) {
        String ended =
                switch (known.standing(signer, record)) {
                    case RETIRED -> "is of an officer who retired before this came here";
                    case REPLACED -> "was replaced before this came here";
                    default -> "was revoked before this came here";
                };
        return "The key " + signer + " " + ended + "; it says that it was recorded before that";
    }

    /**
     * Whether all that is in doubt about an entry is that its officer has retired since it says it
     * was recorded: so looks every late part of an honest record.
     *
     * @param beside another text stood at its place before it came
     */
    public boolean isOfWhoRetired(Entry entry, long record, boolean beside) {
        KeyDoubt doubt = doubt(entry, record, beside);
        return doubt != null
                && doubt.counts()
                && entry.signers().stream()
                        .filter(signer -> objection(entry, signer, record) != null)
                        .allMatch(signer ->
                                known.standing(signer, record) == KnownKeys.Standing.RETIRED)
                && entry.signers().stream()
                        .noneMatch(signer ->
                                apart.containsKey(signer)
                                        || isUnordered(entry, retired(entry, signer), beside));
    }

    /**
     * The key for whose sake an entry about keys is not followed, because it was ended first as
     * this store heard of both, where it can have been in order where the entry comes from: whoever
     * got it first follows it. Null for none.
     */
    @Nullable String overtaken(Entry entry, long record) {
        for (String signer : entry.signers()) {
            Ender ender =
                    isKnown(entry, signer) && isEnded(signer, record)
                            ? enders.get(known.endedAt(signer))
                            : null;
            if (ender != null && ender.isAfterElsewhere(entry)) {
                return signer;
            }
        }
        return null;
    }

    /** Whether a key was retired, replaced or revoked before a place. */
    public boolean isEnded(String signer, long record) {
        return ended(signer, record) != null;
    }

    private @Nullable Objection ended(String signer, long record) {
        return switch (known.standing(signer, record)) {
            case VALID, UNKNOWN, NOT_YET_INTRODUCED ->
                    null; // an unknown name has no key, and that is said already
            case RETIRED -> ended(signer, " signs after its officer retired");
            case REVOKED -> ended(signer, " signs after it was revoked");
            case REPLACED -> ended(signer, " signs after it was replaced");
        };
    }

    private Objection ended(String signer, String how) {
        Ender by = enders.get(known.endedAt(signer));
        return new Objection("The key " + signer + how, by == null ? null : by.device());
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
     * Keys of an officer that entries of that device name which are not followed: good for checking
     * what they signed there, and for nothing else. Any thread.
     */
    public List<VerifyKey> claimed(String device, String name) {
        List<VerifyKey> there = claimed.getOrDefault(new Claimed(device, name), List.of());
        return there.isEmpty() && known.key(name).isEmpty()
                ? apart.getOrDefault(name, List.of())
                : there;
    }

    /** Whether the key that signs it was claimed at its device, and by nobody introduced. */
    private boolean isOnlyClaimed(Entry entry, String signer) {
        return claimants.containsKey(signer)
                && !isKnown(entry, signer)
                && !isUnproven(entry, signer);
    }

    /** Whether a key that signs it was introduced at its device only, by nobody entitled to. */
    boolean isOnlyClaimed(Entry entry) {
        return entry.signers().stream().anyMatch(signer -> isOnlyClaimed(entry, signer));
    }

    /** Whether it introduces that key, as its officer does here who uses a recovery sheet. */
    private boolean isMadeHereBy(Entry entry, String signer) {
        return entry.device().equals(own)
                && EntitledChanges.isByItself(entry)
                && EntitledChanges.freshKey(entry).equals(signer);
    }

    /** Whether its officer made the key that signs it here, and no sheet has proved it. */
    private boolean isUnproven(Entry entry, String signer) {
        List<VerifyKey> made = unproven.get(signer);
        return made != null
                && entry.device().equals(own)
                && !isKnown(entry, signer)
                && key(entry, signer).filter(made::contains).isPresent();
    }

    private boolean isKnown(Entry entry, String signer) {
        Optional<VerifyKey> introduced = known.key(signer);
        if (!claimants.containsKey(signer) && !unproven.containsKey(signer)) {
            return introduced.isPresent();
        }
        Optional<VerifyKey> signing = key(entry, signer);
        return signing.isPresent()
                && (signing.equals(introduced)
                        || doubles.getOrDefault(signer, List.of()).contains(signing.get()));
    }

    @Override
    public @Nullable Refusal follow(RecordedEvent recorded) {
        return take(recorded.entry(), recorded.record()).refusal();
    }

    /**
     * Takes in the next entry about keys, by what stands in clear. Whoever asks what became of such
     * an entry asks here: index, journal, verification and log go by the same.
     */
    public Taken take(Entry entry, long record) {
        Taken taken = judged(entry, record);
        elsewhere.hear(entry);
        if (!known.isWithoutServer()) {
            return taken;
        }
        List<Entry> found = new ArrayList<>();
        for (Entry one : taken.now().values()) {
            if (isOfOfficers(one)) {
                found.addAll(elsewhere.follow(one, entitled.isByOne(one)));
            }
        }
        if (taken.refusal() != null && isOfOfficers(entry)) {
            found.addAll(elsewhere.refuse(entry, entitled.isByOne(entry), isAgain(entry, taken)));
        }
        found.forEach(this::apart);
        return new Taken(taken.now(), taken.refusal(), taken.waits(), found);
    }

    /** Whether all that speaks against it is that what it ends was ended before. */
    private boolean isAgain(Entry entry, Taken taken) {
        return taken.refusal() != null
                && taken.refusal().objection() == null
                && entitled.refusal(entry) == null
                && known.standing(newest(entry.subject()), Long.MAX_VALUE)
                        == KnownKeys.Standing.RETIRED;
    }

    private static boolean isOfOfficers(Entry entry) {
        return EntitledChanges.isChange(entry) && !entry.typeName().equals("device.enrolled");
    }

    private Taken judged(Entry entry, long record) {
        Refusal refused = refusal(entry, record);
        if (refused != null) {
            Objection objection = refused.objection();
            if (objection != null && objection.endedBy() == null) {
                return new Taken(Map.of(), refused, false, List.of()); // it is offered again
            }
            unfollowed(entry);
            return new Taken(Map.of(), refused, keep(new Early(record, entry)), List.of());
        }
        Map<Long, Entry> now = new LinkedHashMap<>();
        now.put(record, entry);
        Deque<Early> possible = new ArrayDeque<>(restingOn(entry));
        while (!possible.isEmpty()) {
            Early one = possible.removeFirst();
            if (refusal(one.entry(), one.record()) == null) {
                now.put(one.record(), one.entry());
                possible.addAll(restingOn(one.entry()));
            } else {
                keep(one); // for something else
            }
        }
        return new Taken(now, null, false, List.of());
    }

    /**
     * What waited and an entry may entitle. Whoever had no such role when they made a change does
     * not come by it afterwards: of an officer who was here already that rests on it which knew of
     * it.
     */
    private List<Early> restingOn(Entry followed) {
        List<Early> resting = new ArrayList<>();
        for (Early one : early.after(followed)) {
            if (followed.typeName().equals(OfficerEvent.RolesChanged.TYPE)
                    && !knowledge.knew(one.entry(), followed)) {
                keep(one);
            } else {
                resting.add(one);
            }
        }
        return resting;
    }

    /** Whether an entry that was refused may still be followed when something comes. */
    boolean waits(Entry entry) {
        return waitsFor(entry).isPresent();
    }

    /** One that lacks a second person is never theirs, whoever leaves later. */
    private boolean keep(Early one) {
        return waitsFor(one.entry())
                .filter(what -> early.keep(one.entry().device(), what, one))
                .isPresent();
    }

    /**
     * Whether all that speaks against a change is that one administrator made it, where two are
     * known here. It was theirs to make where a second one had not been heard of.
     */
    boolean isOneForTwo(Entry entry) {
        return entitled.isOneForTwo(entry);
    }

    /**
     * Whether somebody made a change, or stood beside it, who was an administrator and is none.
     * Where no log orders entries what each knew of tells which these are ({@link
     * ChangedElsewhere}).
     */
    boolean isByFormer(Entry entry) {
        return !known.isWithoutServer() && entitled.isByFormer(entry);
    }

    /** Whether an officer is an administrator now. */
    boolean isAdministrator(UUID officer) {
        return entitled.isAdministrator(officer);
    }

    /** The name of the key of whoever made it; null where no officer's key signs it. */
    static @Nullable String keyOfActor(Entry entry) {
        Entry.Actor actor = entry.actor();
        return actor == null ? null : keyOf(actor.id(), entry);
    }

    /** The name of the officer's key that signs an entry; null where none does. */
    static @Nullable String keyOf(UUID officer, Entry entry) {
        return entry.signers().stream()
                .filter(signer -> signer.startsWith(officer + "/"))
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether what only an administrator may record, and changes no keys, was one's to record at a
     * place, by keys that were good there. Nothing is changed by asking.
     */
    public boolean isByAdministrator(Entry entry, long record) {
        return AdministratorOnly.covers(entry.typeName())
                && objection(entry, record) == null
                && entitled.refusal(entry) == null;
    }

    /**
     * What entitles an entry that was refused, should it only have come before that; empty where
     * nothing that can come makes it theirs.
     */
    private Optional<String> waitsFor(Entry entry) {
        Optional<KeyEvent> what = event(entry);
        if (what.isPresent()
                && what.get() instanceof KeyEvent.Revoked(String name)
                && known.key(name).isEmpty()) {
            return Optional.of(EarlyChanges.key(name));
        }
        return Optional.ofNullable(entitled.whoIsNoneYet(entry)).map(EarlyChanges::administrator);
    }

    /**
     * Follows one, unless a key that signs it was ended at its place of the journal, whoever ended
     * it and wherever in a chain it stands: places below an ending can be filled afterwards by
     * whoever has the device's key.
     */
    private @Nullable Refusal refusal(Entry entry, long record) {
        Optional<ChainLack> lack = ChainLack.of(entry);
        if (lack.isPresent()) {
            lacks.add(lack.get()); // of its own chain a device says it, ended or not
            return null;
        }
        if (entry.typeName().equals(Knowledge.TYPE)) {
            knowledge.take(entry); // it changes nothing by itself
            return null;
        }
        Objection objection = objection(entry, record);
        if (objection != null) {
            return new Refusal(objection.sentence(), objection);
        }
        String refused = followed(entry, record);
        return refused == null ? null : new Refusal(refused, null);
    }

    private void unfollowed(Entry entry) {
        if (entry.typeName().equals("device.enrolled")) {
            EntryKeys.introducedBy(entry)
                    .forEach(vkey ->
                            offered.computeIfAbsent(vkey, _ -> ConcurrentHashMap.newKeySet())
                                    .add(entry.eid()));
        }
        if (!entry.typeName().equals("officer.added")
                && !entry.typeName().equals("officer.rekeyed")) {
            return;
        }
        for (VerifyKey key : EntryKeys.introducedBy(entry)) {
            if (isOf(entry.subject(), key)) {
                claim(entry.device(), key);
                if (EntitledChanges.isByItself(entry)) {
                    madeAlone.add(key.name());
                }
            }
        }
    }

    private @Nullable String followed(Entry entry, long record) {
        Optional<KeyEvent> event = event(entry);
        if (event.isEmpty() && KeyFields.concerns(entry.typeName())) {
            return "An entry about keys has a key in it that does not read";
        }
        if (EntitledChanges.isByItself(entry)) {
            return madeAlone(entry);
        }
        if (entry.typeName().equals("recovery.used")) {
            return proved(entry, record);
        }
        String refused = entitled.refusal(entry);
        if (refused != null) {
            return refused;
        }
        if (event.isPresent() && !introducedAlready(event.get())) {
            KnownKeys.Verdict verdict = known.apply(event.get(), entry.signers(), record);
            if (verdict == KnownKeys.Verdict.NAME_TAKEN) {
                keepDouble(entry, event.get());
            }
            if (verdict != KnownKeys.Verdict.ACCEPTED) {
                return "An entry about keys may not be followed: " + verdict;
            }
            enders.put(record, new Ender(entry));
            if (event.get() instanceof KeyEvent.Enrolled(VerifyKey vkey)
                    && !known.founder().equals(Optional.of(ownerOf(vkey)))) {
                enrolments
                        .computeIfAbsent(ownerOf(vkey), _ -> new LinkedHashSet<>())
                        .add(entry.eid());
            }
        }
        // Only now: what the keys do not bear makes nobody an administrator either.
        entitled.take(entry);
        return null;
    }

    /** A key that an officer made alone is one more key, and ends none: it may be anybody's. */
    private @Nullable String madeAlone(Entry entry) {
        if (!entry.device().equals(own)) {
            return "An officer's new key that was made at another device by that officer alone:"
                    + " whether a recovery sheet was used, only that device can know";
        }
        for (VerifyKey fresh : EntryKeys.introducedBy(entry)) {
            if (!isOf(entry.subject(), fresh) || newest(entry.subject()).isEmpty()) {
                return "It introduces a key of another officer, or of nobody";
            }
            unproven.merge(fresh.name(), List.of(fresh), StoreKeyHistory::newestOf);
        }
        return null;
    }

    /** A recovery sheet was used: the key that signs takes the place of its officer's other one. */
    private @Nullable String proved(Entry entry, long record) {
        Optional<String> signer =
                entry.signers().stream().filter(one -> isUnproven(entry, one)).findFirst();
        VerifyKey fresh = signer.flatMap(one -> key(entry, one)).orElse(null);
        if (fresh == null || !entitled.usesSheet(entry, fresh)) {
            return "It uses a recovery sheet that nobody made at its device, or that was used"
                    + " before, or its holder did not sign that key";
        }
        UUID officer = UUID.fromString(ownerOf(fresh));
        KnownKeys.Verdict verdict =
                known.apply(new KeyEvent.Replaced(newest(officer), fresh), entry.signers(), record);
        if (verdict == KnownKeys.Verdict.NAME_TAKEN) {
            keepDouble(fresh);
        } else if (verdict != KnownKeys.Verdict.ACCEPTED) {
            return "An officer's new key may not be followed: " + verdict;
        } else {
            enders.put(record, new Ender(entry));
        }
        unproven.remove(fresh.name());
        entitled.take(entry);
        return null;
    }

    private static boolean isOf(UUID officer, VerifyKey key) {
        return key.name().startsWith(officer + "/");
    }

    /** Any thread. */
    @Override
    public List<ChainLack> lacks() {
        return lacks.all();
    }

    /** Any thread. */
    @Override
    public boolean isLacking(String device, long epoch, long seq) {
        return lacks.covers(device, epoch, seq);
    }

    /** Administrators replaced an officer's key by one whose name another key has. */
    private void keepDouble(Entry entry, KeyEvent event) {
        if (event instanceof KeyEvent.Replaced(String _, VerifyKey fresh)
                && isOf(entry.subject(), fresh)) {
            keepDouble(fresh);
        }
    }

    private void keepDouble(VerifyKey fresh) {
        doubles.merge(
                fresh.name(),
                List.of(fresh),
                (had, more) ->
                        had.contains(fresh)
                                ? had
                                : Stream.concat(had.stream(), more.stream()).toList());
    }

    /** The newest of the keys of one name, the newest last. */
    private static List<VerifyKey> newestOf(List<VerifyKey> had, List<VerifyKey> more) {
        List<VerifyKey> all =
                Stream.concat(had.stream().filter(key -> !more.contains(key)), more.stream())
                        .toList();
        return all.subList(Math.max(0, all.size() - OF_ONE_NAME), all.size());
    }

    private void claim(String device, VerifyKey key) {
        claimed.merge(new Claimed(device, key.name()), List.of(key), StoreKeyHistory::newestOf);
        claimants.putIfAbsent(key.name(), device);
    }

    @Override
    public Optional<Hash> enrolment(String device) {
        return enrolments.getOrDefault(device, Set.of()).stream().findFirst();
    }

    @Override
    public boolean isEnrolment(String device, Hash eid) {
        return enrolments.getOrDefault(device, Set.of()).contains(eid)
                || (enrolments.containsKey(device)
                        && known.key(device + "/0")
                                .filter(vkey -> offered.getOrDefault(vkey, Set.of()).contains(eid))
                                .isPresent());
    }

    private static String ownerOf(VerifyKey vkey) {
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
