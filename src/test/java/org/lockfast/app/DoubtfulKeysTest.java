package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ContinuityEvent.HandedOut;
import org.lockfast.journal.Acting;
import org.lockfast.journal.JournalWalk.Kept;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Received;
import org.lockfast.journal.Received.Answer;
import org.lockfast.journal.VerificationReport;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.log.LogEvent;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.Place;
import tools.jackson.databind.node.ObjectNode;

/** What is signed with a key that nobody has proven, or that was ended, moves nothing unmarked. */
class DoubtfulKeysTest {
    private static final UUID SMITH = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");
    private static final HandedOut VILLAIN = new HandedOut("A Villain", "for court", null);

    @TempDir Path folder;
    private TestForce force;
    private Device server;
    private Device desk;
    private UUID pack;

    @BeforeEach
    void found() {
        force = new TestForce(folder, 7);
        server = force.server();
        server.add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("SUPERVISOR")));
        pack = server.fresh();
        server.record(ode(), server.recordedAt(pack));
        desk = force.joined("d-0000000000000001");
    }

    @AfterEach
    void close() {
        force.close();
    }

    private static Acting ode() {
        return TestForce.acting(TestForce.ODE, 0);
    }

    private static Acting raman() {
        return TestForce.acting(TestForce.RAMAN, 0);
    }

    /** At the desk somebody makes up a key for an officer. */
    private Acting madeUp(UUID officer) {
        Acting fake =
                new Acting(officer, "SUPERVISOR", Vouch.PASSWORD, TestForce.key(officer + "/1"));
        desk.record(
                fake,
                NewEvent.of(
                        officer,
                        new OfficerEvent.Rekeyed(
                                TestForce.key(officer + "/1").key().vkey(), "c2VhbA==", "lost")));
        return fake;
    }

    private static List<Object[]> all(Device of, String table) {
        return of.rows().getOrDefault(table, List.of());
    }

    private static List<String> rows(Device of, String table) {
        return all(of, table).stream().map(Arrays::deepToString).sorted().toList();
    }

    private static List<String> open(Device of) {
        return all(of, "conflict").stream()
                .filter(row -> row[6] == null)
                .map(row -> String.valueOf(row[1]))
                .sorted()
                .toList();
    }

    /** What a finding about the open one of a kind names. */
    private static List<Hash> heads(Device of, String kind) {
        return of.conflicts().open().stream()
                .filter(one -> one.kind().name().equals(kind))
                .findFirst()
                .orElseThrow()
                .heads();
    }

    private static List<Object[]> revoked(Device of) {
        return all(of, "conflict").stream()
                .filter(row -> row[6] == null && "REVOKED".equals(row[1]))
                .toList();
    }

    private void push(Device from) {
        assertThat(server.receiveAll(from.kept())).noneMatch(r -> r.answer() == Answer.REFUSED);
    }

    private static void assertWhole(Device of) {
        VerificationReport report = of.verify();
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
    }

    @Test
    void aKeyThatAnOfficerMadeAloneElsewhereMovesNothingAndIsMarked() {
        List<String> before = rows(server, "package");
        Acting fake = madeUp(TestForce.ODE);
        Hash forged = desk.record(fake, NewEvent.of(pack, VILLAIN)).eid();
        push(desk);
        assertThat(server.eids()).contains(forged);
        assertThat(rows(server, "package")).isEqualTo(before);
        assertThat(open(server)).containsExactly("REVOKED");
        assertThat(rows(server, "entry").toString())
                .contains("was made by its own officer at another device");
        VerificationReport report = server.verify();
        assertThat(report.ofEndedKeys()).isEqualTo(1);
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
    }

    /** What is new stands, marked; what is there already is not displaced by it. */
    @Test
    void whatSuchAKeyRecordsAnewIsShownAndDisplacesNothing() {
        List<String> before = rows(server, "exhibit");
        Acting fake = madeUp(TestForce.RAMAN);
        desk.skewMs = -1_000_000_000; // it says it was first
        UUID other = server.fresh();
        desk.record(fake, desk.recordedAt(other));
        NewEvent same = desk.recordedAt(pack);
        desk.record(fake, same);
        push(desk);
        assertThat(rows(server, "exhibit")).hasSize(3).containsAll(before);
        assertThat(rows(server, "package").toString()).contains(other.toString());
        assertThat(
                        all(server, "package").stream()
                                .filter(row -> row[0].equals(pack))
                                .map(row -> row[1]))
                .as("the package stays with the exhibit that had it")
                .noneMatch(exhibit -> exhibit.equals(desk.kept().getLast().entry().subject()));
        assertWhole(server);
    }

    /** Whoever has the device's key makes keys, and records by them, as much as they like. */
    @Test
    void suchKeysAreOneConflictOfTheirDeviceAndNothingToChooseFrom() {
        UUID bay = server.fresh();
        desk.add(bay, TestForce.place("Bay A"));
        for (UUID officer : List.of(TestForce.RAMAN, TestForce.ODE)) {
            Acting fake = madeUp(officer);
            for (int i = 0; i < 20; i++) {
                desk.record(fake, NewEvent.of(server.fresh(), TestForce.place("Bay " + i)));
            }
        }
        push(desk);
        assertThat(open(server)).containsExactly("REVOKED");
        assertThat(all(server, "conflict").getFirst()[2]).isEqualTo(desk.id);
        assertThat(all(server, "place")).hasSize(41);
        assertThat(server.places().all()).extracting(Place::id).containsExactly(bay);
        UUID one = desk.kept().getLast().entry().subject();
        assertThat(server.places().byId(one)).isPresent();
        assertThat(server.places().byPath("Bay 19")).isEmpty();
        assertWhole(server);
    }

    /** A thief has the laptop, or an honest backlog of weeks comes in: somebody has to read it. */
    @Test
    void whatARevokedDeviceHandsInIsOneConflictUntilThatIsClosed() {
        List<UUID> known = List.of(server.fresh(), server.fresh(), server.fresh());
        known.forEach(one -> server.record(ode(), server.recordedAt(one)));
        server.add(server.store, new DeviceEvent.Revoked(desk.signer(0).key().vkey(), "stolen"));
        for (int i = 0; i < 20; i++) {
            desk.record(raman(), desk.recordedAt(desk.fresh()));
        }
        push(desk);
        assertThat(revoked(server))
                .singleElement()
                .satisfies(row -> assertThat(row[2]).isEqualTo(desk.id));
        assertThat(rows(server, "entry").stream().filter(row -> row.contains("was revoked")))
                .as("all are marked where they stand")
                .hasSize(21); // with the entry that begins its chain
        assertThat(
                        server.conflicts().open().stream()
                                .filter(Conflict::isAboutDevice)
                                .flatMap(one -> server.conflicts().exhibits(one).stream()))
                .as("where to begin to look")
                .hasSize(20);
        assertThat(named(revoked(server).getFirst()))
                .as("the newest first")
                .hasSize(8)
                .startsWith(desk.kept().getLast().entry().eid());
        closeRevoked();
        assertThat(revoked(server)).isEmpty();
        desk.record(raman(), desk.recordedAt(desk.fresh()));
        push(desk);
        assertThat(revoked(server)).as("what came after the finding").hasSize(1);
        assertWhole(server);
    }

    private void closeRevoked() {
        server.record(
                smith(),
                NewEvent.of(
                        server.store,
                        new ContinuityEvent.Resolved(
                                Conflict.Finding.NEITHER,
                                List.of(Hash.of((byte[]) revoked(server).getFirst()[4])),
                                "looked at them")));
    }

    private static List<Hash> named(Object[] conflict) {
        byte[] eids = (byte[]) conflict[3];
        List<Hash> named = new ArrayList<>();
        for (int i = 0; i < eids.length; i += Hash.LENGTH) {
            named.add(Hash.of(Arrays.copyOfRange(eids, i, i + Hash.LENGTH)));
        }
        return named;
    }

    /** It said that it was recorded last, and what came later counted as known. */
    @Test
    void anEntryOfTheYear2076SilencesNoneOfWhatComesLater() {
        server.add(server.store, new DeviceEvent.Revoked(desk.signer(0).key().vkey(), "stolen"));
        for (int i = 0; i < 20; i++) {
            desk.skewMs = i == 19 ? 50 * 365 * 86_400_000L : 0;
            desk.record(raman(), desk.recordedAt(desk.fresh()));
        }
        push(desk);
        closeRevoked();
        assertThat(revoked(server)).isEmpty();
        for (long skew : List.of(0L, -10 * 365 * 86_400_000L)) {
            desk.skewMs = skew;
            desk.record(raman(), desk.recordedAt(desk.fresh()));
            push(desk);
            assertThat(revoked(server)).hasSize(1);
            closeRevoked();
            assertThat(revoked(server)).isEmpty();
        }
        assertWhole(server);
    }

    /** Some came before the revocation and some after, here these and there those. */
    @Test
    void whatIsFoundOfARevokedDeviceIsFoundInEveryStoreThatHasItsEntries() {
        Device other = force.joined("d-0000000000000002");
        for (int i = 0; i < 5; i++) {
            desk.record(raman(), desk.recordedAt(desk.fresh()));
        }
        other.receiveAll(desk.kept());
        server.add(server.store, new DeviceEvent.Revoked(desk.signer(0).key().vkey(), "stolen"));
        desk.skewMs = -86_400_000;
        desk.record(raman(), desk.recordedAt(desk.fresh()));
        push(desk);
        other.receiveAll(server.kept());
        assertThat(revoked(other)).hasSize(1);
        assertThat(revoked(other).getFirst()[4]).isEqualTo(revoked(server).getFirst()[4]);
        closeRevoked();
        other.receiveAll(server.kept());
        assertThat(revoked(other)).isEmpty();
        assertWhole(other);
    }

    /** What is named depends on the entries, not on what came first. */
    @Test
    void whatWasHereBeforeTheRevocationIsTheSameConflict() {
        for (int i = 0; i < 110; i++) {
            desk.record(raman(), desk.recordedAt(desk.fresh()));
        }
        push(desk);
        server.skewMs = -86_400_000;
        server.add(server.store, new DeviceEvent.Revoked(desk.signer(0).key().vkey(), "stolen"));
        assertThat(revoked(server))
                .singleElement()
                .satisfies(row -> assertThat(row[2]).isEqualTo(desk.id))
                .satisfies(row ->
                        assertThat(named(row)).startsWith(desk.kept().getLast().entry().eid()));
        assertThat(
                        server.conflicts().open().stream()
                                .flatMap(one -> server.conflicts().exhibits(one).stream()))
                .as("where to begin to look")
                .isNotEmpty();
        assertWhole(server);
    }

    @Test
    void suchAKeyClosesNoConflict() {
        Device honest = force.joined("d-0000000000000002");
        Hash out = honest.record(raman(), NewEvent.of(pack, VILLAIN)).eid();
        Hash moved =
                server.record(
                                ode(),
                                NewEvent.of(pack, new HandedOut("The Court", "for court", null)))
                        .eid();
        push(honest);
        desk.receiveAll(server.kept());
        assertThat(open(server)).containsExactly("CLAIMS");
        Acting fake = madeUp(SMITH);
        desk.record(
                fake,
                NewEvent.of(
                        pack,
                        new ContinuityEvent.Resolved(
                                Conflict.Finding.FIRST, List.of(out, moved), "looked")));
        push(desk);
        assertThat(open(server)).containsExactly("CLAIMS", "REVOKED");
        assertThat(rows(server, "resolution")).isEmpty();
        assertThat(rows(server, "package").toString()).contains("CONFLICT");
        assertWhole(server);
    }

    /** A stolen device's clock is whatever its thief likes. */
    @Test
    void whatARevokedDeviceSaysItRecordedBeforeIsMarkedWhenItComesAfter() {
        server.add(server.store, new DeviceEvent.Revoked(desk.signer(0).key().vkey(), "stolen"));
        desk.skewMs = -86_400_000;
        desk.record(raman(), NewEvent.of(pack, VILLAIN));
        push(desk);
        assertThat(open(server)).contains("REVOKED");
        assertThat(rows(server, "entry").toString())
                .contains("was revoked before this came here; it says that it was recorded before");
        assertThat(rows(server, "package").toString())
                .as("an honest backlog looks the same: it counts, and is marked")
                .contains("A Villain");
        assertWhole(server);
    }

    /** Whoever has the device's key tells a second history of what was there before the ending. */
    @Test
    void atAPlaceThatAnotherTextHasTheChainShowsNothing() {
        NewEvent looked = NewEvent.of(pack, new ContinuityEvent.LookedAt(null, "UNBROKEN", "x"));
        desk.record(raman(), looked);
        desk.record(
                ode(),
                NewEvent.of(
                        TestForce.RAMAN,
                        new OfficerEvent.KeyRevoked(
                                TestForce.key(TestForce.RAMAN + "/0").key().vkey(), "stolen")));
        push(desk);
        Kept there = desk.kept().get(desk.kept().size() - 2);
        ObjectNode line = there.entry().json();
        line.remove("sig");
        line.put("rec", line.path("rec").asLong() + 1);
        Entry second =
                Entries.sign(line, List.of(desk.signer(0), TestForce.key(TestForce.RAMAN + "/0")));
        assertThat(server.receive(new Kept(-1, second, there.bodies())).answer())
                .isEqualTo(Answer.FORK);
        assertThat(open(server)).containsExactly("FORK", "REVOKED");
        assertThat(rows(server, "entry").toString())
                .containsOnlyOnce(
                        "was revoked before this came here; it says that it was recorded");
        assertWhole(server);
    }

    @Test
    void anOfficersRevokedKeyMarksWhatItSigns() {
        List<String> before = rows(server, "package");
        server.add(
                TestForce.RAMAN,
                new OfficerEvent.KeyRevoked(
                        TestForce.key(TestForce.RAMAN + "/0").key().vkey(), "stolen"));
        force.now.addAndGet(1_000_000);
        desk.record(raman(), NewEvent.of(pack, VILLAIN));
        push(desk);
        assertThat(open(server)).containsExactly("REVOKED");
        assertThat(rows(server, "package"))
                .as("it says itself that it was recorded after the key was revoked")
                .isEqualTo(before);
        assertWhole(server);
    }

    /**
     * What an entry builds on may be kept back for ever: the two accounts are shown all the same.
     */
    @Test
    void aParentThatNeverComesHidesNoConflict() {
        Hash kept =
                desk.record(
                                raman(),
                                NewEvent.of(
                                        pack, new ContinuityEvent.LookedAt(null, "UNBROKEN", "x")))
                        .eid();
        desk.record(raman(), NewEvent.of(pack, VILLAIN));
        server.record(ode(), NewEvent.of(pack, new HandedOut("The Court", "for court", null)));
        server.receiveAll(desk.kept().stream().filter(k -> !k.entry().eid().equals(kept)).toList());
        assertThat(open(server)).containsExactly("CLAIMS", "LATE_PARENT");
        assertThat(rows(server, "package").toString()).contains("CONFLICT");
        push(desk);
        assertThat(open(server)).containsExactly("CLAIMS");
        assertWhole(server);
    }

    /** A supervisor need not wait for ever for what was on a lost computer. */
    @Test
    void whatBuildsOnAnEntryThatIsMissingIsClosedByAFindingAndGoesOnceItComes() {
        Hash kept =
                desk.record(
                                raman(),
                                NewEvent.of(
                                        pack, new ContinuityEvent.LookedAt(null, "UNBROKEN", "x")))
                        .eid();
        desk.record(raman(), NewEvent.of(pack, VILLAIN));
        server.receiveAll(desk.kept().stream().filter(k -> !k.entry().eid().equals(kept)).toList());
        assertThat(open(server)).containsExactly("LATE_PARENT");
        List<String> before = rows(server, "package");
        Hash found =
                server.record(
                                smith(),
                                NewEvent.of(
                                        pack,
                                        new ContinuityEvent.Resolved(
                                                Conflict.Finding.NEITHER,
                                                heads(server, "LATE_PARENT"),
                                                "The laptop was lost; the bag was looked at")))
                        .eid();
        assertThat(rows(server, "package")).as("it moves nothing").isEqualTo(before);
        assertThat(open(server)).isEmpty();
        assertThat(rows(server, "conflict").toString()).contains("LATE_PARENT");
        assertWhole(server);
        push(desk);
        assertThat(rows(server, "conflict").toString())
                .as("it came after all")
                .doesNotContain("LATE_PARENT");
        assertThat(open(server)).isEmpty();
        assertThat(rows(server, "package").toString()).doesNotContain("MISSING");
        assertThat(server.eids()).as("what was found stays").contains(found);
        assertWhole(server);
    }

    /** What the log says of itself only the server says. */
    @Test
    void whatAnotherDeviceSaysOfTheLogIsMarked() {
        desk.record(
                null,
                NewEvent.of(desk.store, new LogEvent.Succeeded("f/log2", "a checkpoint", "fire")));
        Received said = server.receive(desk.kept().getLast());
        assertThat(said.answer()).isEqualTo(Answer.ADDED);
        assertThat(said.why()).contains("Only the server's own device records log.succeeded");
        assertThat(rows(server, "entry").toString()).contains("Only the server's own device");
        VerificationReport report = server.verify();
        assertThat(report.ofEndedKeys()).isEqualTo(1);
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
    }

    private static Acting smith() {
        Acting as = TestForce.acting(SMITH, 0);
        return new Acting(SMITH, "SUPERVISOR", as.vouch(), as.signer());
    }

    /** Whoever left keeps a key, and puts the clock of a laptop back. */
    @Test
    void whatARetiredSupervisorSignsAfterwardsIsMarkedAndAnswersNothing() {
        Hash wrong =
                server.record(
                                ode(),
                                NewEvent.of(
                                        pack,
                                        new ContinuityEvent.Discrepancy("SEAL", "a", "b", null)))
                        .eid();
        Device honest = force.joined("d-0000000000000002");
        Hash out = honest.record(raman(), NewEvent.of(pack, VILLAIN)).eid();
        Hash moved =
                server.record(
                                ode(),
                                NewEvent.of(pack, new HandedOut("The Court", "for court", null)))
                        .eid();
        push(honest);
        desk.receiveAll(server.kept());
        server.add(SMITH, new OfficerEvent.Retired("left the force"));
        List<String> before = rows(server, "package");
        desk.skewMs = -86_400_000;
        desk.record(
                smith(),
                NewEvent.of(
                        pack,
                        new ContinuityEvent.Resolved(
                                Conflict.Finding.FIRST, List.of(out, moved), "looked")));
        desk.record(
                smith(),
                NewEvent.of(pack, new ContinuityEvent.DiscrepancyClosed(wrong, "it was dirt")));
        push(desk);
        assertThat(open(server)).as("nobody has to look at who left").containsExactly("CLAIMS");
        assertThat(rows(server, "package")).isEqualTo(before);
        assertThat(rows(server, "resolution")).isEmpty();
        assertThat(rows(server, "entry").toString())
                .contains("is of an officer who retired before this came here; it says");
        assertWhole(server);
    }

    @Test
    void whatAReplacedKeySignsAfterwardsIsMarkedAndListed() {
        server.add(
                TestForce.RAMAN,
                new OfficerEvent.Rekeyed(
                        TestForce.key(TestForce.RAMAN + "/1").key().vkey(), "c2VhbA==", "stolen"));
        desk.skewMs = -86_400_000;
        desk.record(raman(), NewEvent.of(pack, VILLAIN));
        push(desk);
        assertThat(open(server)).containsExactly("REVOKED");
        assertThat(rows(server, "entry").toString())
                .contains("was replaced before this came here; it says");
        assertThat(rows(server, "package").toString()).contains("A Villain");
        assertWhole(server);
    }

    @Test
    void onlyASupervisorClosesADiscrepancy() {
        List<String> none = rows(server, "package");
        Hash wrong =
                server.record(
                                ode(),
                                NewEvent.of(
                                        pack,
                                        new ContinuityEvent.Discrepancy("SEAL", "a", "b", null)))
                        .eid();
        List<String> open = rows(server, "package");
        assertThat(open).isNotEqualTo(none);
        ContinuityEvent closed = new ContinuityEvent.DiscrepancyClosed(wrong, "it was dirt");
        Acting as = raman();
        server.record(raman(), NewEvent.of(pack, closed));
        server.record(
                new Acting(TestForce.RAMAN, "SUPERVISOR", as.vouch(), as.signer()),
                NewEvent.of(pack, closed));
        assertThat(rows(server, "package")).isEqualTo(open);
        server.record(smith(), NewEvent.of(pack, closed));
        assertThat(rows(server, "package")).isEqualTo(none);
        assertWhole(server);
    }

    /** Two administrators, of whom a laptop out of touch does not know yet. */
    @Test
    void whatAnOfficerSignsWhomNobodyFollowsIsTakenInAndHoldsUpNothing() {
        UUID zed = server.fresh();
        UUID second = server.fresh();
        desk.add(zed, TestForce.officer("1009", "Zed", zed, List.of("PROPERTY_OFFICER")));
        server.add(second, TestForce.officer("1010", "Second", second, List.of("ADMINISTRATOR")));
        List<String> before = rows(server, "package");
        desk.record(TestForce.acting(zed, 0), NewEvent.of(pack, VILLAIN));
        Hash after = desk.record(raman(), NewEvent.of(pack, VILLAIN)).eid();
        push(desk);
        assertThat(server.eids()).contains(after).containsAll(desk.eids());
        assertThat(rows(server, "officer").toString()).doesNotContain("Zed");
        assertThat(open(server))
                .as("what they sign, and that the laptop follows who added them")
                .containsExactly("REVOKED", "UNFOLLOWED");
        assertThat(rows(server, "package")).isNotEqualTo(before);
        assertThat(rows(server, "entry").toString()).contains("whoever was not entitled to");
        VerificationReport report = server.verify();
        assertThat(report.firstOfEach()).as(report.json()).isEmpty();
        Device third = force.joined("d-0000000000000003");
        assertThat(third.eids()).containsAll(server.eids());
        assertWhole(third);
    }

    /** The backlog of who has left is theirs, and nobody has to look at it. */
    @Test
    void whatAnOfficerRecordedBeforeTheyRetiredCountsHoweverLateItComes() {
        desk.record(raman(), NewEvent.of(pack, VILLAIN));
        force.now.addAndGet(1_000_000);
        server.add(TestForce.RAMAN, new OfficerEvent.Retired("moved to another force"));
        push(desk);
        assertThat(open(server)).isEmpty();
        assertThat(rows(server, "package").toString()).contains("A Villain");
        assertWhole(server);
    }
}
