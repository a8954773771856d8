package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every change to a keyring, each giving a new one of the next generation; the old one stays as it
 * is. A change counts once {@link KeyringStore#replace} has recorded it. Who may do it is decided
 * before, by {@link KeyChangeRule} and {@link PasswordRules}.
 */
public final class KeyringChanges {
    private final PasswordCost cost;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * @param cost for passwords set from now on
     * @param clock numbers wraps, so that the later of two is known
     */
    public KeyringChanges(PasswordCost cost, SecureRandom random, InstantSource clock) {
        this.cost = cost;
        this.random = random;
        this.clock = clock;
    }

    /** Another officer, entitled to every generation of the master key. */
    public OpenKeyring addOfficer(OpenKeyring from, UUID id, String collar, Password password) {
        Keyring old = from.keyring();
        if (old.officer(id).isPresent() || old.officer(collar).isPresent()) {
            throw new KeyringRefusal(Reason.COLLAR_TAKEN, collar);
        }
        try (Identity identity = Identity.generate(random)) {
            List<Keyring.Officer> officers = new ArrayList<>(old.officers());
            officers.add(
                    officer(from.masters(), force(old), id, collar, 0, identity, password, null));
            return next(from, officers, old.recovery());
        }
    }

    /**
     * Wraps an officer's keys under another password. The keys stay, so nothing else changes.
     *
     * @param own the officer's keys, open because the old password was given just now
     * @throws KeyringRefusal NOT_OWN when they are not the keys in this keyring
     */
    public OpenKeyring changePassword(OpenKeyring from, UnlockedIdentity own, Password password) {
        Keyring old = from.keyring();
        Keyring.Officer officer = active(old, own.officer());
        if (!officer.vkey().equals(own.vkey())) {
            throw new KeyringRefusal(Reason.NOT_OWN);
        }
        WrapNote note =
                WrapNote.make(
                        own.identity(),
                        password,
                        cost,
                        force(old),
                        officer.id(),
                        officer.epoch(),
                        later(officer.noted()),
                        random);
        return next(from, replaced(old.officers(), rewrapped(officer, note)), old.recovery());
    }

    /** Why an officer's keys are replaced. */
    public enum Why {
        /** The password is forgotten: nobody else has the keys. */
        LOST,
        /** Somebody else may have them: later records get another master key. */
        SUSPECTED
    }

    /** New keys, one epoch later, for an officer who is given a new password. */
    public OpenKeyring rekeyOfficer(OpenKeyring from, UUID id, Password password, Why why) {
        Keyring.Officer officer = active(from.keyring(), id);
        try (Identity identity = Identity.generate(random)) {
            Keyring.Officer fresh =
                    officer(
                            from.masters(),
                            force(from.keyring()),
                            id,
                            officer.collar(),
                            officer.epoch() + 1,
                            identity,
                            password,
                            officer.noted());
            List<Keyring.Officer> officers = replaced(from.keyring().officers(), fresh);
            List<Keyring.Recovery> recovery = from.keyring().recovery();
            return why == Why.SUSPECTED
                    ? nextMaster(from, officers, recovery)
                    : next(from, officers, recovery);
        }
    }

    /**
     * Takes an officer out: later records get another master key, sealed to the remaining ones.
     *
     * @throws KeyringRefusal NO_SUCH_OFFICER, or LAST_OFFICER when nobody could open the store
     */
    public OpenKeyring retireOfficer(OpenKeyring from, UUID id) {
        Keyring old = from.keyring();
        Keyring.Officer officer = active(old, id);
        if (old.collars().size() == 1) {
            throw new KeyringRefusal(Reason.LAST_OFFICER);
        }
        return nextMaster(from, replaced(old.officers(), retired(officer)), old.recovery());
    }

    /** The same officer, who opens the store no more. */
    static Keyring.Officer retired(Keyring.Officer officer) {
        return new Keyring.Officer(
                officer.id(),
                officer.collar(),
                officer.epoch(),
                officer.vkey(),
                officer.seal(),
                Keyring.State.RETIRED,
                null,
                null,
                List.of());
    }

    /** The same officer and keys under another password. */
    static Keyring.Officer rewrapped(Keyring.Officer officer, WrapNote note) {
        return new Keyring.Officer(
                officer.id(),
                officer.collar(),
                officer.epoch(),
                officer.vkey(),
                officer.seal(),
                officer.state(),
                note.wrap(),
                note.noted(),
                officer.masters());
    }

    /** A keyring and the sheet to print; the sheet's code is kept nowhere. */
    public record WithSheet(OpenKeyring keyring, UUID sheetId, RecoverySheet sheet) {}

    /** A recovery sheet, entitled to every generation of the master key. */
    public WithSheet addRecovery(OpenKeyring from) {
        RecoverySheet sheet = RecoverySheet.generate(random);
        Keyring.Recovery entry = recovery(sheet, from.masters());
        List<Keyring.Recovery> all = new ArrayList<>(from.keyring().recovery());
        all.add(entry);
        return new WithSheet(next(from, from.keyring().officers(), all), entry.id(), sheet);
    }

    Keyring.Recovery recovery(RecoverySheet sheet, MasterKeys masters) {
        byte[] seal = sheet.seal();
        return new Keyring.Recovery(
                randomId(),
                Bytes.base64(seal),
                masters.sealTo(seal, SealedMaster.RECOVERY, random));
    }

    /**
     * Lets an officer in again with a recovery sheet: new keys, and the sheet is used up. Later
     * records get another master key, because the sheet still opens old copies of the keyring.
     *
     * @return the new keyring, and the officer's new keys open
     * @throws KeyringRefusal SHEET_UNKNOWN, NO_SUCH_OFFICER, ALTERED
     */
    public SignedIn recover(
            KeyringFile file, RecoverySheet sheet, String collar, Password password) {
        OpenKeyring from = OpenKeyring.withSheet(file, sheet);
        try (from) {
            Keyring old = from.keyring();
            Keyring.Officer officer =
                    old.officer(collar)
                            .orElseThrow(() -> new KeyringRefusal(Reason.NO_SUCH_OFFICER, collar));
            Identity identity = Identity.generate(random);
            Keyring.Officer fresh =
                    officer(
                            from.masters(),
                            force(old),
                            officer.id(),
                            officer.collar(),
                            officer.epoch() + 1,
                            identity,
                            password,
                            officer.noted());
            Keyring.Recovery used = sheet.entryIn(old).orElseThrow();
            List<Keyring.Recovery> left =
                    old.recovery().stream().filter(r -> !r.equals(used)).toList();
            OpenKeyring next = nextMaster(from, replaced(old.officers(), fresh), left);
            return new SignedIn(next, UnlockedIdentity.of(fresh, identity));
        }
    }

    /**
     * @param force the force's id
     * @param before the wrap that this one replaces
     */
    Keyring.Officer officer(
            MasterKeys masters,
            String force,
            UUID id,
            String givenCollar,
            int epoch,
            Identity identity,
            Password password,
            Keyring.@Nullable Noted before) {
        String collar = Names.collar(givenCollar);
        byte[] seal = identity.seal();
        WrapNote note =
                WrapNote.make(identity, password, cost, force, id, epoch, later(before), random);
        return new Keyring.Officer(
                id,
                collar,
                epoch,
                identity.verifyKey(Keyring.Officer.keyName(id, epoch)),
                Bytes.base64(seal),
                Keyring.State.ACTIVE,
                note.wrap(),
                note.noted(),
                masters.sealTo(seal, collar, random));
    }

    private static String force(Keyring keyring) {
        return keyring.force().id();
    }

    /** Later than the one before, whatever the clock says. */
    private long later(Keyring.@Nullable Noted before) {
        return Math.max(before == null ? 0 : before.rev() + 1, clock.millis());
    }

    private static Keyring.Officer active(Keyring keyring, UUID id) {
        return keyring.officer(id)
                .filter(Keyring.Officer::active)
                .orElseThrow(() -> new KeyringRefusal(Reason.NO_SUCH_OFFICER, id));
    }

    private static List<Keyring.Officer> replaced(
            List<Keyring.Officer> officers, Keyring.Officer by) {
        return officers.stream().map(o -> o.id().equals(by.id()) ? by : o).toList();
    }

    static OpenKeyring next(
            OpenKeyring from, List<Keyring.Officer> officers, List<Keyring.Recovery> recovery) {
        Keyring old = from.keyring();
        Keyring keyring =
                new Keyring(
                        old.generation() + 1,
                        old.store(),
                        old.force(),
                        old.station(),
                        old.device(),
                        old.master(),
                        officers,
                        recovery);
        return OpenKeyring.made(keyring, from.masters().copy());
    }

    private OpenKeyring nextMaster(
            OpenKeyring from, List<Keyring.Officer> officers, List<Keyring.Recovery> recovery) {
        return nextMaster(from, officers, recovery, random);
    }

    static OpenKeyring nextMaster(
            OpenKeyring from,
            List<Keyring.Officer> officers,
            List<Keyring.Recovery> recovery,
            SecureRandom random) {
        Keyring old = from.keyring();
        MasterKeys masters = from.masters().next(random);
        NextMaster reseal = new NextMaster(masters, random);
        Keyring keyring =
                new Keyring(
                        old.generation() + 1,
                        old.store(),
                        reseal.force(from),
                        old.station(),
                        old.device(),
                        masters.newest(),
                        officers.stream().map(reseal::officer).toList(),
                        recovery.stream().map(reseal::recovery).toList());
        return OpenKeyring.made(keyring, masters);
    }

    /** A random (version 4) UUID: it names a sheet, and says nothing of when it was made. */
    private UUID randomId() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
