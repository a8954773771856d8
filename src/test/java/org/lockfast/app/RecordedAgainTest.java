package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exchange.ImportEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Acting;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Received.Answer;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;

/**
 * Whoever records again what is recorded, by a clock that is days behind, alters nothing of it: the
 * first that came stands, and all are told.
 */
class RecordedAgainTest {
    private static final UUID SMITH = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");

    @TempDir Path folder;
    private TestForce force;
    private Device server;
    private Device desk;

    @BeforeEach
    void found() {
        force = new TestForce(folder, 7);
        server = force.server();
        server.add(SMITH, TestForce.officer("1003", "Smith", SMITH, List.of("SUPERVISOR")));
        desk = force.joined("d-0000000000000001");
        desk.skewMs = -86_400_000;
    }

    @AfterEach
    void close() {
        force.close();
    }

    private static Acting raman() {
        return TestForce.acting(TestForce.RAMAN, 0);
    }

    private static Acting smith() {
        Acting as = TestForce.acting(SMITH, 0);
        return new Acting(as.officer(), "SUPERVISOR", as.vouch(), as.signer());
    }

    private static List<Object[]> all(Device of, String table) {
        return of.rows().getOrDefault(table, List.of());
    }

    private static List<String> rows(Device of, String table) {
        return all(of, table).stream().map(Arrays::deepToString).sorted().toList();
    }

    private static List<String> open(Device of) {
        return all(of, "conflict").stream()
                .filter(row -> row[6] == null)
                .map(row -> row[1] + " " + row[2])
                .sorted()
                .toList();
    }

    private void exchange() {
        assertThat(desk.receiveAll(server.kept())).noneMatch(r -> r.answer() == Answer.REFUSED);
        assertThat(server.receiveAll(desk.kept())).noneMatch(r -> r.answer() == Answer.REFUSED);
    }

    private static void assertWhole(Device of) {
        assertThat(of.verify().firstOfEach()).isEmpty();
    }

    private Hash forge(UUID id, DomainEvent event) {
        return desk.record(raman(), NewEvent.of(id, event)).eid();
    }

    private void find(Finding finding, UUID about, Hash... heads) {
        server.record(
                smith(),
                NewEvent.of(about, new ContinuityEvent.Resolved(finding, List.of(heads), "asked")));
    }

    private static ExhibitEvent.Recorded exhibit(String description, PackageRecorded... packages) {
        return new ExhibitEvent.Recorded(
                PropertyKind.EXHIBIT,
                null,
                "JSM/1",
                null,
                description,
                "KNIFE_BLADE",
                "14 High Street",
                null,
                TestForce.ODE,
                null,
                "J Smith",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(packages),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static PackageRecorded pack(UUID id, String seal) {
        return new PackageRecorded(id, 1, "TEB_POLYTHENE", "NUMBERED_BAG", seal, null, null, null);
    }

    @Test
    void aPlaceStaysWhereItWas() {
        UUID shelf = server.fresh();
        Hash first = server.add(shelf, TestForce.place("Store/Shelf 4")).eid();
        List<String> before = rows(server, "place");
        exchange();
        Hash again = forge(shelf, new PlaceEvent.Added("J Smith's garage", "DRY_AMBIENT", "STORE"));
        exchange();
        assertThat(rows(server, "place")).isEqualTo(before);
        assertThat(rows(desk, "place").toString())
                .contains("Store/Shelf 4")
                .doesNotContain("garage");
        assertThat(open(server)).containsExactly("TWICE " + shelf).isEqualTo(open(desk));
        assertWhole(server);
        find(Finding.FIRST, shelf, again, first); // the first by what the entries say
        assertThat(open(server)).isEmpty();
        assertThat(rows(server, "place").toString()).contains("J Smith's garage");
        exchange();
        assertThat(rows(desk, "place").toString()).contains("J Smith's garage");
        assertWhole(server);
        assertWhole(desk);
    }

    @Test
    void aCaseKeepsItsTitle() {
        UUID of = server.fresh();
        server.add(of, new CaseEvent.Opened("01/AB/1/26", "Operation Tern", null));
        List<String> before = rows(server, "case_file");
        exchange();
        forge(of, new CaseEvent.Opened("01/AB/9/26", "Operation Wren", null));
        exchange();
        assertThat(rows(server, "case_file")).isEqualTo(before);
        assertThat(open(server)).containsExactly("TWICE " + of);
        assertWhole(server);
    }

    @Test
    void anExhibitKeepsItsPackagesAndItsAccount() {
        UUID id = server.fresh();
        UUID bag = server.fresh();
        UUID box = server.fresh();
        Hash first = server.add(id, exhibit("Kitchen knife", pack(bag, "B1"))).eid();
        server.add(bag, new ContinuityEvent.HandedOut("The Court", null, null));
        List<String> exhibit = rows(server, "exhibit");
        List<String> packages = rows(server, "package");
        exchange();
        Hash again = forge(id, exhibit("A spoon", pack(box, "B9")));
        exchange();
        assertThat(rows(server, "exhibit").toString())
                .contains("Kitchen knife")
                .doesNotContain("A spoon");
        assertThat(exhibit).hasSize(1);
        assertThat(rows(server, "package")).containsAll(packages).hasSize(2);
        assertThat(open(server)).containsExactly("TWICE " + id);
        assertWhole(server);

        find(Finding.FIRST, id, again, first);
        assertThat(rows(server, "exhibit").toString()).contains("A spoon");
        assertThat(rows(server, "package").toString())
                .as("no finding takes a package away")
                .contains(bag.toString())
                .contains(box.toString())
                .contains("The Court");
        assertThat(open(server)).isEmpty();
        assertWhole(server);
    }

    @Test
    void aPackageStaysWithItsExhibit() {
        UUID id = server.fresh();
        UUID bag = server.fresh();
        Hash first = server.add(id, exhibit("Kitchen knife", pack(bag, "B1"))).eid();
        exchange();
        UUID other = desk.fresh();
        Hash again = forge(other, exhibit("A spoon", pack(bag, "B1")));
        exchange();
        assertThat(exhibitOf(bag)).isEqualTo(id);
        assertThat(open(server)).containsExactly("TWICE " + bag);
        assertWhole(server);
        find(Finding.FIRST, bag, again, first);
        assertThat(exhibitOf(bag)).isEqualTo(other);
        assertWhole(server);
    }

    /** The same two entries may conflict in two ways: each is looked into by itself. */
    @Test
    void aFindingAboutOnePackageSaysNothingOfAnother() {
        UUID id = server.fresh();
        UUID other = server.fresh();
        UUID bag = server.fresh();
        UUID box = server.fresh();
        Hash first = server.add(id, exhibit("Knife", pack(bag, "B1"), pack(box, "B2"))).eid();
        exchange();
        Hash again = forge(other, exhibit("Spoon", pack(bag, "B1"), pack(box, "B2")));
        exchange();
        assertThat(open(server)).containsExactlyInAnyOrder("TWICE " + bag, "TWICE " + box);
        find(Finding.FIRST, bag, again, first); // by its clock it was recorded first
        assertThat(exhibitOf(bag)).isEqualTo(other);
        assertThat(exhibitOf(box)).isEqualTo(id);
        assertThat(open(server)).containsExactly("TWICE " + box);
        assertWhole(server);
    }

    private UUID exhibitOf(UUID bag) {
        return (UUID)
                Objects.requireNonNull(
                        all(server, "package").stream()
                                .filter(row -> row[0].equals(bag))
                                .findFirst()
                                .orElseThrow()[2]);
    }

    @Test
    void aPackageThatIsRecordedAsAnExhibitStaysAPackage() {
        UUID id = server.fresh();
        UUID bag = server.fresh();
        server.add(id, exhibit("Kitchen knife", pack(bag, "B1")));
        exchange();
        forge(bag, exhibit("A spoon"));
        exchange();
        server.add(bag, new ContinuityEvent.HandedOut("The Court", null, null));
        assertThat(exhibitOf(bag)).isEqualTo(id);
        assertThat(rows(server, "package").toString()).contains("The Court");
        assertThat(rows(server, "exhibit")).hasSize(2);
        assertThat(open(server)).containsExactly("TWICE " + bag);
        assertWhole(server);
        server.add(bag, new ContinuityEvent.HandedIn("The Court", null));
        assertThat(rows(server, "package").toString()).contains("HELD");
        assertWhole(server);
    }

    @Test
    void aLabelFindsWhatItWasFirstPrintedFor() {
        UUID bag = server.fresh();
        UUID other = server.fresh();
        server.add(server.fresh(), exhibit("Kitchen knife", pack(bag, "B1")));
        server.add(server.fresh(), exhibit("Spoon", pack(other, "B2")));
        server.add(bag, label());
        List<String> before = rows(server, "label");
        exchange();
        forge(other, label());
        exchange();
        assertThat(rows(server, "label")).isEqualTo(before).hasSize(1);
        assertThat(open(server)).containsExactlyInAnyOrder("LABEL " + bag, "LABEL " + other);
        assertWhole(server);
    }

    /** Else whoever knows the file has every import pass its rows over. */
    @Test
    void aRowIsCopiedByNobodyWhoseKeyIsInDoubt() {
        desk.receiveAll(server.kept());
        Acting made =
                new Acting(
                        TestForce.RAMAN,
                        "ADMINISTRATOR",
                        Vouch.PASSWORD,
                        TestForce.key(TestForce.RAMAN + "/7"));
        String vkey = made.signer().key().vkey();
        desk.record(
                made,
                NewEvent.of(TestForce.RAMAN, new OfficerEvent.Rekeyed(vkey, "c2VhbA==", "mine")));
        Hash row = Hash.sha256(new byte[] {7});
        DomainEvent kept =
                new ImportEvent.RowQuarantined(row, 1, 1, Map.of("a", "b"), List.of("no date"));
        desk.record(made, NewEvent.of(desk.fresh(), kept));
        exchange();
        assertThat(rows(server, "copied_row")).isEmpty();
        server.add(server.fresh(), kept);
        exchange();
        assertThat(rows(server, "copied_row")).hasSize(1);
        assertWhole(server);
    }

    private static ContinuityEvent label() {
        return new ContinuityEvent.LabelPrinted(
                "X123456789", "100x150", 203, "pdf", 1, false, false, null, null);
    }

    /** Who got both in another order shows the other; both tell of the same until it is found. */
    @Test
    void whoGotItInAnotherOrderTellsOfTheSame() {
        UUID shelf = server.fresh();
        desk.receiveAll(server.kept());
        Hash first = server.add(shelf, TestForce.place("Store/Shelf 4")).eid();
        Hash again = forge(shelf, new PlaceEvent.Added("J Smith's garage", "DRY_AMBIENT", "STORE"));
        exchange();
        assertThat(rows(server, "place").toString()).contains("Shelf 4");
        assertThat(rows(desk, "place").toString()).contains("garage");
        assertThat(open(server)).isEqualTo(open(desk)).containsExactly("TWICE " + shelf);
        find(Finding.SECOND, shelf, again, first);
        exchange();
        assertThat(rows(server, "place").toString()).contains("Shelf 4");
        assertThat(rows(desk, "place").toString()).contains("Shelf 4");
        assertWhole(desk);
    }
}
