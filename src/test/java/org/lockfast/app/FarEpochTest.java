package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.EntryBounds;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Received;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.SyncMemory;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.ProblemType;

/** Whoever has a device's key and hands in one entry stops nothing that its officers record. */
class FarEpochTest {
    @TempDir Path folder;

    private static Entry stolen(ServedDevice of, long epoch) {
        return ForgedEntries.of(of, "device.tried/1", epoch, 0, ForgedEntries.last(of).eid(), 0)
                .entry();
    }

    private static int push(ServedDevice by, Entry entry) throws Exception {
        SyncMemory memory = by.store().server().orElseThrow();
        try (Wire wire = Wires.HTTPS.to(memory.server(), memory.ca(), by.store().device())) {
            return wire.push(
                            new ChainHeader(entry.device(), entry.epoch(), entry.seq()),
                            EntriesBody.of(List.of(entry.bytes()), List.of()))
                    .accepted();
        }
    }

    @Test
    void whatIsRecordedAfterItArrivesEverywhere() throws Exception {
        ServedForce force = ServedForce.in(folder);
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(2);
            assertThat(one.sync().problems()).isEmpty();
            for (long far : new long[] {999_999_999, 1_000_000_000, (1L << 53) - 1}) {
                assertThatThrownBy(() -> push(one, stolen(one, far)))
                        .isInstanceOfSatisfying(
                                WireTrouble.class,
                                e -> assertThat(e.is(ProblemType.BAD_NOTE)).isTrue());
            }
            assertThat(push(one, stolen(one, 9_000))).isEqualTo(1);
            for (int day = 0; day < 3; day++) {
                one.record(3);
                assertThat(one.sync().problems()).isEmpty();
                assertThat(one.client().now().unsent()).isZero();
                one.later(Duration.ofDays(2));
                force.later(Duration.ofDays(2));
                one.shut();
            }
            assertThat(one.store().journal().epoch()).isEqualTo(9_001);
            two.sync();
            assertThat(two.entries("case.opened"))
                    .containsAll(one.entries("case.opened"))
                    .hasSizeGreaterThanOrEqualTo(11);
            assertThat(one.verified().firstOfEach()).isEmpty();
        } finally {
            force.close();
        }
    }

    /** Admitted, it would be told of on every device for ever. */
    @Test
    void anEntryThatNobodyTakesInIsTakenByNoLog() throws Exception {
        ServedForce force = ServedForce.in(folder);
        try (ServedDevice one = force.device("SCN-07")) {
            one.record(1);
            one.sync();
            Entry late =
                    ForgedEntries.changed(
                            one, "device.tried/1", 5, line -> line.put("rec", (1L << 53) - 1));
            Entry early =
                    ForgedEntries.changed(one, "device.tried/1", 5, line -> line.put("rec", -1));
            Entry huge =
                    ForgedEntries.changed(
                            one,
                            "device.tried/1",
                            5,
                            line ->
                                    line.putArray("att")
                                            .addObject()
                                            .put("h", Hash.leaf(new byte[1]).base64())
                                            .put("size", (1L << 53) - 1)
                                            .put("type", "image/jpeg"));
            for (Entry each : List.of(late, early, huge)) {
                assertThatThrownBy(() -> push(one, each))
                        .isInstanceOfSatisfying(
                                WireTrouble.class,
                                e -> assertThat(e.is(ProblemType.BAD_NOTE)).isTrue());
            }
            Entry second = ForgedEntries.changed(one, "force.founded/1", 5, _ -> {});
            assertThat(EntryBounds.wrong(second, 1, _ -> false))
                    .isEqualTo("The founding entry is the first of all.");
            assertThat(push(one, ForgedEntries.changed(one, "device.tried/1", 5, _ -> {})))
                    .as("the same, with nothing changed")
                    .isEqualTo(1);
        } finally {
            force.close();
        }
    }

    /** By stick and relay too: what no log takes is of no use in any journal. */
    @Test
    void whatNoLogTakesMovesNobody() throws Exception {
        ServedForce force = ServedForce.in(folder);
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(1);
            one.sync();
            two.sync();
            long began = one.store().journal().epoch();
            Hash prev = ForgedEntries.last(one).eid();
            for (long ahead : new long[] {1, 10_000}) {
                Incoming tooLong =
                        ForgedEntries.of(one, "device.epoch/1", began + ahead, 0, prev, 40_000);
                for (ServedDevice each : List.of(one, two)) {
                    assertThat(each.store().journal().receive(List.of(tooLong)))
                            .extracting(Received::answer)
                            .containsExactly(Received.Answer.REFUSED);
                }
            }
            assertThat(one.store().journal().epoch()).isEqualTo(began);
            force.stop();
            for (int i = 0; i < 4; i++) { // as far as it goes, and again from there, out of reach
                long far = one.store().journal().epoch() + 9_999;
                one.store().journal().receive(List.of(new Incoming(stolen(one, far), List.of())));
                assertThat(one.store().journal().epoch()).isEqualTo(far + 1);
            }
            one.record(3);
            force.start();
            assertThat(one.sync().problems()).isEmpty();
            assertThat(one.client().now().unsent()).isZero();
            two.sync();
            assertThat(two.entries("case.opened")).isEqualTo(one.entries("case.opened"));
        } finally {
            force.close();
        }
    }
}
