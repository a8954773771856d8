package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Received.Answer;
import org.lockfast.ledger.Hash;
import org.lockfast.place.PlaceEvent;

/** What two devices change of one place without knowing of each other reads the same in both. */
class PlaceChangesTest {
    private static final UUID SMITH = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");

    @TempDir Path folder;
    private TestForce force;
    private Device server;
    private Device desk;
    private UUID shelf;

    @BeforeEach
    void found() {
        force = new TestForce(folder, 7);
        server = force.server();
        server.add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("SUPERVISOR")));
        desk = force.joined("d-0000000000000001");
        shelf = new UUID(0x0198c5d200007000L, 0x8000000000000fffL);
        server.record(
                smith(),
                NewEvent.of(shelf, new PlaceEvent.Added("Store/Shelf", "DRY_AMBIENT", "STORE")));
        exchange();
    }

    @AfterEach
    void close() {
        force.close();
    }

    private static Acting smith() {
        Acting as = TestForce.acting(SMITH, 0);
        return new Acting(as.officer(), "SUPERVISOR", as.vouch(), as.signer());
    }

    private Hash change(Device at, String field, @Nullable String to) {
        return at.record(
                        smith(),
                        NewEvent.of(shelf, new PlaceEvent.Changed(field, null, to, "asked")))
                .eid();
    }

    private void exchange() {
        assertThat(desk.receiveAll(server.kept())).noneMatch(r -> r.answer() == Answer.REFUSED);
        assertThat(server.receiveAll(desk.kept())).noneMatch(r -> r.answer() == Answer.REFUSED);
    }

    private static List<String> rows(Device of, String table) {
        return of.rows().getOrDefault(table, List.of()).stream()
                .map(Arrays::deepToString)
                .sorted()
                .toList();
    }

    /** The row of the shelf but for its record number, which is each store's own. */
    private String row(Device of) {
        Object[] row =
                of.rows().getOrDefault("place", List.of()).stream()
                        .filter(one -> one[0].equals(shelf))
                        .findFirst()
                        .orElseThrow();
        return Arrays.toString(Arrays.copyOf(row, row.length - 1));
    }

    private long open(Device of) {
        return of.rows().getOrDefault("conflict", List.of()).stream()
                .filter(row -> row[6] == null)
                .count();
    }

    @Test
    void oneAfterTheOtherTheLaterStands() {
        change(desk, PlaceEvent.CAPACITY, "40");
        change(desk, PlaceEvent.PATH, "Store/Bay H");
        exchange();
        change(server, PlaceEvent.CAPACITY, "38");
        change(server, PlaceEvent.CLOSED, "true");
        exchange();
        for (Device of : List.of(server, desk)) {
            assertThat(row(of)).contains("Store/Bay H", ", 38, asked, Store/Shelf");
            assertThat(open(of)).isZero();
            assertThat(of.verify().firstOfEach()).isEmpty();
        }
        change(desk, PlaceEvent.CLOSED, null);
        change(desk, PlaceEvent.CAPACITY, null);
        exchange();
        assertThat(row(server)).contains("STORE, null, null, Store/Shelf").isEqualTo(row(desk));
    }

    @Test
    void whatTwoSaidAtOnceIsToldAndReadsTheSameWhicheverCameFirst() {
        server.skewMs = 5_000;
        Hash theirs = change(server, PlaceEvent.CAPACITY, "12");
        Hash ours = change(desk, PlaceEvent.CAPACITY, "50");
        exchange();
        assertThat(row(server)).contains(", 50, null").isEqualTo(row(desk));
        assertThat(open(server)).isEqualTo(1);
        assertThat(rows(server, "conflict")).isEqualTo(rows(desk, "conflict"));
        server.record(
                smith(),
                NewEvent.of(
                        shelf,
                        new ContinuityEvent.Resolved(
                                Finding.SECOND,
                                new ArrayList<>(List.of(ours, theirs)),
                                "counted")));
        exchange();
        assertThat(row(server)).contains(", 12, null").isEqualTo(row(desk));
        assertThat(open(desk)).isZero();
    }

    @Test
    void theSameSaidTwiceIsNoConflictAndAChangeThatKnowsBothSettlesIt() {
        change(server, PlaceEvent.CAPACITY, "12");
        change(desk, PlaceEvent.CAPACITY, "12");
        exchange();
        assertThat(open(server)).isZero();
        change(server, PlaceEvent.PATH, "Store/One");
        change(desk, PlaceEvent.PATH, "Store/Two");
        exchange();
        assertThat(open(server)).isEqualTo(1);
        assertThat(row(server)).isEqualTo(row(desk));
        change(server, PlaceEvent.PATH, "Store/Three");
        exchange();
        assertThat(open(server)).isZero();
        assertThat(row(desk)).contains("Store/Three", "Store/Shelf").isEqualTo(row(server));
    }

    @Test
    void aChangeThatComesBeforeItsPlaceCountsOnceThatIsThere() {
        UUID other = new UUID(0x0198c5d200007000L, 0x8000000000000ffeL);
        desk.record(
                smith(),
                NewEvent.of(other, new PlaceEvent.Changed(PlaceEvent.CAPACITY, null, "3", "x")));
        assertThat(rows(desk, "place")).hasSize(1);
        desk.record(
                smith(),
                NewEvent.of(other, new PlaceEvent.Added("Annexe", "DRY_AMBIENT", "STORE")));
        assertThat(rows(desk, "place"))
                .anyMatch(row -> row.contains("Annexe") && row.contains(", 3,"));
    }
}
