package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.Acting;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.EnrolmentFile;

/** Three computers of a force without a server, and what each of them says of the records. */
final class StickForce {
    static final List<String> COMPUTERS = List.of("SCN-07", "SCN-08", "SCN-09");

    private final Path folder;
    private String code = "";

    StickForce(Path folder) {
        this.folder = folder;
    }

    /** Founds it with a supervisor and a package, and lets the others join. */
    void found(String supervisor, UUID pack) {
        try (Password password = Password.of(ServedForce.PASSWORD)) {
            String force =
                    ServedForce.value(
                            new FoundingStore(
                                            folder.resolve(COMPUTERS.get(0)),
                                            FieldStore.of(folder, COMPUTERS.get(0), Duration.ZERO))
                                    .found(
                                            new FoundingStore.Plan(
                                                    "Exampleshire Police",
                                                    "Exampleton",
                                                    COMPUTERS.get(0),
                                                    ServedForce.COLLAR,
                                                    "Avery Founder",
                                                    EnumSet.allOf(Role.class)),
                                            password));
            try (FieldStore station = at(COMPUTERS.get(0))) {
                add(station, null, supervisor, Role.SUPERVISOR);
                record(
                        station.store(),
                        station.session(),
                        UUID.randomUUID(),
                        PairingTest.exhibit(pack));
            }
            code = EnrolmentFile.fingerprint(VerifyKey.parse(force)).text();
            for (String name : COMPUTERS.subList(1, COMPUTERS.size())) {
                joined(name, code);
            }
            try (FieldStore station = at(COMPUTERS.get(0));
                    FieldStore second = at(COMPUTERS.get(1))) {
                carry(station, second); // it hears of the third
            }
        }
    }

    /** What is typed at a newcomer. */
    String code() {
        return code;
    }

    FieldStore at(String name) {
        return at(name, Duration.ZERO);
    }

    FieldStore at(String name, Duration wrong) {
        return FieldStore.open(folder, name, wrong, ServedForce.COLLAR);
    }

    private void joined(String name, String force) {
        EnrollingByFile newcomer =
                new EnrollingByFile(
                        folder.resolve(name), FieldStore.of(folder, name, Duration.ZERO));
        EnrollingByFile.Asked asked =
                ServedForce.value(newcomer.ask("Otherham", name, null, false));
        try (FieldStore station = at(COMPUTERS.get(0))) {
            byte[] file =
                    ServedForce.value(
                                    station.store()
                                            .admitting()
                                            .admit(
                                                    station.session(),
                                                    null,
                                                    asked.request(),
                                                    asked.fingerprint().text()))
                            .file()
                            .bytes();
            ServedForce.value(newcomer.join(file, asked.code().text(), force));
        }
    }

    static @Nullable Session signIn(FieldStore at, String collar) {
        try (Password typed = Password.of(ServedForce.PASSWORD)) {
            return at.store().signInAnother(collar, typed) instanceof Outcome.Done<Session> done
                    ? done.value()
                    : null;
        }
    }

    static String add(FieldStore at, @Nullable Session second, String collar, Role role) {
        try (Password typed = Password.of(ServedForce.PASSWORD)) {
            return at.store()
                    .keepingOfficers()
                    .add(
                            at.session(),
                            second,
                            collar,
                            "Officer " + collar,
                            EnumSet.of(role, Role.PROPERTY_OFFICER),
                            typed)
                    .getClass()
                    .getSimpleName();
        }
    }

    static String record(OpenStore store, Session by, UUID about, DomainEvent what) {
        Permission as =
                what instanceof ContinuityEvent.Resolved
                        ? Permission.RESOLVE_CONFLICT
                        : Permission.BOOK_IN;
        if (!(by.acting(as) instanceof Outcome.Done<Acting> acting)) {
            return "(may not)";
        }
        store.journal().record(acting.value(), List.of(NewEvent.of(about, what)));
        store.journal().settle();
        return "";
    }

    static String carry(FieldStore from, FieldStore to) {
        try {
            Carrying sender = from.store().carrying().orElseThrow();
            if (!(sender.export(to.store().device().device())
                    instanceof Outcome.Done<Carrying.Carry> file)) {
                return "(no file)";
            }
            Carrying.Came came =
                    ServedForce.value(
                            to.store().carrying().orElseThrow().take(file.value().bytes()));
            assertThat(came.refused()).isZero();
            return came.added() + " new";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files go all ways, in any order, until nobody lacks anything. */
    static void everybodyHasAll(List<FieldStore> all, Random random) {
        for (int round = 0; round < 8; round++) {
            List<int[]> ways = new ArrayList<>();
            for (int from = 0; from < all.size(); from++) {
                for (int to = 0; to < all.size(); to++) {
                    if (from != to) {
                        ways.add(new int[] {from, to});
                    }
                }
            }
            Collections.shuffle(ways, random);
            ways.forEach(way -> carry(all.get(way[0]), all.get(way[1])));
            if (all.stream().map(FieldStore::entries).distinct().count() == 1) {
                return;
            }
        }
    }

    static Set<String> conflicts(FieldStore at) {
        return at.store().conflicts().open().stream()
                .map(one -> one.kind() + " " + one.subject() + " " + one.heads())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Map<String, String> doubts(FieldStore at) {
        Map<String, String> doubts = new TreeMap<>();
        at.store()
                .index()
                .jdbi()
                .useHandle(handle ->
                        handle.createQuery(
                                        "select eid, type, doubt, counts from entry where doubt is not"
                                                + " null and record not in (select record from"
                                                + " key_entry)")
                                .map((row, _) ->
                                        doubts.put(
                                                row.getString("type")
                                                        + " "
                                                        + Hash.of(row.getBytes("eid")).hex(),
                                                row.getString("counts")
                                                        + " "
                                                        + row.getString("doubt")))
                                .list());
        return doubts;
    }

    static Set<String> findings(FieldStore at) {
        return at.store()
                .index()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select eid from resolution")
                                .map((row, _) -> Hash.of(row.getBytes(1)).hex())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    static List<String> places(FieldStore at) {
        return at.store()
                .index()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select place from package").mapTo(String.class).list());
    }

    static Set<String> officers(FieldStore at) {
        return at.store().officers().all().stream()
                .map(one -> one.label() + one.roles() + one.active())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
