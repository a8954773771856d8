package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;

/** An officer is retired at one of three computers without a server: what the others say of it. */
class RetiredElsewhereTest {
    private static final UUID SHELF = new UUID(0, 10);
    private static final UUID LOCKER = new UUID(0, 11);

    @TempDir Path folder;
    private final UUID pack = new UUID(0, 1);
    private final List<FieldStore> all = new ArrayList<>();
    private StickForce force;
    private FieldStore station;
    private FieldStore laptop;
    private FieldStore third;

    @BeforeEach
    void open() {
        force = new StickForce(folder);
        force.found("1002", pack);
        StickForce.COMPUTERS.forEach(name -> all.add(force.at(name)));
        station = all.get(0);
        laptop = all.get(1);
        third = all.get(2);
        StickForce.add(station, null, "1003", Role.SUPERVISOR);
        everybodyHasAll();
    }

    @AfterEach
    void close() {
        all.forEach(FieldStore::close);
    }

    private void everybodyHasAll() {
        StickForce.everybodyHasAll(all, new Random(7));
        for (FieldStore one : all) {
            assertThat(one.entries()).isEqualTo(station.entries());
            assertThat(StickForce.conflicts(one)).isEqualTo(StickForce.conflicts(station));
            assertThat(StickForce.doubts(one)).isEqualTo(StickForce.doubts(station));
            assertThat(StickForce.findings(one)).isEqualTo(StickForce.findings(station));
            assertThat(StickForce.places(one)).isEqualTo(StickForce.places(station));
        }
    }

    private static Session as(FieldStore at, String collar) {
        return Objects.requireNonNull(StickForce.signIn(at, collar));
    }

    private static Officer officer(FieldStore at, String collar) {
        return at.store().officers().all().stream()
                .filter(one -> one.active() && one.collar().equals(collar))
                .findFirst()
                .orElseThrow();
    }

    private void leaves(FieldStore at, Session by, UUID place) {
        assertThat(StickForce.record(at.store(), by, pack, new ContinuityEvent.Deposited(place)))
                .isEmpty();
    }

    private static void finds(FieldStore at, Session by, int about) {
        assertThat(
                        StickForce.record(
                                at.store(),
                                by,
                                at.store().id(),
                                new ContinuityEvent.Resolved(
                                        Conflict.Finding.BOTH_IN_ORDER,
                                        List.of(Hash.sha256(new byte[] {(byte) about})),
                                        "looked")))
                .isEmpty();
    }

    /** Who is signed in when the retirement comes goes on: a verification counts it everywhere. */
    @Test
    void whatARetiredOfficerSignsWhereTheRetirementIsKnownIsCountedByEveryVerification() {
        leaves(station, station.session(), SHELF);
        everybodyHasAll();
        Session leaver = as(laptop, "1002");
        ServedForce.value(
                station.store()
                        .keepingOfficers()
                        .retire(station.session(), null, officer(station, "1002"), "left"));
        StickForce.carry(station, laptop);
        leaves(laptop, leaver, LOCKER);
        everybodyHasAll();
        for (FieldStore one : all) {
            assertThat(StickForce.places(one)).containsExactly(SHELF.toString());
            assertThat(one.verified())
                    .matches(report -> report.ok())
                    .satisfies(report -> assertThat(report.ofEndedKeys()).isEqualTo(1));
        }
    }

    @Test
    void aFileForAnotherComputerIsReadByAnyAccount() throws IOException {
        Path file = folder.resolve("SCN-08.lfcarry");
        ServedForce.value(station.store().carriedByStick().write("SCN-08", file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
    }

    /** A computer let in where it was not heard that the one which did so was put out of use. */
    @Test
    void aComputerThatOneOutOfUseLetInIsListedAtEveryComputer() {
        outOfUse();
        EnrollingByFile.Asked asked = ServedForce.value(asks("SCN-10"));
        ServedForce.value(admitted(third, asked));
        StickForce.carry(third, laptop); // which has not heard of it
        StickForce.carry(third, station);
        assertThat(StickForce.conflicts(laptop)).isEmpty();
        StickForce.everybodyHasAll(List.of(station, laptop), new Random(7));
        assertThat(laptop.entries()).isEqualTo(station.entries());
        assertThat(StickForce.conflicts(station).toString()).contains("UNFOLLOWED");
        assertThat(StickForce.conflicts(laptop)).isEqualTo(StickForce.conflicts(station));

        ServedForce.value(admitted(station, asked));
        StickForce.everybodyHasAll(List.of(station, laptop), new Random(7));
        assertThat(StickForce.conflicts(station).toString()).doesNotContain("UNFOLLOWED");
        assertThat(StickForce.conflicts(laptop)).isEqualTo(StickForce.conflicts(station));
        assertThat(laptop.verified().ok()).as("live and made anew agree").isTrue();
        assertThat(station.verified().ok()).isTrue();
    }

    @Test
    void soIsWhatThatOneLetsInWhileItIsKnownByThatAlone() {
        outOfUse();
        EnrollingByFile.Asked asked = ServedForce.value(asks("SCN-10"));
        byte[] answer = ServedForce.value(admitted(third, asked)).file().bytes();
        ServedForce.value(newcomer("SCN-10").join(answer, asked.code().text(), force.code()));
        StickForce.carry(third, laptop);
        try (FieldStore tenth = force.at("SCN-10")) {
            ServedForce.value(admitted(tenth, ServedForce.value(asks("SCN-11"))));
            StickForce.carry(tenth, laptop);
        }
        assertThat(StickForce.conflicts(laptop)).isEmpty();
        StickForce.carry(station, laptop);
        assertThat(StickForce.conflicts(laptop))
                .filteredOn(one -> one.startsWith("UNFOLLOWED"))
                .hasSize(2);
    }

    private void outOfUse() {
        ServedForce.value(
                station.store()
                        .keepingDevices()
                        .revoke(station.session(), null, "SCN-09", "stolen from the van"));
    }

    private EnrollingByFile newcomer(String name) {
        return new EnrollingByFile(
                folder.resolve(name), FieldStore.of(folder, name, Duration.ZERO));
    }

    private Outcome<EnrollingByFile.Asked> asks(String name) {
        return newcomer(name).ask("Otherham", name, null, false);
    }

    private static Outcome<AdmittingByFile.Admitted> admitted(
            FieldStore at, EnrollingByFile.Asked asked) {
        return at.store()
                .admitting()
                .admit(at.session(), null, asked.request(), asked.fingerprint().text());
    }

    /**
     * Somebody who has one administrator's password, at a computer that has not heard of the second
     * one, retires a supervisor. What the administrators do then, to the end.
     */
    @Test
    void afterAForgedRetirementTheOfficerIsRetiredByTwoAndAddedAnew() {
        StickForce.add(station, null, "7007", Role.ADMINISTRATOR);
        leaves(station, as(station, "1002"), SHELF);
        finds(station, as(station, "1002"), 1);
        ServedForce.value(
                laptop.store()
                        .keepingOfficers()
                        .retire(laptop.session(), null, officer(laptop, "1002"), "forged"));
        everybodyHasAll();
        assertThat(StickForce.conflicts(third).toString()).contains("UNFOLLOWED", "REVOKED");
        assertThat(StickForce.findings(third)).isEmpty();
        assertThat(StickForce.places(third)).containsExactly(SHELF.toString());

        // 1. Where they are an officer still, two administrators retire them and add them anew
        ServedForce.value(
                station.store()
                        .keepingOfficers()
                        .retire(
                                station.session(),
                                as(station, "7007"),
                                officer(station, "1002"),
                                "retired elsewhere by somebody who was not to"));
        assertThat(StickForce.add(station, as(station, "7007"), "1002", Role.SUPERVISOR))
                .isEqualTo("Done");
        // 2. Files go all ways
        everybodyHasAll();
        for (FieldStore one : all) {
            assertThat(StickForce.officers(one)).isEqualTo(StickForce.officers(station));
            assertThat(officer(one, "1002").id()).isEqualTo(officer(station, "1002").id());
        }
        // 3. They find again what they had found, at any computer
        finds(laptop, as(laptop, "1002"), 1);
        leaves(third, as(third, "1002"), LOCKER);
        everybodyHasAll();
        // 4. Another supervisor looks at what is listed, and closes it
        Session other = as(station, "1003");
        for (Conflict open : station.store().conflicts().open()) {
            ServedForce.value(
                    station.store()
                            .resolving()
                            .resolve(
                                    other,
                                    open,
                                    Conflict.Finding.BOTH_IN_ORDER,
                                    "Asked both; the bag was looked at"));
            station.store().journal().settle();
        }
        everybodyHasAll();
        for (FieldStore one : all) {
            assertThat(StickForce.conflicts(one)).isEmpty();
            assertThat(StickForce.places(one)).containsExactly(LOCKER.toString());
            assertThat(StickForce.findings(one)).hasSizeGreaterThan(1);
        }
        for (FieldStore one : all) {
            assertThat(one.verified())
                    .matches(report -> report.ok())
                    .satisfies(report -> assertThat(report.ofEndedKeys()).isZero());
        }
    }
}
