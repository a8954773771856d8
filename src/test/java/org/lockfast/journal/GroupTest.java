package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.journal.TestStore.ANNA_ACTS;
import static org.lockfast.journal.TestStore.BEN;
import static org.lockfast.journal.TestStore.note;
import static org.lockfast.journal.TestStore.subject;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is recorded together is there together, or not at all. */
class GroupTest {
    private static final Acting BEN_ACTS =
            new Acting(BEN, "PROPERTY_OFFICER", Vouch.PASSWORD, TestStore.key(BEN + "/0"));

    private final MemoryFiles disk = new MemoryFiles();
    private final TestStore store = new TestStore(watched(), Path.of("/store"));
    private final Path journal = store.store.journal();
    private final Path mark = journal.resolveSibling("entries.lfj.group");

    /** What the mark was when the journal was forced last. */
    private byte[] atForce = new byte[0];

    private Journal open = store.create();

    /** The disk before the two signed, and how long the journal was. */
    private MemoryFiles before = disk;

    private int was;

    @BeforeEach
    void filled() {
        open.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("seized"))));
        before = disk.copy();
        was = before.bytes(journal).length;
    }

    private List<Recorded> bothSign() {
        return open.together(
                ANNA_ACTS,
                List.of(NewEvent.of(subject(1), note("offered"))),
                BEN_ACTS,
                offered ->
                        List.of(
                                NewEvent.of(subject(1), note("accepted"))
                                        .correcting(offered.getFirst().eid())));
    }

    /** The store as an opening finds it: nobody remembers more than before the two signed. */
    private TestStore found(byte[] entries, byte @Nullable [] beside) {
        MemoryFiles files = before.copy();
        files.put(journal, entries);
        if (beside != null) {
            files.put(mark, beside);
        }
        TestStore again = store.on(files);
        again.index = new MemoryIndex();
        return again;
    }

    /** The disk, which keeps the mark that lies there when the journal is forced. */
    private FilePort watched() {
        return proxy(
                FilePort.class,
                disk,
                (method, done) ->
                        method.getName().matches("open|create")
                                ? proxy(
                                        DurableFile.class,
                                        (DurableFile) done,
                                        (called, result) -> {
                                            if (called.getName().equals("force")
                                                    && disk.exists(mark)) {
                                                atForce = disk.bytes(mark).clone();
                                            }
                                            return result;
                                        })
                                : done);
    }

    private interface After {
        Object then(Method method, Object done);
    }

    private static <T> T proxy(Class<T> type, T of, After after) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            try {
                                return after.then(method, method.invoke(of, arguments));
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private static List<RecordedEvent> replayed(Journal journal) {
        List<RecordedEvent> all = new ArrayList<>();
        journal.replay(0, (events, position) -> all.addAll(events));
        return all;
    }

    @Test
    void theSecondStandsOnTheFirstAndEachIsSignedByItsOwn() {
        List<Recorded> two = bothSign();
        List<RecordedEvent> all = replayed(open).subList(2, 4);
        assertThat(all)
                .extracting(one -> one.entry().eid())
                .isEqualTo(two.stream().map(Recorded::eid).toList());
        assertThat(all)
                .extracting(one -> java.util.Objects.requireNonNull(one.entry().actor()).id())
                .containsExactly(TestStore.ANNA, BEN);
        assertThat(all.getLast().entry().parents()).containsExactly(two.getFirst().eid());
    }

    @Test
    void aPowerCutAtAnyByteLeavesBothOrNeitherAndIsTold() {
        bothSign();
        byte[] all = disk.bytes(journal);
        byte[] said = atForce;
        for (int cut = was; cut <= all.length; cut++) {
            TestStore again = found(Arrays.copyOf(all, cut), said);
            JournalOpening.Opened opened = again.open();
            boolean whole = cut == all.length;
            assertThat(replayed(opened.journal())).as("cut at %s", cut).hasSize(whole ? 4 : 2);
            List<Finding> told =
                    opened.findings().stream()
                            .filter(one -> !(one instanceof Finding.IndexCaughtUp))
                            .toList();
            if (whole || cut == was) {
                assertThat(told).as("cut at %s", cut).isEmpty();
            } else {
                assertThat(told)
                        .as("cut at %s", cut)
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Finding.TailSetAside.class,
                                aside -> {
                                    assertThat(aside.remembered()).isFalse();
                                    assertThat(again.memory().bytes(aside.keptIn()))
                                            .hasSize((int) aside.bytes());
                                });
            }
            opened.journal().record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("again"))));
            opened.journal().close();
            assertThat(replayed(again.open().journal())).hasSize(whole ? 5 : 3);
        }
    }

    @Test
    void withoutTheMarkTheFirstHalfWouldStand() {
        List<Recorded> two = bothSign();
        byte[] all = disk.bytes(journal);
        int most = 0;
        for (int cut = was; cut < all.length; cut++) {
            most =
                    Math.max(
                            most,
                            replayed(found(Arrays.copyOf(all, cut), null).open().journal()).size());
        }
        assertThat(most).isEqualTo(3);
        assertThat(two).hasSize(2);
    }

    /** The mark is on the disk before the group: where that never came, it cuts nothing. */
    @Test
    void aMarkOfAGroupThatDidNotComeCutsNothing() {
        disk.roomLeft = 200; // the mark fits
        assertThatThrownBy(this::bothSign).isInstanceOf(JournalRefusal.class);
        disk.roomLeft = Long.MAX_VALUE;
        byte[] said = disk.bytes(mark);
        assertThat(said)
                .startsWith("LFGROUP1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        open.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("alone"))));
        JournalOpening.Opened opened = found(disk.bytes(journal), said).open();
        assertThat(replayed(opened.journal())).hasSize(3);
        assertThat(opened.findings()).hasOnlyElementsOfType(Finding.IndexCaughtUp.class);
    }

    @Test
    void aMarkThatIsCutShortOrAlteredSaysNothing() {
        bothSign();
        byte[] all = disk.bytes(journal);
        byte[] said = atForce;
        byte[] other = said.clone();
        other[20] ^= 1;
        for (byte[] bad : List.of(new byte[0], Arrays.copyOf(said, 30), other)) {
            assertThat(replayed(found(Arrays.copyOf(all, all.length - 1), bad).open().journal()))
                    .hasSize(3);
        }
    }

    /** What is there whole was acknowledged: what is damaged later takes nothing else with it. */
    @Test
    void damageToAGroupThatWasAcknowledgedCutsNoMoreThanIsDamaged() {
        bothSign();
        byte[] all = disk.bytes(journal);
        assertThat(disk.bytes(mark)).containsOnly(0);
        TestStore again = found(Arrays.copyOf(all, all.length - 1), disk.bytes(mark));
        assertThat(replayed(again.open().journal())).hasSize(3);
    }

    /** What somebody was told of is never cut as never having been. */
    @Test
    void whatIsRememberedIsMissedAndNotSetAsideAsUnfinished() {
        bothSign();
        open.close();
        byte[] all = disk.bytes(journal);
        disk.put(journal, Arrays.copyOf(all, all.length - 1));
        JournalOpening.Opened opened = store.open();
        assertThat(opened.findings()).anyMatch(Finding.RecordsMissing.class::isInstance);
        assertThat(replayed(opened.journal())).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whereTheSecondMayNotNothingIsRecorded() {
        long count = open.count();
        assertThatThrownBy(() ->
                        open.together(
                                ANNA_ACTS,
                                List.of(NewEvent.of(subject(1), note("offered"))),
                                BEN_ACTS,
                                offered -> {
                                    throw new JournalRefusal("No.");
                                }))
                .isInstanceOf(JournalRefusal.class);
        assertThat(open.count()).isEqualTo(count);
        assertThat(open.record(ANNA_ACTS, List.of())).isEmpty();
        assertThat(open.together(ANNA_ACTS, List.of(), BEN_ACTS, none -> List.of())).isEmpty();
        assertThat(open.count()).isEqualTo(count);
    }

    @Test
    void anEntryAloneNeedsNoMark() {
        assertThat(disk.paths()).doesNotContain(mark);
    }
}
