package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.Acting;
import org.lockfast.journal.JournalWalk.Kept;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

/** Several supervisors find about one conflict: which counts follows from their findings alone. */
class FindingsThatDifferTest {
    private static final UUID SMITH = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");
    private static final UUID JONES = UUID.fromString("0198c5d2-0000-7000-8000-000000000ccc");
    private static final long MONTH = 30L * 86_400_000;

    @TempDir Path folder;
    private TestForce force;
    private Device desk;
    private UUID pack;
    private List<Hash> records;

    /** What a store says of the package that two exhibits name. */
    private record Told(List<Hash> heads, @Nullable Hash by, UUID exhibit) {}

    @BeforeEach
    void found() {
        force = new TestForce(folder, 7);
        desk = force.joined("d-00000000000000d1");
        desk.add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("SUPERVISOR")));
        desk.add(JONES, TestForce.officer("1004", "Jones", JONES, List.of("SUPERVISOR")));
        pack = desk.fresh();
        force.packages.add(pack);
        desk.record(TestForce.acting(TestForce.ODE, 0), desk.recordedAt(pack));
        desk.record(TestForce.acting(TestForce.ODE, 0), desk.recordedAt(pack));
        records =
                desk.kept().stream()
                        .map(one -> one.entry())
                        .filter(entry -> entry.typeName().equals("exhibit.recorded"))
                        .map(entry -> entry.eid())
                        .toList();
        force.server().receiveAll(desk.kept());
    }

    @AfterEach
    void close() {
        force.close();
    }

    private Kept finding(Device at, UUID by, Finding what, List<Hash> heads) {
        at.record(
                new Acting(by, "SUPERVISOR", Vouch.PASSWORD, TestForce.key(by + "/0")),
                NewEvent.of(pack, new ContinuityEvent.Resolved(what, heads, "looked")));
        return at.kept().getLast();
    }

    private Told told(Device at) {
        Map<String, List<Object[]>> rows = at.rows();
        Object[] conflict =
                rows.getOrDefault("conflict", List.of()).stream()
                        .filter(row -> row[1].equals("TWICE") && row[2].equals(pack.toString()))
                        .findFirst()
                        .orElseThrow();
        Object[] named =
                rows.getOrDefault("package", List.of()).stream()
                        .filter(row -> row[0].equals(pack))
                        .findFirst()
                        .orElseThrow();
        byte[] heads = (byte[]) conflict[4];
        List<Hash> eids = new ArrayList<>();
        for (int i = 0; i < heads.length; i += Hash.LENGTH) {
            eids.add(Hash.of(java.util.Arrays.copyOfRange(heads, i, i + Hash.LENGTH)));
        }
        return new Told(
                eids, conflict[6] == null ? null : Hash.of((byte[]) conflict[6]), (UUID) named[2]);
    }

    private UUID exhibit(int record) {
        return desk.kept().stream()
                .filter(one -> one.entry().eid().equals(records.get(record)))
                .findFirst()
                .orElseThrow()
                .entry()
                .subject();
    }

    /** Months later, with a clock set back further than that. */
    @Test
    void aFindingIsNotOvertakenByOneThatKnewIt() {
        Kept smiths = finding(desk, SMITH, Finding.SECOND, records);
        force.server().receiveAll(desk.kept());
        Device laptop = force.joined("d-00000000000000f1");
        laptop.skewMs = -MONTH;
        Kept jones = finding(laptop, JONES, Finding.FIRST, records);
        assertThat(jones.entry().parents()).contains(smiths.entry().eid());
        assertThat(jones.entry().recordedMs()).isLessThan(smiths.entry().recordedMs());
        desk.receiveAll(laptop.kept());
        for (Device each : List.of(laptop, desk)) {
            assertThat(told(each)).isEqualTo(new Told(records, smiths.entry().eid(), exhibit(1)));
        }
        // in one chain nobody need be named
        desk.skewMs = -MONTH;
        finding(desk, SMITH, Finding.FIRST, records);
        assertThat(told(desk).by()).isEqualTo(smiths.entry().eid());
    }

    /** Else what has very many ends could never be closed. */
    @Test
    void moreEndsThanAnEntryHoldsAreNamedByOneHash() {
        List<NewEvent> more = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            more.add(desk.recordedAt(pack));
        }
        desk.journal.record(TestForce.acting(TestForce.ODE, 0), more);
        Told open = told(desk);
        assertThat(open.heads()).hasSize(1_102);
        assertThat(open.by()).isNull();
        Kept closing = finding(desk, SMITH, Finding.FIRST, Conflict.named(open.heads()));
        assertThat(told(desk).by()).isEqualTo(closing.entry().eid());
        finding(desk, SMITH, Finding.SECOND, open.heads().subList(0, 1_000));
        assertThat(told(desk).by()).isEqualTo(closing.entry().eid());
    }

    @Test
    void whereTheyDifferItIsOpenUntilOneNamesThemAllInWhateverOrderTheyCome() {
        Device first = force.joined("d-00000000000000f1");
        Device second = force.joined("d-00000000000000f2");
        Device third = force.joined("d-00000000000000f3");
        second.skewMs = -MONTH;
        third.skewMs = -2 * MONTH;
        Kept smiths = finding(first, SMITH, Finding.SECOND, records);
        Kept jones = finding(second, JONES, Finding.FIRST, records);
        third.receiveAll(first.kept());
        Kept knowing = finding(third, JONES, Finding.FIRST, records);
        Device last = force.joined("d-00000000000000f4");
        last.receiveAll(first.kept());
        assertThat(told(last).by()).isEqualTo(smiths.entry().eid());
        last.receiveAll(second.kept());
        List<Hash> all = new ArrayList<>(records);
        all.add(jones.entry().eid());
        all.add(smiths.entry().eid());
        assertThat(told(last)).isEqualTo(new Told(all, null, exhibit(0)));
        assertSame(last);
        Kept closing = finding(last, SMITH, Finding.SECOND, all);
        assertThat(told(last)).isEqualTo(new Told(all, closing.entry().eid(), exhibit(1)));
        assertSame(last);

        List<Device> devices = List.of(first, second, third, last);
        List<Kept> findings = List.of(smiths, jones, knowing, closing);
        Map<Set<Hash>, Told> saysOf = new HashMap<>();
        List<List<Integer>> orders = orders(List.of(0, 1, 2, 3));
        for (int i = 0; i < orders.size(); i++) {
            Device to = force.joined("d-0000000000000a%02d".formatted(i));
            Set<Hash> has = new LinkedHashSet<>();
            for (int one : orders.get(i)) {
                Device from = devices.get(one);
                to.receiveAll(
                        from.kept().stream()
                                .filter(kept -> kept.entry().device().equals(from.id))
                                .toList());
                has.add(findings.get(one).entry().eid());
                Told told = told(to);
                assertThat(saysOf.computeIfAbsent(Set.copyOf(has), _ -> told))
                        .as("after %s of %s", has.size(), orders.get(i))
                        .isEqualTo(told);
            }
            assertThat(told(to)).isEqualTo(told(last));
            if (i % 8 == 0) {
                assertSame(to);
            }
            to.close();
        }
        assertThat(saysOf)
                .extractingByKey(Set.of(smiths.entry().eid(), knowing.entry().eid()))
                .extracting(Told::by)
                .isEqualTo(smiths.entry().eid());
        assertThat(saysOf)
                .extractingByKey(Set.of(jones.entry().eid(), knowing.entry().eid()))
                .extracting(Told::exhibit)
                .isEqualTo(exhibit(0));
    }

    /** Made anew from its journal, and opened as it was left, it says the same. */
    private void assertSame(Device at) {
        Told before = told(at);
        assertThat(at.verify().firstOfEach()).isEmpty();
        assertThat(told(at)).isEqualTo(before);
    }

    private static List<List<Integer>> orders(List<Integer> of) {
        List<List<Integer>> all = new ArrayList<>();
        if (of.isEmpty()) {
            all.add(List.of());
        }
        for (Integer first : of) {
            List<Integer> rest = of.stream().filter(one -> !one.equals(first)).toList();
            for (List<Integer> more : orders(rest)) {
                List<Integer> order = new ArrayList<>(List.of(first));
                order.addAll(more);
                all.add(order);
            }
        }
        return all;
    }
}
