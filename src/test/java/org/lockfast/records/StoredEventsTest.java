package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.RecordedEvent;

class StoredEventsTest {
    @Test
    void everyEventComesBackAsItWas() throws SQLException {
        RandomHistory random = RandomHistory.of(21, 600);
        EntryRows rows = new EntryRows(Stores.EVENTS);
        for (RecordedEvent entry : random.history.entries) {
            assertThat(rows.happening(rows.row(entry))).isEqualTo(rows.happening(entry));
        }
    }

    @Test
    void timesKeepTheOffsetTheyWereGivenWith() {
        ContinuityEvent.GapExplained event =
                new ContinuityEvent.GapExplained(
                        java.time.OffsetDateTime.parse("2026-06-14T09:12:00+01:00"),
                        java.time.OffsetDateTime.parse("2026-06-14T09:12:00.123456789-05:30"),
                        false,
                        "in the van");
        String json = Stores.EVENTS.write(event);
        assertThat(Stores.EVENTS.read("continuity.gap-explained/1", json)).isEqualTo(event);
    }

    @Test
    void whatCannotBeReadIsNoEvent() {
        assertThat(Stores.EVENTS.read("continuity.teleported/7", "{}")).isNull();
        assertThat(Stores.EVENTS.read("continuity.moved/1", "not json")).isNull();
        assertThat(Stores.EVENTS.read(null, null)).isNull();
    }

    /** An entry taken in and never read again would close the store for good. */
    @Test
    void numbersAndNamesOfAnyLengthComeBack() {
        String digits = "9".repeat(1_501);
        String name = "k".repeat(60_000);
        ContinuityEvent.Condition weighed =
                new ContinuityEvent.Condition(
                        "WEIGHED", new java.math.BigDecimal(digits), "g", name, name, null);
        assertThat(Stores.EVENTS.read("continuity.condition/1", Stores.EVENTS.write(weighed)))
                .isEqualTo(weighed);
        ExhibitEvent.Recorded named = new Recording().with(java.util.Map.of(name, "1")).event();
        assertThat(Stores.EVENTS.read("exhibit.recorded/1", Stores.EVENTS.write(named)))
                .isEqualTo(named);
    }
}
