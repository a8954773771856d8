package org.lockfast.records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        @Nullable Map<String, String> particulars,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable Map<String, String> conditions,
        @Nullable String notes,
        @Nullable UUID parent,
        List<String> incomplete,
        List<String> warnings,
        List<String> holds,
        Exhibit.@Nullable Copied copied) {

    private static final int PART = 2_000;
    private static final int MANY = 20;

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
                now.particulars(),
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

    /**
     * As JSON, of at most {@link EntryRows#LONG} characters: where somebody wrote more, the texts
     * are kept in part and the lists of pairs not at all. The entry has all of it.
     */
    String json() {
        String whole = StoredEvents.JSON.writeValueAsString(this);
        return whole.length() <= EntryRows.LONG
                ? whole
                : StoredEvents.JSON.writeValueAsString(inPart());
    }

    private Facts inPart() {
        List<String> said = new ArrayList<>();
        warnings.stream().limit(MANY).map(Facts::part).forEach(said::add);
        said.add("This record is too long to be shown whole. Its history has all of it.");
        return new Facts(
                part(place),
                part(from),
                seizedBy,
                part(seizedByName),
                part(producer),
                part(power),
                part(storage),
                hazards == null ? null : hazards.stream().limit(MANY).map(Facts::part).toList(),
                null,
                null,
                quantity,
                part(unit),
                null,
                part(notes),
                parent,
                incomplete,
                said,
                holds,
                copied == null
                        ? null
                        : new Exhibit.Copied(
                                Objects.requireNonNullElse(part(copied.file()), ""),
                                copied.on(),
                                copied.rowHash(),
                                copied.occurrence(),
                                Map.of()));
    }

    /** A control character takes six in JSON: sixty such parts stay below the limit. */
    private static @Nullable String part(@Nullable String text) {
        return text == null || text.length() <= PART ? text : text.substring(0, PART) + "…";
    }

    static Facts read(String json) {
        return StoredEvents.JSON.readValue(json, Facts.class);
    }
}
