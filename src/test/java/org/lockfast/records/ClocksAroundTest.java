package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.ClockAround;
import org.lockfast.continuity.Happening;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

/** Which notes of a clock are told at an entry, with clocks that were put back and forth. */
class ClocksAroundTest {
    private static final String DEVICE = "d-0000000000000001";
    private static final Duration MONTH = Duration.ofDays(31);

    private final List<ClockNoteRow> notes = new ArrayList<>();

    private static Instant at(String day) {
        return Instant.parse("2026-" + day + ":00Z");
    }

    private void note(long record, String server, Duration ahead) {
        long ms = at(server).toEpochMilli();
        notes.add(new ClockNoteRow(DEVICE, record, ms + ahead.toMillis(), ms));
    }

    private @Nullable ClockAround around(long record, String recorded) {
        MovementDao dao =
                (MovementDao)
                        Proxy.newProxyInstance(
                                MovementDao.class.getClassLoader(),
                                new Class<?>[] {MovementDao.class},
                                (proxy, method, arguments) ->
                                        beside(
                                                method.getName().equals("clockNotesBefore"),
                                                (long) arguments[1]));
        return new ClocksAround(dao).of(List.of(entry(record, recorded))).getFirst().clock();
    }

    private List<ClockNoteRow> beside(boolean before, long record) {
        Comparator<ClockNoteRow> order = Comparator.comparingLong(ClockNoteRow::record);
        Stream<ClockNoteRow> those = notes.stream().filter(one -> before == one.record() < record);
        return those.sorted(before ? order.reversed() : order).limit(2).toList();
    }

    private static Happening entry(long record, String recorded) {
        return new Happening(
                Hash.sha256(new byte[] {1}),
                record,
                UUID.fromString("0198c5d2-0000-7000-8000-000000000001"),
                "exhibit.recorded/1",
                null,
                null,
                at(recorded),
                null,
                null,
                Vouch.PASSWORD,
                null,
                null,
                DEVICE,
                0,
                0,
                List.of(),
                "",
                java.util.Set.of());
    }

    private static Duration ahead(ClockAround.@Nullable Compared note) {
        return note == null ? Duration.ZERO : note.ahead();
    }

    @Test
    void anEntryBetweenTwoNotesIsToldOfBoth() {
        note(10, "11-30T09:00", Duration.ZERO);
        note(30, "12-01T09:00", Duration.ofMinutes(47));
        ClockAround told = Objects.requireNonNull(around(20, "12-01T09:30"));
        assertThat(ahead(told.before())).isZero();
        assertThat(ahead(told.after())).isEqualTo(Duration.ofMinutes(47));
    }

    @Test
    void aWholeMonthAheadIsToldWhereTheEntryWasMadeByThatClock() {
        note(10, "11-30T09:00", Duration.ZERO);
        note(30, "12-01T09:00", MONTH);
        ClockAround told =
                Objects.requireNonNull(around(20, "12-31T22:00")); // on 30 November at 22:00
        assertThat(ahead(told.after())).isEqualTo(MONTH);
    }

    /** 1 December 09:00 a month ahead, set right by 10:00, and right ever after. */
    private void onceAhead() {
        note(10, "11-30T09:00", Duration.ZERO);
        note(30, "12-01T09:00", MONTH);
        note(50, "12-01T10:00", Duration.ZERO);
        note(70, "12-20T09:00", Duration.ZERO);
    }

    @Test
    void aClockThatWasOnceAheadAccusesNothingThatWasRecordedLater() {
        onceAhead();
        assertThat(around(90, "12-20T12:00")).as("not sent yet").isNull();
        note(110, "12-21T09:00", Duration.ZERO);
        ClockAround between = Objects.requireNonNull(around(90, "12-20T12:00"));
        assertThat(ahead(between.before())).isZero();
        assertThat(ahead(between.after())).isZero();
    }

    @Test
    void anEntryOfTheFalseDateIsNotToldOfTheFalseClock() {
        onceAhead();
        assertThat(around(90, "01-01T09:00")).as("nothing encloses it").isNull();
        notes.add(
                new ClockNoteRow(
                        DEVICE,
                        110,
                        Instant.parse("2027-01-03T09:00:00Z").toEpochMilli(),
                        Instant.parse("2027-01-03T09:00:00Z").toEpochMilli()));
        ClockAround told = Objects.requireNonNull(around(90, "12-31T12:00"));
        assertThat(ahead(told.before())).isZero();
        assertThat(ahead(told.after())).isZero();
    }

    /** The note of the false clock came here late, behind an entry made by the right one. */
    @Test
    void aNoteThatCameHereLateIsNotTheNextOne() {
        note(10, "11-30T09:00", Duration.ZERO);
        note(30, "12-01T09:00", MONTH);
        assertThat(around(20, "12-01T09:20")).as("no clock of either says that").isNull();
        note(40, "12-01T10:00", Duration.ZERO);
        assertThat(around(20, "12-01T09:20")).isNull();
    }

    @Test
    void whereTheNextPairCanHoldItTooNothingIsSaid() {
        note(10, "12-01T09:00", Duration.ZERO);
        note(30, "12-01T10:00", Duration.ofMinutes(47));
        note(40, "12-01T10:15", Duration.ZERO);
        assertThat(around(20, "12-01T10:10")).as("made before or after it was set right").isNull();
        assertThat(around(20, "12-01T09:50")).as("before").isNotNull();
    }

    @Test
    void anEntryByAClockThatWasPutAheadAndBackBetweenIsNotToldOf() {
        note(10, "12-01T09:00", Duration.ZERO);
        note(30, "12-01T10:00", Duration.ZERO);
        assertThat(around(20, "12-05T12:00")).isNull();
        assertThat(around(20, "11-05T12:00")).isNull();
    }
}
