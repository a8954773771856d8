package org.lockfast.officer;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Acting;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.journal.SecondPerson;
import org.lockfast.keys.KeyChangeRule;
import org.lockfast.keys.Keyring;
import org.lockfast.keys.KeyringChanges;
import org.lockfast.keys.KeyringNamed;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.OpenKeyring;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordRules;
import org.lockfast.keys.RecoverySheet;
import org.lockfast.keys.UnlockedIdentity;

/**
 * Adds, changes and retires officers, changes passwords, makes recovery sheets. Each change of keys
 * is made to the keyring, recorded with the keyring's new hash, and only then put in place. Two
 * administrators decide together once there are two.
 */
public final class KeepingOfficers {
    /** The keyring as it stands; the next change is made from it. */
    public interface Ring {
        OpenKeyring open();

        /** From now on this one. */
        void replacedBy(OpenKeyring changed);
    }

    private static final String NOT_IN_PLACE =
            "It is recorded, but the disk did not take the new keyring. Check the disk, then close Lockfast and open it again: the keyring is put in its place then. Until then nothing more about officers and passwords can be changed.";

    private static final String NOT_FOLLOWED =
            "It is recorded, and this computer does not go by it: the key that signs it is in doubt here. Look at the list of conflicts.";

    private final UUID store;
    private final Ring ring;
    private final KeyringStore files;
    private final KeyringChanges changes;
    private final PasswordRules passwords;
    private final Recording journal;
    private final Officers officers;
    private final Supplier<UUID> ids;
    private final Administrators administrators;
    private final Supplier<List<DeviceEvent.Head>> heads;

    /**
     * @param heads the newest entry of each chain that is here, in a force without a server that
     *     others joined; of any other force none
     */
    public KeepingOfficers(
            UUID store,
            Ring ring,
            KeyringStore files,
            KeyringChanges changes,
            PasswordRules passwords,
            Recording journal,
            Officers officers,
            Supplier<UUID> ids,
            Supplier<List<DeviceEvent.Head>> heads) {
        this.heads = heads;
        this.store = store;
        this.ring = ring;
        this.files = files;
        this.changes = changes;
        this.passwords = passwords;
        this.journal = journal;
        this.officers = officers;
        this.ids = ids;
        this.administrators = new Administrators(officers);
    }

    /**
     * Adds an officer.
     *
     * @param second the other administrator, signed in for this; needed once there are two
     */
    public Outcome<Officer> add(
            Session by,
            @Nullable Session second,
            String collar,
            String name,
            Set<Role> roles,
            Password password) {
        if (collar.isBlank() || name.isBlank() || roles.isEmpty()) {
            return Outcome.refused(
                    "INCOMPLETE", "Give a collar number, a name and at least one role.");
        }
        if (officers.byCollar(collar.strip()).isPresent()) {
            return Outcome.refused(
                    "COLLAR_TAKEN",
                    "An officer with the collar number " + collar.strip() + " is here already.");
        }
        Optional<Outcome<Officer>> weak = weak(password, collar, name);
        if (weak.isPresent()) {
            return weak.get();
        }
        UUID id = ids.get();
        return administrators
                .may(KeyChangeRule.Change.ADD_OFFICER, by, second, null)
                .then(acting ->
                        change(
                                () -> changes.addOfficer(ring.open(), id, collar.strip(), password),
                                acting,
                                second,
                                ring2 -> {
                                    Keyring.Officer made =
                                            ring2.keyring().officer(id).orElseThrow();
                                    return NewEvent.of(
                                            id,
                                            new OfficerEvent.Added(
                                                    collar.strip(),
                                                    name.strip(),
                                                    roles.stream()
                                                            .sorted()
                                                            .map(Role::name)
                                                            .toList(),
                                                    made.vkey().vkey(),
                                                    made.seal()));
                                },
                                () -> officers.byId(id),
                                () -> new Officer(id, collar.strip(), name.strip(), roles, true)));
    }

    /**
     * Changes an officer's name or roles, or both; person, keys and collar number stay. What a role
     * allowed before stays what it allowed then.
     *
     * @param second the other administrator, signed in for this; needed once there are two
     * @param reason why, never blank
     */
    public Outcome<Officer> change(
            Session by,
            @Nullable Session second,
            Officer officer,
            String name,
            Set<Role> roles,
            String reason) {
        if (name.isBlank() || roles.isEmpty()) {
            return Outcome.refused("INCOMPLETE", "Give a name and at least one role.");
        }
        if (reason.isBlank()) {
            return Outcome.refused("NO_REASON", "Say why it is different from now on.");
        }
        synchronized (ring) {
            return officers.byId(officer.id())
                    .filter(Officer::active)
                    .map(now ->
                            now.equals(officer)
                                    ? changed(by, second, now, name.strip(), roles, reason.strip())
                                    : Outcome.<Officer>refused(
                                            "CHANGED",
                                            officer.label()
                                                    + " was changed meanwhile. Look again, and"
                                                    + " change it then. Nothing is recorded."))
                    .orElseGet(() ->
                            Outcome.refused(
                                    "RETIRED",
                                    officer.label()
                                            + " is retired, or not here: nothing of them changes"
                                            + " any more."));
        }
    }

    private Outcome<Officer> changed(
            Session by,
            @Nullable Session second,
            Officer officer,
            String name,
            Set<Role> roles,
            String reason) {
        Officers.Said said = officers.said(officer.id());
        List<OfficerEvent> changes = new ArrayList<>();
        // The roles last: with them the second administrator may come or go.
        if (!name.equals(officer.name())) {
            changes.add(new OfficerEvent.Renamed(name, said.name(), reason));
        }
        if (!roles.equals(officer.roles())) {
            changes.add(
                    new OfficerEvent.RolesChanged(
                            roles.stream().sorted().map(Role::name).toList(),
                            said.roles(),
                            reason));
        }
        if (changes.isEmpty()) {
            return Outcome.refused(
                    "SAME", officer.label() + " is so already. Nothing is recorded.");
        }
        return administrators
                .mayChange(by, second, officer, roles)
                .then(acting ->
                        journal.act(
                                acting,
                                events(officer.id(), changes, Administrators.witness(second)),
                                all -> shown(officer.id(), name, roles),
                                all ->
                                        new Officer(
                                                officer.id(),
                                                officer.collar(),
                                                name,
                                                roles,
                                                true)));
    }

    private List<NewEvent> events(
            UUID officer, List<OfficerEvent> changes, @Nullable SecondPerson with) {
        List<DeviceEvent.Head> known = heads.get();
        List<NewEvent> events = new ArrayList<>();
        for (OfficerEvent one : changes) {
            if (!known.isEmpty()) {
                events.add(NewEvent.of(store, new DeviceEvent.Knew(known)));
            }
            events.add(NewEvent.of(officer, one).with(with));
        }
        return events;
    }

    private Outcome<Officer> shown(UUID id, String name, Set<Role> roles) {
        return officers.byId(id)
                .filter(now -> now.name().equals(name) && now.roles().equals(roles))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("NOT_FOLLOWED", NOT_FOLLOWED));
    }

    /** Retires an officer: what they signed stands, and they open the store no more. */
    public Outcome<Officer> retire(
            Session by, @Nullable Session second, Officer leaving, @Nullable String reason) {
        return administrators
                .may(KeyChangeRule.Change.RETIRE_OFFICER, by, second, leaving.id())
                .then(acting ->
                        change(
                                () -> changes.retireOfficer(ring.open(), leaving.id()),
                                acting,
                                second,
                                changed ->
                                        NewEvent.of(leaving.id(), new OfficerEvent.Retired(reason)),
                                () -> officers.byId(leaving.id()),
                                () ->
                                        new Officer(
                                                leaving.id(),
                                                leaving.collar(),
                                                leaving.name(),
                                                leaving.roles(),
                                                false)));
    }

    /** Changes the own password; the keys stay. */
    public Outcome<Officer> changePassword(Session by, UnlockedIdentity own, Password password) {
        Optional<Outcome<Officer>> weak =
                weak(password, by.officer().collar(), by.officer().name());
        if (weak.isPresent()) {
            return weak.get();
        }
        Acting acting = new Acting(by.officer().id(), anyRole(by), by.vouch(), by.signer());
        return change(
                () -> changes.changePassword(ring.open(), own, password),
                acting,
                null,
                changed -> NewEvent.of(by.officer().id(), new OfficerEvent.PasswordChanged()),
                () -> Optional.of(by.officer()),
                by::officer);
    }

    /**
     * A recovery sheet for when the last administrator's password is lost; its code is kept
     * nowhere.
     */
    public Outcome<RecoverySheet> recoverySheet(Session by, @Nullable Session second) {
        return administrators
                .may(KeyChangeRule.Change.ADD_RECOVERY_SHEET, by, second, null)
                .then(acting -> {
                    List<RecoverySheet> made = new ArrayList<>();
                    return change(
                            () -> {
                                KeyringChanges.WithSheet sheet = changes.addRecovery(ring.open());
                                made.add(sheet.sheet());
                                return sheet.keyring();
                            },
                            acting,
                            second,
                            changed -> {
                                Keyring.Recovery newest = changed.keyring().recovery().getLast();
                                return NewEvent.of(
                                        store,
                                        new OfficerEvent.RecoveryMade(
                                                newest.id().toString(),
                                                newest.seal(),
                                                made.getLast().vkey()));
                            },
                            () -> Optional.of(made.getLast()),
                            made::getLast);
                });
    }

    /**
     * One change at a time, and no sign-in beside it: half a change lies in the folder meanwhile.
     */
    private <T> Outcome<T> change(
            Supplier<OpenKeyring> make,
            Acting acting,
            @Nullable Session second,
            java.util.function.Function<OpenKeyring, NewEvent> event,
            Supplier<Optional<T>> result,
            Supplier<T> unseen) {
        synchronized (ring) {
            return changed(make, acting, second, event, result, unseen);
        }
    }

    private <T> Outcome<T> changed(
            Supplier<OpenKeyring> make,
            Acting acting,
            @Nullable Session second,
            java.util.function.Function<OpenKeyring, NewEvent> event,
            Supplier<Optional<T>> result,
            Supplier<T> unseen) {
        SecondPerson with = Administrators.witness(second);
        try {
            OpenKeyring base = ring.open();
            OpenKeyring changed = make.get();
            boolean inPlace = false;
            try {
                inPlace =
                        files.replace(
                                base.file(),
                                changed.file(),
                                named ->
                                        record(
                                                acting,
                                                with,
                                                event.apply(changed),
                                                NewEvent.of(store, changed(named))));
            } finally {
                if (!inPlace) {
                    changed.close(); // the one before goes on; nobody else has these keys
                }
            }
            if (inPlace) {
                ring.replacedBy(changed);
            }
            List<String> warnings = inPlace ? List.of() : List.of(NOT_IN_PLACE);
            return journal.shown(
                            () ->
                                    result.get()
                                            .map(Outcome::done)
                                            .orElseGet(() ->
                                                    Outcome.refused("NOT_FOLLOWED", NOT_FOLLOWED)),
                            unseen)
                    .then(now -> new Outcome.Done<>(now, warnings));
        } catch (UncheckedIOException e) {
            return Outcome.refused(
                    "DISK",
                    "Nothing was changed: the disk did not take the new keyring. Check the disk, then do this again. ("
                            + e.getMessage()
                            + ")");
        } catch (KeyringRefusal e) {
            return Outcome.refused(e.reason().name(), e.sentence());
        } catch (JournalRefusal e) {
            return Outcome.refused("NOT_RECORDED", String.valueOf(e.getMessage()));
        }
    }

    /** What is said of officers comes straight behind what was here when it was. */
    private void record(
            Acting acting, @Nullable SecondPerson with, NewEvent change, NewEvent keyring) {
        List<NewEvent> events = new ArrayList<>();
        List<DeviceEvent.Head> known = heads.get();
        if (!known.isEmpty()) {
            events.add(NewEvent.of(store, new DeviceEvent.Knew(known)));
        }
        events.add(change.with(with));
        // Whoever leaves may be one of the two who decide it, and signs nothing after that.
        events.add(
                change.event() instanceof OfficerEvent.Retired ? 0 : events.size(),
                keyring.with(with));
        try {
            journal.record(acting, events);
        } catch (JournalRefusal e) {
            files.abandon(); // it says that nothing was recorded
            throw e;
        }
    }

    private static OfficerEvent.KeyringChanged changed(KeyringNamed named) {
        return new OfficerEvent.KeyringChanged(Math.toIntExact(named.generation()), named.sha256());
    }

    private <T> Optional<Outcome<T>> weak(Password password, String collar, String name) {
        Keyring keyring = ring.open().keyring();
        return passwords
                .check(password, List.of(collar, name, keyring.force().name(), keyring.station()))
                .stream()
                .findFirst()
                .map(problem ->
                        Outcome.refused(
                                "PASSWORD_" + problem.name().toUpperCase(Locale.ROOT),
                                problem.sentence()));
    }

    private static String anyRole(Session by) {
        return by.officer().roles().stream().sorted().findFirst().orElseThrow().name();
    }
}
