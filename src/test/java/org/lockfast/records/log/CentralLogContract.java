package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogStore;
import org.lockfast.log.PushAnswer;
import org.lockfast.log.Refusal;

/** What a central log does, on whichever database. */
abstract class CentralLogContract {
    @TempDir Path tmp;
    Force force;
    LogStore store;
    CentralLog log;

    /** Opens new records, or the ones opened before. */
    abstract LogStore open(byte[] key);

    @BeforeEach
    void found() throws Exception {
        force = Force.found(tmp.resolve("server"), this::open);
        store = open(force.recordsKey());
        log = force.node(store);
    }

    @AfterEach
    void close() {
        log.close();
        store.close();
        force.close();
    }

    void reopen() throws Exception {
        log.close();
        store.close();
        store = open(force.recordsKey());
        log = force.node(store);
    }

    @Test
    void whatADevicePushesStandsInTheLogOnceAndProvably() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        device.work(700, new Random(1));
        PushAnswer first = log.push(device.push(0, 500));
        assertThat(first.refusal()).isNull();
        assertThat(first.accepted()).isEqualTo(500);
        assertThat(first.nextSeq()).isEqualTo(500);
        PushAnswer again = log.push(device.push(300, 701));
        assertThat(again.accepted()).isEqualTo(201);
        assertThat(again.duplicates()).isEqualTo(200);
        assertThat(again.indexes().subList(0, 200)).isEqualTo(first.indexes().subList(300, 500));
        reopen();
        Checked checked = new Checked(log);
        assertThat(checked.eids())
                .containsAll(device.written.stream().map(one -> one.entry().eid()).toList());
        for (int i : new int[] {0, 350, 700}) {
            assertThat(
                            log.proof(device.written.get(i).entry().eid(), null)
                                    .orElseThrow()
                                    .proves(
                                            device.written.get(i).entry().eid(),
                                            log.force().logKey()))
                    .isTrue();
        }
        assertThat(log.consistency(Checkpoint.of(first.checkpoint()).size())
                        .proves(Checkpoint.of(first.checkpoint()), log.force().logKey()))
                .isTrue();
    }

    @Test
    void whatIsBeyondTheChainIsRefusedAndWhatIsBeforeKept() {
        Device device = force.enrol(log, "Exampleton");
        device.work(20, new Random(2));
        log.push(device.push(0, 5));
        PushAnswer gap = log.push(device.push(7, 10));
        assertThat(gap.refusal().reason()).isEqualTo(Refusal.Reason.CHAIN_GAP);
        assertThat(gap.refusal().nextSeq()).isEqualTo(5);
        assertThat(gap.accepted()).isZero();
        List<org.lockfast.journal.EntryWriter.Written> holed =
                new java.util.ArrayList<>(device.written.subList(5, 8));
        holed.addAll(device.written.subList(9, 12));
        PushAnswer some = log.push(Device.push(holed, device));
        assertThat(some.accepted()).isEqualTo(3);
        assertThat(some.refusal().at()).isEqualTo(3);
        assertThat(some.refusal().nextSeq()).isEqualTo(8);
    }
}
