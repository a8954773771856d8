package org.lockfast.exhibit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * An exhibit or other property as the record now says, corrections applied.
 *
 * @param propertyNumber ours, given to every record, unique
 * @param particulars facts without a field of their own, by their code: {@code OWNER}, {@code
 *     FINDER}
 * @param incomplete codes of what is missing, in the order it is chased
 * @param warnings sentences about wording, packaging and copied rows
 * @param holds rule ids of adviser tier 3 that withhold the next step and were not overridden
 * @param recordedBy the officer who recorded it
 * @param eid the entry that recorded it
 * @param withheld why its facts are left out, in a sentence that says whom to ask: its case is
 *     restricted, and whoever reads this may not look; null where nothing is left out
 */
public record Exhibit(
        UUID id,
        PropertyKind kind,
        @Nullable UUID caseId,
        @Nullable String caseReference,
        @Nullable String reference,
        String propertyNumber,
        @Nullable String description,
        @Nullable String category,
        @Nullable OffsetDateTime seizedAt,
        @Nullable String place,
        @Nullable String from,
        @Nullable UUID seizedBy,
        @Nullable String seizedByName,
        @Nullable String producer,
        @Nullable String power,
        @Nullable String storage,
        @Nullable List<String> hazards,
        Map<String, String> identifiers,
        Map<String, String> particulars,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        Map<String, String> conditions,
        @Nullable String notes,
        @Nullable UUID parent,
        String status,
        List<String> incomplete,
        List<String> warnings,
        List<String> holds,
        @Nullable Copied copied,
        UUID recordedBy,
        Instant recordedAt,
        Hash eid,
        @Nullable String withheld) {

    /**
     * Where it was copied from.
     *
     * @param rowHash SHA-256 of the row's bytes without its line end
     */
    public record Copied(
            String file, LocalDate on, Hash rowHash, int occurrence, Map<String, String> columns) {}

    /** What people call it: the reference, else the property number. */
    public String name() {
        return reference == null ? propertyNumber : reference;
    }

    /**
     * What whoever moves it has to know, and nothing else: what it is called, how it is stored, and
     * what is dangerous about it.
     *
     * @param instead in place of the description
     * @param why as {@link #withheld}
     */
    Exhibit without(String instead, String why) {
        return new Exhibit(
                id,
                kind,
                caseId,
                null,
                reference,
                propertyNumber,
                instead,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                storage,
                hazards,
                Map.of(),
                Map.of(),
                null,
                null,
                Map.of(),
                null,
                null,
                status,
                List.of(),
                List.of(),
                holds,
                null,
                recordedBy,
                recordedAt,
                eid,
                why);
    }
}
