package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.rules.ForceList;
import org.lockfast.rules.RulePack;
import org.lockfast.rules.RulesEvent;

/** The force's own lists are entries: put into force once, gone by in every store of the force. */
class ForceListsTest {
    @TempDir Path folder;
    private ServedForce force;

    @BeforeEach
    void found() {
        force = ServedForce.in(folder);
    }

    @AfterEach
    void close() {
        force.close();
    }

    private static byte[] limits(int version, String effective, int minutes) {
        return ("{\"pack\": \"limits\", \"version\": "
                        + version
                        + ", \"effective\": \""
                        + effective
                        + "\", \"reviewBy\": \"2027-12-31\", \"owner\": \"Insp Example\","
                        + " \"status\": \"approved\", \"source\": [\"Force order 1\"], \"entries\":"
                        + " [{\"code\": \"HANDOVER\", \"value\": "
                        + minutes
                        + "}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Outcome<RulePack> put(ServedDevice at, byte[] list) {
        return at.store().keepingRules().put(at.session(), list, "Force order 1");
    }

    private static long handover(ServedDevice at) {
        return at.store().rules().rules().limits().handover().toMinutes();
    }

    @Test
    void aListPutIntoForceOnOneDeviceIsGoneByOnAll() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("FAR-01", "Farville")) {
            one.record(2);
            long shipped = handover(one);
            ServedForce.value(put(one, limits(1, "2026-06-20", 25)));
            assertThat(one.verified().ok()).isTrue();
            assertThat(handover(one)).as("not yet").isEqualTo(shipped);
            one.sync();
            two.sync();
            assertThat(two.verified().ok()).isTrue();
            for (ServedDevice each : List.of(one, two)) {
                each.later(Duration.ofDays(5));
                each.shut();
                assertThat(handover(each)).isEqualTo(25);
                assertThat(each.store().rules().problems()).isEmpty();
                assertThat(each.verified().ok()).isTrue();
            }
            assertThat(one.store().index().rules()).isEqualTo(two.store().index().rules());
        }
    }

    /** Nobody can say which the force meant, so nobody's clock and no order of arrival does. */
    @Test
    void twoTextsOfOneVersionAreNeitherGoneBy() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.later(Duration.ofDays(5));
            two.later(Duration.ofDays(5));
            long shipped = handover(one);
            ServedForce.value(put(one, limits(1, "2026-06-21", 25)));
            ServedForce.value(put(two, limits(1, "2026-06-21", 35)));
            one.sync();
            two.sync();
            one.sync();
            for (ServedDevice each : List.of(one, two)) {
                each.shut();
                assertThat(handover(each)).isEqualTo(shipped);
                assertThat(each.store().rules().problems())
                        .singleElement()
                        .satisfies(problem ->
                                assertThat(problem.toString())
                                        .contains("limits version 1", "two texts"));
            }
            ServedForce.value(put(one, limits(2, "2026-06-21", 30)));
            one.sync();
            two.sync();
            for (ServedDevice each : List.of(one, two)) {
                each.shut();
                assertThat(handover(each)).isEqualTo(30);
                assertThat(each.verified().ok()).isTrue();
            }
        }
    }

    @Test
    void whoeverMayNotPutsNothingIntoForceAnywhere() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.addOfficer("2002", "Robin Keeper", "another good lantern 7", Role.PROPERTY_OFFICER);
            byte[] list = limits(1, "2026-06-16", 25);
            one.shut();
            StoreOpening.SignedIn keeper =
                    ServedForce.value(one.open("2002", "another good lantern 7"));
            assertThat(keeper.store().keepingRules().put(keeper.session(), list, "Mine"))
                    .isInstanceOf(Outcome.Refused.class);
            // as a program that asks nobody would record it
            String text = new String(list, StandardCharsets.UTF_8);
            keeper.store()
                    .journal()
                    .record(
                            ServedForce.value(keeper.session().acting(Permission.BOOK_IN)),
                            List.of(
                                    NewEvent.of(
                                            ForceList.subject("limits"),
                                            new RulesEvent.PutInForce(
                                                    "limits",
                                                    1,
                                                    Hash.sha256(list),
                                                    text,
                                                    "Mine"))));
            keeper.identity().close();
            closed(keeper);
            long shipped = handover(two);
            one.sync();
            two.sync();
            two.shut();
            one.shut();
            assertThat(List.of(handover(one), handover(two))).containsOnly(shipped);
            assertThat(two.store().forceLists().all()).isEmpty();
        }
    }

    private static void closed(StoreOpening.SignedIn signedIn) {
        try {
            signedIn.store().close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
