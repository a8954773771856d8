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
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.log.CentralLog;
import org.lockfast.log.Push;
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
        device.add(
                UUID.randomUUID(),
                new OfficerEvent.Founded(
                        before.forceKey().vkey(),
                        thief.vkey(),
                        "x",
                        before.logKey().vkey(),
                        "Another Force",
                        "S",
                        "N"));
        device.work(2, new Random(13));
        assertThat(taken(device).accepted()).isEqualTo(5);
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
        device.add(UUID.randomUUID(), new OfficerEvent.RecoveryMade("sheet 1", "c2VhbA=="));
        Ed25519Key fresh = Ed25519Key.of(force.officer + "/1", new byte[32]);
        Acting thief = new Acting(force.officer, "ADMINISTRATOR", Vouch.PASSWORD, fresh);
        device.add(
                thief,
                NewEvent.of(
                        force.officer,
                        new OfficerEvent.Rekeyed(fresh.key().vkey(), "c2VhbA==", "lost")));
        device.add(thief, NewEvent.of(UUID.randomUUID(), new OfficerEvent.RecoveryUsed("sheet 1")));
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
}
