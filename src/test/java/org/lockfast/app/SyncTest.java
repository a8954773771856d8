package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Role;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.SyncStatus;

/** Stores of one force and its real server: what goes well. */
class SyncTest {
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

    @Test
    void anOfficerOfTheForceSignsInOnANewDeviceWithoutANetwork() {
        try (ServedDevice laptop = force.device("SCN-07")) {
            force.stop();
            assertThat(laptop.session().officer().label()).isEqualTo("Avery Founder (1001)");
            laptop.record(2);
            assertThat(laptop.store().cases().recent(1000)).hasSize(2);
            SyncResult result = laptop.sync();
            assertThat(result.reached()).isFalse();
            assertThat(result.problems()).isEmpty();
            SyncStatus status = laptop.client().now();
            assertThat(status.standing()).isEqualTo(SyncStatus.Standing.OFFLINE);
            assertThat(status.unsent()).isEqualTo(4); // began, keyring-followed and two cases
            assertThat(laptop.verified().ok()).isTrue();
        }
    }

    @Test
    void whatIsRecordedOnOneDeviceComesToAllOfItsStation() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08");
                ServedDevice far = force.device("FAR-01", "Farville")) {
            one.record(3);
            SyncResult sent = one.sync();
            assertThat(sent.problems()).isEmpty();
            assertThat(sent.sent()).isEqualTo(5);
            assertThat(one.client().now().unsent()).isZero();

            two.record(2);
            SyncResult both = two.sync();
            assertThat(both.problems()).isEmpty();
            assertThat(both.sent()).isEqualTo(4);
            two.store().journal().settle();
            assertThat(two.store().cases().recent(1000)).hasSize(5);

            SyncResult back = one.sync();
            assertThat(back.sent()).isZero();
            one.store().journal().settle();
            assertThat(one.store().cases().recent(1000)).hasSize(5);
            assertThat(one.sync().received()).isZero();
            two.sync();
            assertThat(one.entries()).isEqualTo(two.entries());
            assertThat(one.entries().values()).containsOnly(1);

            far.sync();
            assertThat(far.store().cases().recent(1000)).as("another station's cases").isEmpty();
            assertThat(one.verified().ok()).isTrue();
            assertThat(two.verified().ok()).isTrue();
            assertThat(far.verified().ok()).isTrue();
        }
    }

    @Test
    void anOfficerAddedOnOneDeviceSignsInOnTheOther() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.addOfficer("2002", "Robin Keeper", "another good lantern 7", Role.PROPERTY_OFFICER);
            assertThat(one.sync().problems()).isEmpty();
            assertThat(two.sync().problems()).isEmpty();
            two.shut();
            force.stop();
            assertThat(two.open("2002", "wrong lantern 7")).isInstanceOf(Outcome.Refused.class);
            StoreOpening.SignedIn in =
                    ServedForce.value(two.open("2002", "another good lantern 7"));
            assertThat(in.session().officer().name()).isEqualTo("Robin Keeper");
            close(in);
            assertThat(two.verified().ok()).isTrue();
        }
    }

    private static void close(StoreOpening.SignedIn in) {
        in.identity().close();
        try {
            in.store().close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static void assertSame(SortedMap<String, Integer> one, Map<String, Integer> other) {
        assertThat(one).isEqualTo(other);
    }
}
