package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;

/** One exhibit of which more is recorded than anybody ever would. */
class LongDossierTest {
    private static final int MANY = 2 * Dossier.LONG;

    @TempDir Path directory;

    private final History history = new History(41);
    private final UUID officer = history.id();
    private final UUID shelf = history.id();
    private final UUID late = history.id();
    private final UUID exhibit = history.id();
    private final UUID bag = history.id();
    private final UUID box = history.id();
    private final AtomicLong reckoned = new AtomicLong();
    private final Projection.Rooms rooms =
            new Projection.Rooms(
                    Stores.EVENTS,
                    (id, story) -> {
                        reckoned.addAndGet(story.size());
                        return Stores.ROOMS.reckoned().state(id, story);
                    },
                    Stores.JUDGING,
                    Stores.RULES,
                    null);

    private void record() {
        history.add(shelf, new PlaceEvent.Added("Store/Shelf 1", "DRY_AMBIENT", "STORE"));
        history.acting = officer;
        history.add(
                exhibit,
                new Recording()
                        .as("JSM/1", "Black phone")
                        .packed(bag, "A1")
                        .packed(box, "A2")
                        .event());
        for (int i = 0; i < MANY; i++) {
            UUID one = i % 7 == 0 ? box : bag;
            switch (i % 5) {
                case 0 ->
                        history.add(
                                one, new ContinuityEvent.Moved(i > MANY / 2 ? late : shelf, null));
                case 1 -> history.add(one, new ContinuityEvent.Sealed("NUMBERED_BAG", "B" + i));
                case 2 -> history.add(exhibit, new ExhibitEvent.Noted("seen again"));
                case 3 -> history.add(one, new ContinuityEvent.InHand(null, null));
                default ->
                        history.addAt(
                                one,
                                new ContinuityEvent.LookedAt(null, "INTACT", null),
                                history.now().atOffset(ZoneOffset.UTC));
            }
            if (i == MANY - 200) {
                history.add(
                        exhibit,
                        new ExhibitEvent.Corrected(
                                "description", "Black phone", "Blue phone", "eyes"),
                        null,
                        history.entries.get(1).entry().eid());
            }
            if (i == MANY - 100) {
                history.add(late, new PlaceEvent.Added("Annexe/Cage 9", "DRY_AMBIENT", "STORE"));
                history.add(
                        officer,
                        new OfficerEvent.Added(
                                "1207", "Quill", List.of("PROPERTY_OFFICER"), "v", "s"));
            }
        }
    }

    private Map<String, List<String>> rows(String name, IntUnaryOperator size) throws SQLException {
        Path folder = directory.resolve(name);
        IndexDatabase index = IndexDatabase.create(folder, Stores.KEY, History.STORE);
        Projection projection = new Projection(index, rooms);
        List<RecordedEvent> entries = history.entries;
        int times = 0;
        for (int from = 0; from < entries.size(); times++) {
            int to = Math.min(entries.size(), from + size.applyAsInt(from));
            projection.apply(
                    entries.subList(from, to),
                    to == entries.size() ? history.position() : entries.get(to).record());
            from = to;
            if (times % 40 == 39) { // nothing in memory
                index.close();
                index =
                        ((Opening.Opened) IndexDatabase.open(folder, Stores.KEY, History.STORE))
                                .index();
                projection = new Projection(index, rooms);
            }
        }
        try (IndexDatabase open = index) {
            assertThat(new JdbiExhibits(open).byReference("JSM/1"))
                    .extracting(Exhibit::id)
                    .containsExactly(exhibit);
            return ProjectionTest.rows(open.writing());
        }
    }

    @Test
    void aLongStoryGivesTheSameRowsHoweverItIsCut() throws SQLException {
        record();
        Map<String, List<String>> atOnce = rows("a", from -> MANY * 2);
        assertThat(rows("b", from -> 1 + from % 47)).isEqualTo(atOnce);
        assertThat(rows("c", from -> from < MANY - 30 ? 500 : 1)).isEqualTo(atOnce);
        try (IndexDatabase index =
                new Rebuild(directory.resolve("d"), Stores.KEY, History.STORE, rooms)
                        .run(history.entries.iterator(), history.position(), taken -> {})) {
            assertThat(ProjectionTest.rows(index.writing())).isEqualTo(atOnce);
        }
        assertThat(atOnce.get("exhibit")).first().asString().contains("Blue phone");
        assertThat(atOnce.get("exhibit_words"))
                .singleElement()
                .asString()
                .contains("blue", "annexe", "shelf", "quill", "b1996");
    }

    /** Each entry costs what the first did, and each transaction what there is. */
    @Test
    void aLongStoryIsReckonedUpOnceInATransaction() throws SQLException {
        record();
        reckoned.set(0);
        rows("a", from -> 500);
        long whole = history.entries.size();
        long transactions = whole / 500 + 1;
        long whileShort = 2L * Dossier.LONG * Dossier.LONG;
        assertThat(reckoned.get())
                .isGreaterThan(whole)
                .isLessThan(whileShort / 2 + 2 * whole * transactions + 3 * whole);
    }
}
