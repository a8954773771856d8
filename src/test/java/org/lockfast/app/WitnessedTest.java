package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.LogKey;
import org.lockfast.ledger.LogVerify;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.Wires;
import org.lockfast.testing.GoCheck;
import org.lockfast.testing.TestWitness;

/** A force asks for a witness outside: devices and the export say whether it has seen the log. */
class WitnessedTest {
    private static final TestWitness WITNESS = new TestWitness(7);

    @TempDir Path folder;
    private ServedForce force;
    private ServedDevice device;

    @BeforeEach
    void start() {
        force = ServedForce.in(folder);
        force.witnessedBy(WITNESS.policy());
        device = force.device("SCN-07");
        device.client().witnessedBy(WITNESS.policy());
        device.sync();
    }

    @AfterEach
    void stop() {
        device.close();
        force.close();
    }

    private void later(Duration passed) {
        force.later(passed);
        device.later(passed);
    }

    private Optional<SyncProblem> told() {
        return device.client().now().problems().stream()
                .filter(one -> one.code().equals("not-witnessed"))
                .findFirst();
    }

    private Note checkpoint() {
        return force.central().log().checkpoint();
    }

    private long witnessed() {
        return device.client().witnessed().orElseThrow().size();
    }

    @Test
    void noWitnessedReceiptForMoreThanADayIsSaidUntilThereIsOne() {
        assertThat(told()).isEmpty();
        later(Duration.ofHours(23));
        device.sync();
        assertThat(told()).as("not yet").isEmpty();
        later(Duration.ofHours(3));
        assertThat(told()).as("as of the last contact").isEmpty();
        device.sync();
        assertThat(told()).isPresent();
        assertThat(told().get().sentence()).startsWith("No witnessed receipt for 26 hours");

        device.record(3);
        SyncResult sent = device.sync();
        assertThat(sent.sent()).as("nothing is held up").isPositive();
        force.central().log().cosign(WITNESS.cosigned(checkpoint(), force.now()));
        device.sync();
        assertThat(told()).isEmpty();
        assertThat(witnessed()).isEqualTo(Checkpoint.of(checkpoint()).size());
        assertThat(device.client().witnessed().orElseThrow().time())
                .isEqualTo(force.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));

        later(Duration.ofHours(30));
        device.sync();
        assertThat(told()).as("all there is was witnessed").isEmpty();
        device.record(1);
        device.sync();
        assertThat(told().map(SyncProblem::sentence).orElse("")).contains("for 30 hours");
        device.shut();
        assertThat(told()).as("it is remembered").isPresent();
        assertThat(witnessed()).isLessThan(Checkpoint.of(checkpoint()).size());
    }

    @Test
    void whatTheWitnessSawOfAnotherLogIsAnAlarmAndNotTaken() {
        Note honest = checkpoint();
        LogKey key = force.central().keys().logSigner(Checkpoint.of(honest).origin());
        Note other =
                new Checkpoint(
                                Checkpoint.of(honest).origin(),
                                Checkpoint.of(honest).size() - 1,
                                Hash.ZERO)
                        .sign(key);
        answering(WITNESS.cosigned(other, force.now()).bytes());
        SyncResult result = device.sync();
        assertThat(result.problems()).extracting(SyncProblem::code).contains("log-inconsistent");
        assertThat(device.client().witnessed()).isEmpty();
    }

    @Test
    void whatIsNotCosignedOrNoCheckpointIsNotTakenAndHoldsNothingUp() {
        answering(checkpoint().bytes());
        device.record(1);
        assertThat(device.sync().problems()).isEmpty();
        assertThat(device.client().witnessed()).isEmpty();
        device.shut();
        answering(new TestWitness(8).cosigned(checkpoint(), force.now()).bytes());
        assertThat(device.sync().problems()).isEmpty();
        assertThat(device.client().witnessed()).as("another witness").isEmpty();
        device.shut();
        answering("no note".getBytes(StandardCharsets.UTF_8));
        device.record(1);
        SyncResult result = device.sync();
        assertThat(result.sent()).isPositive();
        assertThat(result.problems()).extracting(SyncProblem::code).contains("bad-answer");
        device.shut();
        answering(WITNESS.cosigned(checkpoint(), force.now()).bytes());
        device.sync();
        assertThat(witnessed()).isEqualTo(Checkpoint.of(checkpoint()).size());
    }

    private void answering(byte[] note) {
        device.shut();
        Wires wires =
                (server, ca, own) ->
                        new WireAround(Wires.HTTPS.to(server, ca, own)) {
                            @Override
                            public Optional<byte[]> witnessed() {
                                return Optional.of(note);
                            }
                        };
        device.client(wires, null);
    }

    @Test
    void aPolicyForAnotherLogIsRefusedAndTheOneThereStays() {
        String other = Ed25519Key.of("f-0011223344556677/log", new byte[32]).key().vkey();
        byte[] policy = ("log " + other + "\nquorum none\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> device.client().witnessedBy(policy))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("other logs");
        later(Duration.ofHours(30));
        device.sync();
        assertThat(told()).isPresent();
    }

    @Test
    void theExportSaysWhetherEnoughHaveCosigned() throws Exception {
        Path first = folder.resolve("first");
        CentralExport export = new CentralExport(force.central());
        export.export(first);
        assertThat(export.witnessed()).isEqualTo("No checkpoint meets the witness policy yet.");
        assertThat(Files.exists(first.resolve("witnessed"))).isFalse();
        Note seen = WITNESS.cosigned(checkpoint(), force.now());
        force.central().log().cosign(seen);
        assertThat(export.witnessed()).isEqualTo("The checkpoint meets the witness policy.");
        device.record(1);
        device.sync();
        Path second = folder.resolve("second");
        export.export(second);
        assertThat(export.witnessed())
                .isEqualTo(
                        "The newest checkpoint that meets the witness policy has "
                                + Checkpoint.of(seen).size()
                                + " of the "
                                + Checkpoint.of(checkpoint()).size()
                                + " entries.");
        assertThat(Files.readAllBytes(second.resolve("witnessed")))
                .isEqualTo(force.central().log().evidence(seen).bytes());
        try (ExecutorService workers = Executors.newSingleThreadExecutor()) {
            assertThat(LogVerify.check(second, null, null, workers).whole()).isTrue();
            Path file = second.resolve("witnessed");
            byte[] good = Files.readAllBytes(file);
            String note = new String(good, StandardCharsets.ISO_8859_1);
            int from = note.indexOf("witness.example/7") - 4; // dash and blank
            int to = note.indexOf('\n', from); // a witness's line is for who knows its key
            for (int at = 0; at < good.length; at += at > to ? 97 : 7) {
                if (at >= from && at <= to) {
                    continue;
                }
                byte[] bad = good.clone();
                bad[at] ^= 1;
                Files.write(file, bad);
                assertThat(LogVerify.check(second, null, null, workers).findings())
                        .as("byte %d", at)
                        .extracting(LogVerify.Finding::file)
                        .containsExactly("witnessed");
            }
        }
    }

    @Test
    @Tag("hard")
    void goProvesThatTheWitnessedCheckpointIsOfTheLog() throws Exception {
        GoCheck check = GoCheck.builtIn(folder);
        Note seen = WITNESS.cosigned(checkpoint(), force.now());
        force.central().log().cosign(seen);
        device.record(3);
        device.sync();
        Path export = folder.resolve("export");
        new CentralExport(force.central()).export(export);
        assertThat(check.of(export)).extracting(GoCheck.Verdict::code).isEqualTo(0);
        // signed by the log's key and by the witness, and of another past
        Checkpoint honest = Checkpoint.of(seen);
        Note other =
                new Checkpoint(honest.origin(), honest.size(), Hash.ZERO)
                        .sign(force.central().keys().logSigner(honest.origin()));
        Files.write(export.resolve("witnessed"), WITNESS.cosigned(other, force.now()).bytes());
        assertThat(check.of(export).code()).isEqualTo(1);
        assertThat(check.of(export).says()).contains("is not what this log was");
    }
}
