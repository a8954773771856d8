package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.log.LogHead;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogStore;
import org.lockfast.log.Push;
import org.lockfast.log.Refusal;

/** Records that are put back under a node that goes on running. */
@ParameterizedClass
@EnumSource(OnCentralLog.Engine.class)
class FallenBackTest extends OnCentralLog {
    /** Records that can be exchanged for others. */
    private static class Exchanged implements LogStore {
        private volatile LogStore now;

        Exchanged(LogStore first) {
            now = first;
        }

        @Override
        public Health health() {
            return now.health();
        }

        @Override
        public <T> T read(Reading<T> reading) {
            return now.read(reading);
        }

        @Override
        public <T> T write(Writing<T> writing) {
            return now.write(writing);
        }

        @Override
        public <T> T beside(Reading<T> writing) {
            return now.beside(writing);
        }

        @Override
        public boolean backup(Path file) {
            return now.backup(file);
        }

        @Override
        public long room() {
            return now.room();
        }

        @Override
        public void tidy() {
            now.tidy();
        }

        @Override
        public boolean founded() {
            return now.founded();
        }

        @Override
        public <T> T found(LogHead first, Writing<T> writing) {
            return now.found(first, writing);
        }

        @Override
        public void close() {
            now.close();
        }
    }

    // Every test begins with fallBack, which sets them.
    @SuppressWarnings("NullAway.Init")
    private Device device;

    @SuppressWarnings("NullAway.Init")
    private Device other;

    @SuppressWarnings("NullAway.Init")
    private Exchanged records;

    @SuppressWarnings("NullAway.Init")
    private Checkpoint pin;

    @SuppressWarnings("NullAway.Init")
    private byte[] shown;

    /** A copy is made, the day goes on, and the copy is put back while the node runs. */
    private void fallBack() throws Exception {
        device = force.enrol(log, "Exampleton");
        other = force.enrol(log, "Otherham");
        device.work(300, new Random(1));
        other.work(100, new Random(2));
        taken(device, 0, 260);
        log.close();
        store.close();
        String copy;
        if (engine == Engine.H2) {
            copy = tmp.resolve("copy").toString();
            Files.createDirectories(Path.of(copy));
            Files.copy(Path.of(address, "log.mv.db"), Path.of(copy, "log.mv.db"));
        } else {
            copy = postgres().copy(address);
        }
        records = new Exchanged(open(force.recordsKey()));
        store = records;
        log = force.node(store);
        taken(device, 260, 301);
        pin = Checkpoint.of(log.checkpoint());
        shown = Files.readAllBytes(force.keyFile.resolveSibling("keys.checkpoint"));
        records.now.close();
        address = copy;
        records.now = open(force.recordsKey());
    }

    private Refusal.Reason refusal(Push push) {
        try {
            return refused(log.push(push)).reason();
        } catch (LogRefusal e) {
            return e.refusal().reason();
        }
    }

    private void nothingIsSignedOverIt() throws Exception {
        assertThat(log.state().refillingTo()).isEqualTo(pin.size());
        assertThat(log.state().size()).isLessThan(pin.size());
        assertThat(Files.readAllBytes(force.keyFile.resolveSibling("keys.checkpoint")))
                .isEqualTo(shown);
    }

    @Test
    void aPushThatGrowsBeyondWhatWasSignedIsNotTaken() throws Exception {
        fallBack();
        assertThat(refusal(other.push(0, 101))).isEqualTo(Refusal.Reason.REFILLING);
        nothingIsSignedOverIt();
    }

    @Test
    void aPushThatStaysBelowWhatWasSignedIsNotTaken() throws Exception {
        fallBack();
        assertThat(refusal(other.push(0, 5))).isEqualTo(Refusal.Reason.REFILLING);
        nothingIsSignedOverIt();
    }

    @Test
    void whoeverAsksForTheCheckpointShutsIt() throws Exception {
        fallBack();
        Checkpoint now = Checkpoint.of(log.checkpoint());
        assertThat(now.size()).isLessThan(pin.size());
        nothingIsSignedOverIt();
    }

    @Test
    void anotherHistoryWrittenMeanwhileIsNotSigned() throws Exception {
        fallBack();
        // a node that knows of nothing takes in another history of the same records
        Path keys = force.keyFile.resolveSibling("keys.checkpoint");
        Files.delete(keys);
        try (var unknowing = force.node(records)) {
            assertThat(unknowing.push(other.push(0, 101)).refusal()).isNull();
        }
        Files.write(keys, shown);
        log.push(other.push(0, 101));
        assertThat(log.state().open()).isFalse();
        assertThat(refusal(device.push(0, 301))).isEqualTo(Refusal.Reason.REFILLING);
        assertThat(Files.readAllBytes(keys)).isEqualTo(shown);
    }

    @Test
    void anEnrolmentThatWasRecordedWhileTheRecordsWentAwayIsFoundByItsCode() throws Exception {
        log.close();
        boolean[] away = {false};
        LogStore real = store;
        Exchanged going =
                new Exchanged(real) {
                    @Override
                    public <T> T read(Reading<T> reading) {
                        if (away[0]) {
                            throw new org.lockfast.log.LogStoreFault(
                                    "away", new java.io.IOException());
                        }
                        return super.read(reading);
                    }

                    @Override
                    public <T> T write(Writing<T> writing) {
                        T done = super.write(writing);
                        away[0] = true;
                        return done;
                    }
                };
        store = going;
        log = force.node(store);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> force.enrol(log, "Exampleton"))
                .isInstanceOfSatisfying(LogRefusal.class, e -> assertThat(e.recorded()).isTrue());
        away[0] = false;
        String id =
                log.devices().stream()
                        .filter(each -> !each.equals(log.force().device()))
                        .findFirst()
                        .orElseThrow();
        org.lockfast.ledger.Hash code =
                org.lockfast.ledger.Hash.sha256(
                        id.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(log.joined(code).orElseThrow().vkey())
                .isEqualTo(log.deviceKey(id).orElseThrow());
        assertThat(log.joined(org.lockfast.ledger.Hash.ZERO)).isEmpty();
    }
}
