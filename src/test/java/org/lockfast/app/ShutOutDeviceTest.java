package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.server.AdminOrders;
import org.lockfast.sync.SyncProblem;

/** A computer that whoever runs the server shut out says so, and not that it was revoked. */
class ShutOutDeviceTest {
    @TempDir Path folder;

    @Test
    void itIsToldThatItWasShutOut() {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice device = force.device("SCN-07")) {
            device.record(1);
            device.sync();
            order(force, "bar");
            device.record(2);
            assertThat(device.sync().problems())
                    .extracting(SyncProblem::code)
                    .containsExactly("shut-out");
            assertThat(device.client().now().unsent()).isGreaterThanOrEqualTo(2);
            order(force, "unbar");
            assertThat(device.sync().problems()).isEmpty();
            assertThat(device.client().now().unsent()).isZero();
        }
    }

    /** What the server made by itself is elsewhere too as soon as one device has synchronised. */
    @Test
    void whatADeviceWasSentIsNoLongerOnlyAtTheServer() {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice device = force.device("SCN-07");
                ServedDevice other = force.device("SCN-08")) {
            other.sync();
            assertThat(force.central().log().onlyHere().entries())
                    .as("its enrolment and the founding came with the first round")
                    .isZero();
            order(force, "bar");
            assertThat(force.central().log().onlyHere().entries()).isOne();
            other.sync();
            assertThat(force.central().log().onlyHere().entries()).isZero();
            force.stop();
            force.start();
            assertThat(force.central().log().onlyHere().entries()).as("after a start").isZero();
            assertThat(device.sync().problems()).isNotEmpty();
        }
    }

    /** What came while it was given nothing is counted again once it is let in. */
    @Test
    void whatTheServerNotedOfAPushIsCountedAgainOnceItIsLetIn() {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice device = force.device("SCN-07")) {
            device.sync();
            device.record(1);
            device.sync();
            order(force, "bar");
            device.sync();
            order(force, "unbar");
            device.sync();
            device.sync();
            device.record(1);
            assertThat(device.sync().received()).as("the server's note of it").isPositive();
        }
    }

    private void order(ServedForce force, String what) {
        AdminOrders.send(folder.resolve("s.socket"), what, "SCN-07\nIt floods the log");
        assertThat(force.size()).isPositive();
    }
}
