package org.lockfast.records;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent.Recorded;
import org.lockfast.exhibit.Judging.Judgement;

/** The part of an exhibit that no list shows or filters by; column {@code facts}, as JSON. */
record Facts(
        @Nullable String place,
        @Nullable String from,
        @Nullable UUID seizedBy,
        @Nullable String seizedByName,
        @Nullable String producer,
        @Nullable String power,
        @Nullable String storage,
        @Nullable List<String> hazards,
        @Nullable Map<String, String> identifiers,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable Map<String, String> conditions,
        @Nullable String notes,
        @Nullable UUID parent,
        List<String> incomplete,
        List<String> warnings,
        List<String> holds,
        Exhibit.@Nullable Copied copied) {

    static Facts of(Recorded now, Judgement judgement) {
        return new Facts(
                now.place(),
                now.from(),
                now.seizedBy(),
                now.seizedByName(),
                now.producer(),
                now.power(),
                now.storage(),
                now.hazards(),
                now.identifiers(),
                now.quantity(),
                now.unit(),
                now.conditions(),
                now.notes(),
                now.parent(),
                judgement.incomplete(),
                judgement.warnings(),
                judgement.holds(),
                copied(now));
    }

    private static Exhibit.@Nullable Copied copied(Recorded now) {
        if (now.rowHash() == null || now.copiedOn() == null) {
            return null;
        }
        return new Exhibit.Copied(
                now.copiedFrom() == null ? "" : now.copiedFrom(),
                now.copiedOn(),
                now.rowHash(),
                now.rowOccurrence() == null ? 1 : now.rowOccurrence(),
                now.rowColumns() == null ? Map.of() : now.rowColumns());
    }

    String json() {
        return StoredEvents.JSON.writeValueAsString(this);
    }

    static Facts read(String json) {
        return StoredEvents.JSON.readValue(json, Facts.class);
    }
}
