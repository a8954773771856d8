package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.journal.TestStore.ANNA_ACTS;
import static org.lockfast.journal.TestStore.ANNA_ADMINISTERS;
import static org.lockfast.journal.TestStore.BEN_RECEIVES;
import static org.lockfast.journal.TestStore.note;
import static org.lockfast.journal.TestStore.subject;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.SignatureCheck;

class JournalTest {
    private final TestStore store = TestStore.inMemory();

    private List<RecordedEvent> replayed(Journal journal) {
        List<RecordedEvent> all = new ArrayList<>();
        journal.replay(0, (events, position) -> all.addAll(events));
        return all;
    }

    @Test
    void anEntryHasAllTheFormatAsksForAndItsSignaturesHold() {
        try (Journal journal = store.create()) {
            OffsetDateTime at = OffsetDateTime.parse("2026-02-28T23:10:00+00:00");
            Recorded first =
                    journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("a"))))
                            .getFirst();
            SecondPerson driver =
                    new SecondPerson(null, "A. Driver, Courier Ltd", "witness", Vouch.CARD, null);
            Recorded second =
                    journal.record(
                                    ANNA_ACTS,
                                    List.of(
                                            NewEvent.of(subject(1), note("b"))
                                                    .at(Occurred.stated(at))
                                                    .with(driver)
                                                    .correcting(first.eid())
                                                    .attaching(
                                                            List.of(
                                                                    new AttachmentRef(
                                                                            Hash.ZERO,
                                                                            12,
                                                                            "image/png")))))
                            .getFirst();
            RecordedEvent read = java.util.Objects.requireNonNull(journal.read(second.record()));
            Entry entry = read.entry();
            assertThat(entry.eid()).isEqualTo(second.eid());
            assertThat(entry.type()).isEqualTo("test.noted/1");
            assertThat(entry.prev()).isEqualTo(first.eid());
            assertThat(entry.parents()).containsExactly(first.eid());
            assertThat(entry.seq()).isEqualTo(2);
            assertThat(entry.epoch()).isZero();
            assertThat(entry.corrects()).isEqualTo(first.eid());
            assertThat(entry.attachments())
                    .containsExactly(new Entry.Attachment(Hash.ZERO, 12, "image/png"));
            assertThat(entry.occurred()).isEqualTo(new Entry.Occurred(at, "min", "stated"));
            assertThat(entry.signers())
                    .containsExactly(TestStore.DEVICE + "/0", TestStore.ANNA + "/0");
            assertThat(entry.text()).doesNotContain("Driver").doesNotContain("secret of");
            assertThat(read.withName()).isEqualTo("A. Driver, Courier Ltd");
            assertThat(read.event()).isEqualTo(note("b"));
            assertThat(
                            new SignatureCheck(name -> new TestStore.Keys().key(entry, name))
                                    .good(entry))
                    .isTrue();
        }
    }

    @Test
    void theFoundingEntryIsSignedByTheForceAndComesOnce() {
        try (Journal journal = store.create()) {
            Entry founding = replayed(journal).getFirst().entry();
            assertThat(founding.signers())
                    .containsExactly(
                            "f-00112233445566ff/0", TestStore.DEVICE + "/0", TestStore.ANNA + "/0");
            assertThat(founding.prev()).isEqualTo(Hash.ZERO);
            assertThatThrownBy(() ->
                            journal.found(
                                    TestStore.FORCE,
                                    ANNA_ACTS,
                                    NewEvent.of(TestStore.ID, note("again"))))
                    .isInstanceOf(JournalRefusal.class);
        }
    }

    @Test
    void whatIsShownAfterRecordingIsWhatAReplayGives() {
        try (Journal journal = store.create()) {
            journal.record(
                    ANNA_ACTS,
                    List.of(
                            NewEvent.of(subject(1), note("a")),
                            NewEvent.of(subject(2), note("b")).with(BEN_RECEIVES)));
            journal.record(null, List.of(NewEvent.of(TestStore.ID, new TestStore.Read(3))));
            journal.settle();
            assertThat(replayed(journal)).isEqualTo(store.index.all()).hasSize(4);
        }
    }

    @Test
    void onlyADeviceTypeGoesWithoutAnOfficersOwnKey() {
        try (Journal journal = store.create()) {
            NewEvent noted = NewEvent.of(subject(1), note("a"));
            Acting unvouched = new Acting(TestStore.ANNA, "X", Vouch.NONE, ANNA_ACTS.signer());
            for (Acting by : new Acting[] {null, unvouched}) {
                assertThatThrownBy(() -> journal.record(by, List.of(noted)))
                        .isInstanceOf(JournalRefusal.class)
                        .hasMessageContaining("needs an officer's own signature");
            }
            journal.record(null, List.of(NewEvent.of(TestStore.ID, new TestStore.Read(1))));
            SecondPerson locked = new SecondPerson(TestStore.BEN, null, "giver", Vouch.PIN, null);
            assertThatThrownBy(() -> journal.record(ANNA_ACTS, List.of(noted.with(locked))))
                    .hasMessageContaining("second officer's key is not open");
            assertThat(replayed(journal)).hasSize(2);
        }
    }

    @Test
    void onlyAnAdministratorAcceptsALossOrDestroysAValue() {
        try (Journal journal = store.filled(3, 3).open().journal()) {
            long before = journal.count();
            NewEvent loss = NewEvent.of(TestStore.ID, new JournalEvents.LossAccepted("seen", 3, 4));
            RecordedEvent target = replayed(journal).get(2);
            List<Hash> values = List.copyOf(target.entry().commitments());
            assertThatThrownBy(() -> journal.record(ANNA_ACTS, List.of(loss)))
                    .isInstanceOf(JournalRefusal.class)
                    .hasMessageContaining("loss.accepted/1 takes an administrator");
            assertThatThrownBy(() ->
                            journal.destroyBodies(ANNA_ACTS, subject(1), values, "Court order"))
                    .isInstanceOf(JournalRefusal.class)
                    .hasMessageContaining("body.destroyed/1 takes an administrator");
            assertThat(journal.count()).isEqualTo(before);
            assertThat(replayed(journal).get(2).withheld()).isEmpty();
            journal.record(ANNA_ADMINISTERS, List.of(loss));
            journal.destroyBodies(ANNA_ADMINISTERS, subject(1), values, "Court order");
            assertThat(replayed(journal).get(2).withheld()).containsExactly("secret");
        }
    }

    @Test
    void anEntryTooLargeIsRefusedAndTheChainGoesOn() {
        try (Journal journal = store.create()) {
            TestStore.Noted huge = new TestStore.Noted("x".repeat(70_000), null, List.of());
            long before = journal.count();
            assertThatThrownBy(() ->
                            journal.record(
                                    ANNA_ACTS,
                                    List.of(
                                            NewEvent.of(subject(1), note("fits")),
                                            NewEvent.of(subject(1), huge))))
                    .isInstanceOf(JournalRefusal.class)
                    .hasMessageContaining("more than one entry can hold");
            TestStore.Noted hugeSecret =
                    new TestStore.Noted("", "z".repeat(RecordCipher.MOST), List.of());
            assertThatThrownBy(() ->
                            journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), hugeSecret))))
                    .isInstanceOf(JournalRefusal.class)
                    .hasMessageContaining("more than one entry can hold");
            assertThat(journal.count()).isEqualTo(before);
            TestStore.Noted manySecrets = new TestStore.Noted("ok", "y".repeat(500_000), List.of());
            journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), manySecrets)));
            assertThat(replayed(journal).getLast().event()).isEqualTo(manySecrets);
            assertThat(replayed(journal).getLast().entry().seq()).isEqualTo(1);
        }
    }

    @Test
    void parentsAreTheHeadsAlsoOfWhatTheIndexHasNotSeenYet() {
        List<Runnable> later = new ArrayList<>();
        store.indexWriter = later::add;
        Random random = new Random(11);
        Journal journal = store.create();
        {
            for (int i = 0; i < 60; i++) {
                List<UUID> also =
                        random.nextInt(4) == 0 ? List.of(subject(random.nextInt(4))) : List.of();
                journal.record(
                        ANNA_ACTS,
                        List.of(
                                NewEvent.of(
                                        subject(random.nextInt(4)),
                                        new TestStore.Noted("n" + i, null, also)),
                                NewEvent.of(subject(random.nextInt(4)), note("m" + i))));
                if (random.nextInt(5) == 0) {
                    List.copyOf(later).forEach(Runnable::run);
                    later.clear();
                }
            }
            MemoryIndex fresh = new MemoryIndex();
            for (RecordedEvent event : replayed(journal)) {
                if (event.entry().subject().equals(TestStore.ID)) {
                    continue;
                }
                List<Hash> expected = new ArrayList<>(fresh.heads(event.entry().subject()));
                TestStore.Noted noted =
                        (TestStore.Noted) java.util.Objects.requireNonNull(event.event());
                noted.also().stream()
                        .flatMap(other -> fresh.heads(other).stream())
                        .filter(head -> !expected.contains(head))
                        .forEach(expected::add);
                assertThat(event.entry().parents()).isEqualTo(expected);
                assertThat(expected.size()).isLessThanOrEqualTo(2);
                fresh.apply(List.of(event), event.record() + 1);
            }
            later.forEach(Runnable::run);
            journal.close();
        }
    }

    @Test
    void aFullDiskRecordsNothingAndRoomLetsItGoOn() {
        try (Journal journal = store.create()) {
            Random random = new Random(12);
            int recorded = 1;
            for (int i = 0; i < 40; i++) {
                store.memory().roomLeft = random.nextInt(1500);
                List<NewEvent> one = List.of(NewEvent.of(subject(i % 3), note("n" + i)));
                long before = journal.count();
                try {
                    journal.record(ANNA_ACTS, one);
                    recorded++;
                } catch (JournalRefusal full) {
                    assertThat(full).hasMessageContaining("the disk is full");
                    assertThat(journal.count()).isEqualTo(before);
                }
                store.memory().roomLeft = Long.MAX_VALUE;
            }
            assertThat(recorded).isBetween(5, 39);
            journal.settle();
            assertThat(store.index.all()).hasSize(recorded);
            assertThat(replayed(journal)).isEqualTo(store.index.all());
        }
        JournalOpening.Opened again = store.open();
        assertThat(again.findings()).isEmpty();
        again.journal().close();
    }

    @Test
    void whereADiskTakesBackNothingNoMoreIsRecorded() {
        Journal journal = store.create();
        store.memory().forceBreaks = true;
        store.memory().truncateBreaks = true;
        List<NewEvent> one = List.of(NewEvent.of(subject(1), note("a")));
        assertThatThrownBy(() -> journal.record(ANNA_ACTS, one))
                .hasMessageContaining("the disk did not take it");
        store.memory().forceBreaks = false;
        store.memory().truncateBreaks = false;
        assertThatThrownBy(() -> journal.record(ANNA_ACTS, one))
                .hasMessageContaining("What was recorded before is safe");
    }

    @Test
    void anIndexInTroubleLosesNothingAndSettleSaysSo() {
        Journal journal = store.create();
        store.index.breaks = true;
        Recorded recorded =
                journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("a")))).getFirst();
        assertThatThrownBy(journal::settle)
                .isInstanceOf(IndexTrouble.class)
                .hasMessageContaining("It is recorded");
        store.index.breaks = false;
        journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("b"))));
        journal.settle();
        assertThat(store.index.byEid).containsKey(recorded.eid()).hasSize(3);
        journal.close();
    }

    @Test
    void anIndexThreadThatIsGoneDoesNotMakeAnAcknowledgementUnsaid() {
        Journal journal = store.create();
        journal.settle();
        store.indexWriter =
                task -> {
                    throw new java.util.concurrent.RejectedExecutionException();
                };
        Journal again = store.open().journal();
        Recorded recorded =
                again.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("a")))).getFirst();
        assertThatThrownBy(again::settle).isInstanceOf(IndexTrouble.class);
        assertThat(replayed(again).getLast().entry().eid()).isEqualTo(recorded.eid());
        again.close();
    }

    /** What is recorded lies on the disk: a slow index keeps nobody waiting for it. */
    @Test
    void aSlowIndexHoldsUpNobodyWhoRecords() throws Exception {
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            store.indexWriter = writer;
            try (Journal journal = store.create()) {
                journal.settle();
                store.index.delayNanos = 5_000_000_000L;
                List<NewEvent> many = new ArrayList<>();
                for (int i = 0; i < 1_600; i++) {
                    many.add(NewEvent.of(subject(1), note("n" + i)));
                }
                journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("first"))));
                long began = System.nanoTime();
                Thread other = Thread.ofPlatform().start(() -> journal.record(ANNA_ACTS, many));
                other.join();
                assertThat(store.index.position())
                        .as("the index is still behind")
                        .isLessThan(1_000);
                journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(2), note("next"))));
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isLessThan(Duration.ofMillis(4_500));
                store.index.delayNanos = 0;
                journal.settle();
            }
        }
    }

    @Test
    void listenersHearOfEntriesInOrderOnceTheyAreIndexed() throws Exception {
        List<Hash> heard = new ArrayList<>();
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            store.indexWriter = writer;
            store.index.delayNanos = 200_000;
            try (Journal journal = store.create()) {
                journal.settle();
                writer.submit(() -> {}).get(); // the founding entry was told to nobody
                journal.addListener(events ->
                        events.forEach(event -> {
                            assertThat(store.index.byEid).containsKey(event.entry().eid());
                            heard.add(event.entry().eid());
                        }));
                journal.addListener(events -> {
                    throw new IllegalStateException("a broken listener");
                });
                List<Hash> recorded = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    recorded.add(
                            journal.record(
                                            ANNA_ACTS,
                                            List.of(NewEvent.of(subject(1), note("n" + i))))
                                    .getFirst()
                                    .eid());
                }
                journal.settle();
                writer.submit(() -> {}).get();
                assertThat(heard).isEqualTo(recorded);
            }
        }
    }

    @Test
    void manyThreadsMakeOneChain() throws Exception {
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            store.indexWriter = writer;
            try (Journal journal = store.create()) {
                try (ExecutorService many = Executors.newFixedThreadPool(8)) {
                    for (int t = 0; t < 8; t++) {
                        int thread = t;
                        many.execute(() -> {
                            for (int i = 0; i < 25; i++) {
                                journal.record(
                                        ANNA_ACTS,
                                        List.of(
                                                NewEvent.of(
                                                        subject(thread % 3),
                                                        note(thread + "-" + i))));
                            }
                        });
                    }
                    many.shutdown();
                    assertThat(many.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
                }
                List<RecordedEvent> all = replayed(journal);
                assertThat(all).hasSize(201);
                for (int i = 1; i < all.size(); i++) {
                    assertThat(all.get(i).entry().seq()).isEqualTo(i);
                    assertThat(all.get(i).entry().prev()).isEqualTo(all.get(i - 1).entry().eid());
                }
            }
        }
    }

    @Test
    void aDestroyedBodyIsGoneForGoodAndEverythingElseStands() {
        List<Hash> eids = new ArrayList<>();
        try (Journal journal = store.filled(6, 3).open().journal()) {
            RecordedEvent target = replayed(journal).get(2);
            replayed(journal).forEach(event -> eids.add(event.entry().eid()));
            Hash value = target.entry().commitments().iterator().next();
            Recorded order =
                    journal.destroyBodies(
                            ANNA_ADMINISTERS,
                            target.entry().subject(),
                            List.of(value),
                            "Court order 12/26");
            List<RecordedEvent> after = replayed(journal);
            eids.add(order.eid());
            assertThat(after).extracting(event -> event.entry().eid()).isEqualTo(eids);
            assertThat(after.get(2).withheld()).containsExactly("secret");
            assertThat(after.get(2).event())
                    .extracting(event -> ((TestStore.Noted) event).secret())
                    .isNull();
            assertThat(after.get(3).withheld()).isEmpty();
            assertThat(after.getLast().event())
                    .isEqualTo(
                            new JournalEvents.BodyDestroyed(List.of(value), "Court order 12/26"));
            journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("goes on"))));
        }
        JournalOpening.Opened again = store.open();
        assertThat(again.findings()).isEmpty();
        assertThat(replayed(again.journal())).hasSize(9);
        again.journal().close();
    }

    /** The new file is in its place, and the disk did not confirm the name. */
    @Test
    void aRenameTheDiskDoesNotConfirmIsNotTakenForNone() {
        Journal journal = store.filled(6, 3).open().journal();
        RecordedEvent target = replayed(journal).get(2);
        List<Hash> values = List.copyOf(target.entry().commitments());
        store.memory().folderForceBreaks = true;
        assertThatThrownBy(
                        () -> journal.destroyBodies(ANNA_ADMINISTERS, subject(1), values, "order"))
                .isInstanceOf(JournalRefusal.class)
                .hasMessageStartingWith("It is recorded.");
        store.memory().folderForceBreaks = false;
        assertThat(replayed(journal).get(2).withheld()).containsExactly("secret");
        assertThatThrownBy(() ->
                        journal.record(
                                ANNA_ACTS, List.of(NewEvent.of(subject(1), note("goes on")))))
                .hasMessageContaining("open it again");
        journal.close();
        Journal again = store.open().journal();
        again.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("goes on"))));
        assertThat(replayed(again)).hasSize(9);
        again.close();
    }

    @Test
    void aPowerCutWhileABodyIsDestroyedLeavesAllOrNothing() {
        store.filled(6, 3);
        for (long room = 0; room < 12_000; room += 97) {
            TestStore copy = store.on(store.memory().copy());
            copy.index = new MemoryIndex();
            Journal journal = copy.open().journal();
            RecordedEvent target = replayed(journal).get(2);
            List<Hash> values = List.copyOf(target.entry().commitments());
            copy.memory().roomLeft = room;
            boolean ordered = true;
            try {
                journal.destroyBodies(ANNA_ADMINISTERS, subject(1), values, "order");
            } catch (JournalRefusal full) {
                ordered = false;
            }
            TestStore after = copy.on(copy.memory().afterPowerCut());
            after.index = new MemoryIndex();
            Journal opened = after.open().journal();
            List<RecordedEvent> all = replayed(opened);
            assertThat(all.get(2).withheld().isEmpty()).isEqualTo(!ordered);
            assertThat(all).hasSize(ordered ? 8 : 7);
            if (ordered) {
                return;
            }
        }
        throw new AssertionError("never had room enough");
    }
}
