package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.Acting;
import org.lockfast.journal.EntryWriter.Written;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.log.CentralLog;
import org.lockfast.log.Push;
import org.lockfast.log.Refusal;
import org.lockfast.log.ServerKeys;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;

/** What an enrolled device hands in with a program of its own is kept, and changes nothing. */
@ParameterizedClass
@EnumSource(OnCentralLog.Engine.class)
class PretendingTest extends OnCentralLog {
    @Test
    void anEntryWhoseKeyDoesNotReadStopsNobodyAndChangesNothing() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        Device thief = new Device("d-00000000000000bb", force);
        var before = log.force();
        device.add(
                null,
                NewEvent.of(
                        UUID.randomUUID(),
                        new DeviceEvent.Enrolled("x", "c2VhbA==", "S", "N", Hash.ZERO)));
        device.work(2, new Random(13));
        assertThat(taken(device).accepted()).isEqualTo(4);
        Device founder = force.enrol(log, "Exampleton");
        taken(founder);
        founder.add(
                UUID.randomUUID(),
                new OfficerEvent.Founded(
                        before.forceKey().vkey(),
                        thief.vkey(),
                        "x",
                        before.logKey().vkey(),
                        "Another Force",
                        "S",
                        "N",
                        null));
        int all = founder.written.size();
        assertThat(refused(log.push(founder.push(all - 1, all))).reason())
                .as("no device takes a second founding in: no log does")
                .isEqualTo(Refusal.Reason.BAD_NOTE);
        reopen();
        assertThat(log.force()).isEqualTo(before);
        assertThat(log.deviceKey(thief.id)).isEmpty();
        assertThat(log.key(thief.id + "/0")).isEmpty();
        taken(force.enrol(log, "Elsewhere"));
    }

    private static Push bare(Device device, Written one) {
        return new Push(device.id, List.of(one.entry().bytes()), new byte[0], Device.RECEIVED, 0);
    }

    private boolean isKept(Device device, Written one) {
        return log.feed(device.id, CentralLog.Scope.FORCE, 0, 1000, 0).items().stream()
                .anyMatch(item ->
                        item.bodies().stream()
                                .anyMatch(body ->
                                        body.hash().equals(one.bodies().getFirst().hash())));
    }

    @Test
    void onlyAnAdministratorsOrderDestroysOrExcusesAValue() {
        Device device = force.enrol(log, "Exampleton");
        UUID newcomer = UUID.randomUUID();
        Ed25519Key key = Ed25519Key.of(newcomer + "/0", new byte[32]);
        // The role an entry claims is anybody's to write
        Acting officer = new Acting(newcomer, "ADMINISTRATOR", Vouch.PASSWORD, key);
        UUID exhibit = UUID.randomUUID();
        device.add(exhibit, Device.recorded("JMS/1", null, UUID.randomUUID(), newcomer, "A1"));
        device.add(
                newcomer,
                new OfficerEvent.Added(
                        "1002", "A New", List.of("SCENE_OFFICER"), key.key().vkey(), "c2VhbA=="));
        Written note =
                device.add(officer, NewEvent.of(exhibit, new ExhibitEvent.Noted("Not for you")));
        taken(device);
        Device ahead = device.clone(device.written.size());
        NewEvent noted = NewEvent.of(exhibit, new ExhibitEvent.Noted("Withheld"));
        Hash hash = note.bodies().getFirst().hash();
        NewEvent order =
                NewEvent.of(exhibit, new JournalEvents.BodyDestroyed(List.of(hash), "None"));
        device.add(officer, order);
        taken(device);
        assertThat(isKept(device, note)).isTrue();
        Written withheld = ahead.add(officer, noted);
        ahead.written.removeLast();
        Device other = force.enrol(log, "Exampleton");
        other.add(
                officer,
                NewEvent.of(
                        exhibit,
                        new JournalEvents.BodyDestroyed(
                                List.of(withheld.bodies().getFirst().hash()), "None")));
        taken(other);
        assertThat(log.push(bare(ahead, withheld)).accepted()).isZero();
        device.add(force.acting(), order);
        taken(device);
        assertThat(isKept(device, note)).isFalse();
        assertThat(log.lookup("jms 1")).hasSize(1);
    }

    @Test
    void aKeyAnOfficerMadeAloneAtADeviceEndsAndIntroducesNothing() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        device.add(
                UUID.randomUUID(), new OfficerEvent.RecoveryMade("sheet 1", "c2VhbA==", "no key"));
        Ed25519Key fresh = Ed25519Key.of(force.officer + "/1", new byte[32]);
        Acting thief = new Acting(force.officer, "ADMINISTRATOR", Vouch.PASSWORD, fresh);
        device.add(
                thief,
                NewEvent.of(
                        force.officer,
                        new OfficerEvent.Rekeyed(fresh.key().vkey(), "c2VhbA==", "lost")));
        device.add(
                thief,
                NewEvent.of(
                        UUID.randomUUID(), new OfficerEvent.RecoveryUsed("sheet 1", "no proof")));
        UUID friend = UUID.randomUUID();
        Ed25519Key friends = Ed25519Key.of(friend + "/0", new byte[32]);
        device.add(
                thief,
                NewEvent.of(
                        friend,
                        new OfficerEvent.Added(
                                "9",
                                "Mallory",
                                List.of("ADMINISTRATOR"),
                                friends.key().vkey(),
                                "c2VhbA==")));
        device.add(thief, NewEvent.of(UUID.randomUUID(), new ExhibitEvent.Noted("By the thief")));
        assertThat(taken(device).accepted()).as("all of it is kept").isEqualTo(6);
        reopen();
        assertThat(log.key(fresh.key().name())).isEmpty();
        assertThat(log.key(friend + "/0")).isEmpty();
        // The officer's own key goes on, and the chain that pretended too
        UUID newcomer = UUID.randomUUID();
        Ed25519Key key = Ed25519Key.of(newcomer + "/0", new byte[32]);
        device.add(
                newcomer,
                new OfficerEvent.Added(
                        "1002", "A New", List.of("SCENE_OFFICER"), key.key().vkey(), "c2VhbA=="));
        taken(device);
        assertThat(log.key(newcomer + "/0")).contains(key.key());
    }

    private void someBecomesAdministrator(UUID x, Ed25519Key key, UUID friend) {
        Device hostile = force.enrol(log, "Exampleton");
        Acting by = new Acting(x, "ADMINISTRATOR", Vouch.PASSWORD, key);
        hostile.add(
                by,
                NewEvent.of(
                        x,
                        new OfficerEvent.Added(
                                "1002",
                                "X",
                                List.of("ADMINISTRATOR"),
                                key.key().vkey(),
                                "c2VhbA==")));
        Ed25519Key friends = Ed25519Key.of(friend + "/0", new byte[32]);
        hostile.add(
                by,
                NewEvent.of(
                        friend,
                        new OfficerEvent.Added(
                                "9",
                                "Mallory",
                                List.of("ADMINISTRATOR"),
                                friends.key().vkey(),
                                "c2VhbA==")));
        taken(hostile);
        assertThat(log.key(friend + "/0")).isEmpty();
    }

    private static OfficerEvent.Added told(String name, Ed25519Key key, String role) {
        return new OfficerEvent.Added(
                "1" + name, name, List.of(role), key.key().vkey(), "c2VhbA==");
    }

    @Test
    void theLastAdministratorStaysOneAndNobodyTakesTheirPlace() {
        UUID x = UUID.randomUUID();
        Ed25519Key x0 = Ed25519Key.of(x + "/0", new byte[32]);
        Device hq = force.enrol(log, "Headquarters");
        hq.add(x, told("X", x0, "SCENE_OFFICER"));
        hq.add(force.officer, told("A Founder", force.officersKey, "SUPERVISOR"));
        taken(hq);
        someBecomesAdministrator(x, x0, UUID.randomUUID());
        UUID next = UUID.randomUUID();
        Ed25519Key nexts = Ed25519Key.of(next + "/0", new byte[32]);
        hq.add(next, told("Next", nexts, "ADMINISTRATOR"));
        taken(hq);
        assertThat(log.key(next + "/0")).as("the founder still is one").isPresent();
    }

    /** Two devices out of touch, at each of which both administrators retire one. */
    @Test
    void twoRetirementsThatMeetLeaveOneAdministrator() {
        UUID b = UUID.randomUUID();
        UUID x = UUID.randomUUID();
        Ed25519Key b0 = Ed25519Key.of(b + "/0", new byte[32]);
        Ed25519Key x0 = Ed25519Key.of(x + "/0", new byte[32]);
        Device one = force.enrol(log, "Headquarters");
        Device two = force.enrol(log, "Headquarters");
        one.add(x, told("X", x0, "SCENE_OFFICER"));
        one.add(b, told("B", b0, "ADMINISTRATOR"));
        taken(one);
        taken(two);
        Acting byB = new Acting(b, "ADMINISTRATOR", Vouch.PASSWORD, b0);
        one.add(
                force.acting(),
                NewEvent.of(force.officer, new OfficerEvent.Retired("moved away"))
                        .with(new SecondPerson(b, null, "supervisor", Vouch.PASSWORD, b0)));
        two.add(
                byB,
                NewEvent.of(b, new OfficerEvent.Retired("moved away"))
                        .with(
                                new SecondPerson(
                                        force.officer,
                                        null,
                                        "supervisor",
                                        Vouch.PASSWORD,
                                        force.officersKey)));
        taken(one);
        taken(two);
        someBecomesAdministrator(x, x0, UUID.randomUUID());
        UUID next = UUID.randomUUID();
        Ed25519Key nexts = Ed25519Key.of(next + "/0", new byte[32]);
        two.add(byB, NewEvent.of(next, told("Next", nexts, "ADMINISTRATOR")));
        taken(two);
        assertThat(log.key(next + "/0")).as("B still is one").isPresent();
    }

    /** At a laptop out of touch one administrator adds an officer; by then there are two. */
    @Test
    void anOfficerWhomNobodyFollowsStopsNoChain() throws Exception {
        UUID b = UUID.randomUUID();
        UUID z = UUID.randomUUID();
        Ed25519Key b0 = Ed25519Key.of(b + "/0", new byte[32]);
        Ed25519Key z0 = Ed25519Key.of(z + "/0", new byte[32]);
        Device hq = force.enrol(log, "Headquarters");
        Device laptop = force.enrol(log, "Exampleton");
        hq.add(b, told("B", b0, "ADMINISTRATOR"));
        taken(hq);
        laptop.add(z, told("Z", z0, "SCENE_OFFICER"));
        laptop.add(
                new Acting(z, "SCENE_OFFICER", Vouch.PASSWORD, z0),
                NewEvent.of(UUID.randomUUID(), new ExhibitEvent.Noted("by Z")));
        laptop.work(5, new Random(1));
        assertThat(taken(laptop).accepted()).as("all of it is kept").isGreaterThanOrEqualTo(7);
        assertThat(log.key(z + "/0")).as("nobody follows it").isEmpty();
        reopen();
        laptop.add(
                new Acting(z, "SCENE_OFFICER", Vouch.PASSWORD, z0),
                NewEvent.of(UUID.randomUUID(), new ExhibitEvent.Noted("by Z again")));
        assertThat(taken(laptop).accepted()).isEqualTo(1);
    }

    /** An officer gets in again by a sheet, and administrators give a key of the same name. */
    @Test
    void twoKeysOfOneNameStopNoChain() {
        UUID x = UUID.randomUUID();
        Ed25519Key x0 = Ed25519Key.of(x + "/0", new byte[32]);
        Ed25519Key own = Ed25519Key.of(x + "/1", Hash.sha256(new byte[] {1}).bytes());
        Ed25519Key given = Ed25519Key.of(x + "/1", Hash.sha256(new byte[] {2}).bytes());
        Device hq = force.enrol(log, "Headquarters");
        Device laptop = force.enrol(log, "Exampleton");
        hq.add(x, told("X", x0, "SCENE_OFFICER"));
        taken(hq);
        taken(laptop);
        Acting recovered = new Acting(x, "SCENE_OFFICER", Vouch.PASSWORD, own);
        laptop.add(
                recovered,
                NewEvent.of(x, new OfficerEvent.Rekeyed(own.key().vkey(), "c2VhbA==", "sheet")));
        laptop.add(recovered, NewEvent.of(UUID.randomUUID(), new ExhibitEvent.Noted("by X alone")));
        laptop.work(5, new Random(1));
        hq.add(x, new OfficerEvent.Rekeyed(given.key().vkey(), "c2VhbA==", "password lost"));
        hq.add(
                new Acting(x, "SCENE_OFFICER", Vouch.PASSWORD, given),
                NewEvent.of(UUID.randomUUID(), new ExhibitEvent.Noted("by X as given")));
        taken(hq);
        taken(laptop);
        assertThat(log.key(x + "/1")).as("the force's own").contains(given.key());
        // the name alone proves nothing: who makes up a third is not believed
        Device hostile = force.enrol(log, "Exampleton");
        Ed25519Key third = Ed25519Key.of(x + "/1", Hash.sha256(new byte[] {3}).bytes());
        hostile.add(
                new Acting(x, "SCENE_OFFICER", Vouch.PASSWORD, third),
                NewEvent.of(UUID.randomUUID(), new ExhibitEvent.Noted("by nobody")));
        assertThat(log.push(hostile.push(0, hostile.written.size())).refusal()).isNotNull();
    }

    /** Without the server's own device nobody can be enrolled any more. */
    @Test
    void theKeyOfTheServersOwnDeviceIsNotRevoked() throws Exception {
        Device hq = force.enrol(log, "Headquarters");
        String server;
        try (ServerKeys keys = ServerKeys.read(force.keyFile)) {
            server = log.deviceKey(keys.device()).orElseThrow().vkey();
        }
        hq.add(UUID.randomUUID(), new DeviceEvent.Revoked(server, "by mistake"));
        taken(hq);
        taken(force.enrol(log, "Elsewhere"));
    }
}
