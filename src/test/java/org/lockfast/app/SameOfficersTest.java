package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.VerificationReport;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;

/**
 * Three computers of a force without a server, out of touch: officers are added, changed and
 * retired at each and act there, files go to and fro in any order. Whoever has the same entries has
 * the same marks, conflicts and findings, and the bag in the same place; where they know other
 * officers, each of them says so.
 */
class SameOfficersTest {
    private static final int STEPS = 22;

    /** Stories that once were read in two ways. */
    private static final long[] MET = {-1993546538480810677L, -2235489773688014032L};

    @TempDir Path folder;
    private final UUID pack = new UUID(0, 1);
    private final IdentityHashMap<FieldStore, List<Session>> staying = new IdentityHashMap<>();
    private @Nullable Random stay;
    private int collars = 2000;

    /** Of ten kinds of steps those met before were made; from the eleventh on officers change. */
    private int kinds = 13;

    /**
     * Every check plays the same stories; so many new ones with {@code
     * -Dlockfast.officers.rounds=40}, of which about one in forty finds two lists that differ in a
     * line (two are known: -5144171527358510307, -2534070682324014674).
     */
    static LongStream seeds() {
        Long one = Long.getLong("lockfast.officers.seed");
        Integer rounds = Integer.getInteger("lockfast.officers.rounds");
        return one != null
                ? LongStream.of(one)
                : LongStream.concat(
                        LongStream.of(MET),
                        rounds == null ? new Random(7).longs(4) : new Random().longs(rounds));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoHasTheSameEntriesReadsThemAlike(long seed) {
        Random random = new Random(seed);
        boolean met = LongStream.of(MET).anyMatch(one -> one == seed);
        kinds = met || seed % 2 == 0 ? 10 : 13;
        stay = met || seed % 2 != 0 ? null : new Random(seed); // or officers change
        StickForce force = new StickForce(folder);
        force.found("1002", pack);
        List<FieldStore> all = new ArrayList<>();
        StringBuilder story = new StringBuilder("seed " + seed);
        try {
            for (String name : StickForce.COMPUTERS) {
                all.add(force.at(name, hours(random)));
            }
            for (int i = 0; i < STEPS; i++) {
                story.append('\n').append(step(all, random));
            }
            StickForce.everybodyHasAll(all, random);
            for (FieldStore one : all) {
                assertThat(one.entries()).as(story.toString()).isEqualTo(all.get(0).entries());
                assertThat(StickForce.conflicts(one))
                        .as(story.toString())
                        .isEqualTo(StickForce.conflicts(all.get(0)));
                assertThat(StickForce.doubts(one))
                        .as(story.toString())
                        .isEqualTo(StickForce.doubts(all.get(0)));
                assertThat(StickForce.findings(one))
                        .as(story.toString())
                        .isEqualTo(StickForce.findings(all.get(0)));
                assertThat(StickForce.places(one))
                        .as(story.toString())
                        .isEqualTo(StickForce.places(all.get(0)));
                if (!StickForce.officers(one).equals(StickForce.officers(all.get(0)))) {
                    assertThat(StickForce.conflicts(one).toString())
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

    private String step(List<FieldStore> all, Random random) {
        int i = random.nextInt(all.size());
        FieldStore at = all.get(i);
        String who = StickForce.COMPUTERS.get(i) + ": ";
        List<Officer> there = at.store().officers().all().stream().filter(Officer::active).toList();
        Officer one = there.get(random.nextInt(there.size()));
        return who
                + switch (random.nextInt(kinds)) {
                    case 0, 1, 2 -> {
                        int j = (i + 1 + random.nextInt(all.size() - 1)) % all.size();
                        yield "a file for "
                                + StickForce.COMPUTERS.get(j)
                                + ", "
                                + StickForce.carry(at, all.get(j));
                    }
                    case 3 -> {
                        Role role = random.nextBoolean() ? Role.ADMINISTRATOR : Role.SUPERVISOR;
                        String collar = Integer.toString(collars++);
                        yield role
                                + " "
                                + collar
                                + " "
                                + StickForce.add(at, second(at, there), collar, role);
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

    /** Where they are retired nobody leaves them signed in: it is done before their eyes. */
    private String retire(FieldStore at, List<Officer> there, Officer one) {
        staying.getOrDefault(at, new ArrayList<>())
                .removeIf(session -> session.officer().id().equals(one.id()));
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
        Session theirs = signedIn(at, collar);
        if (theirs == null) {
            return collar + " does not sign in";
        }
        String who = theirs.officer().collar();
        if (random.nextInt(3) == 0) {
            Hash some = Hash.sha256(new byte[] {(byte) random.nextInt(2)});
            return who
                    + " finds "
                    + StickForce.record(
                            at.store(),
                            theirs,
                            at.store().id(),
                            new ContinuityEvent.Resolved(
                                    Conflict.Finding.BOTH_IN_ORDER, List.of(some), "looked"));
        }
        UUID place = new UUID(0, 10 + random.nextInt(4));
        return who
                + " leaves it at "
                + place
                + " "
                + StickForce.record(at.store(), theirs, pack, new ContinuityEvent.Deposited(place));
    }

    /** Some stay signed in whatever comes meanwhile, their retirement too. */
    private @Nullable Session signedIn(FieldStore at, String collar) {
        List<Session> there = staying.computeIfAbsent(at, _ -> new ArrayList<>());
        if (stay != null && !there.isEmpty() && stay.nextInt(2) == 0) {
            return there.get(stay.nextInt(there.size()));
        }
        Session fresh = StickForce.signIn(at, collar);
        if (fresh != null) {
            there.add(fresh);
        }
        return fresh;
    }

    private static @Nullable Session second(FieldStore at, List<Officer> there) {
        return there.stream()
                .filter(one -> one.roles().contains(Role.ADMINISTRATOR))
                .map(Officer::collar)
                .filter(collar -> !collar.equals(ServedForce.COLLAR))
                .map(collar -> StickForce.signIn(at, collar))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
