package org.lockfast.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.ledger.Hash;

/** An exhibit about to be recorded in a test; what is not said is not recorded. */
final class Recording {
    @Nullable UUID caseId;
    PropertyKind kind = PropertyKind.EXHIBIT;
    @Nullable String reference;
    @Nullable String propertyNumber;
    @Nullable String description;
    @Nullable String category;
    @Nullable String place;
    @Nullable String producer;
    @Nullable UUID seizedBy;
    @Nullable List<String> hazards;
    @Nullable Map<String, String> identifiers;
    @Nullable String notes;
    @Nullable Hash rowHash;
    final List<PackageRecorded> packages = new ArrayList<>();

    Recording as(String reference, String description) {
        this.reference = reference;
        this.description = description;
        return this;
    }

    Recording in(UUID caseId) {
        this.caseId = caseId;
        return this;
    }

    Recording with(Map<String, String> identifiers) {
        this.identifiers = identifiers;
        return this;
    }

    Recording packed(UUID id, @Nullable String seal) {
        packages.add(
                new PackageRecorded(
                        id,
                        packages.size() + 1,
                        "TEB_POLYTHENE",
                        seal == null ? null : "NUMBERED_BAG",
                        seal,
                        null,
                        null,
                        null));
        return this;
    }

    ExhibitEvent.Recorded event() {
        boolean copied = rowHash != null;
        return new ExhibitEvent.Recorded(
                kind,
                caseId,
                reference,
                propertyNumber,
                description,
                category,
                place,
                null,
                seizedBy,
                null,
                producer,
                null,
                null,
                hazards,
                identifiers,
                null,
                null,
                null,
                null,
                List.copyOf(packages),
                notes,
                null,
                null,
                copied ? "seizures.csv" : null,
                copied ? java.time.LocalDate.of(2026, 3, 1) : null,
                null,
                rowHash,
                copied ? 2 : null,
                copied ? Map.of("agency", "Felpersham") : null,
                null);
    }
}
