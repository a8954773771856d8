package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.Acting;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.JournalWalk.Kept;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Received.Answer;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.ForceDevices;
import org.lockfast.officer.ForceOfficers;
import org.lockfast.officer.OfficerEvent;

/** What an officer's own program says and was not theirs to say changes no row of any store. */
class UnfollowedTest {
    private static final UUID SMITH = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");

    @TempDir Path folder;
    private TestForce force;
    private Device desk;

    @BeforeEach
    void found() {
        force = new TestForce(folder, 7);
        desk = force.enrolled("d-0000000000000001");
        desk.skewMs = -1_000_000_000; // what it says goes before all that is there
        desk.receiveAll(force.server().kept());
        desk.begin();
    }

    @AfterEach
    void close() {
        force.close();
    }

    private static List<String> rows(Device of, String table) {
        return of.rows().getOrDefault(table, List.of()).stream()
                .map(Arrays::deepToString)
                .sorted()
                .toList();
    }

    private static void push(Device from, Device to) {
        assertThat(to.receiveAll(from.kept())).noneMatch(r -> r.answer() == Answer.REFUSED);
    }

    private static void assertSaysWhatTheJournalSays(Device of) {
        Map<String, List<Object[]>> live = of.rows();
        assertThat(of.verify().json()).doesNotContain("does not say what the journal says");
        assertThat(of.rows().get("officer")).hasSameSizeAs(live.get("officer"));
    }

    private void forge(UUID about, org.lockfast.journal.DomainEvent said) {
        desk.record(TestForce.acting(TestForce.RAMAN, 0), NewEvent.of(about, said));
    }

    @Test
    void nobodyGivesThemselvesARoleNorAnotherAName() {
        List<String> before = rows(desk, "officer");
        forge(
                TestForce.RAMAN,
                TestForce.officer("1002", "Raman", TestForce.RAMAN, List.of("ADMINISTRATOR")));
        forge(
                TestForce.ODE,
                TestForce.officer("9", "Nobody", TestForce.ODE, List.of("PROPERTY_OFFICER")));
        forge(TestForce.ODE, new OfficerEvent.Retired("gone"));
        push(desk, force.server());
        assertThat(before).hasSize(2);
        assertThat(rows(desk, "officer")).isEqualTo(before);
        assertThat(rows(force.server(), "officer")).hasSize(2);
        assertThat(rows(force.server(), "officer").toString())
                .doesNotContain("Nobody")
                .containsOnlyOnce("ADMINISTRATOR, ADMINISTRATOR") // that they have and had
                .doesNotContain("Raman, ADMINISTRATOR")
                .doesNotContain("false");
        assertSaysWhatTheJournalSays(desk);
        assertSaysWhatTheJournalSays(force.server());
    }

    @Test
    void nobodyRevokesADeviceButAnAdministrator() {
        Device honest = force.joined("d-0000000000000002");
        DeviceEvent.Revoked revoked =
                new DeviceEvent.Revoked(honest.signer(0).key().vkey(), "lost");
        desk.receiveAll(honest.kept());
        forge(desk.store, revoked);
        honest.step();
        push(desk, force.server());
        push(honest, force.server());
        assertThat(rows(force.server(), "conflict")).isEmpty();
        assertSaysWhatTheJournalSays(force.server());
        desk.add(desk.store, revoked);
        push(desk, force.server());
        assertThat(rows(force.server(), "conflict").toString()).contains("REVOKED");
        assertSaysWhatTheJournalSays(force.server());
    }

    /** A mail of many pages, pasted in as the reason. */
    @Test
    void aReasonThatTheLogDoesNotTakeIsRefusedBeforeItIsRecorded() {
        long before = desk.kept().size();
        OfficerEvent.Retired retired = new OfficerEvent.Retired("because ".repeat(5000));
        assertThatThrownBy(() -> desk.add(TestForce.RAMAN, retired))
                .isInstanceOf(JournalRefusal.class)
                .hasMessageContaining("Give a shorter reason");
        desk.reopen();
        assertThatThrownBy(() ->
                        desk.add(
                                desk.store,
                                new DeviceEvent.Revoked(
                                        desk.signer(0).key().vkey(), "x".repeat(32 << 10))))
                .isInstanceOf(JournalRefusal.class);
        assertThat(desk.kept()).hasSize((int) before);
        assertThat(rows(desk, "officer").toString()).doesNotContain("false");
        desk.add(TestForce.RAMAN, new OfficerEvent.Retired("because ".repeat(3500)));
        Hash[] many = new Hash[1_000];
        Arrays.setAll(many, i -> Hash.sha256(new byte[] {(byte) i, (byte) (i >> 8)}));
        desk.add(desk.store, new JournalEvents.BodyDestroyed(List.of(many), "as ordered"));
        assertThat(desk.kept()).hasSize((int) before + 2);
    }

    /** Two administrators, out of touch, each have the other retired. */
    @Test
    void aChangeThatThisDevicesOwnOvertookIsTold() {
        Device server = force.server();
        desk.skewMs = 0;
        server.add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("ADMINISTRATOR")));
        desk.receiveAll(server.kept());
        server.record(
                TestForce.acting(TestForce.ODE, 0),
                NewEvent.of(SMITH, new OfficerEvent.Retired("moved")).with(second(SMITH)));
        desk.record(
                TestForce.acting(SMITH, 0),
                NewEvent.of(TestForce.ODE, new OfficerEvent.Retired("moved"))
                        .with(second(TestForce.ODE)));
        assertThat(rows(desk, "conflict")).isEmpty();
        desk.receiveAll(server.kept());
        push(desk, server);
        assertThat(rows(desk, "conflict")).hasSize(1).first().asString().contains("UNFOLLOWED");
        assertThat(rows(server, "conflict")).hasSize(1).first().asString().contains("UNFOLLOWED");
        assertThat(server.branches().of(server.conflicts().open().getFirst()))
                .as("what is not followed here beside what ended its key")
                .satisfiesExactly(
                        change ->
                                assertThat(change.entries())
                                        .singleElement()
                                        .matches(h -> h.subject().equals(TestForce.ODE))
                                        .matches(h -> h.device().equals(desk.id)),
                        ended ->
                                assertThat(ended.entries())
                                        .singleElement()
                                        .matches(h -> h.subject().equals(SMITH))
                                        .matches(h -> h.device().equals(server.id)));
        Device third = force.joined("d-0000000000000002");
        assertThat(rows(third, "conflict")).hasSize(1).first().asString().contains("UNFOLLOWED");
        assertThat(officers(third)).isEqualTo(officers(server));
        assertSaysWhatTheJournalSays(desk);
        assertSaysWhatTheJournalSays(server);
    }

    /** The one the log does not follow came first to a third device, by a stick or a relay. */
    @Test
    void aChangeThatWasOvertakenOnTheWayIsToldWhereItCameToo() {
        Device server = force.server();
        desk.skewMs = 0;
        server.add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("ADMINISTRATOR")));
        desk.receiveAll(server.kept());
        Device third = force.joined("d-0000000000000002");
        server.record(
                TestForce.acting(TestForce.ODE, 0),
                NewEvent.of(SMITH, new OfficerEvent.Retired("moved")).with(second(SMITH)));
        desk.record(
                TestForce.acting(SMITH, 0),
                NewEvent.of(TestForce.ODE, new OfficerEvent.Retired("moved"))
                        .with(second(TestForce.ODE)));
        push(desk, third);
        third.receiveAll(server.kept());
        assertThat(officers(third)).isEqualTo(officers(desk)).isNotEqualTo(officers(server));
        assertThat(rows(third, "conflict")).hasSize(1).first().asString().contains("UNFOLLOWED");
        assertSaysWhatTheJournalSays(third);
    }

    /** Whoever has an ended key and a device makes as many changes as they like. */
    @Test
    void whatOneDeviceMakesByOneEndedKeyIsListedOnce() {
        Device server = force.server();
        desk.skewMs = 0;
        server.add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("ADMINISTRATOR")));
        desk.receiveAll(server.kept());
        changes(server, TestForce.ODE, SMITH, SMITH, new OfficerEvent.Retired("moved"));
        for (int i = 0; i < 20; i++) {
            UUID one = new UUID(5, i);
            changes(
                    desk,
                    SMITH,
                    TestForce.ODE,
                    one,
                    TestForce.officer("20" + i, "Made Up", one, List.of("SCENE_OFFICER")));
        }
        push(desk, server);
        assertThat(rows(server, "conflict")).hasSize(1).first().asString().contains("UNFOLLOWED");
        server.reopen();
        changes(desk, SMITH, TestForce.ODE, TestForce.RAMAN, new OfficerEvent.Retired("more"));
        push(desk, server);
        assertThat(rows(server, "conflict")).hasSize(1);
        assertSaysWhatTheJournalSays(server);
    }

    /**
     * Two whom both sides know end the quarrel: each of the two is retired where they still are.
     */
    @Test
    void theListsAgreeAgainOnceBothAreRetired() {
        UUID quill = UUID.fromString("0198c5d2-0000-7000-8000-000000000ddd");
        UUID renn = UUID.fromString("0198c5d2-0000-7000-8000-000000000eee");
        Device server = force.server();
        desk.skewMs = 0;
        List<String> administrator = List.of("ADMINISTRATOR");
        server.add(SMITH, TestForce.officer("1003", "Smith", SMITH, administrator));
        changes(
                server,
                TestForce.ODE,
                SMITH,
                quill,
                TestForce.officer("1004", "Quill", quill, administrator));
        changes(
                server,
                TestForce.ODE,
                SMITH,
                renn,
                TestForce.officer("1005", "Renn", renn, administrator));
        desk.receiveAll(server.kept());
        changes(server, TestForce.ODE, quill, SMITH, new OfficerEvent.Retired("moved"));
        changes(desk, SMITH, renn, TestForce.ODE, new OfficerEvent.Retired("moved"));
        desk.receiveAll(server.kept());
        push(desk, server);
        assertThat(officers(desk)).isNotEqualTo(officers(server));

        changes(server, quill, renn, TestForce.ODE, new OfficerEvent.Retired("settled"));
        changes(desk, renn, quill, SMITH, new OfficerEvent.Retired("settled"));
        desk.receiveAll(server.kept());
        push(desk, server);

        assertThat(officers(desk))
                .isEqualTo(officers(server))
                .containsExactly("1001 false", "1002 true", "1003 false", "1004 true", "1005 true");
        for (Device one : List.of(desk, server)) {
            assertThat(rows(one, "conflict")).singleElement().asString().contains("UNFOLLOWED");
            assertSaysWhatTheJournalSays(one);
        }
        Device third = force.joined("d-0000000000000002");
        assertThat(officers(third)).isEqualTo(officers(desk));
    }

    private static void changes(
            Device at, UUID by, UUID second, UUID whom, org.lockfast.journal.DomainEvent what) {
        at.record(TestForce.acting(by, 0), NewEvent.of(whom, what).with(second(second)));
    }

    private static List<String> officers(Device of) {
        return ForceOfficers.of(of.journal.aboutKeys(), TestForce.FORCE.key(), of.id).stream()
                .map(one -> one.collar() + " " + one.active())
                .sorted()
                .toList();
    }

    private static SecondPerson second(UUID officer) {
        return new SecondPerson(
                officer, null, "supervisor", Vouch.PASSWORD, TestForce.key(officer + "/0"));
    }

    @Test
    void whatCameBeforeThatOnWhichItRestsCountsOnceThatIsThere() {
        Device other = force.joined("d-0000000000000002");
        Device lost = force.joined("d-0000000000000003");
        Kept enrolled =
                force.server().kept().stream()
                        .filter(k -> k.entry().typeName().equals("device.enrolled"))
                        .reduce((a, b) -> b)
                        .orElseThrow();
        force.server()
                .add(desk.store, new DeviceEvent.Revoked(lost.signer(0).key().vkey(), "stolen"));
        Kept revoked = force.server().kept().getLast();
        assertThat(other.receive(revoked).answer()).isEqualTo(Answer.ADDED);
        assertThat(ForceDevices.of(other.journal.aboutKeys(), other.id)).hasSize(2);
        other.reopen();
        assertThat(other.receive(enrolled).answer()).isEqualTo(Answer.ADDED);
        assertThat(ForceDevices.of(other.journal.aboutKeys(), other.id).getLast().reason())
                .isEqualTo("stolen");
        lost.step();
        push(lost, other);
        assertThat(rows(other, "conflict").toString()).contains("REVOKED");
        assertSaysWhatTheJournalSays(other);
    }

    /** By another administrator, with a clock that is behind: neither name nor role change. */
    @Test
    void anOfficerAddedAgainStaysAsTheFirstEntrySays() {
        List<String> before = rows(desk, "officer");
        desk.add(
                TestForce.RAMAN,
                TestForce.officer("9", "Renamed", TestForce.RAMAN, List.of("ADMINISTRATOR")));
        Kept again = desk.kept().getLast();
        assertThat(force.server().kept().stream().filter(k -> isAdded(k, TestForce.RAMAN)))
                .singleElement()
                .satisfies(k ->
                        assertThat(again.entry().recordedMs()).isLessThan(k.entry().recordedMs()));
        push(desk, force.server());
        for (Device one : List.of(desk, force.server())) {
            assertThat(rows(one, "officer")).isEqualTo(before);
            assertSaysWhatTheJournalSays(one);
        }
        UUID friend = SMITH;
        forge(friend, TestForce.officer("1003", "Smith", friend, List.of("ADMINISTRATOR")));
        push(desk, force.server());
        assertThat(rows(force.server(), "officer")).as("nor a right").isEqualTo(before);
    }

    /** What one of two administrators made alone stays nobody's, also once the other has gone. */
    @Test
    void whatLackedASecondPersonOpensNoStoreLaterEither() {
        UUID friend = UUID.fromString("0198c5d2-0000-7000-8000-000000000ccc");
        Device server = force.server();
        server.add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("ADMINISTRATOR")));
        server.add(friend, TestForce.officer("1004", "Friend", friend, List.of("ADMINISTRATOR")));
        SecondPerson smith =
                new SecondPerson(
                        SMITH, null, "witness", Vouch.PASSWORD, TestForce.key(SMITH + "/0"));
        server.record(
                TestForce.acting(TestForce.ODE, 0),
                NewEvent.of(SMITH, new OfficerEvent.Retired("moved")).with(smith));
        assertThat(ForceOfficers.of(server.journal.aboutKeys(), TestForce.FORCE.key(), server.id))
                .extracting(ForceOfficer::collar, ForceOfficer::active)
                .containsExactly(tuple("1001", true), tuple("1002", true), tuple("1003", false));
        assertThat(rows(server, "officer").toString()).doesNotContain("Friend");
    }

    private static boolean isAdded(Kept kept, UUID officer) {
        return kept.entry().typeName().equals("officer.added")
                && kept.entry().subject().equals(officer);
    }

    @Test
    void anOrderOfDestructionThatNobodyFollowsTakesNoValueAway() {
        UUID place = desk.store;
        desk.add(place, TestForce.place("Bay A"));
        Kept whole = desk.kept().getLast();
        Entry entry = whole.entry();
        Hash value = entry.commitments().iterator().next();
        forge(place, new JournalEvents.BodyDestroyed(List.of(value), "no court at all"));
        Kept order = desk.kept().getLast();
        Device server = force.server();
        server.receiveAll(
                desk.kept().stream().filter(k -> !k.entry().eid().equals(entry.eid())).toList());
        assertThat(server.eids()).contains(order.entry().eid());
        assertThat(rows(server, "destroyed")).isEmpty();
        assertThat(server.journal.receive(List.of(new Incoming(entry, List.of()))))
                .singleElement()
                .satisfies(r -> assertThat(r.answer()).isEqualTo(Answer.WAITING));
        assertThat(server.receive(whole).answer()).isEqualTo(Answer.ADDED);
        assertThat(server.kept().getLast().bodies()).hasSize(entry.commitments().size());
        assertSaysWhatTheJournalSays(server);
    }

    @Test
    void aFindingOfWhoIsNoSupervisorClosesNothingWhateverRoleItClaims() {
        desk.add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("SUPERVISOR")));
        List<Hash> heads =
                List.of(desk.kept().get(0).entry().eid(), desk.kept().get(1).entry().eid());
        finding(TestForce.RAMAN, heads);
        push(desk, force.server());
        assertThat(rows(force.server(), "resolution")).isEmpty();
        finding(SMITH, heads);
        push(desk, force.server());
        // under what it is recorded under, and by the ends alone for forks and labels (0555)
        assertThat(rows(force.server(), "resolution")).hasSize(2);
        assertSaysWhatTheJournalSays(force.server());
        assertSaysWhatTheJournalSays(desk);
    }

    /** Two supervisors find about one conflict before they hear of one another. */
    @Test
    void everyStoreKeepsEveryFinding() {
        desk.add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("SUPERVISOR")));
        push(desk, force.server());
        Device laptop = force.joined("d-00000000000000f1");
        List<Hash> heads =
                List.of(desk.kept().get(0).entry().eid(), desk.kept().get(1).entry().eid());
        finding(desk, SMITH, heads);
        finding(laptop, SMITH, heads);
        Kept desks = desk.kept().getLast();
        Kept laptops = laptop.kept().getLast();
        push(desk, laptop);
        push(laptop, desk);
        assertThat(eids(desk)).isEqualTo(eids(laptop)).containsOnly(hex(desks), hex(laptops));
        assertSaysWhatTheJournalSays(desk);
        assertSaysWhatTheJournalSays(laptop);
    }

    private static String hex(Kept kept) {
        return kept.entry().eid().hex();
    }

    /** The findings there are; their record numbers are each store's own. */
    private static Set<String> eids(Device of) {
        return of.rows().getOrDefault("resolution", List.of()).stream()
                .map(row -> HexFormat.of().formatHex((byte[]) row[1]))
                .collect(Collectors.toSet());
    }

    private void finding(UUID by, List<Hash> heads) {
        finding(desk, by, heads);
    }

    private void finding(Device at, UUID by, List<Hash> heads) {
        at.record(
                new Acting(by, "SUPERVISOR", Vouch.PASSWORD, TestForce.key(by + "/0")),
                NewEvent.of(
                        desk.store,
                        new ContinuityEvent.Resolved(Conflict.Finding.FIRST, heads, "looked")));
    }

    @Test
    void aDeviceIsOneThatTheForceEnrolled() {
        for (String vkey :
                List.of(TestForce.key("d-0000000000000bad/0").key().vkey(), "no key at all")) {
            desk.record(
                    null,
                    NewEvent.of(
                            desk.store,
                            new DeviceEvent.Enrolled(
                                    vkey, "c2VhbA==", "Exampleton", "Desk", Hash.ZERO)));
        }
        assertThat(ForceDevices.of(desk.journal.aboutKeys(), desk.id))
                .extracting(ForceDevice::id)
                .containsExactly(desk.id);
    }
}
