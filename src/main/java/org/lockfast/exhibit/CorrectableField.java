package org.lockfast.exhibit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;

/** The fields a correction may name, and what their text must look like. */
enum CorrectableField {
    REFERENCE("reference", Exhibit::reference),
    DESCRIPTION("description", Exhibit::description),
    CATEGORY("category", Exhibit::category),
    SEIZED_AT("seizedAt", e -> text(e.seizedAt())),
    PLACE("place", Exhibit::place),
    FROM("from", Exhibit::from),
    SEIZED_BY("seizedBy", Exhibit::seizedByName),
    PRODUCER("producer", Exhibit::producer),
    POWER("power", Exhibit::power),
    PACKAGING("packaging", e -> null),
    SEAL("seal", e -> null),
    STORAGE("storage", Exhibit::storage),
    HAZARDS("hazards", e -> e.hazards() == null ? null : String.join(",", e.hazards())),
    QUANTITY("quantity", e -> text(e.quantity())),
    UNIT("unit", Exhibit::unit),
    NOTES("notes", Exhibit::notes);

    private final String key;
    private final Function<Exhibit, @Nullable String> value;

    CorrectableField(String key, Function<Exhibit, @Nullable String> value) {
        this.key = key;
        this.value = value;
    }

    static Outcome<CorrectableField> of(String key) {
        return Arrays.stream(values())
                .filter(field -> field.key.equals(key))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() ->
                        new Outcome.Refused<>(
                                "UNKNOWN_FIELD",
                                "No field is called " + key + ". Name one of those listed.",
                                Arrays.stream(values()).map(field -> field.key).toList()));
    }

    static @Nullable String valueOf(String key, Exhibit exhibit) {
        return Arrays.stream(values())
                .filter(field -> field.key.equals(key))
                .findFirst()
                .map(field -> field.value.apply(exhibit))
                .orElse(null);
    }

    /** The text as it is recorded, or a refusal that says what it must look like. */
    Outcome<String> check(String text, Cataloguing catalogue, Instant latest) {
        return switch (this) {
            case REFERENCE -> Outcome.done(catalogue.normalReference(text.strip()));
            case CATEGORY -> code(key, text, catalogue.categories());
            case PACKAGING -> code(key, text, catalogue.packaging());
            case STORAGE -> code(key, text, catalogue.storage());
            case HAZARDS -> hazards(text, catalogue);
            case SEIZED_AT -> time(text, latest);
            case QUANTITY -> number(text);
            default -> Outcome.done(text.strip());
        };
    }

    private static Outcome<String> hazards(String text, Cataloguing catalogue) {
        for (String hazard : List.of(text.strip().split("\\s*,\\s*"))) {
            Outcome<String> one = code("hazard", hazard, catalogue.hazards());
            if (one instanceof Outcome.Refused<String>) {
                return one;
            }
        }
        return Outcome.done(text.strip().replaceAll("\\s*,\\s*", ","));
    }

    private static Outcome<String> code(String list, String text, Set<String> known) {
        return known.contains(text.strip())
                ? Outcome.done(text.strip())
                : new Outcome.Refused<>(
                        "UNKNOWN_CODE",
                        "No " + list + " is called " + text + ". Use one of those listed.",
                        known.stream().sorted().toList());
    }

    private static Outcome<String> time(String text, Instant latest) {
        try {
            OffsetDateTime at = OffsetDateTime.parse(text.strip());
            if (at.toInstant().isAfter(latest)) {
                return Outcome.refused("FUTURE", "Seized time must be now or earlier.");
            }
            return at.getYear() < 0
                    ? Outcome.refused("TIME", RecordingExhibits.YEAR)
                    : Outcome.done(at.toString());
        } catch (DateTimeParseException e) {
            return Outcome.refused(
                    "TIME",
                    "Give the time with its offset, like 2026-03-14T09:12:00Z or 2026-06-14T09:12:00+01:00.");
        }
    }

    private static Outcome<String> number(String text) {
        return Amount.read(text)
                .map(number -> Outcome.done(number.toPlainString()))
                .orElseGet(() -> Outcome.refused("NUMBER", Amount.SENTENCE));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
