package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.Acting;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.JournalWalk.Kept;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import org.lockfast.ledger.Signer;
import tools.jackson.databind.node.ObjectNode;

/** A device key alone fills no list of conflicts. */
class ListedByADeviceTest {
    private static final UUID SMITH = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");
    private static final int MANY = 300;

    @TempDir Path folder;
    private TestForce force;
    private Device thief;
    private Device other;
    private Entry last;

    @BeforeEach
    void found() {
        force = new TestForce(folder, 7);
        force.server().add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("SUPERVISOR")));
        thief = force.joined("d-00000000000000d1");
        force.server().receiveAll(thief.kept());
        other = force.joined("d-00000000000000f1");
        last =
                thief.kept().stream()
                        .map(Kept::entry)
                        .filter(entry -> entry.device().equals(thief.id))
                        .reduce((before, after) -> after)
                        .orElseThrow();
    }

    @AfterEach
    void close() {
        force.close();
    }

    private Entry forged(
            String type, long epoch, long seq, Hash prev, @Nullable Acting by, boolean opens) {
        String text = new String(last.bytes(), StandardCharsets.UTF_8).split("\n", 3)[1];
        ObjectNode line = (ObjectNode) Jcs.parse(text.getBytes(StandardCharsets.UTF_8));
        line.put("type", type).put("epoch", epoch).put("seq", seq).put("prev", prev.base64());
        line.put("id", UUID.randomUUID().toString()).put("subj", UUID.randomUUID().toString());
        line.putArray("par");
        line.put("rec", 1_900_000_000_000L);
        line.remove(List.of("act", "with", "sig"));
        ObjectNode body = line.putObject("body");
        if (opens) {
            body.put("reason", "MOVED_OR_RESTORED")
                    .put("epoch", epoch)
                    .put("vkey", thief.signer(epoch).key().vkey());
        }
        List<Signer> signers = new ArrayList<>(List.of(thief.signer(epoch)));
        if (by != null) {
            line.putObject("act")
                    .put("id", by.officer().toString())
                    .put("role", by.role())
                    .putObject("auth")
                    .put("m", "pwd");
            signers.add(by.signer());
        }
        return Entries.sign(line, signers);
    }

    /** Of one chain, all of a type. */
    private List<Entry> chain(String type, @Nullable Acting by) {
        List<Entry> all = new ArrayList<>();
        Hash prev = last.eid();
        for (int i = 0; i < MANY; i++) {
            Entry one = forged(type, last.epoch(), last.seq() + 1 + i, prev, by, false);
            prev = one.eid();
            all.add(one);
        }
        return all;
    }

    private List<Entry> partings(int from) {
        List<Entry> all = new ArrayList<>();
        for (int i = from; i < from + MANY; i++) {
            Hash nothing = Hash.sha256(("x" + i).getBytes(StandardCharsets.UTF_8));
            all.add(forged("device.epoch/1", 1 + 2L * i, 0, nothing, null, true));
            all.add(forged("device.epoch/1", 2 + 2L * i, 0, nothing, null, true));
        }
        return all;
    }

    private void receive(List<Entry> entries) {
        int had = other.kept().size();
        other.journal.receive(entries.stream().map(one -> new Incoming(one, List.of())).toList());
        assertThat(other.kept()).hasSize(had + entries.size());
    }

    /** Those nobody has closed. */
    private List<Object[]> open(Conflict.Kind kind) {
        return other.rows().getOrDefault("conflict", List.of()).stream()
                .filter(row -> row[1].equals(kind.name()) && row[6] == null)
                .toList();
    }

    @Test
    void whatItSaysAloneOfLabelsInAVersionNobodyReadsIsOne() {
        receive(chain("label.sent/7", null));
        assertThat(open(Conflict.Kind.NEWER))
                .singleElement()
                .satisfies(row -> assertThat(row[2]).isEqualTo(thief.id));
    }

    @Test
    void whatAnOfficerSaysIsEachByItself() {
        receive(chain("label.printed/7", TestForce.acting(TestForce.ODE, 0)));
        assertThat(open(Conflict.Kind.NEWER)).hasSize(MANY);
    }

    @Test
    void epochsAfterEntriesThatItMadeUpAreAFewForks() {
        receive(partings(0));
        assertThat(open(Conflict.Kind.FORK)).hasSize(8);
        receive(partings(MANY));
        List<Object[]> told = open(Conflict.Kind.FORK);
        assertThat(told).hasSize(8);
        byte[] heads = (byte[]) told.getFirst()[4];
        other.record(
                new Acting(SMITH, "SUPERVISOR", Vouch.PASSWORD, TestForce.key(SMITH + "/0")),
                NewEvent.of(
                        other.store,
                        new ContinuityEvent.Resolved(
                                Conflict.Finding.NEITHER,
                                List.of(
                                        Hash.of(java.util.Arrays.copyOf(heads, 32)),
                                        Hash.of(java.util.Arrays.copyOfRange(heads, 32, 64))),
                                "stolen")));
        assertThat(open(Conflict.Kind.FORK)).hasSize(7);
        receive(partings(2 * MANY));
        assertThat(open(Conflict.Kind.FORK)).as("told anew after a finding").hasSize(8);
        assertThat(other.verify().firstOfEach()).isEmpty();
    }
}
