package org.lockfast.exchange;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Cataloguing;
import org.lockfast.exhibit.CopyFlag;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;

/** Makes the entry of a row: an exhibit in one package, or a row in quarantine. */
final class CopyMaker {
    /** Identifier under which the number of an older system's label is kept: it scans. */
    private static final String OLD_BARCODE = "OLD_BARCODE";

    /**
     * Where and when a copy is made.
     *
     * @param importId subject of the run's own entries
     */
    record Origin(String file, LocalDate on, UUID importId) {}

    private final CasesOfImport cases;
    private final Exhibits exhibits;
    private final Officers officers;
    private final Cataloguing catalogue;
    private final Supplier<UUID> ids;
    private final Supplier<String> propertyNumbers;
    private final Origin origin;
    private final ImportMap map;
    private final Map<String, Optional<Officer>> known = new HashMap<>();
    private final Set<String> seals = new HashSet<>();
    private Set<String> sealsUsed = Set.of();

    CopyMaker(
            CasesOfImport cases,
            Exhibits exhibits,
            Officers officers,
            Cataloguing catalogue,
            Supplier<UUID> ids,
            Supplier<String> propertyNumbers,
            Origin origin,
            ImportMap map) {
        this.cases = cases;
        this.exhibits = exhibits;
        this.officers = officers;
        this.catalogue = catalogue;
        this.ids = ids;
        this.propertyNumbers = propertyNumbers;
        this.origin = origin;
        this.map = map;
    }

    UUID importId() {
        return origin.importId();
    }

    /** Asks what must be known of rows before they are copied, for all of them at once. */
    void expect(List<ReadRow> rows) {
        cases.expect(
                rows.stream().<@Nullable String>map(row -> row.value(ImportField.CASE)).toList());
        sealsUsed =
                exhibits.usedSeals(
                        rows.stream()
                                .flatMap(row -> Stream.ofNullable(stripped(row, ImportField.SEAL)))
                                .toList());
    }

    /** Keeps a row whole. */
    NewEvent quarantine(ReadRow row) {
        return NewEvent.of(
                origin.importId(),
                new ImportEvent.RowQuarantined(
                        row.record().hash(),
                        row.occurrence(),
                        row.record().row(),
                        row.columns(),
                        row.codes()));
    }

    /**
     * Makes an exhibit of a row that was {@linkplain #expect expected}, and its case where the row
     * is the first to name it.
     *
     * @param events takes the events
     * @return the exhibit's id
     */
    UUID copy(ReadRow row, List<NewEvent> events) {
        UUID id = ids.get();
        ExhibitEvent.Recorded event = event(row, events);
        DateReader.Read seized = row.seizedAt();
        events.add(
                NewEvent.of(id, event)
                        .at(
                                seized == null
                                        ? null
                                        : new Occurred(seized.at(), seized.precision(), "stated")));
        return id;
    }

    private ExhibitEvent.Recorded event(ReadRow row, List<NewEvent> events) {
        CasesOfImport.Found found = cases.of(row.value(ImportField.CASE));
        if (found.unclear()) {
            row.flags().add(CopyFlag.CASE_UNCLEAR);
        }
        UUID caseId = found.known().id(events);
        String reference = reference(row, found.known());
        String seal = seal(row);
        String by = stripped(row, ImportField.SEIZED_BY);
        Optional<Officer> officer = by == null ? Optional.empty() : officer(by);
        String barcode = stripped(row, ImportField.OLD_BARCODE);
        return new ExhibitEvent.Recorded(
                PropertyKind.EXHIBIT,
                caseId,
                reference,
                propertyNumbers.get(),
                row.value(ImportField.DESCRIPTION),
                row.value(ImportField.CATEGORY),
                row.value(ImportField.PLACE),
                row.value(ImportField.FROM),
                officer.map(Officer::id).orElse(null),
                officer.isPresent() ? null : by,
                null,
                stripped(row, ImportField.POWER),
                null,
                null,
                barcode == null ? null : Map.of(OLD_BARCODE, barcode),
                null,
                row.quantity(),
                stripped(row, ImportField.UNIT),
                null,
                List.of(
                        new ExhibitEvent.PackageRecorded(
                                ids.get(), 1, null, null, seal, null, null, null)),
                row.notes(),
                null,
                null,
                origin.file(),
                origin.on(),
                origin.importId(),
                row.record().hash(),
                row.occurrence(),
                row.columns(),
                row.flags().isEmpty() ? null : row.codes());
    }

    private @Nullable String reference(ReadRow row, CasesOfImport.Known of) {
        if (!map.has(ImportField.REFERENCE)) {
            return of.next();
        }
        String written = stripped(row, ImportField.REFERENCE);
        if (written == null) {
            return null;
        }
        String reference = catalogue.normalReference(written);
        if (!of.use(reference)) {
            row.flags().add(CopyFlag.REFERENCE_USED);
        }
        return reference;
    }

    /** What kind of seal it is no row says, so nothing is said of it. */
    private @Nullable String seal(ReadRow row) {
        String seal = stripped(row, ImportField.SEAL);
        if (seal != null
                && (!seals.add(seal.toUpperCase(Locale.ROOT)) || sealsUsed.contains(seal))) {
            row.flags().add(CopyFlag.SEAL_USED);
        }
        return seal;
    }

    private Optional<Officer> officer(String by) {
        return known.computeIfAbsent(by, officers::byCollar);
    }

    private static @Nullable String stripped(ReadRow row, ImportField field) {
        String value = row.value(field);
        return value == null ? null : value.strip();
    }
}
