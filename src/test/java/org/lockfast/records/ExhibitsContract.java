package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exchange.ImportEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Hash;

/** What the exhibits promise, whatever keeps them. */
abstract class ExhibitsContract extends OnIndex {
    abstract Exhibits exhibits();

    private final UUID id = history.id();
    private final UUID packageId = history.id();
    private final UUID caseId = history.id();

    private RecordedEvent phone() {
        add(caseId, new CaseEvent.Opened("01/AB/12034/26", "Operation Tern", null));
        history.acting = history.id();
        Recording phone =
                new Recording().as("JSM/4", "Black phone").in(caseId).packed(packageId, "B7000123");
        phone.propertyNumber = "P26-100001";
        phone.category = "PHONE_TABLET";
        phone.identifiers = Map.of("IMEI", "356938035643809");
        return follow(
                history.addAt(
                        id, phone.event(), OffsetDateTime.parse("2026-03-14T09:12:00+01:00")));
    }

    private void correct(String field, String to) {
        add(id, new ExhibitEvent.Corrected(field, null, to, "misread"));
    }

    private Exhibit now() {
        return exhibits().byId(id).orElseThrow();
    }

    @Test
    void anExhibitSaysWhatWasRecorded() {
        RecordedEvent entry = phone();
        Exhibit phone = now();
        assertThat(phone.reference()).isEqualTo("JSM/4");
        assertThat(phone.caseReference()).isEqualTo("01/AB/12034/26");
        assertThat(phone.seizedAt()).isEqualTo(OffsetDateTime.parse("2026-03-14T09:12:00+01:00"));
        assertThat(String.valueOf(phone.seizedAt())).endsWith("+01:00");
        assertThat(phone.identifiers()).containsEntry("IMEI", "356938035643809");
        assertThat(phone.status()).isEqualTo("HELD");
        assertThat(phone.hazards()).isNull();
        assertThat(phone.recordedBy()).isEqualTo(history.acting);
        assertThat(phone.eid()).isEqualTo(entry.entry().eid());
        assertThat(phone.recordedAt()).isEqualTo(entry.entry().recorded());
        assertThat(phone.copied()).isNull();
    }

    @Test
    void isFoundEveryWayPeopleCallIt() {
        phone();
        assertThat(exhibits().byReference("jsm 4")).containsExactly(now());
        assertThat(exhibits().byReference("JSM/04")).containsExactly(now());
        assertThat(exhibits().byReference("JSM/40")).isEmpty();
        assertThat(exhibits().byPropertyNumber("p26-100001")).contains(now());
        assertThat(exhibits().bySeal("b 7000123")).containsExactly(now());
        assertThat(exhibits().ofPackage(packageId)).contains(now());
        assertThat(exhibits().ofCase(caseId)).containsExactly(now());
        assertThat(exhibits().referencesIn(caseId)).containsExactly("JSM/4");
        assertThat(exhibits().byId(history.id())).isEmpty();
    }

    @Test
    void correctionsApplyAndTheOldReferenceNoLongerFinds() {
        phone();
        correct("reference", "JSM/14");
        correct("description", "Dark blue phone");
        correct("seizedAt", "2026-03-13T22:10:00Z");
        correct("hazards", "SHARP,BIOHAZARD");
        correct("quantity", "2.50");
        correct("identifiers.IMEI", "356938035643800");
        correct("seizedBy", "PC Jones");
        correct("kind", "FOUND");
        Exhibit phone = now();
        assertThat(phone.reference()).isEqualTo("JSM/14");
        assertThat(phone.description()).isEqualTo("Dark blue phone");
        assertThat(phone.seizedAt()).isEqualTo(OffsetDateTime.parse("2026-03-13T22:10:00Z"));
        assertThat(phone.hazards()).containsExactly("SHARP", "BIOHAZARD");
        assertThat(phone.quantity()).isEqualTo(new BigDecimal("2.50"));
        assertThat(phone.identifiers()).containsEntry("IMEI", "356938035643800");
        assertThat(phone.seizedByName()).isEqualTo("PC Jones");
        assertThat(phone.kind()).isEqualTo(PropertyKind.FOUND);
        assertThat(exhibits().byReference("JSM/4")).isEmpty();
        assertThat(exhibits().byReference("JSM/14")).hasSize(1);
    }

    @Test
    void aCorrectionItCannotReadLeavesTheField() {
        phone();
        Exhibit before = now();
        correct("quantity", "several");
        correct("seizedAt", "last Tuesday");
        correct("kind", "TREASURE");
        correct("identifiers", "not json");
        correct("colour", "red");
        assertThat(now()).isEqualTo(before);
    }

    @Test
    void bothOfTwoReferencesStay() {
        phone();
        UUID other = history.id();
        add(other, new Recording().as("jsm 4", "Knife").packed(history.id(), "B7000123").event());
        assertThat(exhibits().byReference("JSM/4"))
                .extracting(Exhibit::id)
                .containsExactly(id, other);
        assertThat(exhibits().bySeal("B7000123"))
                .extracting(Exhibit::id)
                .containsExactly(id, other);
    }

    @Test
    void everySealItEverHadFindsIt() {
        phone();
        add(packageId, new ContinuityEvent.Opened("B7000123", "examined"));
        add(packageId, new ContinuityEvent.Resealed("NUMBERED_BAG", "B7000999", true, "done"));
        assertThat(exhibits().bySeal("B7000123")).hasSize(1);
        assertThat(exhibits().usedSeals(List.of("b 7000123", "B7000999", "B7000124")))
                .containsExactlyInAnyOrder("b 7000123", "B7000999");
        assertThat(exhibits().bySeal("B7000999")).hasSize(1);
    }

    @Test
    void foundPropertyBecomesAnExhibit() {
        phone();
        UUID found = history.id();
        Recording ring = new Recording();
        ring.kind = PropertyKind.FOUND;
        ring.description = "Yellow metal ring";
        add(found, ring.packed(history.id(), null).event());
        Exhibit before = exhibits().byId(found).orElseThrow();
        assertThat(before.propertyNumber()).startsWith("P-");
        assertThat(before.name()).isEqualTo(before.propertyNumber());
        assertThat(before.incomplete()).containsExactly("SEIZED_AT", "SEAL");
        add(found, new ExhibitEvent.BecameExhibit(caseId, "TJ/1"));
        Exhibit after = exhibits().byId(found).orElseThrow();
        assertThat(after.kind()).isEqualTo(PropertyKind.EXHIBIT);
        assertThat(after.name()).isEqualTo("TJ/1");
        assertThat(exhibits().ofCase(caseId)).extracting(Exhibit::id).containsExactly(id, found);
    }

    @Test
    void aSupervisorsOverrideLiftsAHold() {
        UUID knife = history.id();
        Recording recording = new Recording().as("TJ/2", "Knife").packed(history.id(), "B1");
        recording.category = "KNIFE_BLADE";
        add(knife, recording.event());
        assertThat(exhibits().byId(knife).orElseThrow().holds()).containsExactly("D-15");
        add(knife, new ExhibitEvent.AdviceOverridden("D-15", "1", "tube is on order", List.of()));
        assertThat(exhibits().byId(knife).orElseThrow().holds()).isEmpty();
    }

    @Test
    void aCopiedRowIsFoundAgain() {
        Hash row = Hash.sha256(new byte[] {1});
        Recording copied = new Recording().as("LEG/1", "3321.45 CAD").packed(packageId, null);
        copied.rowHash = row;
        add(id, copied.event());
        Exhibit.Copied from = Objects.requireNonNull(now().copied());
        assertThat(from.file()).isEqualTo("seizures.csv");
        assertThat(from.occurrence()).isEqualTo(2);
        assertThat(from.columns()).containsEntry("agency", "Felpersham");
        Exhibits.FileRow first = new Exhibits.FileRow(row, 1);
        Exhibits.FileRow second = new Exhibits.FileRow(row, 2);
        Exhibits.FileRow other = new Exhibits.FileRow(Hash.sha256(new byte[] {2}), 2);
        List<Exhibits.FileRow> all = List.of(first, second, other);
        assertThat(exhibits().copiedRows(all)).containsExactly(new Exhibits.CopiedRow(second, id));
        UUID run = history.id();
        add(run, new ImportEvent.RowQuarantined(row, 1, 7, Map.of(), List.of("NO_CASE")));
        assertThat(exhibits().copiedRows(all))
                .containsExactlyInAnyOrder(
                        new Exhibits.CopiedRow(first, null), new Exhibits.CopiedRow(second, id));
        assertThat(exhibits().copiedRows(List.of(other))).isEmpty();
        assertThat(exhibits().copiedRows(List.of())).isEmpty();
    }

    @Test
    void aSecondRecordOfTheSameExhibitChangesNothing() {
        phone();
        Exhibit before = now();
        add(id, new Recording().as("XX/9", "Forged").packed(history.id(), null).event());
        assertThat(now())
                .usingRecursiveComparison()
                .ignoringFields("incomplete") // the package it names has no seal
                .isEqualTo(before);
        assertThat(now().incomplete()).containsExactly("SEAL");
    }

    @Test
    void textOfAnyKindAndLengthIsKept() {
        List<String> texts =
                List.of(
                        "\u0000 nought, \u202e right to left, 👮🏽‍♀️ and \uFEFF",
                        "'; drop table exhibit; -- ${jndi:ldap://x} <script>",
                        "x".repeat(900_000));
        for (String text : texts) {
            UUID one = history.id();
            add(one, new Recording().as(text.substring(0, 8), text).event());
            assertThat(exhibits().byId(one).orElseThrow().description()).isEqualTo(text);
        }
    }

    @Test
    void aTextTooLongForAColumnSaysSo() {
        String text = "y".repeat(1_200_000);
        add(id, new Recording().as("JSM/4", text).event());
        assertThat(now().description())
                .hasSizeLessThan(1_000_001)
                .endsWith("the entry has the whole text)");
    }
}
