package org.lockfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Entry;

class SentOutTest {
    private static final String SERVER = "d-00000000000000ff";

    private final List<Entry> entries = new ArrayList<>();
    private final List<Long> lookedAt = new ArrayList<>();
    private long noted;
    private boolean away;

    private final LogRows rows =
            TestRows.answering((question, arguments) ->
                    switch (question) {
                        case "made" -> made((Long) arguments[0], (Long) arguments[1]);
                        case "entries" -> List.of(stored((Long) arguments[0]));
                        case "sentOut" -> arguments == null ? noted : note((Long) arguments[0]);
                        default -> throw new AssertionError(question);
                    });

    /** As two nodes have it: what is noted is the database's. */
    private final SentOut sentOut = new SentOut(store());

    private final SentOut another = new SentOut(store());

    private LogStore store() {
        return (LogStore)
                Proxy.newProxyInstance(
                        LogStore.class.getClassLoader(),
                        new Class<?>[] {LogStore.class},
                        (_, _, arguments) -> {
                            if (away) {
                                throw new LogStoreFault("away", new IllegalStateException());
                            }
                            return ((LogStore.Reading<?>) arguments[0]).run(rows);
                        });
    }

    private long note(long place) {
        noted = Math.max(noted, place);
        return noted;
    }

    private LogRows.Stored stored(long at) {
        return new LogRows.Stored(at, entries.get((int) at).bytes(), new byte[0]);
    }

    private List<LogRows.Made> made(long from, long to) {
        List<LogRows.Made> some = new ArrayList<>();
        for (long at = from; at < Math.min(to, entries.size()); at++) {
            Entry entry = entries.get((int) at);
            lookedAt.add(at);
            some.add(new LogRows.Made(at, entry.device(), entry.type()));
        }
        return some;
    }

    private CentralLog.OnlyHere count() {
        return SentOut.count(rows, entries.size(), SERVER);
    }

    private void asked(SentOut by, long after) {
        by.asked(after, entries.size(), SERVER);
    }

    private void barred(int count) {
        for (int i = 0; i < count; i++) {
            entries.add(TestRows.entry(SERVER, 0, entries.size(), "server.barred/1"));
        }
    }

    @Test
    void theNewestAreLookedAt() {
        barred(1_120);
        assertThat(count().entries()).isEqualTo(1_000);
        asked(sentOut, 1_110);
        lookedAt.clear();
        assertThat(count().entries()).isEqualTo(10);
        assertThat(count().since()).isEqualTo(entries.get(1_110).recorded());
        assertThat(lookedAt).as("nothing that was sent").allMatch(at -> at >= 1_110);
    }

    /** After a start the number is right at once, and on a node that no device asks. */
    @Test
    void whatWasSentThroughOneNodeEveryNodeKnows() {
        barred(3);
        asked(sentOut, 3);
        assertThat(count().entries()).isZero();
        asked(another, 2);
        assertThat(count().entries()).as("another device is behind").isZero();
        barred(1);
        asked(another, 3);
        assertThat(count().entries()).isOne();
        asked(another, 4);
        assertThat(count().entries()).isZero();
        assertThat(count().since()).isNull();
    }

    /** Whoever enrolls is told of the entry, and not sent it. */
    @Test
    void anEnrolmentIsCountedAndTheNoteOfAPushIsNot() {
        entries.add(TestRows.entry(SERVER, 0, 0, "device.enrolled/1"));
        entries.add(TestRows.entry(SERVER, 0, 1, "server.received/1"));
        entries.add(TestRows.entry("d-0000000000000001", 0, 0, "case.opened/1"));
        assertThat(count().entries()).isOne();
    }

    /** Nothing is written for the sake of entries that a device handed in. */
    @Test
    void whatDevicesMadeIsNotNotedAndNotLookedAtTwice() {
        for (int i = 0; i < 5; i++) {
            entries.add(TestRows.entry("d-0000000000000001", 0, i, "case.opened/1"));
        }
        asked(sentOut, 5);
        assertThat(noted).isZero();
        lookedAt.clear();
        asked(sentOut, 5);
        assertThat(lookedAt).isEmpty();
    }

    /** A device that broke off had not come to what it names: its entry proves nothing. */
    @Test
    void whatAnEntrySaysWasSeenCountsForNothing() {
        barred(3);
        entries.add(TestRows.seeing("d-0000000000000001", 0, 3));
        assertThat(entries.getLast().seen()).isNotNull();
        assertThat(count().entries()).isEqualTo(3);
    }

    /** A device is answered although that cannot be noted, and it is noted later. */
    @Test
    void recordsThatDoNotAnswerHoldNobodyUp() {
        barred(2);
        away = true;
        asked(sentOut, 2);
        away = false;
        assertThat(count().entries()).isEqualTo(2);
        asked(sentOut, 2);
        assertThat(count().entries()).isZero();
    }

    /** Records put back from a copy are shorter than what was sent of those before them. */
    @Test
    void whatWasSentOfALongerLogIsForgotten() {
        barred(5);
        asked(sentOut, 900_000);
        assertThat(count().entries()).as("nobody was sent a place that is none").isEqualTo(5);
        asked(sentOut, 5);
        assertThat(count().entries()).isZero();
        entries.subList(2, 5).clear();
        noted = 0; // in the copy
        asked(sentOut, 1);
        assertThat(count().entries()).isOne();
        asked(sentOut, 2);
        assertThat(count().entries()).isZero();
    }
}
