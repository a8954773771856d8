package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
import tools.jackson.databind.node.ArrayNode;
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

    private static List<Hash> ends(Object[] conflict) {
        byte[] heads = (byte[]) conflict[4];
        List<Hash> ends = new ArrayList<>();
        for (int i = 0; i < heads.length; i += Hash.LENGTH) {
            ends.add(Hash.of(Arrays.copyOfRange(heads, i, i + Hash.LENGTH)));
        }
        return ends;
    }

    private void close(Object[] conflict, Conflict.Finding finding) {
        other.record(
                new Acting(SMITH, "SUPERVISOR", Vouch.PASSWORD, TestForce.key(SMITH + "/0")),
                NewEvent.of(
                        other.store,
                        new ContinuityEvent.Resolved(finding, ends(conflict), "stolen")));
    }

    @Test
    void epochsAfterEntriesThatItMadeUpAreOneForkUntilAFindingAndOneMoreOpensIt() {
        receive(partings(0));
        Object[] told = open(Conflict.Kind.FORK).getFirst();
        assertThat(open(Conflict.Kind.FORK)).hasSize(1);
        assertThat(((byte[]) told[3]).length / Hash.LENGTH).as("named").isEqualTo(8);
        assertThat(told[7]).as("how many").isEqualTo(2L * MANY);
        close(told, Conflict.Finding.NEITHER);
        assertThat(open(Conflict.Kind.FORK)).isEmpty();
        receive(partings(MANY).subList(0, 1)); // nothing parts yet
        assertThat(open(Conflict.Kind.FORK)).isEmpty();
        receive(partings(MANY).subList(1, 2));
        assertThat(open(Conflict.Kind.FORK))
                .as("told anew after a finding")
                .singleElement()
                .satisfies(again -> assertThat(again[0]).isEqualTo(told[0]));
        close(open(Conflict.Kind.FORK).getFirst(), Conflict.Finding.NEITHER);
        assertThat(open(Conflict.Kind.FORK)).isEmpty();
        assertThat(other.verify().firstOfEach()).isEmpty();
    }

    private List<Entry> forksInEpochs() {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Hash nothing = Hash.sha256(("y" + i).getBytes(StandardCharsets.UTF_8));
            Entry opening = forged("device.epoch/1", 1 + i, 0, nothing, null, true);
            all.add(opening);
            all.add(forged("label.sent/7", 1 + i, 1, opening.eid(), null, false));
            all.add(forged("label.sent/7", 1 + i, 1, opening.eid(), null, false));
        }
        return all;
    }

    @Test
    void twoTextsInEachOfItsEpochsAreOneForkToo() {
        receive(forksInEpochs());
        assertThat(open(Conflict.Kind.FORK))
                .singleElement()
                .satisfies(row -> assertThat(row[7]).isEqualTo(2L * MANY));
    }

    /** Else a finding at one store closes nothing at another. */
    @Test
    void whatPartsIsTheSameConflictInWhateverOrderItComes() {
        List<Entry> all = new ArrayList<>(partings(MANY).subList(0, 40));
        all.addAll(forksInEpochs().subList(0, 40));
        Entry prev = forged("device.tried/1", 2_000, 0, last.eid(), null, false);
        Entry next = forged("device.tried/1", 2_000, 1, prev.eid(), null, false);
        Entry goesOn = forged("device.epoch/1", 2_001, 0, prev.eid(), null, true);
        all.addAll(List.of(prev, next, goesOn));
        receive(all);
        Object[] here = open(Conflict.Kind.FORK).getFirst();
        close(here, Conflict.Finding.NEITHER);
        Entry finding = other.kept().getLast().entry();
        for (int i = 0; i < 4; i++) {
            Device third = force.joined("d-00000000000000e" + i);
            List<Entry> mixed = new ArrayList<>(all);
            if (i == 0) {
                Collections.reverse(mixed);
            } else {
                Collections.shuffle(mixed, new Random(i));
            }
            third.journal.receive(mixed.stream().map(e -> new Incoming(e, List.of())).toList());
            third.receiveAll(other.kept().stream().filter(k -> k.entry().equals(finding)).toList());
            assertThat(third.rows().getOrDefault("conflict", List.of()))
                    .filteredOn(row -> row[1].equals("FORK"))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row[3]).as("those that are named").isEqualTo(here[3]);
                        assertThat(row[4]).as("its end").isEqualTo(here[4]);
                        assertThat(row[6]).as("closed").isNotNull();
                        assertThat(row[7]).isEqualTo(here[7]);
                    });
            assertThat(third.verify().firstOfEach()).isEmpty();
        }
    }

    private Entry shown(long seq, Hash prev, long at) {
        String text = new String(last.bytes(), StandardCharsets.UTF_8).split("\n", 3)[1];
        ObjectNode line = (ObjectNode) Jcs.parse(text.getBytes(StandardCharsets.UTF_8));
        line.put("type", "device.head-seen/1").put("epoch", last.epoch()).put("seq", seq);
        line.put("prev", prev.base64()).put("id", UUID.randomUUID().toString());
        line.put("subj", other.store.toString()).put("rec", 1_900_000_000_000L);
        line.putArray("par");
        line.remove(List.of("act", "with", "sig"));
        line.putObject("body")
                .put("device", thief.id)
                .put("epoch", 0)
                .put("seq", at)
                .put("eid", Hash.sha256(("z" + at).getBytes(StandardCharsets.UTF_8)).base64());
        return Entries.sign(line, List.of(thief.signer(last.epoch())));
    }

    /**
     * @return how long it took to take in so many that were shown and as many epochs, in ms
     */
    private long shownAndEpochs(int n) {
        List<Entry> all = new ArrayList<>();
        Hash prev = last.eid();
        for (int i = 0; i < n; i++) {
            Entry one = shown(last.seq() + 1 + i, prev, 1_000_000 + i);
            prev = one.eid();
            all.add(one);
        }
        for (int i = 0; i < n; i++) { // each after an entry that is here
            all.add(forged("device.epoch/1", 1 + i, 0, all.get(i).eid(), null, true));
        }
        long began = System.nanoTime();
        receive(all);
        other.journal.settle();
        return (System.nanoTime() - began) / 1_000_000;
    }

    /** It was four times for twice as many: 16 s for a thousand of each, hours for 30,000. */
    @Test
    void whatWasShownAndEpochsCostTheSameHoweverManyThereAre() {
        assertThat(shownAndEpochs(1_000)).as("ms").isLessThan(12_000);
        assertThat(open(Conflict.Kind.SHOWN))
                .singleElement()
                .satisfies(row -> assertThat(row[7]).isEqualTo(1_000L));
        assertThat(other.verify().firstOfEach()).isEmpty();
    }

    /** Ends that differ, each of one epoch, so that none of them knows another. */
    private List<Entry> findings(int n, Object[] conflict) {
        Acting smith = new Acting(SMITH, "SUPERVISOR", Vouch.PASSWORD, TestForce.key(SMITH + "/0"));
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Hash nothing = Hash.sha256(("f" + i).getBytes(StandardCharsets.UTF_8));
            long epoch = 10_000L + i;
            all.add(forged("device.epoch/1", epoch, 0, nothing, null, true));
            String text =
                    new String(all.getLast().bytes(), StandardCharsets.UTF_8).split("\n", 3)[1];
            ObjectNode line = (ObjectNode) Jcs.parse(text.getBytes(StandardCharsets.UTF_8));
            line.put("type", "continuity.resolved/1").put("seq", 1);
            line.put("prev", all.getLast().eid().base64());
            line.put("id", UUID.randomUUID().toString()).put("subj", other.store.toString());
            line.put("rec", 1_900_000_000_000L + i);
            ObjectNode body = line.putObject("body");
            body.put("finding", i % 2 == 0 ? "FIRST" : "SECOND").put("reason", "x");
            ArrayNode heads = body.putArray("heads");
            ends(conflict).forEach(end -> heads.add(end.base64()));
            line.putObject("act")
                    .put("id", SMITH.toString())
                    .put("role", "SUPERVISOR")
                    .putObject("auth")
                    .put("m", "pwd");
            all.add(Entries.sign(line, List.of(thief.signer(epoch), smith.signer())));
        }
        return all;
    }

    /** Else whoever has a supervisor's key keeps a conflict open for ever in every store. */
    @Test
    void findingsThatDifferWithoutEndAreClosedByOneMore() {
        receive(partings(0).subList(0, 2));
        Object[] told = open(Conflict.Kind.FORK).getFirst();
        List<Entry> all = findings(1_400, told);
        long began = System.nanoTime();
        receive(all);
        other.journal.settle();
        assertThat((System.nanoTime() - began) / 1_000_000).as("ms").isLessThan(30_000);
        Object[] again = open(Conflict.Kind.FORK).getFirst();
        assertThat(again[4]).as("nothing else parts").isNotEqualTo(told[4]);
        assertThat(ends(again))
                .as("its own, and the first that officer found")
                .containsExactly(ends(told).getFirst(), all.get(1).eid());
        close(again, Conflict.Finding.NEITHER);
        assertThat(open(Conflict.Kind.FORK)).isEmpty();
        assertThat(other.verify().firstOfEach()).isEmpty();
    }
}
