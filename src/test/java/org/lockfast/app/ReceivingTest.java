package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.Kept;
import org.lockfast.journal.Received;
import org.lockfast.journal.Received.Answer;
import org.lockfast.journal.VerificationReport;
import org.lockfast.ledger.Hash;

/** Stores of one force hand each other their entries, in any order and any number of times. */
class ReceivingTest {
    @TempDir Path folder;
    private TestForce force;

    @BeforeEach
    void found() {
        force = new TestForce(folder, 11);
    }

    @AfterEach
    void close() {
        force.close();
    }

    private static void assertWhole(Device device) {
        VerificationReport report = device.verify();
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
    }

    private static List<Answer> answers(List<Received> received) {
        return received.stream().map(Received::answer).toList();
    }

    @Test
    void anEnrolledDeviceBeginsAtItsEnrolmentAndGoesOn() {
        Device desk = force.enrolled("d-0000000000000001");
        assertThat(desk.journal.receive(List.of())).isEmpty();
        List<Kept> all = force.server().kept();
        assertThat(answers(desk.receiveAll(all.subList(0, all.size() - 1)))).containsOnly(Answer.ADDED);
        assertThatThrownBy(() -> desk.step())
                .isInstanceOf(JournalRefusal.class)
                .hasMessageContaining("has not come yet");
        assertThat(answers(desk.receiveAll(all)))
                .startsWith(Answer.KNOWN)
                .endsWith(Answer.ADDED);
        desk.reopen();
        Kept began = keptOf(desk, desk.begin().eid());
        assertThat(began.entry().prev()).isEqualTo(all.getLast().entry().eid());
        assertThat(began.entry().seq()).isZero();
        for (int i = 0; i < 20; i++) {
            desk.step();
        }
        assertWhole(desk);
        assertThat(answers(force.server().receiveAll(desk.kept())))
                .filteredOn(answer -> answer == Answer.ADDED)
                .hasSize(21);
        assertWhole(force.server());
    }

    private static Kept keptOf(Device device, Hash eid) {
        return device.kept().stream()
                .filter(one -> one.entry().eid().equals(eid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whateverTheOrderEveryStoreEndsWithEveryEntryOnce() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Device one = force.joined("d-0000000000000001");
        Device two = force.joined("d-0000000000000002");
        one.skewMs = 3 * 3_600_000;
        two.skewMs = -5 * 3_600_000;
        for (int round = 0; round < 12; round++) {
            for (Device device : force.devices) {
                for (int i = random.nextInt(12); i > 0; i--) {
                    device.step();
                }
            }
            exchange(random, force.devices.get(random.nextInt(3)), force.devices.get(random.nextInt(3)));
            if (round == 6) {
                two.reopen();
            }
        }
        Set<Hash> every = new HashSet<>();
        force.devices.forEach(device -> every.addAll(device.eids()));
        for (Device to : force.devices) {
            for (Device from : force.devices) {
                while (!to.eids().containsAll(from.eids())) {
                    exchange(random, from, to);
                }
            }
        }
        for (Device device : force.devices) {
            assertThat(device.eids()).as("seed %d", seed).isEqualTo(every);
            assertThat(device.kept()).as("seed %d", seed).hasSameSizeAs(every);
            assertThat(device.heads()).as("seed %d", seed).isEqualTo(one.heads());
            VerificationReport report = device.verify();
            assertThat(report.firstOfEach()).as("seed %d: %s", seed, report.json()).isEmpty();
            assertThat(report.forks()).isZero();
            device.step(); // and recording goes on
            assertWhole(device);
        }
    }

    /** Some of what one has, in any order, some of it twice, some without its values. */
    private static void exchange(Random random, Device from, Device to) {
        List<Kept> all = new ArrayList<>(from.kept());
        all.addAll(all.subList(0, all.size() / 3));
        Collections.shuffle(all, random);
        int at = 0;
        while (at < all.size()) {
            int end = Math.min(all.size(), at + 1 + random.nextInt(60));
            List<Incoming> batch = new ArrayList<>();
            for (Kept kept : all.subList(at, end)) {
                boolean late = random.nextInt(6) == 0;
                batch.add(new Incoming(kept.entry(), late ? List.of() : kept.bodies()));
            }
            for (Received received : to.journal.receive(batch)) {
                assertThat(received.answer())
                        .as("%s", received)
                        .isIn(Answer.ADDED, Answer.KNOWN, Answer.WAITING);
            }
            if (random.nextInt(3) == 0) {
                to.step();
            }
            at = end;
        }
    }
}
