package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Received;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.CarryFiles;
import org.lockfast.sync.Carrying;

/** What another device does not take in keeps nothing from it that stands behind. */
class CarryRoundTest {
    @TempDir Path folder;
    private ServedForce force;
    private ServedDevice one;
    private ServedDevice two;

    @BeforeEach
    void found() {
        force = ServedForce.in(folder);
        one = force.device("SCN-07");
        two = force.device("SCN-08");
        one.record(1);
        one.sync();
        two.sync();
        one.sync();
        force.stop();
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        force.close();
    }

    private static Carrying carrying(ServedDevice device) {
        return device.store().carrying().orElseThrow();
    }

    private static String id(ServedDevice device) {
        return device.store().device().device();
    }

    private static Carrying.Came take(ServedDevice at, byte[] file) throws IOException {
        return ServedForce.value(carrying(at).take(file));
    }

    /** The other says what it has, and which file it took in. */
    private static void answer(ServedDevice from, ServedDevice to) throws IOException {
        take(to, ServedForce.value(carrying(from).export(id(to))).bytes());
    }

    private static void receive(ServedDevice at, List<Incoming> forged) {
        assertThat(at.store().journal().receive(forged))
                .extracting(Received::answer)
                .isSubsetOf(Received.Answer.ADDED, Received.Answer.FORK);
    }

    /** So many files to and fro; how many came before there was no more to come, at least one. */
    private int files(int bytes, boolean relayed) throws IOException {
        for (int files = 1; files < 40; files++) {
            Carrying.Carry carry =
                    ServedForce.value(
                            relayed
                                    ? CarryFiles.smallRelayed(carrying(two), id(one), bytes)
                                    : CarryFiles.small(carrying(two), id(one), bytes));
            Carrying.Came came = take(one, carry.bytes());
            assertThat(came.more()).isEqualTo(carry.waiting() > 0);
            answer(one, two);
            if (!carry.more()) {
                return files;
            }
        }
        throw new AssertionError("There is no end of it");
    }

    /** Whoever has the device's key has others bring it what it never takes. */
    @Test
    void whatWaitsForEverIsPassedBy() throws IOException {
        List<Incoming> forged = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Hash nothing = Hash.sha256(new byte[] {7});
            forged.add(ForgedEntries.of(one, "device.tried/1", 0, 5_000 + i, nothing, 20_000));
        }
        receive(two, forged);
        two.record(5);
        assertThat(files(200_000, false)).isEqualTo(3);
        assertThat(one.entries("case.opened")).hasSize(6);
        assertThat(files(200_000, true)).as("once round, and no more").isEqualTo(3);
    }

    /** Its copies answer under one name, so everything is written for it, file by file. */
    @Test
    void aDeviceWhoseChainPartsIsBroughtEverything() throws IOException {
        List<Incoming> pair = new ArrayList<>();
        for (int i = 1; i < 3; i++) {
            Hash nothing = Hash.sha256(new byte[] {8});
            long epoch = one.store().journal().epoch() + i;
            pair.add(ForgedEntries.of(one, "device.epoch/1", epoch, 0, nothing, 10));
        }
        receive(two, pair);
        two.record(60);
        two.store().journal().settle();
        assertThat(two.store().journal().parting(id(one))).isPresent();
        assertThat(files(30_000, false)).isGreaterThan(2);
        assertThat(one.entries("case.opened")).hasSize(61);
        assertThat(files(60_000, true)).as("the relay has just heard what it has").isEqualTo(1);
    }

    /** A file that got lost is not passed over: nobody said that it was taken in. */
    @Test
    void aFileThatWasNotTakenInIsWrittenAgain() throws IOException {
        two.record(40);
        answer(one, two);
        Carrying.Carry lost = ServedForce.value(CarryFiles.small(carrying(two), id(one), 20_000));
        answer(one, two);
        Carrying.Carry again = ServedForce.value(CarryFiles.small(carrying(two), id(one), 20_000));
        assertThat(again.entries()).isEqualTo(lost.entries());
        assertThat(take(one, again.bytes()).waiting()).isZero();
        files(20_000, false);
        assertThat(one.entries("case.opened")).hasSize(41);
    }

    /** Of what it recorded since its backup, more than a file and than is kept is behind a hole. */
    @Test
    void aDeviceRestoredFromAnOldBackupHasEverythingInTheEnd() throws IOException {
        List<Incoming> since = new ArrayList<>();
        Hash prev = ForgedEntries.last(one).eid();
        long seq = ForgedEntries.last(one).seq();
        for (int i = 0; i < 80; i++) {
            since.add(ForgedEntries.large(one, ++seq, prev, 950_000));
            prev = since.getLast().entry().eid();
        }
        receive(two, since.subList(1, since.size())); // of the lost laptop the first is elsewhere
        two.record(5);
        assertThat(files(48 << 20, false)).isEqualTo(2);
        assertThat(one.entries("case.opened")).hasSize(6);
        assertThat(one.entries("device.tried")).isEmpty();

        receive(two, since.subList(0, 1));
        for (int i = 0; i < 3; i++) {
            files(48 << 20, true);
        }
        assertThat(one.entries("device.tried")).hasSize(80);
        assertThat(one.entries().keySet()).containsAll(two.entries().keySet());
    }
}
