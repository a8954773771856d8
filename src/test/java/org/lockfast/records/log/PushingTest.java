package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.EntryWriter.Written;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entry;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogStore;
import org.lockfast.log.Push;
import org.lockfast.log.PushAnswer;
import org.lockfast.log.Refusal;
import org.lockfast.officer.OfficerEvent;

/** Each rule of a push (protocol.md, section 5). */
@ParameterizedClass
@EnumSource(OnCentralLog.Engine.class)
class PushingTest extends OnCentralLog {
    @Test
    void whatADevicePushesStandsInTheLogOnceAndProvably() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        device.work(700, new Random(1));
        PushAnswer first = taken(device, 0, 500);
        assertThat(first.accepted()).isEqualTo(500);
        assertThat(first.nextSeq()).isEqualTo(500);
        PushAnswer again = taken(device, 300, 701);
        assertThat(again.accepted()).isEqualTo(201);
        assertThat(again.duplicates()).isEqualTo(200);
        assertThat(again.indexes().subList(0, 200)).isEqualTo(first.indexes().subList(300, 500));
        assertThat(log.push(device.push(300, 701)).firstIndex()).isEqualTo(-1);
        reopen();
        Checked checked = new Checked(log);
        assertThat(checked.eids())
                .containsAll(device.written.stream().map(one -> one.entry().eid()).toList());
        Entry receipt = checked.entries.get(placesOf(first.indexes()).getLast() + 1);
        assertThat(receipt.type()).isEqualTo("server.received/1");
        assertThat(receipt.body().path("count").intValue()).isEqualTo(500);
        assertThat(receipt.body().path("first").longValue()).isEqualTo(first.firstIndex());
        assertThat(receipt.body().path("skewMs").intValue()).isEqualTo(1500);
        assertThat(log.head(device.id).orElseThrow().seq()).isEqualTo(700);
        assertThat(
                        log.consistency(Checkpoint.of(first.checkpoint()).size())
                                .proves(Checkpoint.of(first.checkpoint()), log.force().logKey()))
                .isTrue();
    }

    @Test
    void whatIsBeyondTheChainIsRefusedAndWhatIsBeforeKept() {
        Device device = force.enrol(log, "Exampleton");
        device.work(20, new Random(2));
        taken(device, 0, 5);
        PushAnswer gap = log.push(device.push(7, 10));
        assertThat(refused(gap).reason()).isEqualTo(Refusal.Reason.CHAIN_GAP);
        assertThat(refused(gap).nextSeq()).isEqualTo(5);
        assertThat(gap.accepted()).isZero();
        List<Written> holed = new ArrayList<>(device.written.subList(5, 8));
        holed.addAll(device.written.subList(9, 12));
        PushAnswer some = log.push(Device.push(holed, device));
        assertThat(some.accepted()).isEqualTo(3);
        assertThat(refused(some).at()).isEqualTo(3);
        assertThat(refused(some).nextSeq()).isEqualTo(8);
    }

    @Test
    void aForkIsTakenInAndSaidSoOnBothBranchesAndAgain() {
        Device device = force.enrol(log, "Exampleton");
        device.work(10, new Random(3));
        taken(device);
        Device copy = device.clone(6);
        copy.work(8, new Random(4));
        PushAnswer fork = taken(copy, 6, 14);
        assertThat(fork.accepted()).isEqualTo(8);
        assertThat(fork.flags())
                .extracting(flag -> flag.eid())
                .containsExactlyElementsOf(
                        copy.written.subList(6, 11).stream().map(w -> w.entry().eid()).toList());
        assertThat(taken(copy, 6, 14).flags()).hasSize(5);
        assertThat(taken(device, 4, 11).flags()).hasSize(5);
        device.work(3, new Random(5));
        assertThat(log.push(device.push(11, 14)).accepted())
                .as("the first branch goes on")
                .isEqualTo(3);
        Device deep = device.clone(2);
        deep.work(20, new Random(6));
        PushAnswer unknown = log.push(deep.push(10, 12));
        assertThat(refused(unknown).reason()).isEqualTo(Refusal.Reason.CHAIN_GAP);
        assertThat(refused(unknown).nextSeq()).as("asked for from further back").isZero();
        assertThat(taken(deep, 0, 22).accepted()).isEqualTo(20);
    }

    @Test
    void aFurtherEpochBeginsAtAnyEntryOfThatDevice() {
        Device device = force.enrol(log, "Exampleton");
        device.work(5, new Random(7));
        Device other = device.clone(3);
        other.nextEpoch();
        other.work(4, new Random(8));
        taken(device);
        assertThat(taken(other, 3, 7).nextSeq()).isEqualTo(4);
        assertThat(log.head(device.id).orElseThrow().epoch()).isEqualTo(1);
        Device lost = device.clone(6);
        lost.work(2, new Random(9));
        lost.nextEpoch();
        lost.work(1, new Random(9));
        PushAnswer answer = log.push(lost.push(8, 9));
        assertThat(answer.refusal()).as("what it lost it can never send").isNull();
        assertThat(answer.flags())
                .contains(
                        new PushAnswer.Flag(
                                lost.written.get(8).entry().eid(),
                                PushAnswer.Flag.Kind.LATE_PARENT));
        assertThat(refused(log.push(lost.push(7, 8))).reason())
                .as("within an epoch nothing is passed over")
                .isEqualTo(Refusal.Reason.CHAIN_GAP);
        Device silent = lost.clone(9);
        lost.add(
                null,
                NewEvent.of(
                        new UUID(1, 1),
                        new JournalEvents.ChainLacks(0, 6, 6, JournalEvents.LackCause.UNREADABLE)));
        taken(lost, 9, 10);
        assertThat(taken(silent, 7, 8).flags())
                .as("but for what it says that it cannot hand in")
                .containsExactly(
                        new PushAnswer.Flag(
                                lost.written.get(7).entry().eid(),
                                PushAnswer.Flag.Kind.LATE_PARENT));
        assertThat(taken(lost, 6, 9).accepted()).as("it came after all").isEqualTo(1);
    }

    /** A copy that lies elsewhere goes on in an epoch of its own, from where it was copied. */
    @Test
    void anEpochThatGoesOnFromAnEntryAnotherFollowsTooIsAFork() {
        Device device = force.enrol(log, "Exampleton");
        device.work(5, new Random(7));
        Device copy = device.clone(4);
        Entry opening = copy.opensEpoch(JournalEvents.EpochReason.MOVED_OR_RESTORED);
        copy.work(2, new Random(8));
        PushAnswer.Flag.Kind fork = PushAnswer.Flag.Kind.CHAIN_FORK;
        taken(device);
        assertThat(taken(copy, 4, 7).flags())
                .containsExactly(new PushAnswer.Flag(opening.eid(), fork));
        assertThat(taken(device, 3, 6).flags())
                .as("both branches, and again")
                .containsExactly(new PushAnswer.Flag(device.written.get(4).entry().eid(), fork));

        Device other = force.enrol(log, "Exampleton");
        other.work(5, new Random(9));
        Device moved = other.clone(4);
        moved.opensEpoch(JournalEvents.EpochReason.MOVED_OR_RESTORED);
        taken(other, 0, 4);
        assertThat(taken(moved, 4, 5).flags()).as("so far only moved").isEmpty();
        assertThat(taken(other, 4, 6).flags())
                .containsExactly(new PushAnswer.Flag(other.written.get(4).entry().eid(), fork));

        Device third = force.enrol(log, "Exampleton");
        third.work(5, new Random(9));
        Device knows = third.clone(4);
        knows.opensEpoch(JournalEvents.EpochReason.ENTRIES_MISSING);
        taken(third);
        assertThat(taken(knows, 4, 5).flags()).as("it says itself what it lost").isEmpty();
    }

    @Test
    void aChainBeginsAtItsEnrolmentAndAtNoOther() {
        Device device = force.enrol(log, "Exampleton");
        Device other = force.enrol(log, "Exampleton");
        Device astray = new Device(device.id, force);
        astray.begunAt(other.enrolled);
        assertThat(refused(log.push(astray.push(0, 1))).reason())
                .isEqualTo(Refusal.Reason.CHAIN_GAP);
        taken(device);
    }

    @Test
    void whoWasNeverIntroducedIsRefusedAndWhatCameBeforeIsKept() {
        Device device = force.enrol(log, "Exampleton");
        Device stranger = new Device("d-00000000000000aa", force);
        stranger.begunAt(device.enrolled);
        assertThat(refused(log.push(stranger.push(0, 1))).reason())
                .isEqualTo(Refusal.Reason.UNKNOWN_KEY);
        List<Written> mixed = new ArrayList<>(device.written);
        mixed.addAll(stranger.written);
        PushAnswer answer = log.push(Device.push(mixed, device));
        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(refused(answer).at()).isEqualTo(1);
    }

    @Test
    void anOfficerIsKnownFromTheEntryThatAddsThemOnInTheSamePush() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        UUID newcomer = UUID.randomUUID();
        Ed25519Key key = Ed25519Key.of(newcomer + "/0", new byte[32]);
        device.work(2, new Random(1));
        device.add(
                newcomer,
                new OfficerEvent.Added(
                        "1002",
                        "A Newcomer",
                        List.of("SCENE_OFFICER"),
                        key.key().vkey(),
                        "c2VhbA=="));
        int after = device.written.size();
        device.add(
                new org.lockfast.journal.Acting(
                        newcomer, "SCENE_OFFICER", org.lockfast.journal.Vouch.PASSWORD, key),
                NewEvent.of(UUID.randomUUID(), new ExhibitEvent.Noted("My first")));
        PushAnswer answer = taken(device);
        assertThat(answer.accepted()).isEqualTo(device.written.size());
        assertThat(log.key(newcomer + "/0")).contains(key.key());
        assertThat(log.keys()).contains(key.key());
        // and through a node that was open before
        try (LogStore second = second()) {
            if (second != null) {
                CentralLog other = force.node(second);
                Device late = force.enrol(log, "Elsewhere");
                late.add(
                        new org.lockfast.journal.Acting(
                                newcomer,
                                "SCENE_OFFICER",
                                org.lockfast.journal.Vouch.PASSWORD,
                                key),
                        NewEvent.of(UUID.randomUUID(), new ExhibitEvent.Noted("My second")));
                assertThat(other.push(late.push(0, 2)).refusal()).isNull();
            }
        }
        assertThat(after).isEqualTo(4);
    }

    private @Nullable LogStore second() throws Exception {
        return engine == Engine.H2 ? null : open(force.recordsKey());
    }

    @Test
    void everyAlteredByteIsRefusedAndNothingOfItKept() {
        Device device = force.enrol(log, "Exampleton");
        device.work(3, new Random(10));
        byte[] good = device.written.get(1).entry().bytes();
        taken(device, 0, 1);
        long size = log.state().size();
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Push push = device.push(1, 2);
            PushAnswer answer =
                    log.push(
                            new Push(
                                    device.id,
                                    List.of(bad),
                                    push.bodies(),
                                    push.received(),
                                    push.skewMs()));
            assertThat(answer.accepted()).isZero();
            assertThat(refused(answer).reason())
                    .isIn(Refusal.Reason.BAD_NOTE, Refusal.Reason.UNKNOWN_KEY);
        }
        assertThat(log.state().size()).isEqualTo(size);
        taken(device);
    }

    @Test
    void aValueThatDidNotComeAlongOrIsAnotherIsRefused() {
        Device device = force.enrol(log, "Exampleton");
        device.work(3, new Random(12));
        Push push = device.push(0, 4);
        Push bare = new Push(device.id, push.entries(), new byte[0], push.received(), 0);
        PushAnswer answer = log.push(bare);
        assertThat(answer.accepted()).as("device.began commits to nothing").isEqualTo(1);
        assertThat(refused(answer).reason()).isEqualTo(Refusal.Reason.BAD_NOTE);
        byte[] bodies = push.bodies().clone();
        bodies[bodies.length - 3] ^= 1;
        PushAnswer altered =
                log.push(new Push(device.id, push.entries(), bodies, push.received(), 0));
        assertThat(refused(altered).reason()).isEqualTo(Refusal.Reason.BAD_NOTE);
        assertThat(altered.accepted()).isZero();
        byte[] cut = java.util.Arrays.copyOf(push.bodies(), push.bodies().length - 1);
        assertThat(
                        refused(
                                        log.push(
                                                new Push(
                                                        device.id,
                                                        push.entries(),
                                                        cut,
                                                        push.received(),
                                                        0)))
                                .reason())
                .isEqualTo(Refusal.Reason.BAD_NOTE);
        taken(device);
    }

    @Test
    void noContentOfAnEntryKeepsItOut() {
        Device device = force.enrol(log, "Exampleton");
        UUID exhibit = UUID.randomUUID();
        String many = "Seal of many numbers ".repeat(2_000);
        device.add(
                exhibit,
                Device.recorded("A\u0000B/1", "\u0000", null, exhibit, many.substring(0, 9_000)));
        device.add(UUID.randomUUID(), Device.recorded(many + many, null, null, exhibit, "\u0000"));
        device.add(exhibit, new ExhibitEvent.Noted("n".repeat(1_010_000)));
        device.add(
                UUID.randomUUID(),
                new org.lockfast.exhibit.CaseEvent.Opened("C\u0000", many, null));
        device.add(
                UUID.randomUUID(),
                new org.lockfast.place.PlaceEvent.Added("\u0000".repeat(70) + "/x", "D", "S"));
        assertThat(taken(device).accepted()).isEqualTo(6);
        var items = log.feed(device.id, CentralLog.Scope.DEVICE, 0, 1000, 0).items();
        for (Written one : device.written) {
            assertThat(items)
                    .anySatisfy(item -> {
                        assertThat(item.entry()).isEqualTo(one.entry().bytes());
                        assertThat(item.bodies())
                                .extracting(body -> body.hash())
                                .containsExactlyInAnyOrderElementsOf(
                                        one.bodies().stream().map(body -> body.hash()).toList());
                    });
        }
        assertThat(log.lookup("a\u0000b 1")).hasSize(1);
    }

    @Test
    void aDestroyedValueIsGoneFromTheLogAndNeedNotComeAlong() {
        Device device = force.enrol(log, "Exampleton");
        UUID exhibit = UUID.randomUUID();
        UUID pack = UUID.randomUUID();
        device.add(exhibit, Device.recorded("JMS/1", null, UUID.randomUUID(), pack, "A1"));
        Written note =
                device.add(force.acting(), NewEvent.of(exhibit, new ExhibitEvent.Noted("Secret")));
        taken(device);
        device.add(
                exhibit,
                new JournalEvents.BodyDestroyed(
                        note.bodies().stream().map(body -> body.hash()).toList(), "Order 7"));
        taken(device);
        var sent = log.feed(device.id, CentralLog.Scope.FORCE, 0, 1000, 0).items();
        assertThat(sent)
                .anySatisfy(item ->
                        assertThat(Entry.parse(item.entry()).eid()).isEqualTo(note.entry().eid()));
        assertThat(sent)
                .noneSatisfy(item ->
                        assertThat(item.bodies())
                                .anySatisfy(body ->
                                        assertThat(body.value().asString("")).isEqualTo("Secret")));
        assertThat(log.lookup("jms 1")).hasSize(1);
        // A second device that has the note and no value for it any more hands it in
        Device copy = device.clone(2);
        copy.nextEpoch();
        Written again =
                copy.add(force.acting(), NewEvent.of(exhibit, new ExhibitEvent.Noted("Other")));
        assertThat(
                        refused(
                                        log.push(
                                                new Push(
                                                        device.id,
                                                        List.of(again.entry().bytes()),
                                                        new byte[0],
                                                        Device.RECEIVED,
                                                        0)))
                                .reason())
                .isEqualTo(Refusal.Reason.BAD_NOTE);
    }
}
