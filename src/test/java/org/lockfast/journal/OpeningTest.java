package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.journal.TestStore.ANNA_ACTS;
import static org.lockfast.journal.TestStore.ANNA_ADMINISTERS;
import static org.lockfast.journal.TestStore.note;
import static org.lockfast.journal.TestStore.subject;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Hash;

class OpeningTest {
    private final TestStore store = TestStore.inMemory();

    private static List<RecordedEvent> replayed(Journal journal) {
        List<RecordedEvent> all = new ArrayList<>();
        journal.replay(0, (events, position) -> all.addAll(events));
        return all;
    }

    private static JournalEvents.EpochOpened lastEpoch(Journal journal) {
        return (JournalEvents.EpochOpened)
                java.util.Objects.requireNonNull(replayed(journal).getLast().event());
    }

    private byte[] journalBytes() {
        return store.memory().bytes(store.store.journal());
    }

    private void put(byte[] bytes) {
        store.memory().put(store.store.journal(), bytes);
    }

    @Test
    void aStoreThatWasClosedWellOpensWithoutAWordAndGoesOn() {
        Hash last = store.filled(5, 1).index.all().getLast().entry().eid();
        JournalOpening.Opened opened = store.open();
        assertThat(opened.findings()).isEmpty();
        opened.journal().record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("more"))));
        List<RecordedEvent> all = replayed(opened.journal());
        assertThat(all).hasSize(7).isEqualTo(store.index.all());
        assertThat(all.getLast().entry().prev()).isEqualTo(last);
        assertThat(all.getLast().entry().epoch()).isZero();
    }

    @Test
    void anIndexThatWasDeletedOrLagsIsBroughtUpToDate() {
        store.filled(300, 2);
        List<RecordedEvent> before = store.index.all();
        store.index = new MemoryIndex();
        JournalOpening.Opened opened = store.open();
        assertThat(opened.findings()).hasOnlyElementsOfType(Finding.IndexCaughtUp.class);
        assertThat(store.index.all()).isEqualTo(before);
        assertThat(store.index.position()).isEqualTo(opened.journal().count());
        opened.journal().close();
        assertThat(store.open().findings()).isEmpty();
    }

    @Test
    void theIndexNeverStandsBetweenABodyAndItsEntry() {
        try (Journal journal = store.create()) {
            for (int i = 0; i < 260; i++) {
                TestStore.Noted large = new TestStore.Noted("x".repeat(40_000), "s", List.of());
                journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), large)));
            }
            List<Long> positions = new ArrayList<>();
            journal.replay(
                    0,
                    (events, position) -> {
                        positions.add(position);
                        assertThat(position).isEqualTo(events.getLast().record() + 1);
                        assertThat(events)
                                .allSatisfy(event -> assertThat(event.withheld()).isEmpty());
                    });
            assertThat(positions).hasSizeGreaterThan(2);
        }
    }

    @Test
    void atEveryByteATailNobodyAcknowledgedIsSetAsideAndNamed() {
        store.filled(3, 3);
        MemoryFiles base = store.memory().copy();
        long count;
        MemoryFiles longer;
        try (Journal journal = store.open().journal()) {
            count = journal.count();
            journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("never acknowledged"))));
            longer = store.memory().copy();
        }
        byte[] before = base.bytes(store.store.journal());
        byte[] after = longer.bytes(store.store.journal());
        for (int length = before.length + 1; length < after.length; length++) {
            MemoryFiles torn = base.copy();
            torn.put(store.store.journal(), Arrays.copyOf(after, length));
            TestStore again = store.on(torn);
            again.index = new MemoryIndex();
            JournalOpening.Opened opened = again.open();
            assertThat(opened.journal().count()).isEqualTo(count);
            Finding.TailSetAside aside = (Finding.TailSetAside) opened.findings().getFirst();
            assertThat(aside.record()).isEqualTo(count);
            assertThat(torn.bytes(aside.keptIn()))
                    .isEqualTo(Arrays.copyOfRange(after, before.length, length));
            assertThat(opened.journal().epoch()).isZero();
            if (length % 16 != 0) {
                continue; // going on from there is tried at some of them only
            }
            opened.journal().record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("goes on"))));
            opened.journal().close();
            assertThat(again.open().findings()).isEmpty();
        }
    }

    @Test
    void afterAPowerCutAllThatWasAcknowledgedIsThere() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<Hash> acknowledged = new HashSet<>();
        TestStore now = store;
        List<Runnable> later = new ArrayList<>();
        now.indexWriter = later::add;
        Journal journal = now.create();
        for (int i = 0; i < 120; i++) {
            List<NewEvent> events = new ArrayList<>();
            for (int n = 0; n <= random.nextInt(3); n++) {
                events.add(NewEvent.of(subject(random.nextInt(4)), note(i + "." + n)));
            }
            journal.record(ANNA_ACTS, events).forEach(one -> acknowledged.add(one.eid()));
            if (random.nextInt(3) == 0) {
                List.copyOf(later).forEach(Runnable::run);
                later.clear();
            }
            if (random.nextInt(6) == 0) { // the power goes; the index keeps what it had
                now = now.on(now.memory().afterPowerCut());
                later.clear();
                now.indexWriter = later::add;
                journal = now.open().journal();
            }
        }
        Set<Hash> found = new HashSet<>();
        replayed(now.on(now.memory().afterPowerCut()).open().journal())
                .forEach(event -> found.add(event.entry().eid()));
        assertThat(found).as("seed " + seed).containsAll(acknowledged);
    }

    @Test
    void aCutTailIsNoticedByEachThatRemembersAndANewEpochNamesIt() {
        store.filled(6, 4);
        byte[] whole = journalBytes();
        long count = store.index.position();
        MemoryFiles untouched = store.memory().copy();
        long cutAt = 0;
        MemoryIndex shorter = new MemoryIndex();
        try (Journal journal = store.open().journal()) {
            List<RecordedEvent> all = replayed(journal);
            cutAt = all.get(4).record() + 1;
            shorter.apply(all.subList(0, 5), cutAt);
        }
        for (String who :
                List.of("the index", "the note in the store", "the note in your profile")) {
            MemoryFiles cut = untouched.copy();
            cut.put(store.store.journal(), cutTo(whole, cutAt));
            TestStore again = store.on(cut);
            if (!who.equals("the index")) {
                again.index = new MemoryIndex();
                again.index.apply(shorter.all(), cutAt);
            } else {
                again.index = store.index;
            }
            if (!who.equals("the note in the store")) {
                cut.delete(store.store.head());
            }
            if (!who.equals("the note in your profile")) {
                cut.delete(store.profile().head());
            }
            JournalOpening.Opened opened = again.open();
            Finding.RecordsMissing missing = (Finding.RecordsMissing) opened.findings().getFirst();
            assertThat(missing.knownBy()).startsWith(who);
            assertThat(missing.from()).isEqualTo(cutAt);
            assertThat(missing.to()).isEqualTo(count - 1);
            assertThat(opened.journal().epoch()).isEqualTo(1);
            assertThat(lastEpoch(opened.journal()))
                    .isEqualTo(
                            new JournalEvents.EpochOpened(
                                    1,
                                    TestStore.deviceKey(1).key().vkey(),
                                    JournalEvents.EpochReason.ENTRIES_MISSING,
                                    cutAt,
                                    count - 1));
            List<RecordedEvent> all = replayed(opened.journal());
            assertThat(all.getLast().entry().seq()).isZero();
            assertThat(all.getLast().entry().prev()).isEqualTo(all.get(4).entry().eid());
            opened.journal().record(ANNA_ACTS, List.of(NewEvent.of(subject(9), note("on"))));
            assertThat(replayed(opened.journal()).getLast().entry().seq()).isEqualTo(1);
            opened.journal().close();
            assertThat(again.open().findings()).as(who).isEmpty();
            if (who.equals("the index")) {
                store.index = new MemoryIndex();
            }
        }
    }

    @Test
    void aJournalPutInThePlaceOfAnotherIsNoticedAndTheIndexMadeAnew() {
        store.filled(4, 12);
        TestStore other = TestStore.inMemory().filled(9, 13); // same keys, another history
        put(other.memory().bytes(other.store.journal()));
        MemoryIndex stale = store.index;
        JournalOpening.Opened opened = store.open();
        assertThat(opened.findings()).hasAtLeastOneElementOfType(Finding.RecordsMissing.class);
        assertThat(opened.findings()).contains(new Finding.IndexSetAside());
        assertThat(store.index).isNotSameAs(stale);
        assertThat(opened.journal().epoch()).isEqualTo(1);
        assertThat(replayed(opened.journal())).isEqualTo(store.index.all()).hasSize(11);
    }

    @Test
    void lossesStayOpenUntilTheyAreAccepted() {
        store.filled(6, 14);
        put(cutTo(journalBytes(), 9));
        Journal journal = store.open().journal();
        List<VerificationReport.Damage> open = journal.openLosses();
        assertThat(open).hasSize(1);
        journal.record(
                ANNA_ADMINISTERS,
                List.of(
                        NewEvent.of(
                                TestStore.ID,
                                new JournalEvents.LossAccepted(
                                        "restored",
                                        open.getFirst().from(),
                                        open.getFirst().to()))));
        assertThat(journal.openLosses()).isEmpty();
        assertThatThrownBy(() -> store.opening().open().journal().read(99))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private int at(byte[] whole, long record) {
        return cutTo(whole, record).length;
    }

    private void accept(Journal journal, VerificationReport.Damage loss) {
        journal.record(
                ANNA_ADMINISTERS,
                List.of(
                        NewEvent.of(
                                TestStore.ID,
                                new JournalEvents.LossAccepted("seen", loss.from(), loss.to()))));
    }

    @Test
    void aWholeRecordThatDoesNotOpenAndIsRememberedStaysWhereItIs() {
        store.filled(6, 20);
        byte[] damaged = journalBytes().clone();
        damaged[damaged.length - 30] ^= 1;
        put(damaged);
        long count = store.index.position();
        JournalOpening.Opened opened = store.open();
        assertThat(opened.findings()).singleElement().isInstanceOf(Finding.RecordsUnreadable.class);
        assertThat(Arrays.copyOf(journalBytes(), damaged.length)).isEqualTo(damaged);
        assertThat(store.memory().paths()).noneMatch(path -> path.toString().contains(".tail-"));
        assertThat(lastEpoch(opened.journal()).reason())
                .isEqualTo(JournalEvents.EpochReason.RECORDS_UNREADABLE);
        assertThat(lastEpoch(opened.journal()).lostFrom()).isEqualTo(count - 1);
        opened.journal().record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("goes on"))));
        opened.journal().close();
        JournalOpening.Opened again = store.open();
        assertThat(again.journal().epoch()).isEqualTo(1);
        assertThat(replayed(again.journal())).hasSize(8);
        again.journal().close();
        store.index = new MemoryIndex();
        store.memory().delete(store.store.head());
        assertThat(store.open().journal().epoch()).isEqualTo(1);
    }

    @Test
    void recordsUnderAMasterKeyTheKeyringLacksAreNeverCut() {
        store.filled(3, 21);
        store.keys = new TestKeys("master", 2);
        store.open().journal().record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("later"))));
        store.keys = TestKeys.ONE;
        store.index = new MemoryIndex();
        store.memory().delete(store.store.head());
        store.memory().delete(store.profile().head());
        byte[] before = journalBytes();
        assertThatThrownBy(store::open)
                .isInstanceOf(JournalRefusal.class)
                .hasMessageContaining("master key 2")
                .hasMessageContaining("Nothing was changed");
        assertThat(journalBytes()).isEqualTo(before);
        assertThat(store.memory().paths()).noneMatch(path -> path.toString().contains(".tail-"));
    }

    @Test
    void recordsBehindADamagedOneUnderAMasterKeyTheKeyringLacksAreNeverCut() {
        store.filled(3, 21);
        int end = journalBytes().length;
        store.keys = new TestKeys("master", 2);
        store.open().journal().record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("later"))));
        store.keys = TestKeys.ONE;
        store.index = new MemoryIndex();
        store.memory().delete(store.store.head());
        store.memory().delete(store.profile().head());
        byte[] before = journalBytes().clone();
        before[end - 20] ^= 1;
        put(before);
        assertThatThrownBy(store::open)
                .isInstanceOf(JournalRefusal.class)
                .hasMessageContaining("master key 2");
        assertThat(journalBytes()).isEqualTo(before);
    }

    @Test
    void whatFollowsAHoleIsFoundHoweverFewBytesAreLeft() {
        store.filled(60, 22);
        byte[] whole = journalBytes();
        List<RecordedEvent> all = store.index.all();
        long from = all.get(5).record() + 1;
        long to = all.get(50).record() + 1;
        byte[] holed = Arrays.copyOf(whole, at(whole, from) + whole.length - at(whole, to));
        System.arraycopy(
                whole, at(whole, to), holed, at(whole, from), whole.length - at(whole, to));
        for (boolean remembered : new boolean[] {true, false}) {
            MemoryFiles files = store.memory().copy();
            files.put(store.store.journal(), holed);
            TestStore again = store.on(files);
            again.index = new MemoryIndex();
            if (!remembered) {
                files.delete(store.store.head());
                files.delete(store.profile().head());
            }
            JournalOpening.Opened opened = again.open();
            Finding.RecordsUnreadable hole =
                    (Finding.RecordsUnreadable) opened.findings().getFirst();
            assertThat(hole.from()).isEqualTo(from);
            assertThat(hole.to()).isEqualTo(to - 1);
            assertThat(replayed(opened.journal()))
                    .startsWith(all.get(0), all.get(1))
                    .contains(all.get(51), all.get(60));
            assertThat(Arrays.copyOf(files.bytes(store.store.journal()), holed.length))
                    .isEqualTo(holed);
        }
    }

    @Test
    void anAcceptedLossSaysNothingOfRecordsThatTakeTheSameNumbersLater() {
        store.filled(30, 23);
        put(cutTo(journalBytes(), 30));
        Journal journal = store.open().journal();
        VerificationReport.Damage loss = journal.openLosses().getFirst();
        accept(journal, loss);
        for (int i = 0; i < 12; i++) {
            journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(i), note("anew " + i))));
        }
        journal.close();
        long later = store.index.all().getLast().record() - 6;
        assertThat(later).isBetween(loss.from(), loss.to());
        byte[] good = journalBytes();
        byte[] bytes = good.clone();
        bytes[at(bytes, later) + 25] ^= 1;
        put(bytes);
        store.index = new MemoryIndex();
        try (Journal again = store.open().journal()) {
            assertThat(again.openLosses()).hasSize(1);
            assertThat(again.openLosses().getFirst().from()).isEqualTo(later);
        }
        put(cutTo(good, later)); // a second loss, all among the numbers accepted
        store.index = new MemoryIndex();
        try (Journal again = store.open().journal()) {
            assertThat(again.openLosses()).hasSize(1);
        }
    }

    private byte[] cutTo(byte[] whole, long records) {
        int at = JournalHeader.BYTES;
        for (long n = 0; n < records; n++) {
            at += 4 + RecordCipher.length(whole, at);
        }
        return Arrays.copyOf(whole, at);
    }

    @Test
    void aRecordThatDoesNotReadIsNamedOnceAndTheRestOpens() {
        store.filled(40, 5);
        byte[] bytes = journalBytes().clone();
        bytes[bytes.length / 2] ^= 1;
        put(bytes);
        store.index = new MemoryIndex();
        JournalOpening.Opened opened = store.open();
        Finding.RecordsUnreadable bad = (Finding.RecordsUnreadable) opened.findings().getFirst();
        assertThat(bad.from()).isEqualTo(bad.to());
        assertThat(opened.journal().epoch()).isEqualTo(1);
        assertThat(lastEpoch(opened.journal()).reason())
                .isEqualTo(JournalEvents.EpochReason.RECORDS_UNREADABLE);
        assertThat(lastEpoch(opened.journal()).lostFrom()).isEqualTo(bad.from());
        assertThat(replayed(opened.journal()).size()).isGreaterThanOrEqualTo(41);
        opened.journal().close();
        store.index = new MemoryIndex();
        JournalOpening.Opened again = store.open();
        assertThat(again.journal().epoch()).isEqualTo(1);
        again.journal().close();
    }

    @Test
    void aStoreAtAnotherPlaceBeginsANewEpochOnce() {
        store.filled(3, 6);
        store.state = Path.of("/another/state");
        JournalOpening.Opened opened = store.open();
        assertThat(opened.findings()).containsExactly(new Finding.MovedOrRestored());
        assertThat(opened.journal().epoch()).isEqualTo(1);
        opened.journal().close();
        assertThat(store.open().findings()).isEmpty();
    }

    /** Whoever puts an older copy back may choose a profile that takes nothing. */
    @Test
    void aProfileThatTakesNothingIsSaid() {
        store.filled(3, 6);
        FilePort all = store.files;
        store.state = Path.of("/another/state");
        FilePort refusing =
                (FilePort)
                        Proxy.newProxyInstance(
                                FilePort.class.getClassLoader(),
                                new Class<?>[] {FilePort.class},
                                (_, method, given) -> {
                                    if (method.getName().equals("makeDirectories")
                                            && ((Path) given[0]).startsWith(store.state)) {
                                        throw new IOException("Permission denied");
                                    }
                                    return method.invoke(all, given);
                                });
        JournalOpening.Opened opened = store.on(refusing).open();
        assertThat(opened.findings())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.sentence())
                                .contains("cannot be noted in your profile (/another/state")
                                .contains("would not notice"));
        assertThat(opened.journal().epoch()).isZero();
        opened.journal().close();
    }

    @Test
    void aDamagedHeaderIsRefusedWithAnOfferThatWorks() throws Exception {
        store.filled(3, 7);
        byte[] bytes = journalBytes().clone();
        bytes[20] ^= 1;
        put(bytes);
        MemoryFiles before = store.memory().copy();
        assertThatThrownBy(store::open)
                .isInstanceOf(JournalUnreadable.class)
                .hasMessageContaining("first 64 bytes")
                .hasMessageContaining("last good copy of these bytes is kept in");
        for (Path path : before.paths()) {
            assertThat(store.memory().bytes(path)).isEqualTo(before.bytes(path));
        }
        new HeaderRepair(store.files, store.store, store.profile()).putBack();
        assertThat(store.open().findings()).isEmpty();
    }

    @Test
    void aForeignJournalIsRefusedAndUntouched() {
        store.filled(3, 8);
        byte[] other = new JournalHeader(new java.util.UUID(1, 2), 1).encode();
        byte[] bytes = journalBytes().clone();
        System.arraycopy(other, 0, bytes, 0, other.length);
        put(bytes);
        assertThatThrownBy(store::open)
                .isInstanceOf(JournalUnreadable.class)
                .hasMessageContaining("belongs to another store");
        assertThat(journalBytes()).isEqualTo(bytes);
    }

    @Test
    void aForgedNoteIsNamedAndDoesNotStandInTheWay() {
        store.filled(3, 9);
        byte[] head = store.memory().bytes(store.store.head());
        String text = new String(head, StandardCharsets.US_ASCII);
        byte[] forged =
                text.replaceFirst("\"entries\":4", "\"entries\":3")
                        .getBytes(StandardCharsets.US_ASCII);
        assertThat(forged).isNotEqualTo(head);
        store.memory().put(store.store.head(), forged);
        assertThat(store.open().findings())
                .containsExactly(new Finding.HeadUnreadable(store.store.head()));
    }

    @Test
    void profilesLieWhereEachSystemKeepsState() {
        Path home = Path.of("/home/a");
        assertThat(Profile.base(Map.of(), "Linux", home))
                .hasToString("/home/a/.local/state/lockfast");
        assertThat(Profile.base(Map.of("XDG_STATE_HOME", "/x"), "Linux", home))
                .hasToString("/x/lockfast");
        assertThat(Profile.base(Map.of("LOCKFAST_STATE", "/y"), "Linux", home)).hasToString("/y");
        assertThat(Profile.base(Map.of("LOCALAPPDATA", "/l"), "Windows 11", home))
                .hasToString("/l/Lockfast");
        assertThat(Profile.base(Map.of(), "Mac OS X", home))
                .hasToString("/home/a/Library/Application Support/Lockfast");
    }
}
