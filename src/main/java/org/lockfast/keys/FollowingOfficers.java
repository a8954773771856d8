package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.VerifyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keyring of an enrolled store: its own random master key, sealed to every active officer of
 * the force. It follows the force's entries about officers and the wrap notes of the officers
 * themselves; nothing in it is anybody's decision here.
 */
public final class FollowingOfficers {
    private static final Logger LOG = LoggerFactory.getLogger(FollowingOfficers.class);

    private final SecureRandom random;

    public FollowingOfficers(SecureRandom random) {
        this.random = random;
    }

    /**
     * What a store is enrolled as.
     *
     * @param store id of the new store
     * @param force name of the force
     * @param forceKey the force's public key
     * @param station where it stands
     * @param device the device's id, {@code d-} and 16 hex digits
     * @param name what people call the machine
     */
    public record Enrolled(
            UUID store,
            String force,
            VerifyKey forceKey,
            String station,
            String device,
            String name) {}

    /** Master key of generation 1 of a store that is being enrolled; 32 bytes, copied. */
    public static MasterKeys masters(UUID store, byte[] first) {
        java.util.TreeMap<Integer, byte[]> keys = new java.util.TreeMap<>();
        keys.put(1, first);
        return new MasterKeys(store, keys);
    }

    /**
     * The first keyring of an enrolled store.
     *
     * @param masters taken over by the keyring
     * @param officers of the force
     * @param notes the newest wrap note of an officer; one that is not by the officer's own key is
     *     passed over
     * @throws KeyringRefusal NO_SUCH_OFFICER where nobody could open the store, NAME_UNUSABLE
     */
    public OpenKeyring first(
            Enrolled enrolled,
            MasterKeys masters,
            List<ForceOfficer> officers,
            Function<UUID, Optional<WrapNote>> notes) {
        Names.name(enrolled.force());
        List<Keyring.Officer> entitled = new ArrayList<>();
        for (ForceOfficer officer : officers) {
            fresh(officer, masters, notes, entitled).ifPresent(entitled::add);
        }
        if (entitled.isEmpty()) {
            throw new KeyringRefusal(Reason.NO_SUCH_OFFICER, "with a password of their own");
        }
        Keyring keyring =
                new Keyring(
                        1,
                        enrolled.store(),
                        new Keyring.Force(enrolled.force(), enrolled.forceKey(), null),
                        Names.name(enrolled.station()),
                        new Keyring.Device(enrolled.device(), Names.name(enrolled.name())),
                        masters.newest(),
                        entitled,
                        List.of());
        return OpenKeyring.made(keyring, masters);
    }

    /**
     * The keyring as the force's officers stand now.
     *
     * @return empty where nothing changes. Whoever is taken out, or had their keys replaced, opens
     *     no later record: those get another master key
     */
    public Optional<OpenKeyring> follow(
            OpenKeyring from,
            List<ForceOfficer> officers,
            Function<UUID, Optional<WrapNote>> notes) {
        Keyring old = from.keyring();
        List<Keyring.Officer> now = new ArrayList<>(old.officers());
        boolean out = false;
        for (ForceOfficer officer : officers) {
            int at = indexOf(now, officer.id());
            Keyring.Officer here = at < 0 ? null : now.get(at);
            Keyring.Officer after = after(here, officer, from.masters(), notes, now);
            if (after == null || after.equals(here)) {
                continue;
            }
            out |= here != null && here.active() && !after.vkey().equals(here.vkey());
            out |= here != null && here.active() && !after.active();
            if (at < 0) {
                now.add(after);
            } else {
                now.set(at, after);
            }
        }
        if (now.equals(old.officers())) {
            return Optional.empty();
        }
        if (now.stream().noneMatch(Keyring.Officer::active)) {
            // Nobody could open the store, and what is in it would be lost to all.
            LOG.warn("The last officer who opens this store stays in its keyring");
            return Optional.empty();
        }
        return Optional.of(
                out
                        ? KeyringChanges.nextMaster(from, now, old.recovery(), random)
                        : KeyringChanges.next(from, now, old.recovery()));
    }

    private Keyring.@Nullable Officer after(
            Keyring.@Nullable Officer here,
            ForceOfficer officer,
            MasterKeys masters,
            Function<UUID, Optional<WrapNote>> notes,
            List<Keyring.Officer> others) {
        if (here == null || !here.active()) {
            return fresh(officer, masters, notes, others).orElse(here);
        }
        if (!officer.active()) {
            return KeyringChanges.retired(here);
        }
        if (!here.vkey().equals(officer.vkey())) {
            // Replaced because of a loss or a suspicion: the old keys open nothing more here.
            return fresh(officer, masters, notes, without(others, here))
                    .orElseGet(() -> KeyringChanges.retired(here));
        }
        Keyring.Noted noted = here.noted();
        return note(officer, notes)
                .filter(note -> noted == null || note.rev() > noted.rev())
                .map(note -> KeyringChanges.rewrapped(here, note))
                .orElse(here);
    }

    private static List<Keyring.Officer> without(
            List<Keyring.Officer> officers, Keyring.Officer one) {
        return officers.stream().filter(o -> !o.id().equals(one.id())).toList();
    }

    /** As one who is entitled to every generation; empty until their own note is here. */
    private Optional<Keyring.Officer> fresh(
            ForceOfficer officer,
            MasterKeys masters,
            Function<UUID, Optional<WrapNote>> notes,
            List<Keyring.Officer> others) {
        Optional<WrapNote> note = officer.active() ? note(officer, notes) : Optional.empty();
        if (note.isEmpty()) {
            return Optional.empty();
        }
        try {
            String collar = Names.collar(officer.collar());
            Keyring.Officer made =
                    new Keyring.Officer(
                            officer.id(),
                            collar,
                            note.get().epoch(),
                            officer.vkey(),
                            officer.seal(),
                            Keyring.State.ACTIVE,
                            note.get().wrap(),
                            note.get().noted(),
                            masters.sealTo(Bytes.ofBase64(officer.seal()), collar, random));
            boolean taken =
                    others.stream()
                            .anyMatch(o -> o.active() && Keyring.sameCollar(o.collar(), collar));
            if (taken) { // two were added on devices out of touch; a person decides
                LOG.warn("Two officers of the force have one collar number; one opens this store");
            }
            return taken ? Optional.empty() : Optional.of(made);
        } catch (IllegalArgumentException | IllegalStateException | KeyringRefusal e) {
            // A key no one can seal to, or a collar nobody can type: that officer stays out.
            LOG.warn("An officer's keys cannot be used here: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    private static Optional<WrapNote> note(
            ForceOfficer officer, Function<UUID, Optional<WrapNote>> notes) {
        return notes.apply(officer.id()).filter(note -> note.verifiedBy(officer.vkey()));
    }

    private static int indexOf(List<Keyring.Officer> officers, UUID id) {
        for (int i = 0; i < officers.size(); i++) {
            if (officers.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
