package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.sync.FailedTry;
import org.lockfast.sync.SyncProblem;
import org.lockfast.testing.ServerCertificate;
import org.lockfast.testing.TestWitness;

/**
 * What a device remembers of its server is cut, garbled or gone: recording goes on, and it is
 * mended.
 */
class DamagedMemoryTest {
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

    enum Damage {
        CUT,
        EMPTIED,
        GARBLED,
        GONE
    }

    private static void damage(ServedDevice device, Damage how) {
        damage(device, "local/sync", how);
    }

    private static void damage(ServedDevice device, String which, Damage how) {
        Path file = device.directory().resolve(which);
        try {
            byte[] bytes = Files.readAllBytes(file);
            switch (how) {
                case CUT -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                case EMPTIED -> Files.write(file, new byte[0]);
                case GARBLED -> {
                    bytes[bytes.length / 2] ^= 0x10;
                    Files.write(file, bytes);
                }
                case GONE -> Files.delete(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsMendedFromTheRecordsAndThePinIsKept(Damage how) {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(3);
            one.sync();
            one.record(1); // names what was seen
            one.sync();
            one.record(2);
            one.shut();
            damage(one, how);
            assertThatThrownBy(() -> one.store().server())
                    .isInstanceOf(KeyringRefusal.class)
                    .hasMessageContaining("lockfast sync --server URL --ca FILE");
            assertThat(one.store().enrolled()).isTrue();
            one.record(1); // goes on

            SyncProblem said =
                    ServedForce.value(one.store().serverAt(force.address(), force.ca()))
                            .again()
                            .orElseThrow();
            assertThat(said.sentence()).contains("The log is held to its first ");
            assertThat(one.client().now().problems())
                    .extracting(SyncProblem::code)
                    .contains("memory-made-again");
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.client().now().unsent()).isZero();
            assertThat(one.entries().values()).containsOnly(1);
            assertThat(one.verified().ok()).isTrue();
        }
    }

    /** Whatever is recorded names the log, whether or not anything synchronises meanwhile. */
    @Test
    void whatIsRecordedWithoutASynchronisationNamesWhatWasSeen() {
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(3);
            one.sync();
            one.shut(); // as a command ends
            one.record(1);
            one.shut();
            damage(one, Damage.GONE);

            SyncProblem said =
                    ServedForce.value(one.store().serverAt(force.address(), force.ca()))
                            .again()
                            .orElseThrow();
            assertThat(said.sentence()).contains("The log is held to its first ");
            assertThat(said.severity()).isEqualTo(SyncProblem.Severity.ACT);
        }
    }

    /** What came of the last try is a help for whoever asks, and nothing that anything rests on. */
    @ParameterizedTest
    @EnumSource
    void whatCameOfTheLastTryIsMadeAnew(Damage how) {
        try (ServedDevice one = force.device("SCN-07")) {
            one.sync();
            force.stop();
            one.record(1);
            one.sync();
            assertThat(one.client().failedTry()).isPresent();
            one.shut();
            damage(one, "local/try", how);

            assertThat(one.client().failedTry().map(FailedTry::why))
                    .isEqualTo(
                            how == Damage.GONE
                                    ? Optional.empty()
                                    : Optional.of(
                                            "What came of the last try does not read any more; the"
                                                    + " next one says it anew."));
            one.record(1);
            force.start();
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.client().failedTry()).isEmpty();
            assertThat(one.directory().resolve("local/try")).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWitnessPolicyThatDoesNotReadHoldsUpNothing(Damage how) {
        try (ServedDevice one = force.device("SCN-07")) {
            one.sync();
            byte[] policy = new TestWitness(7).policy();
            one.client().witnessedBy(policy);
            one.shut();
            damage(one, "local/witnesses", how);

            one.record(1);
            one.sync();
            assertThat(one.client().now().unsent()).isZero();
            assertThat(one.client().now().problems())
                    .extracting(SyncProblem::code)
                    .isEqualTo(how == Damage.GONE ? List.of() : List.of("witnesses-unread"));
            one.client().witnessedBy(policy);
            assertThat(one.client().now().problems()).isEmpty();
        }
    }

    /**
     * The server's log was altered behind the pin: what the records name catches it all the same.
     */
    @Test
    void aLogThatContradictsTheRecordsIsStillNotFollowed() {
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            two.sync();
            Path backup = force.backup();
            one.record(3);
            one.sync();
            one.record(1);
            one.shut();
            force.restore(backup);
            two.record(40); // the log grows beyond, with other entries
            two.sync();
            damage(one, Damage.GARBLED);
            ServedForce.value(one.store().serverAt(force.address(), force.ca()));
            assertThat(one.sync().problems())
                    .extracting(SyncProblem::code)
                    .containsExactly("log-inconsistent");
        }
    }

    @Test
    void anotherAddressIsTakenOnlyFromTheForcesOwnServer() throws Exception {
        try (ServedDevice one = force.device("SCN-07");
                ServedForce other =
                        ServedForce.in(Files.createDirectory(folder.resolve("other")))) {
            assertThat(refusal(one.store().serverAt(other.address(), other.ca())))
                    .contains("not the server of this force");
            assertThat(refusal(one.store().serverAt("https://localhost:1", force.ca())))
                    .contains("was not reached");
            assertThat(
                            refusal(
                                    one.store()
                                            .serverAt(
                                                    force.address(),
                                                    ServerCertificate.issued(
                                                                    folder.resolve("issued"))
                                                            .pem())))
                    .contains("a server's own certificate");
            String named = force.address().replace("localhost", "127.0.0.1");
            assertThat(ServedForce.value(one.store().serverAt(named, force.ca())).again())
                    .isEqualTo(Optional.empty());
            assertThat(one.store().server().orElseThrow().server()).isEqualTo(named);
            assertThat(one.sync().problems()).isEmpty();
        }
    }

    private static String refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).sentence();
    }
}
