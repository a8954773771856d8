package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Note;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.Refill;
import org.lockfast.log.Refusal;
import org.lockfast.log.Window;

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
        if (engine == Engine.H2) {
            copy = tmp.resolve("copy").toString();
            Files.createDirectories(Path.of(copy));
            Files.copy(Path.of(address, "log.mv.db"), Path.of(copy, "log.mv.db"));
        } else {
            copy = postgres().copy(address);
        }
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
        List<Commitment> bodies = new ArrayList<>();
        places.forEach(place -> bodies.addAll(all.get(place).bodies()));
        return new Refill(
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
        assertThat(log.state().refillingTo()).isEqualTo(pin.size());
        assertThat(refusal()).isEqualTo(Refusal.Reason.REFILLING);
        List<Integer> places = lost();
        Collections.shuffle(places, new Random(3));
        List<Integer> some = places.subList(0, 40);
        Refill.Answer answer = log.refill(handIn(some));
        assertThat(answer.done()).isFalse();
        long wanted = answer.wanted().stream().mapToLong(gap -> gap.to() - gap.from()).sum();
        assertThat(wanted).isEqualTo(pin.size() - yesterday - 40);
        reopen();
        log.refill(handIn(some));
        answer = log.refill(handIn(places.subList(30, places.size())));
        assertThat(answer.done()).isTrue();
        assertThat(answer.wanted()).isEmpty();
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
    void anEntryHandedInForAnothersPlaceDoesNotGetIn() throws Exception {
        lose(false);
        List<Integer> places = lost();
        // a device that is wrong about two places comes first, and says so twice
        Refill wrong =
                new Refill(
                        pinned,
                        List.of(yesterday + 3, yesterday + 9),
                        List.of(all.get(1).entry(), all.get((int) yesterday + 30).entry()),
                        BodyBundle.of(all.get((int) yesterday + 30).bodies()));
        log.refill(wrong);
        log.refill(wrong);
        assertThat(log.refill(handIn(places)).done()).isTrue();
        Checked checked = new Checked(log);
        for (int i = 0; i < all.size(); i++) {
            assertThat(checked.entries.get(i).bytes()).isEqualTo(all.get(i).entry());
        }
    }

    @Test
    void whatNobodyHasAnyMoreIsGivenUpUnderANewOrigin() throws Exception {
        lose(false);
        log.refill(handIn(lost().subList(0, 10)));
        Note fresh = log.succeed("Two laptops were lost in the fire");
        Checkpoint first = Checkpoint.verify(fresh, log.force().logKey());
        assertThat(first.origin()).isNotEqualTo(pin.origin());
        assertThat(log.state().open()).isTrue();
        assertThat(taken(device).accepted()).as("it hands in again what was lost").isEqualTo(201);
        Checked checked = new Checked(log);
        Entry succeeded = checked.entries.get((int) yesterday);
        assertThat(succeeded.type()).isEqualTo("log.succeeded/1");
        assertThat(succeeded.epoch()).isEqualTo(1);
        assertThat(succeeded.body().path("origin").asString()).isEqualTo(first.origin());
        assertThat(log.behind(pinned).open()).as("a pin of the old origin is history").isTrue();
    }
}
