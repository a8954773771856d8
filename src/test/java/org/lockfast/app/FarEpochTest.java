package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Jcs;
import org.lockfast.sync.SyncMemory;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.ProblemType;
import tools.jackson.databind.node.ObjectNode;

/** Whoever has a device's key and hands in one entry stops nothing that its officers record. */
class FarEpochTest {
    @TempDir Path folder;

    private static Entry stolen(ServedDevice of, String id, long epoch) {
        Entry last = null;
        JournalWalk walk = of.store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                last = kept.entry().device().equals(id) ? kept.entry() : last;
            }
        }
        if (last == null) {
            throw new IllegalStateException("The device recorded something");
        }
        String text = new String(last.bytes(), StandardCharsets.UTF_8).split("\n")[1];
        ObjectNode line = (ObjectNode) Jcs.parse(text.getBytes(StandardCharsets.UTF_8));
        line.put("type", "device.tried/1").put("epoch", epoch).put("seq", 0);
        line.put("prev", last.eid().base64()).put("id", UUID.randomUUID().toString());
        line.putArray("par");
        line.remove(List.of("act", "with", "sig"));
        line.putObject("body");
        return Entries.sign(line, List.of(of.store().device().signer(0).renamed(id + "/" + epoch)));
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
            String id = one.store().device().device();
            for (long far : new long[] {999_999_999, 1_000_000_000, (1L << 53) - 1}) {
                assertThatThrownBy(() -> push(one, stolen(one, id, far)))
                        .isInstanceOfSatisfying(
                                WireTrouble.class,
                                e -> assertThat(e.is(ProblemType.BAD_NOTE)).isTrue());
            }
            assertThat(push(one, stolen(one, id, 9_000))).isEqualTo(1);
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
}
