package org.lockfast.keys;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.TrustedKeys;
import org.lockfast.ledger.VerifyKey;

/**
 * Which key was valid when, folded from the entries in journal order. A key is known once an entry
 * signed by keys known and valid before it has introduced it; it stays known for ever, so that old
 * signatures stand, and {@link #standing} says whether it was still valid at a place.
 *
 * <p>A device has one key under the names of all its epochs unless a later one was introduced for
 * it: {@code d-…/3} is the key of {@code d-…/2} then, because nobody else can sign with it.
 */
public final class KnownKeys implements TrustedKeys {
    /** Why an event about keys was not followed; ACCEPTED when it was. */
    public enum Verdict {
        ACCEPTED,
        /** The first event about keys must be the founding, and there is only one. */
        NOT_THE_FOUNDING,
        /** Founded by another force key than the one trusted from the start. */
        ANOTHER_FORCE,
        /** A signer was never introduced. */
        UNKNOWN_SIGNER,
        /** A signer was retired, replaced or revoked before. */
        SIGNER_ENDED,
        /** No signer may do this. */
        NOT_ENTITLED,
        /** A key of that name is known already. */
        NAME_TAKEN,
        /** The key to be ended or replaced is not known. */
        NO_SUCH_KEY,
        /** It was ended before. */
        ALREADY_ENDED,
        /** The fresh key is not of the same owner, or not of a later epoch. */
        NOT_ITS_SUCCESSOR
    }

    /** How a key stood at a place of the journal. */
    public enum Standing {
        UNKNOWN,
        NOT_YET_INTRODUCED,
        VALID,
        RETIRED,
        REPLACED,
        REVOKED
    }

    /** A key's life: from, and until when and why. */
    private record Life(VerifyKey vkey, long from, @Nullable Standing ended, long until) {
        Life endedBy(Standing why, long at) {
            return new Life(vkey, from, why, at);
        }

        Standing at(long position) {
            if (position < from) {
                return Standing.NOT_YET_INTRODUCED;
            }
            return ended != null && position > until ? ended : Standing.VALID;
        }
    }

    private final @Nullable VerifyKey pinned;
    private final Map<String, Life> lives = new ConcurrentHashMap<>();

    /** The names under which an officer or a device has signed, by epoch. */
    private final Map<String, NavigableMap<Long, String>> owners = new ConcurrentHashMap<>();

    /** The first device's id: the force's server, in a force that has one; null until founded. */
    private volatile @Nullable String founder;

    /**
     * Whether the founding device stands among the devices of its force like any other. A server
     * never does; where one of people's own computers founded the force, administrators let others
     * join with their own keys, and the founding one can be put out of use.
     */
    private volatile boolean founderJoined;

    /**
     * Whether the founding device let another in by its own key alone, as a server does. It is none
     * of people's own then, and never stands among the devices.
     */
    private volatile boolean founderServes;

    private KnownKeys(@Nullable VerifyKey pinned) {
        this.pinned = pinned;
    }

    /** Trusts whatever force founded the store. */
    public static KnownKeys ofAnyForce() {
        return new KnownKeys(null);
    }

    /** Trusts that force key only, as {@code verify --trust FILE} does. */
    public static KnownKeys of(VerifyKey force) {
        return new KnownKeys(force);
    }

    /**
     * Follows an event, if those who signed it could decide it. The signatures themselves are
     * checked before, against {@link #during}.
     *
     * @param signers the key names of the entry's good signatures
     * @param position where the entry stands in the journal; later entries have higher ones
     */
    public synchronized Verdict apply(KeyEvent event, List<String> signers, long position) {
        if (event instanceof KeyEvent.Founded founding) {
            return found(founding, signers, position);
        }
        if (founder == null) {
            return Verdict.NOT_THE_FOUNDING;
        }
        Verdict bySigners = judge(event, signers, position);
        return bySigners == Verdict.ACCEPTED ? follow(event, position) : bySigners;
    }

    private Verdict found(KeyEvent.Founded founding, List<String> signers, long position) {
        if (founder != null) {
            return Verdict.NOT_THE_FOUNDING;
        }
        if (!trusted(founding.force())) {
            return Verdict.ANOTHER_FORCE;
        }
        if (!signers.contains(founding.force().name())) {
            return Verdict.NOT_ENTITLED;
        }
        Map<String, VerifyKey> introduced = new TreeMap<>();
        introduced.put(founding.force().name(), founding.force());
        for (VerifyKey key : founding.introduced()) {
            if (introduced.put(key.name(), key) != null) {
                return Verdict.NAME_TAKEN;
            }
        }
        if (!introduced.keySet().containsAll(signers)) {
            return Verdict.UNKNOWN_SIGNER;
        }
        introduced.values().forEach(key -> introduce(key, position));
        founder =
                introduced.keySet().stream()
                        .map(KeyName::parse)
                        .filter(name -> name.kind() == KeyName.Kind.DEVICE)
                        .map(KeyName::owner)
                        .findFirst()
                        .orElse("");
        return Verdict.ACCEPTED;
    }

    private boolean trusted(VerifyKey force) {
        return pinned == null || pinned.equals(force);
    }

    private Verdict judge(KeyEvent event, List<String> signers, long position) {
        @Nullable String itself = event instanceof KeyEvent.Replaced r ? r.fresh().name() : null;
        Set<KeyName.Kind> kinds = EnumSet.noneOf(KeyName.Kind.class);
        for (String signer : signers) {
            if (signer.equals(itself)) {
                continue;
            }
            Standing standing = standing(signer, position);
            if (standing == Standing.UNKNOWN || standing == Standing.NOT_YET_INTRODUCED) {
                return Verdict.UNKNOWN_SIGNER;
            }
            if (standing != Standing.VALID) {
                return Verdict.SIGNER_ENDED;
            }
            kinds.add(KeyName.parse(signer).kind());
        }
        boolean officer = kinds.contains(KeyName.Kind.OFFICER);
        boolean device = kinds.contains(KeyName.Kind.DEVICE);
        boolean entitled =
                switch (event) {
                    case KeyEvent.EpochOpened(VerifyKey vkey) -> signers.contains(vkey.name());
                    case KeyEvent.Enrolled(VerifyKey vkey) -> mayEnrol(vkey, signers, officer);
                    case KeyEvent.Replaced(_, VerifyKey fresh) ->
                            officer || (device && signers.contains(fresh.name()));
                    default -> officer;
                };
        return entitled ? Verdict.ACCEPTED : Verdict.NOT_ENTITLED;
    }

    /**
     * A server enrols alone. A founding device that is one of people's own names itself first, with
     * an officer who may, and officers enrol from then on, at whichever device: its key alone lets
     * nobody in any more, and never made it one of them.
     */
    private boolean mayEnrol(VerifyKey vkey, List<String> signers, boolean officer) {
        if (isFounder(vkey.name())) {
            return officer && !founderServes && signers.stream().anyMatch(this::isFounder);
        }
        return founderJoined ? officer : signers.stream().allMatch(this::isFounder);
    }

    private Verdict follow(KeyEvent event, long position) {
        return switch (event) {
            case KeyEvent.Founded _ -> Verdict.NOT_THE_FOUNDING;
            case KeyEvent.Added(VerifyKey vkey) -> add(vkey, position, KeyName.Kind.OFFICER);
            case KeyEvent.Enrolled(VerifyKey vkey) -> enrol(vkey, position);
            case KeyEvent.Replaced(String old, VerifyKey fresh) -> replace(old, fresh, position);
            case KeyEvent.EpochOpened(VerifyKey vkey) -> sameKey(vkey);
            case KeyEvent.Retired(String name) -> end(name, Standing.RETIRED, position);
            case KeyEvent.Revoked(String name) -> end(name, Standing.REVOKED, position);
        };
    }

    /** A device's next epoch has its key already, as long as it is the same one. */
    private Verdict sameKey(VerifyKey vkey) {
        return key(vkey.name()).filter(vkey::equals).isPresent()
                ? Verdict.ACCEPTED
                : Verdict.NOT_ITS_SUCCESSOR;
    }

    private Verdict enrol(VerifyKey vkey, long position) {
        Verdict verdict = add(vkey, position, KeyName.Kind.DEVICE);
        if (verdict == Verdict.ACCEPTED) {
            boolean itself = isFounder(vkey.name());
            founderServes |= !itself && !founderJoined; // officers let nobody in before that
            founderJoined |= itself;
        }
        return verdict;
    }

    private Verdict add(VerifyKey vkey, long position, KeyName.Kind wanted) {
        if (key(vkey.name()).filter(vkey::equals).isPresent()) {
            return Verdict
                    .ACCEPTED; // told again, such as the founding's officer with a name and roles
        }
        KeyName name = KeyName.parse(vkey.name());
        if (lives.containsKey(vkey.name()) || owners.containsKey(name.owner())) {
            return Verdict.NAME_TAKEN; // the next key of the same owner replaces, it is not added
        }
        boolean begins = wanted != KeyName.Kind.DEVICE || name.epoch() == 0;
        if (name.kind() != wanted || !begins) {
            return Verdict.NOT_ENTITLED;
        }
        introduce(vkey, position);
        return Verdict.ACCEPTED;
    }

    private boolean isFounder(String signer) {
        KeyName name = KeyName.parse(signer);
        return name.kind() == KeyName.Kind.DEVICE && name.owner().equals(founder);
    }

    private Verdict replace(String old, VerifyKey fresh, long position) {
        KeyName before = KeyName.parse(old);
        KeyName after = KeyName.parse(fresh.name());
        if (lives.containsKey(fresh.name())) {
            return Verdict.NAME_TAKEN;
        }
        if (!before.sameOwner(after) || after.epoch() <= before.epoch()) {
            return Verdict.NOT_ITS_SUCCESSOR;
        }
        // Revoked first and replaced then is the usual order after a theft.
        Life life = life(old);
        boolean revoked = life != null && life.ended() == Standing.REVOKED;
        Verdict ended = revoked ? Verdict.ACCEPTED : end(old, Standing.REPLACED, position);
        if (ended == Verdict.ACCEPTED) {
            introduce(fresh, position);
        }
        return ended;
    }

    private Verdict end(String name, Standing why, long position) {
        Life life = life(name);
        if (life == null) {
            return Verdict.NO_SUCH_KEY;
        }
        if (why == Standing.REVOKED && isFounder(name) && !founderJoined) {
            return Verdict.NOT_ENTITLED; // nobody else could enrol a device or sign the log's own
        }
        if (life.ended() != null
                && !(why == Standing.REVOKED && life.ended() != Standing.REVOKED)) {
            return Verdict.ALREADY_ENDED;
        }
        // A key once retired may be found stolen later: then it counts as revoked from its
        // retirement.
        long until = life.ended() == null ? position : Math.min(position, life.until());
        lives.put(life.vkey().name(), life.endedBy(why, until));
        return Verdict.ACCEPTED;
    }

    private void introduce(VerifyKey vkey, long position) {
        lives.put(vkey.name(), new Life(vkey, position, null, Long.MAX_VALUE));
        KeyName name = KeyName.parse(vkey.name());
        if (name.kind() == KeyName.Kind.DEVICE || name.kind() == KeyName.Kind.OFFICER) {
            owners.computeIfAbsent(name.owner(), _ -> new ConcurrentSkipListMap<>())
                    .put(name.epoch(), vkey.name());
        }
    }

    /**
     * The key of that name, however it stands now; the journal's own order says what was earlier.
     */
    @Override
    public Optional<VerifyKey> key(String name) {
        Life life = life(name);
        return Optional.ofNullable(life)
                .map(l -> l.vkey().name().equals(name) ? l.vkey() : l.vkey().renamed(name));
    }

    /**
     * The latest key introduced for an officer's or a device's id, whether it still holds or not.
     */
    public Optional<VerifyKey> newest(String owner) {
        NavigableMap<Long, String> epochs = owners.get(owner);
        return epochs == null ? Optional.empty() : key(epochs.lastEntry().getValue());
    }

    /** The id of the device that founded the store or the force; empty before that is known. */
    public Optional<String> founder() {
        return Optional.ofNullable(founder);
    }

    /**
     * Whether one of people's own computers founded the force, and others join it by files: no log
     * says then which of two entries came first.
     */
    public boolean isWithoutServer() {
        return founderJoined && !founderServes;
    }

    /**
     * How a key stood for an entry at a place of the journal: the entry that introduces or ends a
     * key may itself still be signed by it.
     */
    public Standing standing(String name, long position) {
        Life life = life(name);
        return life == null ? Standing.UNKNOWN : life.at(position);
    }

    /** Where a key was ended; {@link Long#MAX_VALUE} where it was not. */
    public long endedAt(String name) {
        Life life = life(name);
        return life == null ? Long.MAX_VALUE : life.until();
    }

    /**
     * Keys for checking the signatures of the entry that holds an event: these, and those that the
     * event introduces and that may sign it themselves.
     */
    public TrustedKeys during(KeyEvent event) {
        Map<String, VerifyKey> own = new TreeMap<>();
        if (event instanceof KeyEvent.Founded founding) {
            own.put(founding.force().name(), founding.force());
            founding.introduced().forEach(key -> own.put(key.name(), key));
        } else if (event instanceof KeyEvent.Replaced(_, VerifyKey fresh)) {
            own.put(fresh.name(), fresh);
        }
        return name -> key(name).or(() -> Optional.ofNullable(own.get(name)));
    }

    /** A key's own life, or for a device's epoch that of the nearest epoch before. */
    private @Nullable Life life(String name) {
        Life own = lives.get(name);
        if (own != null) {
            return own;
        }
        KeyName parsed = KeyName.parse(name);
        NavigableMap<Long, String> epochs =
                parsed.kind() == KeyName.Kind.DEVICE ? owners.get(parsed.owner()) : null;
        Map.Entry<Long, String> before = epochs == null ? null : epochs.lowerEntry(parsed.epoch());
        return before == null ? null : lives.get(before.getValue());
    }
}
