package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Hash;

/** What one device's chain tells, and how much of it is listed. */
class ChainsTest {
    private static final UUID ABOUT = UUID.fromString("0198c5d2-0000-7000-8000-000000000001");

    @TempDir Path folder;
    private IndexDatabase index;
    private Projection projection;
    private long record;

    @BeforeEach
    void open() {
        index = IndexDatabase.create(folder, Stores.KEY, History.STORE);
        projection = new Projection(index, Stores.ROOMS);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private Hash take(RecordedEvent from) {
        projection.apply(
                List.of(new RecordedEvent(record++, from.entry(), from.event(), null, Set.of())),
                record);
        return from.entry().eid();
    }

    private List<String> conflicts(String kind, boolean open) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = index.writing().createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select subject from conflict where kind = '"
                                        + kind
                                        + "' and resolved_by is "
                                        + (open ? "" : "not ")
                                        + "null")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Else whoever had one closed writes a second history unseen from there on. */
    @Test
    void aForkThatIsToldAfterAFindingIsToldAnew() throws SQLException {
        Hand one = new Hand(1, Instant.parse("2026-03-14T08:00:00Z"));
        take(one.add(ABOUT, new ExhibitEvent.Noted("before")));
        Hand copy = one.copied();
        copy.now = copy.now.plusSeconds(1);
        Hash here = take(one.add(ABOUT, new ExhibitEvent.Noted("here")));
        Hash there = take(copy.add(ABOUT, new ExhibitEvent.Noted("there")));
        take(one.add(ABOUT, new ExhibitEvent.Noted("here on")));
        take(copy.add(ABOUT, new ExhibitEvent.Noted("there on")));
        assertThat(conflicts("FORK", true)).containsExactly(one.device);
        Hand desk = new Hand(2, Instant.parse("2026-03-14T09:00:00Z"));
        desk.acting = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");
        take(
                desk.add(
                        History.STORE,
                        new ContinuityEvent.Resolved(
                                Conflict.Finding.BOTH_IN_ORDER, List.of(here, there), "copied")));
        assertThat(conflicts("FORK", true)).isEmpty();
        take(one.add(ABOUT, new ExhibitEvent.Noted("again here")));
        assertThat(conflicts("FORK", true)).isEmpty();
        take(copy.add(ABOUT, new ExhibitEvent.Noted("again there")));
        assertThat(conflicts("FORK", true)).containsExactly(one.device);
        assertThat(conflicts("FORK", false)).containsExactly(one.device);
        take(one.add(ABOUT, new ExhibitEvent.Noted("on")));
        take(copy.add(ABOUT, new ExhibitEvent.Noted("on too")));
        assertThat(conflicts("FORK", true)).hasSize(1);
    }

    /** A device alone records as many of them as it likes. */
    @Test
    void whatNobodyReadsOfADeviceIsListedOnce() throws SQLException {
        Hand one = new Hand(1, Instant.parse("2026-03-14T08:00:00Z"));
        for (int i = 0; i < 20; i++) {
            take(one.addUnknown(UUID.randomUUID(), "device.foo" + i + "/1"));
        }
        assertThat(conflicts("NEWER", true)).containsExactly(one.device);
        take(one.addUnknown(ABOUT, "continuity.teleported/1"));
        take(one.addUnknown(ABOUT, "continuity.teleported/1"));
        assertThat(conflicts("NEWER", true)).hasSize(3).contains(ABOUT.toString());
        JdbiConflicts told = new JdbiConflicts(index);
        assertThat(told.open()).allSatisfy(each -> assertThat(told.exhibits(each)).isEmpty());
    }
}
