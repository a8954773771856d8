package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.log.CentralLog;
import org.lockfast.log.Found;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogRows;
import org.lockfast.log.Refusal;
import org.lockfast.log.Window;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;

/** What a device is sent (protocol.md, section 6). */
@ParameterizedClass
@EnumSource(OnCentralLog.Engine.class)
class FeedingTest extends OnCentralLog {
    private final UUID caseId = UUID.randomUUID();
    private final UUID exhibit = UUID.randomUUID();
    private final UUID pack = UUID.randomUUID();
    private Device ours;
    private Device colleague;
    private Device theirs;

    /** It joined first, so it keeps what stations with one device are sent. */
    private Device keeper;

    private long cursor;
    private @Nullable String within;
    private int limit = 7;
    private final Set<Hash> got = new HashSet<>();

    @BeforeEach
    void threeDevices() {
        keeper = force.enrol(log, "Headquarters");
        ours = force.enrol(log, "Exampleton");
        colleague = force.enrol(log, " exampleton");
        theirs = force.enrol(log, "Otherham");
    }

    /** Takes every window there is, with a small limit, as a device does. */
    private Set<Hash> follow(Device device) {
        Set<Hash> fresh = new LinkedHashSet<>();
        boolean more = true;
        while (more) {
            Window window = window(device);
            assertThat(window.scannedTo()).isGreaterThanOrEqualTo(cursor);
            for (Window.Item item : window.items()) {
                Entry entry = Entry.parse(item.entry());
                assertThat(item.index()).isLessThan(Math.max(window.size(), 1));
                assertThat(item.bodies()).hasSize(entry.commitments().size());
                fresh.add(entry.eid());
            }
            more = window.more();
            cursor = window.scannedTo();
            within = window.from();
        }
        got.addAll(fresh);
        return fresh;
    }

    private Window window(Device device) {
        return log.feed(device.id, CentralLog.Scope.DEVICE, cursor, within, limit, 0);
    }

    private Entry record(Device device, UUID subject, org.lockfast.journal.DomainEvent event) {
        return device.add(subject, event);
    }

    private void recordedByThem() {
        record(theirs, caseId, new CaseEvent.Opened("OT/26/1", "Robbery", null));
        record(theirs, exhibit, Device.recorded("ABC/1", "PN 7", caseId, pack, "S-100"));
        record(theirs, pack, new ContinuityEvent.LookedAt("S-100", "GOOD", null));
        taken(theirs);
    }

    private Set<Hash> eids(Device device) {
        Set<Hash> eids = new LinkedHashSet<>();
        device.written.forEach(one -> eids.add(one.entry().eid()));
        return eids;
    }

    private static Hash last(Device device) {
        return device.written.getLast().entry().eid();
    }

    @Test
    void aStationIsSentItsOwnAndWhatIsCommonAndNothingElse() {
        recordedByThem();
        colleague.work(40, new Random(1));
        taken(colleague);
        follow(ours);
        assertThat(got).containsAll(eids(colleague));
        Set<Hash> foreign = eids(theirs);
        foreign.remove(theirs.written.getFirst().entry().eid()); // device.began is common
        assertThat(got).doesNotContainAnyElementsOf(foreign);
        assertThat(cursor).isEqualTo(log.state().size());
        assertThat(log.feed(ours.id, CentralLog.Scope.FORCE, 0, 1000, 0).items())
                .hasSize((int) log.state().size());
    }

    /**
     * A revoked device is given nothing. At a station of its own nobody else had what it does by
     * itself from then on: nobody heard that it goes on, and no log could be filled again with it.
     */
    @Test
    void whatARevokedDeviceDoesByItselfIsSentToEverybody() {
        theirs.add(force.acting(), NewEvent.of(force.officer, new OfficerEvent.SignedIn()));
        taken(theirs);
        Hash before = last(theirs);
        record(ours, UUID.randomUUID(), new DeviceEvent.Revoked(theirs.vkey(), "stolen"));
        taken(ours);
        theirs.add(force.acting(), NewEvent.of(force.officer, new OfficerEvent.SignedIn()));
        log.push(theirs.push(0, theirs.written.size()));
        assertThat(follow(colleague)).contains(last(theirs)).doesNotContain(before);
    }

    /** Whoever it concerns may be at any station: all of them are to list it. */
    @Test
    void whatARevokedDeviceTouchesIsSentToEverybodyWhole() {
        recordedByThem();
        follow(ours);
        assertThat(got).doesNotContain(eidsFrom(theirs, 1).toArray(Hash[]::new));
        record(ours, UUID.randomUUID(), new DeviceEvent.Revoked(theirs.vkey(), "stolen"));
        taken(ours);
        record(theirs, pack, new ContinuityEvent.LookedAt("S-100", "TORN", null));
        log.push(theirs.push(0, theirs.written.size()));
        assertThat(follow(ours)).containsAll(eidsFrom(theirs, 1));
        assertThat(log.lookup("abc/1").getFirst().doubt()).as("recorded before").isNull();
        record(
                theirs,
                UUID.randomUUID(),
                Device.recorded("XYZ/9", "x", null, UUID.randomUUID(), null));
        log.push(theirs.push(0, theirs.written.size()));
        assertThat(log.lookup("xyz/9").getFirst().doubt()).contains("revoked");
    }

    /** A key that was stolen fills nobody's store. */
    @Test
    void ofWhatARevokedDeviceTouchesEverybodyIsSentSoMuch() {
        record(ours, UUID.randomUUID(), new DeviceEvent.Revoked(theirs.vkey(), "stolen"));
        taken(ours);
        follow(ours);
        for (int i = 0; i < 1_200; i++) {
            record(
                    theirs,
                    UUID.randomUUID(),
                    new CaseEvent.Opened("N/" + i, "Burglary", List.of()));
        }
        for (int from = 0; from < theirs.written.size(); from += 300) {
            log.push(theirs.push(from, Math.min(theirs.written.size(), from + 300)));
        }
        limit = 1_000;
        Set<Hash> fresh = follow(ours);
        fresh.retainAll(eidsFrom(theirs, 1));
        assertThat(fresh).hasSize(1_000);
    }

    /** The last that it may touch: what it belongs to goes with it, whenever that comes. */
    @Test
    void theExhibitOfAPackageItTouchedGoesWithItWhenItComesLater() {
        Device other = force.enrol(log, "Elsewhere");
        taken(other);
        record(ours, UUID.randomUUID(), new DeviceEvent.Revoked(theirs.vkey(), "stolen"));
        taken(ours);
        for (int i = 0; i < 999; i++) {
            record(
                    theirs,
                    UUID.randomUUID(),
                    new CaseEvent.Opened("N/" + i, "Burglary", List.of()));
        }
        UUID early = UUID.randomUUID();
        record(theirs, early, new ContinuityEvent.LookedAt("S-100", "TORN", null));
        for (int from = 0; from < theirs.written.size(); from += 300) {
            log.push(theirs.push(from, Math.min(theirs.written.size(), from + 300)));
        }
        limit = 1_000;
        assertThat(follow(ours)).contains(last(theirs));
        record(other, UUID.randomUUID(), Device.recorded("L/1", null, null, early, null));
        taken(other);
        assertThat(follow(ours)).contains(last(other));
    }

    /** It names the packages of as many others as it likes: they go by what it has left. */
    @Test
    void whatARevokedDeviceNamesIsNoMoreThanThat() {
        List<UUID> packs = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            packs.add(UUID.randomUUID());
            record(
                    theirs,
                    UUID.randomUUID(),
                    Device.recorded("N/" + i, null, null, packs.getLast(), null));
        }
        for (int from = 0; from < theirs.written.size(); from += 300) {
            log.push(theirs.push(from, Math.min(theirs.written.size(), from + 300)));
        }
        Device thief = force.enrol(log, "Elsewhere");
        taken(thief);
        record(ours, UUID.randomUUID(), new DeviceEvent.Revoked(thief.vkey(), "stolen"));
        taken(ours);
        limit = 1_000;
        follow(ours);
        for (int from = 0; from < 1_200; from += 200) {
            record(
                    thief,
                    UUID.randomUUID(),
                    Device.recorded("T/" + from, packs.subList(from, from + 200)));
        }
        log.push(thief.push(0, thief.written.size()));
        Set<Hash> fresh = follow(ours);
        assertThat(fresh).containsAll(eidsFrom(thief, 1));
        fresh.retainAll(eidsFrom(theirs, 1));
        assertThat(fresh).hasSize(1_000 - 6);
    }

    /** What only one device had would be lost with it, were the log restored from an older copy. */
    @Test
    void whatALoneDeviceIsSentAnotherOneIsSentToo() {
        recordedByThem();
        theirs.add(force.acting(), NewEvent.of(force.officer, new OfficerEvent.SignedIn()));
        taken(theirs);
        follow(ours);
        assertThat(got).doesNotContain(last(theirs));
        follow(anew(keeper));
        assertThat(got).containsAll(eids(theirs));
        assertThat(member(theirs).keptBy()).isEqualTo(keeper.id);
        assertThat(member(ours).keptBy()).isNull();

        Device second = force.enrol(log, "Otherham");
        theirs.add(force.acting(), NewEvent.of(force.officer, new OfficerEvent.SignedIn()));
        record(theirs, UUID.randomUUID(), new CaseEvent.Opened("OT/2", "Theft", List.of()));
        taken(theirs);
        follow(keeper);
        assertThat(got).as("its station has two").doesNotContain(last(theirs));
        assertThat(member(theirs).keptBy()).isNull();

        record(ours, UUID.randomUUID(), new DeviceEvent.Revoked(second.vkey(), "worn out"));
        taken(ours);
        assertThat(follow(keeper)).as("and one again").contains(last(theirs));

        record(ours, UUID.randomUUID(), new DeviceEvent.Revoked(keeper.vkey(), "worn out"));
        taken(ours);
        follow(anew(ours));
        assertThat(got).as("the next one keeps it").containsAll(eids(theirs));
        assertThat(member(theirs).keptBy()).isEqualTo(ours.id);
    }

    @Test
    void aDeviceOfWhichTheKeyAloneWasRevokedKeepsNothing() {
        recordedByThem();
        record(ours, UUID.randomUUID(), new OfficerEvent.KeyRevoked(keeper.vkey(), "copied"));
        taken(ours);
        follow(anew(ours));
        assertThat(got).as("the next one keeps it").containsAll(eids(theirs));
        assertThat(member(theirs).keptBy()).isEqualTo(ours.id);
    }

    @Test
    void recordsOfAnOlderVersionAreKeptFromTheStartOn() throws Exception {
        recordedByThem();
        store.write((rows, head) -> {
            rows.removeInterests("k:" + keeper.id, List.of(caseId, exhibit, pack));
            return head;
        });
        follow(anew(keeper));
        assertThat(got).doesNotContain(last(theirs));
        reopen();
        assertThat(follow(keeper)).contains(last(theirs));
    }

    private Device anew(Device device) {
        cursor = 0;
        within = null;
        got.clear();
        return device;
    }

    private CentralLog.Member member(Device device) {
        return log.members().stream()
                .filter(one -> one.id().equals(device.id))
                .findFirst()
                .orElseThrow();
    }

    private List<Hash> eidsFrom(Device device, int from) {
        return eids(device).stream().skip(from).toList();
    }

    /** What a device has just handed in is not sent back; the cursor passes it all the same. */
    @Test
    void whatIsHeldIsLeftOut() {
        ours.work(30, new Random(2));
        var answer = taken(ours);
        Set<Long> held = Set.copyOf(answer.indexes());
        Window all = log.feed(ours.id, CentralLog.Scope.DEVICE, 0, null, 1000, 0);
        Window window =
                log.feed(ours.id, CentralLog.Scope.DEVICE, 0, null, 1000, 0, held::contains);
        assertThat(held).isNotEmpty();
        assertThat(places(window))
                .isEqualTo(places(all).stream().filter(place -> !held.contains(place)).toList());
        assertThat(window.scannedTo()).isEqualTo(all.scannedTo());
        assertThat(window.more()).isFalse();
        Window small = log.feed(ours.id, CentralLog.Scope.DEVICE, 0, null, 2, 0, held::contains);
        assertThat(places(small)).isEqualTo(places(window).subList(0, 2));
    }

    private static List<Long> places(Window window) {
        return window.items().stream().map(Window.Item::index).toList();
    }

    @Test
    void whatNamesAPlaceBelowTheStationIsSentWholeWithItsCase() {
        UUID shelf = UUID.randomUUID();
        record(
                ours,
                shelf,
                new PlaceEvent.Added("Exampleton/Store/Shelf 1", "DRY_AMBIENT", "STORE"));
        taken(ours);
        recordedByThem();
        follow(ours);
        record(theirs, pack, Device.moved(shelf));
        taken(theirs);
        Set<Hash> fresh = follow(ours);
        assertThat(fresh).containsAll(eids(theirs).stream().skip(1).toList());
    }

    /** Whoever adds the place again, under a name of their own, draws nothing away. */
    @Test
    void aPlaceLiesWhereItsFirstEntrySays() {
        UUID shelf = UUID.randomUUID();
        record(
                ours,
                shelf,
                new PlaceEvent.Added("Exampleton/Store/Shelf 1", "DRY_AMBIENT", "STORE"));
        taken(ours);
        recordedByThem();
        record(theirs, shelf, new PlaceEvent.Added("Elsewhere/Shelf 1", "DRY_AMBIENT", "STORE"));
        taken(theirs);
        follow(ours);
        record(theirs, pack, Device.moved(shelf));
        taken(theirs);
        assertThat(follow(ours)).contains(last(theirs));
    }

    @Test
    void anOfficersStationIsSentWhatIsOfferedToThem() {
        UUID receiver = force.officer;
        ours.add(force.acting(), NewEvent.of(receiver, new OfficerEvent.SignedIn()));
        taken(ours);
        recordedByThem();
        follow(ours);
        record(theirs, pack, Feeds.offered(receiver));
        taken(theirs);
        assertThat(follow(ours))
                .contains(last(theirs))
                .containsAll(eids(theirs).stream().skip(1).toList());
    }

    /** A device that says who is at work there does not get what is offered to them. */
    @Test
    void nobodySignsInForSomebodyElse() {
        UUID other = UUID.randomUUID();
        ours.add(force.acting(), NewEvent.of(other, new OfficerEvent.SignedIn()));
        taken(ours);
        recordedByThem();
        follow(ours);
        record(theirs, pack, Feeds.offered(other));
        taken(theirs);
        assertThat(follow(ours)).doesNotContain(last(theirs));
    }

    @Test
    void whatADeviceAsksForIsSentWholeFromThenOn() {
        recordedByThem();
        follow(ours);
        log.interests(ours.id, List.of(exhibit));
        assertThat(follow(ours)).containsAll(eids(theirs).stream().skip(1).toList());
        record(theirs, exhibit, new ExhibitEvent.Noted("Later"));
        taken(theirs);
        assertThat(follow(ours)).contains(last(theirs));
        long before = cursor;
        cursor = 0;
        got.clear();
        follow(colleague);
        assertThat(got).doesNotContain(last(theirs));
        assertThat(cursor).isEqualTo(before);
    }

    @Test
    void aCaseThatIsAskedForBringsItsExhibitsThoseToComeToo() {
        recordedByThem();
        follow(ours);
        log.interests(ours.id, List.of(caseId));
        assertThat(follow(ours)).containsAll(eids(theirs).stream().skip(1).toList());
        record(
                theirs,
                UUID.randomUUID(),
                Device.recorded("ABC/2", null, caseId, UUID.randomUUID(), null));
        taken(theirs);
        assertThat(follow(ours)).contains(last(theirs));
    }

    @Test
    void whatADeviceAsksForNoLongerIsNotSentAndWhatItKeepsIs() {
        recordedByThem();
        UUID second = UUID.randomUUID();
        record(theirs, second, Device.recorded("ABC/2", null, caseId, UUID.randomUUID(), null));
        taken(theirs);
        follow(ours);
        log.interests(ours.id, List.of(exhibit, second));
        follow(ours);
        log.interests(ours.id, List.of(exhibit), List.of(second));
        record(theirs, second, new ExhibitEvent.Noted("Of the one that is left"));
        record(theirs, exhibit, new ExhibitEvent.Noted("Of the one that is kept"));
        record(
                theirs,
                caseId,
                new CaseEvent.ReferenceAdded(List.of(new CaseEvent.Reference("CRIME", "CR1"))));
        taken(theirs);
        List<Hash> all = List.copyOf(eids(theirs));
        assertThat(follow(ours))
                .contains(all.getLast(), all.get(all.size() - 2))
                .doesNotContain(all.get(all.size() - 3));

        log.interests(ours.id, List.of(exhibit, caseId));
        log.interests(ours.id, List.of(exhibit), List.of(caseId));
        record(
                theirs,
                UUID.randomUUID(),
                Device.recorded("ABC/3", null, caseId, UUID.randomUUID(), null));
        record(theirs, exhibit, new ExhibitEvent.Noted("Of the one that is kept"));
        taken(theirs);
        all = List.copyOf(eids(theirs));
        assertThat(follow(ours))
                .as("the case is not followed whole")
                .contains(all.getLast())
                .doesNotContain(all.get(all.size() - 2));
    }

    /** Exhibits of the case at another station, with so many entries in all. */
    private void caseOf(int exhibits, int entries) {
        record(theirs, caseId, new CaseEvent.Opened("OT/26/1", "Robbery", null));
        for (int i = 0; i < exhibits; i++) {
            UUID each = UUID.randomUUID();
            record(
                    theirs,
                    each,
                    Device.recorded("ABC/" + i, null, caseId, UUID.randomUUID(), null));
            for (int k = 1; k < entries / exhibits; k++) {
                record(theirs, each, new ExhibitEvent.Noted("Note " + k));
            }
        }
        for (int from = 0; from < theirs.written.size(); from += 400) {
            taken(theirs, from, Math.min(theirs.written.size(), from + 400));
        }
    }

    /** Asks for the case, has another entry pushed, and takes what comes. */
    private void asksForTheCaseWhileSomebodyRecords() {
        follow(ours);
        log.interests(ours.id, List.of(caseId));
        record(colleague, UUID.randomUUID(), new ExhibitEvent.Noted("Meanwhile"));
        taken(colleague);
        assertThat(follow(ours)).containsAll(eids(theirs).stream().skip(1).toList());
    }

    @Test
    void aCaseOfManyEntriesIsSentWholeThoughTheLogGrowsMeanwhile() {
        threeDevices();
        caseOf(4, 1200);
        limit = 1000;
        asksForTheCaseWhileSomebodyRecords();
    }

    @Test
    void aCaseIsSentWholeByWindowsOfOneEntry() {
        threeDevices();
        caseOf(5, 40);
        limit = 1;
        asksForTheCaseWhileSomebodyRecords();
    }

    @Test
    void moreAskedForAtTheSamePlaceIsSentThoughTheLogGrowsMeanwhile() {
        for (int i = 0; i < 8; i++) { // the second exhibit's id is before or after, by chance
            ours = force.enrol(log, "Exampleton " + i);
            theirs = force.enrol(log, "Otherham " + i);
            UUID one = UUID.randomUUID();
            UUID other = UUID.randomUUID();
            for (UUID each : List.of(one, other)) {
                record(theirs, each, Device.recorded("A/1", null, null, UUID.randomUUID(), null));
                for (int k = 0; k < 9; k++) {
                    record(theirs, each, new ExhibitEvent.Noted("Note " + k));
                }
            }
            taken(theirs);
            cursor = 0;
            within = null;
            got.clear();
            follow(ours);
            log.interests(ours.id, List.of(one));
            Window part = window(ours);
            cursor = part.scannedTo();
            within = part.from();
            part.items().forEach(item -> got.add(Entry.parse(item.entry()).eid()));
            log.interests(ours.id, List.of(other));
            record(theirs, UUID.randomUUID(), new ExhibitEvent.Noted("Meanwhile"));
            taken(theirs);
            follow(ours);
            assertThat(got).containsAll(eids(theirs).stream().skip(1).limit(20).toList());
        }
    }

    @Test
    void exhibitsThatNameOnePackageAreSentTogetherByEveryNode() throws Exception {
        threeDevices();
        Device third = force.enrol(log, "Thirdley");
        record(theirs, exhibit, Device.recorded("ABC/1", null, null, pack, null));
        taken(theirs);
        follow(ours);
        log.interests(ours.id, List.of(exhibit));
        UUID again = UUID.randomUUID();
        record(third, again, Device.recorded("ABC/2", null, null, pack, null));
        taken(third);
        assertThat(follow(ours)).as("who has one is sent the other").contains(last(third));
        for (boolean opened : List.of(false, true)) {
            if (opened) {
                reopen(); // remembers nothing
            }
            record(theirs, pack, new ContinuityEvent.LookedAt(null, "GOOD", null));
            taken(theirs);
            assertThat(follow(ours)).contains(last(theirs));
            cursor = 0;
            within = null;
            follow(third);
            assertThat(got).containsAll(eids(theirs).stream().skip(1).toList());
            cursor = log.state().size();
        }
        cursor = 0;
        within = null;
        follow(colleague);
        log.interests(colleague.id, List.of(again));
        assertThat(follow(colleague)).containsAll(eids(theirs).stream().skip(1).toList());
    }

    @Test
    void earlierEntriesComeInWindowsThatAreNotTooLarge() {
        threeDevices();
        record(theirs, exhibit, Device.recorded("ABC/1", null, null, pack, null));
        taken(theirs);
        for (int i = 0; i < 17; i++) {
            record(theirs, exhibit, new ExhibitEvent.Noted("n".repeat(1_010_000)));
            int size = theirs.written.size();
            taken(theirs, size - 1, size);
        }
        follow(ours);
        log.interests(ours.id, List.of(exhibit));
        limit = 1000;
        Set<Hash> came = new HashSet<>();
        for (Window window = window(ours); ; window = window(ours)) {
            long bytes =
                    window.items().stream()
                            .flatMap(item -> item.bodies().stream())
                            .mapToLong(body -> body.jcs().length)
                            .sum();
            assertThat(bytes).isLessThan(12 << 20);
            window.items().forEach(item -> came.add(Entry.parse(item.entry()).eid()));
            cursor = window.scannedTo();
            within = window.from();
            if (!window.more()) {
                break;
            }
        }
        assertThat(came).containsAll(eids(theirs).stream().skip(1).toList());
    }

    @Test
    void aPackagesEntryThatComesBeforeItsExhibitFollowsIt() {
        record(ours, pack, new ContinuityEvent.LookedAt(null, "GOOD", null));
        taken(ours);
        follow(colleague);
        assertThat(got).contains(last(ours));
        record(theirs, caseId, new CaseEvent.Opened("OT/26/1", "Robbery", null));
        record(theirs, exhibit, Device.recorded("ABC/1", null, caseId, pack, null));
        taken(theirs);
        assertThat(follow(colleague))
                .contains(last(theirs), eids(theirs).stream().skip(1).findFirst().orElseThrow());
    }

    /** What somebody calls an exhibit, a package or a case, and what the log calls other things. */
    @Test
    void noEntryMovesWhatIsCommonOrADevicesToAnExhibit() throws Exception {
        Device fresh = force.enrol(log, "Thirdley");
        ours.add(force.acting(), NewEvent.of(force.officer, new OfficerEvent.SignedIn()));
        taken(ours);
        Set<Hash> common = follow(fresh);
        assertThat(common).hasSizeGreaterThan(6);
        UUID nobodys = new UUID(0, 0);
        UUID ofOurs =
                UUID.nameUUIDFromBytes(
                        ("lockfast/device/" + ours.id).getBytes(StandardCharsets.UTF_8));
        for (UUID taken : List.of(nobodys, ofOurs)) {
            record(theirs, exhibit, Device.recorded("ABC/1", null, taken, taken, "S-100"));
            record(theirs, taken, Device.recorded("ABC/2", null, caseId, pack, null));
            record(theirs, taken, new CaseEvent.Opened("OT/26/1", "Robbery", null));
            record(theirs, taken, new ContinuityEvent.LookedAt("S-100", "GOOD", null));
        }
        taken(theirs);
        for (boolean opened : List.of(false, true)) {
            if (opened) {
                reopen(); // remembers nothing
            }
            cursor = 0;
            within = null;
            Device newest = force.enrol(log, "Fourthby");
            Set<Hash> sent = follow(newest);
            assertThat(sent).containsAll(common).doesNotContain(last(theirs));
            cursor = 0;
            within = null;
            assertThat(follow(colleague)).contains(last(ours)).doesNotContain(last(theirs));
        }
    }

    @Test
    void theRecordsMoveEntriesOfThatSubjectAndNoOthers() {
        Set<Hash> common = follow(ours);
        Set<UUID> moved =
                store.write((rows, head) -> rows.members(Map.of(LogRows.COMMON, exhibit)));
        assertThat(moved).isEmpty();
        cursor = 0;
        within = null;
        assertThat(follow(ours)).isEqualTo(common);
    }

    @Test
    void whatWasAskedForIsSentOnceThoughTheLogDoesNotGrow() {
        UUID other = UUID.randomUUID();
        recordedByThem();
        record(theirs, other, Device.recorded("ABC/2", null, null, UUID.randomUUID(), null));
        taken(theirs);
        follow(ours);
        for (UUID each : List.of(caseId, other)) {
            log.interests(ours.id, List.of(each));
            assertThat(follow(ours)).isNotEmpty();
            assertThat(follow(ours)).as("it has it").isEmpty();
        }
        assertThat(got).containsAll(eids(theirs).stream().skip(1).toList());
        record(theirs, exhibit, new ExhibitEvent.Noted("Later"));
        taken(theirs);
        assertThat(follow(ours))
                .contains(last(theirs))
                .doesNotContain(eids(theirs).iterator().next());
        assertThat(follow(ours)).isEmpty();
    }

    @Test
    void anEntryWhoseValuesCannotBeReadComesWithoutThemAndHoldsUpNoOther() {
        recordedByThem();
        follow(ours);
        log.interests(ours.id, List.of(exhibit));
        long place = log.push(theirs.push(2, 3)).indexes().getFirst();
        store.write((rows, head) -> {
            rows.replaceBodies(place, new byte[] {1, 2, 3});
            return head;
        });
        assertThat(window(ours).items())
                .anySatisfy(item -> {
                    assertThat(item.index()).isEqualTo(place);
                    assertThat(item.bodies()).isEmpty();
                });
        Hash value = theirs.written.get(2).bodies().getFirst().hash();
        record(theirs, exhibit, new JournalEvents.BodyDestroyed(List.of(value), "Ordered"));
        assertThat(taken(theirs).accepted()).isEqualTo(1);
    }

    @Test
    void exhibitsAndCasesAreFoundByWhatIsOnThem() {
        recordedByThem();
        record(theirs, pack, new ContinuityEvent.Sealed("NUMBERED_BAG", "B 2000"));
        taken(theirs);
        Found found = log.lookup("abc 01").getFirst();
        assertThat(found.subject()).isEqualTo(exhibit);
        assertThat(found.kind()).isEqualTo("EXHIBIT");
        assertThat(found.reference()).isEqualTo("ABC/1");
        assertThat(found.caseId()).isEqualTo(caseId);
        assertThat(found.station()).isEqualTo("Otherham");
        for (String sought : List.of("pn7", "s100", "b-2000")) {
            assertThat(log.lookup(sought))
                    .as(sought)
                    .extracting(Found::subject)
                    .containsExactly(exhibit);
        }
        assertThat(log.lookup("ot/26/1")).extracting(Found::kind).containsExactly("CASE");
        assertThat(log.lookup("nothing")).isEmpty();
        assertThat(log.lookup("  ")).isEmpty();
    }

    /** Ids are the writer's choice, and what an exhibit is called can be guessed. */
    @Test
    void nobodyFillsTheAnswerOfALookUpBeforeAnother() {
        for (int i = 0; i < 120; i++) {
            UUID low = new UUID(0x0000000000004000L, 0x8000000000000000L + i);
            record(ours, low, Device.recorded("ABC/1", "x" + i, null, UUID.randomUUID(), null));
        }
        taken(ours);
        recordedByThem();
        record(ours, exhibit, new ContinuityEvent.Sealed("NUMBERED_BAG", "ABC/1"));
        taken(ours);
        List<Found> found = log.lookup("abc/1");
        assertThat(found).hasSize(LogRows.MOST_FOUND);
        assertThat(found.subList(0, 2)).extracting(Found::subject).contains(exhibit);
    }

    @Test
    void whatALookUpShowsIsWhatWasSaidFirst() {
        recordedByThem();
        forged();
        for (String sought : List.of("abc/1", "zzz/9", "pn7")) {
            Found found = log.lookup(sought).getFirst();
            assertThat(found.subject()).isEqualTo(exhibit);
            assertThat(found.reference()).isEqualTo("ABC/1");
            assertThat(found.caseReference()).isEqualTo("OT/26/1");
        }
    }

    @Test
    void aCaseLosesNoExhibitThatSomebodySaysIsOfAnother() {
        recordedByThem();
        UUID other = forged();
        Device asks = force.enrol(log, "Fourth");
        for (UUID each : List.of(caseId, other)) {
            log.interests(asks.id, List.of(each));
            cursor = 0;
            within = null;
            assertThat(follow(asks)).contains(theirs.written.get(2).entry().eid());
            log.interests(asks.id, List.of(), List.of(each));
        }
        Device before = force.enrol(log, "Fifth");
        log.interests(before.id, List.of(caseId));
        UUID more = UUID.randomUUID();
        record(theirs, more, Device.recorded("ABC/5", null, caseId, UUID.randomUUID(), null));
        record(theirs, more, Device.recorded("ABC/5", null, other, UUID.randomUUID(), null));
        record(theirs, caseId, Device.recorded("ABC/6", null, other, UUID.randomUUID(), null));
        taken(theirs);
        cursor = 0;
        within = null;
        assertThat(follow(before)).contains(last(theirs));
        assertThat(got).containsAll(eids(theirs).stream().skip(1).toList());
    }

    /** Another says of the same exhibit that it is called otherwise, and of another case. */
    private UUID forged() {
        Device thief = force.enrol(log, "Third");
        UUID other = UUID.randomUUID();
        record(thief, other, new CaseEvent.Opened("OT/26/99", "Lost property", null));
        record(thief, exhibit, Device.recorded("ZZZ/9", "PN 7", other, UUID.randomUUID(), "S-9"));
        taken(thief);
        return other;
    }

    @Test
    void aWindowProvesThatTheLogGrewFromThePin() {
        Checkpoint pin = Checkpoint.of(log.checkpoint());
        recordedByThem();
        Window window = log.feed(ours.id, CentralLog.Scope.DEVICE, 0, 100, pin.size());
        assertThat(Objects.requireNonNull(window.consistency()).proves(pin, log.force().logKey()))
                .isTrue();
        assertThatThrownBy(() ->
                        log.feed(ours.id, CentralLog.Scope.DEVICE, 0, 100, log.state().size() + 1))
                .isInstanceOfSatisfying(
                        LogRefusal.class,
                        e -> assertThat(e.refusal().reason()).isEqualTo(Refusal.Reason.LOG_BEHIND));
    }

    /** Events with fields a test does not care about. */
    static final class Feeds {
        static ContinuityEvent offered(UUID to) {
            return new ContinuityEvent.Offered(
                    to,
                    null,
                    null,
                    null,
                    new ContinuityEvent.Batch(UUID.randomUUID(), 1, 1, Hash.ZERO));
        }
    }
}
