package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.VerificationReport;
import org.lockfast.keys.Password;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.EnrolmentFile;

/**
 * Three computers of a force without a server, out of touch: officers are added, changed and
 * retired at each and act there, files go to and fro in any order. Whoever has the same entries has
 * the same marks, conflicts and findings, and the bag in the same place; where they know other
 * officers, each of them says so.
 */
class SameOfficersTest {
    private static final List<String> COMPUTERS = List.of("SCN-07", "SCN-08", "SCN-09");
    private static final int STEPS = 22;

    /** Stories that once were read in two ways. */
    private static final long[] MET = {-1993546538480810677L, -2235489773688014032L};

    @TempDir Path folder;
    private final UUID pack = new UUID(0, 1);
    private int collars = 2000;

    /** Of ten kinds of steps those met before were made; from the eleventh on officers change. */
    private int kinds = 13;

    static LongStream seeds() {
        Long one = Long.getLong("lockfast.officers.seed");
        return one == null
                ? LongStream.concat(
                        LongStream.of(MET),
                        new Random().longs(Integer.getInteger("lockfast.officers.rounds", 2)))
                : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoHasTheSameEntriesReadsThemAlike(long seed) {
        Random random = new Random(seed);
        kinds = LongStream.of(MET).anyMatch(met -> met == seed) ? 10 : 13;
        found();
        List<FieldStore> all = new ArrayList<>();
        StringBuilder story = new StringBuilder("seed " + seed);
        try {
            for (String name : COMPUTERS) {
                all.add(FieldStore.open(folder, name, hours(random), ServedForce.COLLAR));
            }
            for (int i = 0; i < STEPS; i++) {
                story.append('\n').append(step(all, random));
            }
            everybodyHasAll(all, random);
            for (FieldStore one : all) {
                assertThat(one.entries()).as(story.toString()).isEqualTo(all.get(0).entries());
                assertThat(conflicts(one)).as(story.toString()).isEqualTo(conflicts(all.get(0)));
                assertThat(doubts(one)).as(story.toString()).isEqualTo(doubts(all.get(0)));
                assertThat(findings(one)).as(story.toString()).isEqualTo(findings(all.get(0)));
                assertThat(places(one)).as(story.toString()).isEqualTo(places(all.get(0)));
                if (!officers(one).equals(officers(all.get(0)))) {
                    assertThat(conflicts(one).toString())
                            .as(story.toString())
                            .contains("UNFOLLOWED");
                }
            }
            for (FieldStore one : all) {
                VerificationReport report = one.verified();
                assertThat(report).matches(VerificationReport::ok, story.toString());
                assertThat(report.ofEndedKeys())
                        .as(story.toString())
                        .isEqualTo(all.get(0).verified().ofEndedKeys());
            }
        } finally {
            all.forEach(FieldStore::close);
        }
    }

    private static Duration hours(Random random) {
        return Duration.ofMinutes(random.nextInt(-240, 240)); // no clock decides
    }

    private void found() {
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
                add(station, null, "1002", Role.SUPERVISOR);
                record(
                        station.store(),
                        station.session(),
                        UUID.randomUUID(),
                        PairingTest.exhibit(pack));
            }
            for (String name : COMPUTERS.subList(1, COMPUTERS.size())) {
                joined(name, EnrolmentFile.fingerprint(VerifyKey.parse(force)).text());
            }
            try (FieldStore station = at(COMPUTERS.get(0));
                    FieldStore second = at(COMPUTERS.get(1))) {
                carry(station, second); // it hears of the third
            }
        }
    }

    private FieldStore at(String name) {
        return FieldStore.open(folder, name, Duration.ZERO, ServedForce.COLLAR);
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

    private String step(List<FieldStore> all, Random random) {
        int i = random.nextInt(all.size());
        FieldStore at = all.get(i);
        String who = COMPUTERS.get(i) + ": ";
        List<Officer> there = at.store().officers().all().stream().filter(Officer::active).toList();
        Officer one = there.get(random.nextInt(there.size()));
        return who
                + switch (random.nextInt(kinds)) {
                    case 0, 1, 2 -> {
                        int j = (i + 1 + random.nextInt(all.size() - 1)) % all.size();
                        yield "a file for " + COMPUTERS.get(j) + ", " + carry(at, all.get(j));
                    }
                    case 3 -> {
                        Role role = random.nextBoolean() ? Role.ADMINISTRATOR : Role.SUPERVISOR;
                        String collar = Integer.toString(collars++);
                        yield role + " " + collar + " " + add(at, second(at, there), collar, role);
                    }
                    case 4, 5 -> retire(at, there, one);
                    case 10, 11, 12 -> change(at, there, one, random);
                    default -> act(at, one.collar(), random);
                };
    }

    private static String change(FieldStore at, List<Officer> there, Officer one, Random random) {
        EnumSet<Role> roles = EnumSet.of(Role.PROPERTY_OFFICER);
        if (random.nextBoolean() || one.collar().equals(ServedForce.COLLAR)) {
            roles.add(Role.ADMINISTRATOR); // whoever opens all three stores here stays one
        }
        if (random.nextBoolean()) {
            roles.add(Role.SUPERVISOR);
        }
        String name = random.nextBoolean() ? one.name() : "Officer " + random.nextInt(3);
        return "changes "
                + one.collar()
                + " to "
                + name
                + " "
                + roles
                + " "
                + at.store()
                        .keepingOfficers()
                        .change(at.session(), second(at, there), one, name, roles, "other duty")
                        .getClass()
                        .getSimpleName();
    }

    private static String retire(FieldStore at, List<Officer> there, Officer one) {
        return one.collar().equals(ServedForce.COLLAR)
                ? "" // who opens all three stores here
                : "retires "
                        + one.collar()
                        + " "
                        + at.store()
                                .keepingOfficers()
                                .retire(at.session(), second(at, there), one, "left")
                                .getClass()
                                .getSimpleName();
    }

    private String act(FieldStore at, String collar, Random random) {
        Session theirs = signIn(at, collar);
        if (theirs == null) {
            return collar + " does not sign in";
        }
        if (random.nextInt(3) == 0) {
            Hash some = Hash.sha256(new byte[] {(byte) random.nextInt(2)});
            return collar
                    + " finds "
                    + record(
                            at.store(),
                            theirs,
                            at.store().id(),
                            new ContinuityEvent.Resolved(
                                    Conflict.Finding.BOTH_IN_ORDER, List.of(some), "looked"));
        }
        UUID place = new UUID(0, 10 + random.nextInt(4));
        return collar
                + " leaves it at "
                + place
                + " "
                + record(at.store(), theirs, pack, new ContinuityEvent.Deposited(place));
    }

    private static @Nullable Session second(FieldStore at, List<Officer> there) {
        return there.stream()
                .filter(one -> one.roles().contains(Role.ADMINISTRATOR))
                .map(Officer::collar)
                .filter(collar -> !collar.equals(ServedForce.COLLAR))
                .map(collar -> signIn(at, collar))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Session signIn(FieldStore at, String collar) {
        try (Password typed = Password.of(ServedForce.PASSWORD)) {
            return at.store().signInAnother(collar, typed) instanceof Outcome.Done<Session> done
                    ? done.value()
                    : null;
        }
    }

    private static String add(FieldStore at, @Nullable Session second, String collar, Role role) {
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

    private static String record(
            OpenStore store, Session by, UUID about, org.lockfast.journal.DomainEvent what) {
        Permission as =
                what instanceof ContinuityEvent.Resolved
                        ? Permission.RESOLVE_CONFLICT
                        : Permission.BOOK_IN;
        if (!(by.acting(as) instanceof Outcome.Done<org.lockfast.journal.Acting> acting)) {
            return "(may not)";
        }
        store.journal().record(acting.value(), List.of(NewEvent.of(about, what)));
        store.journal().settle();
        return "";
    }

    private static String carry(FieldStore from, FieldStore to) {
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
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void everybodyHasAll(List<FieldStore> all, Random random) {
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

    private static Set<String> conflicts(FieldStore at) {
        return at.store().conflicts().open().stream()
                .map(one -> one.kind() + " " + one.subject() + " " + one.heads())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> doubts(FieldStore at) {
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

    private static Set<String> findings(FieldStore at) {
        return at.store()
                .index()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select eid from resolution")
                                .map((row, _) -> Hash.of(row.getBytes(1)).hex())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<String> places(FieldStore at) {
        return at.store()
                .index()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select place from package").mapTo(String.class).list());
    }

    private static Set<String> officers(FieldStore at) {
        return at.store().officers().all().stream()
                .map(one -> one.label() + one.roles() + one.active())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
