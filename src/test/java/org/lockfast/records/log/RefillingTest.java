package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.Acting;
import org.lockfast.journal.EntryWriter;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.PushAnswer;
import org.lockfast.log.Refill;
import org.lockfast.log.Refusal;
import org.lockfast.log.Window;
import org.lockfast.officer.OfficerEvent;

/** Records put back from yesterday's copy (protocol.md, section 7). */
@ParameterizedClass
@EnumSource(OnCentralLog.Engine.class)
class RefillingTest extends OnCentralLog {
    private Device device;
    private Device newcomer;
    private long yesterday;
    private Checkpoint pin;
    private Note pinned;
    private List<Window.Item> all;
    private String copy;
    private byte[] oldNote;

    /** A copy is made, the day goes on. */
    @BeforeEach
    void copyAndGoOn() throws Exception {
        device = force.enrol(log, "Exampleton");
        device.work(300, new Random(1));
        taken(device, 0, 100);
        yesterday = log.state().size();
        oldNote = Files.readAllBytes(force.keyFile.resolveSibling("keys.checkpoint"));
        log.close();
        store.close();
        copy = copyOf(address);
        store = open(force.recordsKey());
        log = force.node(store);
        newcomer = force.enrol(log, "Otherham");
        newcomer.work(30, new Random(2));
        for (int at = 100; at < 301; at += 67) {
            taken(device, at, at + 67);
            taken(newcomer, 0, at + 67 >= 301 ? 31 : at / 8);
        }
        pinned = log.checkpoint();
        pin = Checkpoint.of(pinned);
        all = log.feed(device.id, CentralLog.Scope.FORCE, 0, 2_000, 0).items();
        assertThat(all).hasSize((int) pin.size());
    }

    private String copyOf(String records) throws Exception {
        if (engine == Engine.POSTGRESQL) {
            return postgres().copy(records);
        }
        Path folder = Files.createTempDirectory(tmp, "copy");
        Files.copy(Path.of(records, "log.mv.db"), folder.resolve("log.mv.db"));
        return folder.toString();
    }

    /** The copy is put back. */
    private void lose(boolean keyFileToo) throws Exception {
        log.close();
        store.close();
        address = copy;
        if (keyFileToo) {
            Files.write(force.keyFile.resolveSibling("keys.checkpoint"), oldNote);
        }
        store = open(force.recordsKey());
        log = force.node(store);
    }

    private Refill handIn(List<Integer> places) {
        return handIn(device, places);
    }

    private Refill handIn(Device by, List<Integer> places) {
        List<Commitment> bodies = new ArrayList<>();
        places.forEach(place -> bodies.addAll(all.get(place).bodies()));
        return new Refill(
                by.id,
                pinned,
                places.stream().map(Integer::longValue).toList(),
                places.stream().map(place -> all.get(place).entry()).toList(),
                BodyBundle.of(bodies));
    }

    private List<Integer> lost() {
        return new ArrayList<>(
                LongStream.range(yesterday, pin.size()).mapToObj(Math::toIntExact).toList());
    }

    private Refusal.Reason refusal() {
        try {
            return refused(log.push(device.push(0, 301))).reason();
        } catch (LogRefusal e) {
            return e.refusal().reason();
        }
    }

    @Test
    void theFileBesideTheKeysKeepsItFromSigningAndDevicesRefillIt() throws Exception {
        lose(false);
        assertThatThrownBy(() -> log.lookup("jms 1"))
                .as("nobody may conclude that the force has no such exhibit")
                .isInstanceOfSatisfying(
                        LogRefusal.class,
                        e -> assertThat(e.refusal().reason()).isEqualTo(Refusal.Reason.REFILLING));
        assertThat(log.state().refillingTo()).isEqualTo(pin.size());
        assertThat(refusal()).isEqualTo(Refusal.Reason.REFILLING);
        List<Integer> places = lost();
        Collections.shuffle(places, new Random(3));
        List<Integer> some = places.subList(0, 40);
        Refill.Answer answer = log.refill(handIn(some));
        assertThat(answer.done()).isFalse();
        long wanted = answer.wanted().stream().mapToLong(gap -> gap.to() - gap.from()).sum();
        assertThat(wanted).isEqualTo(pin.size() - yesterday - 40);
        assertThat(log.missing()).isEqualTo(answer.wanted());
        reopen();
        log.refill(handIn(some));
        answer = log.refill(handIn(places.subList(30, places.size())));
        assertThat(answer.done()).isTrue();
        assertThat(answer.wanted()).isEmpty();
        assertThat(log.missing()).isEmpty();
        Checked checked = new Checked(log);
        for (int i = 0; i < all.size(); i++) {
            assertThat(checked.entries.get(i).bytes()).isEqualTo(all.get(i).entry());
        }
        Entry last = checked.entries.getLast();
        assertThat(last.type()).isEqualTo("log.refilled/1");
        assertThat(last.body().path("from").longValue()).isEqualTo(yesterday);
        assertThat(last.body().path("to").longValue()).isEqualTo(pin.size());
        assertThat(log.consistency(pin.size()).proves(pin, log.force().logKey())).isTrue();
        // it goes on where it was, also for a device that was enrolled in what was lost
        assertThat(taken(device).accepted()).isZero();
        newcomer.work(5, new Random(4));
        assertThat(taken(newcomer).accepted()).isEqualTo(5);
        assertThat(log.feed(newcomer.id, CentralLog.Scope.DEVICE, yesterday, 1000, 0).items())
                .anySatisfy(item ->
                        assertThat(Entry.parse(item.entry()).eid())
                                .isEqualTo(newcomer.written.get(20).entry().eid()));
        reopen();
        new Checked(log);
    }

    @Test
    void whereTheFileWasPutBackTooADeviceShowsItsPin() throws Exception {
        lose(true);
        assertThat(log.state().open()).isTrue();
        assertThat(log.behind(pinned).open()).isFalse();
        assertThat(refusal()).isEqualTo(Refusal.Reason.REFILLING);
        assertThat(log.refill(handIn(lost())).done()).isTrue();
        new Checked(log);
        assertThat(log.consistency(pin.size()).proves(pin, log.force().logKey())).isTrue();
    }

    @Test
    void whatCameWithoutItsValuesIsWantedUntilTheyCome() throws Exception {
        lose(false);
        Refill whole = handIn(lost());
        Refill bare =
                new Refill(
                        device.id,
                        pinned,
                        whole.indexes(),
                        whole.entries(),
                        BodyBundle.of(List.of()));
        Refill.Answer answer = log.refill(bare);
        assertThat(answer.done()).as("it acknowledged the values too").isFalse();
        List<Integer> wanted = new ArrayList<>();
        answer.wanted().forEach(gap -> wanted.add((int) gap.from()));
        assertThat(wanted).isNotEmpty();
        assertThat(log.refill(handIn(wanted.subList(0, 1))).wanted()).hasSize(wanted.size() - 1);
        assertThat(log.refill(handIn(wanted)).done()).isTrue();
        List<Window.Item> now = log.feed(device.id, CentralLog.Scope.FORCE, 0, 2_000, 0).items();
        for (int i = 0; i < all.size(); i++) {
            assertThat(now.get(i).bodies().stream().map(Commitment::hash))
                    .containsExactlyInAnyOrderElementsOf(
                            all.get(i).bodies().stream().map(Commitment::hash).toList());
        }
    }

    /** Entries of the log, each at the place of another. */
    private Refill wrong(Device by, List<Integer> places) {
        List<Integer> others = new ArrayList<>(places);
        Collections.rotate(others, 1);
        Refill of = handIn(by, others);
        return new Refill(
                by.id,
                pinned,
                places.stream().map(Integer::longValue).toList(),
                of.entries(),
                of.bodies());
    }

    private void assertWhole() {
        Checked checked = new Checked(log);
        for (int i = 0; i < all.size(); i++) {
            assertThat(checked.entries.get(i).bytes()).isEqualTo(all.get(i).entry());
        }
    }

    @Test
    void whoeverIsWrongOftenCountsOnceAndIsFoundOut() throws Exception {
        lose(false);
        List<Integer> places = lost();
        Refill wrong = wrong(newcomer, places.subList(3, 60));
        for (int i = 0; i < 5; i++) {
            log.refill(wrong);
        }
        assertThat(log.refill(handIn(places)).done()).isTrue();
        assertWhole();
    }

    /** No place is empty then; a device that has the right ones is asked for them all the same. */
    @Test
    void placesThatWereFilledWronglyAreAskedForAgain() throws Exception {
        lose(false);
        List<Integer> places = lost();
        Refill.Answer liar = log.refill(wrong(newcomer, places));
        assertThat(liar.done()).isFalse();
        assertThat(liar.wanted()).as("it has said all it has").isEmpty();
        Refill.Answer answer = log.refill(handIn(List.of()));
        assertThat(answer.wanted()).containsExactly(new Refill.Gap(yesterday, pin.size()));
        assertThat(log.refill(handIn(places)).done()).isTrue();
        assertWhole();
    }

    @Test
    void twoThatAgreeOnWhatIsWrongDoNotOutvoteOneThatIsRight() throws Exception {
        Device third = new Device("d-00000000000000aa", force);
        lose(false);
        List<Integer> places = lost();
        log.refill(wrong(newcomer, places));
        log.refill(wrong(third, places));
        assertThat(log.refill(handIn(places)).done()).isTrue();
        assertWhole();
    }

    @Test
    void whoeverWasWrongMayPutItRight() throws Exception {
        lose(false);
        List<Integer> places = lost();
        assertThat(log.refill(wrong(device, places)).done()).isFalse();
        assertThat(log.refill(handIn(places)).done()).isTrue();
        assertWhole();
    }

    private byte[] enrolment(Device of) {
        return all.stream()
                .map(Window.Item::entry)
                .filter(entry -> Entry.parse(entry).eid().equals(of.enrolled))
                .findFirst()
                .orElseThrow();
    }

    /** What enrolled it is gone; it shows the entry, which the server signed, and hands it back. */
    @Test
    void aDeviceEnrolledInWhatWasLostIsKnownByItsEnrolment() throws Exception {
        byte[] own = enrolment(newcomer);
        byte[] key = VerifyKey.parse(newcomer.vkey()).publicKey();
        byte[] known = VerifyKey.parse(device.vkey()).publicKey();
        assertThat(log.lost(own, key)).as("nothing is lost").isEmpty();
        lose(true);
        assertThat(log.deviceKey(newcomer.id)).isEmpty();
        assertThat(log.lost(own, key)).contains(newcomer.id);
        assertThat(log.lost(own, known)).as("another's key").isEmpty();
        assertThat(log.lost(enrolment(device), known)).as("one that is known").isEmpty();
        assertThat(log.lost(newcomer.written.getFirst().entry().bytes(), key))
                .as("no enrolment")
                .isEmpty();
        byte[] altered = own.clone();
        altered[altered.length - 20] ^= 1;
        assertThat(log.lost(altered, key)).as("not as the server signed it").isEmpty();

        Refill old =
                new Refill(
                        newcomer.id,
                        Note.parse(oldNote),
                        List.of(),
                        List.of(),
                        BodyBundle.of(List.of()));
        assertThatThrownBy(() -> log.refill(old))
                .as("a pin that shows no loss opens nothing")
                .isInstanceOfSatisfying(
                        LogRefusal.class,
                        e ->
                                assertThat(e.refusal().reason())
                                        .isEqualTo(Refusal.Reason.UNKNOWN_KEY));
        assertThat(log.state().open()).isTrue();
        assertThat(log.refill(handIn(newcomer, lost())).done()).isTrue();
        assertWhole();
        assertThat(log.deviceKey(newcomer.id)).isPresent();
        assertThat(log.lost(own, key)).isEmpty();
    }

    @Test
    void whatNobodyHasAnyMoreIsGivenUpUnderANewOrigin() throws Exception {
        lose(false);
        log.refill(handIn(lost().subList(0, 10)));
        Note fresh = log.succeed("Two laptops were lost in the fire");
        Checkpoint first = Checkpoint.verify(fresh, log.force().logKey());
        assertThat(first.origin()).isNotEqualTo(pin.origin());
        assertThat(log.state().open()).isTrue();
        List<Hash> there =
                log.feed(device.id, CentralLog.Scope.FORCE, 0, 2_000, 0).items().stream()
                        .map(item -> Entry.parse(item.entry()).eid())
                        .toList();
        List<Hash> handedBack = handedBackOf(device, lost().subList(0, 10));
        assertThat(handedBack).isNotEmpty();
        assertThat(there)
                .as("what was handed back before is taken in at once")
                .containsAll(handedBack);
        assertThat(taken(device).accepted())
                .as("it hands in again what was lost")
                .isEqualTo(201 - handedBack.size());
        Checked checked = new Checked(log);
        Entry succeeded = checked.entries.get((int) yesterday);
        assertThat(succeeded.type()).isEqualTo("log.succeeded/1");
        assertThat(succeeded.epoch()).isEqualTo(1);
        assertThat(succeeded.body().path("origin").asString()).isEqualTo(first.origin());
        assertThat(log.behind(pinned).open()).as("a pin of the old origin is history").isTrue();
    }

    private List<Hash> handedBackOf(Device of, List<Integer> places) {
        return places.stream()
                .map(place -> Entry.parse(all.get(place).entry()))
                .filter(entry -> entry.device().equals(of.id))
                .map(Entry::eid)
                .toList();
    }

    /** Of another's chain a device has what it was sent; its own device fills the rest. */
    @Test
    void afterThatAnotherDeviceHandsInWhatItHasOfAChain() throws Exception {
        lose(false);
        log.succeed("Two laptops were lost in the fire");
        Device other = force.enrol(log, "Otherham");
        int size = device.written.size();
        List<EntryWriter.Written> some =
                List.of(
                        device.written.get(size - 20),
                        device.written.get(size - 10),
                        device.written.get(size - 9));
        assertThat(refused(log.push(Device.push(some, device))).reason())
                .as("it has all of it")
                .isEqualTo(Refusal.Reason.CHAIN_GAP);
        PushAnswer answer = log.push(Device.push(some, other));
        assertThat(answer.refusal()).isNull();
        assertThat(answer.accepted()).isEqualTo(3);
        assertThat(answer.flags())
                .extracting(PushAnswer.Flag::eid, PushAnswer.Flag::kind)
                .containsExactly(
                        tuple(some.get(0).entry().eid(), PushAnswer.Flag.Kind.LATE_PARENT),
                        tuple(some.get(1).entry().eid(), PushAnswer.Flag.Kind.LATE_PARENT));
        assertThat(log.push(Device.push(some, other)).duplicates()).isEqualTo(3);
        EntryWriter.Written behind = device.written.get(size - 15);
        Refusal hole = refused(log.push(Device.push(List.of(behind), device)));
        assertThat(hole.reason()).isEqualTo(Refusal.Reason.CHAIN_GAP);
        assertThat(hole.nextSeq())
                .as("where the hole begins")
                .isEqualTo(some.getFirst().entry().seq() + 1);
        PushAnswer rest = taken(device);
        assertThat(rest.accepted()).isEqualTo(201 - 3);
        assertThat(rest.flags()).isEmpty();
        assertThat(new Checked(log).eids())
                .containsAll(device.written.stream().map(one -> one.entry().eid()).toList());
    }

    /**
     * Yesterday's copy is put back, the log goes on under a new origin, and it comes back again.
     */
    private void twice(boolean keyFileToo) throws Exception {
        String again = copyOf(copy);
        lose(false);
        log.succeed("Two laptops were lost in the fire");
        taken(device);
        newcomer = force.enrol(log, "Otherham");
        taken(newcomer);
        pinned = log.checkpoint();
        pin = Checkpoint.of(pinned);
        all = log.feed(device.id, CentralLog.Scope.FORCE, 0, 2_000, 0).items();
        copy = again;
        lose(keyFileToo);
    }

    private void refilledUnderTheNewOrigin() {
        assertThat(log.state().open()).isFalse();
        assertThat(refusal()).isEqualTo(Refusal.Reason.REFILLING);
        assertThat(log.refill(handIn(lost())).done()).isTrue();
        assertThat(log.force().logKey().name()).isEqualTo(pin.origin()).endsWith("/log2");
        assertThat(log.consistency(pin.size()).proves(pin, log.force().logKey())).isTrue();
        Checked checked = new Checked(log);
        for (int i = 0; i < all.size(); i++) {
            assertThat(checked.entries.get(i).bytes()).isEqualTo(all.get(i).entry());
        }
        assertThat(taken(device).accepted()).isZero();
        newcomer.work(5, new Random(4));
        assertThat(taken(newcomer).accepted()).isEqualTo(5);
    }

    @Test
    void aCopyFromBeforeASuccessionIsRefilledUnderTheNewOrigin() throws Exception {
        twice(false);
        refilledUnderTheNewOrigin();
    }

    @Test
    void aPinOfTheNewOriginShutsACopyFromBeforeItsSuccession() throws Exception {
        twice(true);
        assertThat(log.behind(pinned).open()).isFalse();
        refilledUnderTheNewOrigin();
    }

    @Test
    void aCopyWithWhatASuccessionGaveUpGoesOnUnderAThirdOrigin() throws Exception {
        log.close();
        store.close();
        String today = copyOf(address);
        lose(false);
        log.succeed("Two laptops were lost in the fire");
        Note second = log.checkpoint();
        copy = today;
        lose(false);
        assertThat(log.state().broken()).isTrue();
        assertThat(refusal()).isEqualTo(Refusal.Reason.REFILLING);
        Note third = log.succeed("The copy of that evening was found");
        assertThat(Checkpoint.verify(third, log.force().logKey()).origin()).endsWith("/log3");
        Entry succeeded = new Checked(log).entries.getLast();
        assertThat(succeeded.type()).isEqualTo("log.succeeded/1");
        assertThat(succeeded.epoch())
                .as("the second origin's epoch is not used again")
                .isEqualTo(2);
        assertThat(log.behind(second).open()).isTrue();
        assertThat(log.behind(pinned).open()).isTrue();
        assertThat(taken(device).accepted()).isZero();
    }

    @Test
    void onlyAnAdministratorsOrderExcusesAValueThatDoesNotCome() throws Exception {
        UUID x = UUID.randomUUID();
        Ed25519Key key = Ed25519Key.of(x + "/0", new byte[32]);
        device.add(
                x,
                new OfficerEvent.Added(
                        "1002", "X", List.of("SCENE_OFFICER"), key.key().vkey(), "c2VhbA=="));
        UUID exhibit = UUID.randomUUID();
        List<EntryWriter.Written> notes = new ArrayList<>();
        Acting pretending = new Acting(x, "ADMINISTRATOR", Vouch.PASSWORD, key);
        for (Acting by : List.of(force.acting(), pretending)) {
            EntryWriter.Written note =
                    device.add(
                            force.acting(),
                            NewEvent.of(
                                    exhibit, new ExhibitEvent.Noted("A note for " + by.role())));
            notes.add(note);
            Hash value = note.bodies().getFirst().hash();
            device.add(
                    by,
                    NewEvent.of(
                            exhibit, new JournalEvents.BodyDestroyed(List.of(value), "Ordered")));
        }
        List<Long> places = taken(device).indexes();
        pinned = log.checkpoint();
        pin = Checkpoint.of(pinned);
        all = log.feed(device.id, CentralLog.Scope.FORCE, 0, 2_000, 0).items();
        lose(false);
        Refill whole = handIn(lost());
        Hash spared = notes.getLast().bodies().getFirst().hash();
        List<Commitment> without =
                BodyBundle.parse(whole.bodies()).stream()
                        .filter(body -> !body.hash().equals(spared))
                        .toList();
        Refill.Answer answer =
                log.refill(
                        new Refill(
                                device.id,
                                pinned,
                                whole.indexes(),
                                whole.entries(),
                                BodyBundle.of(without)));
        long place = places.get(device.written.indexOf(notes.getLast()));
        assertThat(answer.done()).isFalse();
        assertThat(answer.wanted()).containsExactly(new Refill.Gap(place, place + 1));
        assertThat(log.refill(whole).done()).isTrue();
    }

    @Test
    void valuesThatWereStagedForAnEntryOfNoPlaceDoNotSpoilItLater() throws Exception {
        String third = "c".repeat(8_000);
        EntryWriter.Written large =
                device.add(
                        force.acting(),
                        NewEvent.of(
                                UUID.randomUUID(),
                                new CaseEvent.Opened(
                                        "a".repeat(501_000),
                                        "b".repeat(502_000),
                                        List.of(new CaseEvent.Reference("CRIME", third)))));
        lose(false);
        List<Commitment> some = large.bodies().subList(0, large.bodies().size() - 1);
        log.refill(
                new Refill(
                        device.id,
                        pinned,
                        List.of(yesterday + 1),
                        List.of(large.entry().bytes()),
                        BodyBundle.of(some)));
        assertThat(log.refill(handIn(lost())).done()).isTrue();
        taken(device);
        assertThat(log.feed(device.id, CentralLog.Scope.DEVICE, 0, 2_000, 0).items())
                .anySatisfy(item -> {
                    assertThat(Entry.parse(item.entry()).eid()).isEqualTo(large.entry().eid());
                    assertThat(item.bodies()).hasSameSizeAs(large.bodies());
                });
    }
}
