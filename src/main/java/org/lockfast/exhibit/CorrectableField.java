package org.lockfast.exhibit;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;

/** The fields a correction may name, and what their text must look like. */
enum CorrectableField {
    REFERENCE("reference", "REFERENCE", Exhibit::reference),
    DESCRIPTION("description", "DESCRIPTION", Exhibit::description),
    CATEGORY("category", "CATEGORY", Exhibit::category),
    SEIZED_AT("seizedAt", "TIME", e -> text(e.seizedAt())),
    PLACE("place", "PLACE", Exhibit::place),
    FROM("from", "FROM", Exhibit::from),
    SEIZED_BY("seizedBy", "TAKEN_IN_BY", Exhibit::seizedByName),
    PRODUCER("producer", "PRODUCER", Exhibit::producer),
    POWER("power", "POWER", Exhibit::power),
    PACKAGING("packaging", "PACKAGING", e -> null),
    SEAL("seal", "SEAL_NUMBER", e -> null),
    STORAGE("storage", null, Exhibit::storage),
    HAZARDS("hazards", "HAZARDS", e -> e.hazards() == null ? null : String.join(",", e.hazards())),
    QUANTITY("quantity", "QUANTITY", e -> text(e.quantity())),
    UNIT("unit", null, Exhibit::unit),
    NOTES("notes", null, Exhibit::notes),
    /** One identifier, by its code: {@code identifiers.IMEI}. */
    IDENTIFIER("identifiers.", null, e -> null),
    /** One fact without a field of its own, by its code: {@code particulars.OWNER}. */
    PARTICULAR("particulars.", null, e -> null);

    private final String key;
    private final @Nullable String fact;
    private final Function<Exhibit, @Nullable String> value;

    CorrectableField(String key, @Nullable String fact, Function<Exhibit, @Nullable String> value) {
        this.key = key;
        this.fact = fact;
        this.value = value;
    }

    static Outcome<CorrectableField> of(String key) {
        return Arrays.stream(values())
                .filter(field -> field.names(key))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() ->
                        new Outcome.Refused<>(
                                "UNKNOWN_FIELD",
                                "No field is called " + key + ". Name one of those listed.",
                                Arrays.stream(values()).map(CorrectableField::called).toList()));
    }

    /** The key of one identifier or particular. */
    String with(String code) {
        return key + code;
    }

    /** The key of the field that says a fact of the record; empty where none does. */
    static Optional<String> answering(String fact) {
        String asked = fact.equals(Judging.TIME_LATER) ? "TIME" : fact;
        return Arrays.stream(values())
                .filter(field -> asked.equals(field.fact))
                .findFirst()
                .map(field -> field.key);
    }

    private boolean coded() {
        return this == IDENTIFIER || this == PARTICULAR;
    }

    private boolean names(String field) {
        return coded() ? field.startsWith(key) && field.length() > key.length() : field.equals(key);
    }

    private String called() {
        return coded() ? key + "CODE" : key;
    }

    static @Nullable String valueOf(String key, Exhibit exhibit) {
        if (IDENTIFIER.names(key)) {
            return exhibit.identifiers().get(key.substring(IDENTIFIER.key.length()));
        }
        if (PARTICULAR.names(key)) {
            return exhibit.particulars().get(key.substring(PARTICULAR.key.length()));
        }
        return Arrays.stream(values())
                .filter(field -> field.names(key))
                .findFirst()
                .map(field -> field.value.apply(exhibit))
                .orElse(null);
    }

    /**
     * The text as it is recorded, or a refusal that says what it must look like.
     *
     * @param field the field as it was named, with its code where it has one
     */
    Outcome<String> check(String field, String text, Cataloguing catalogue) {
        return switch (this) {
            case IDENTIFIER, PARTICULAR ->
                    code(
                                    this == IDENTIFIER ? "identifier" : "particular",
                                    field.substring(key.length()),
                                    this == IDENTIFIER
                                            ? catalogue.identifiers()
                                            : catalogue.particulars())
                            .then(known -> Outcome.done(text.strip()));
            case REFERENCE -> Outcome.done(catalogue.normalReference(text.strip()));
            case CATEGORY -> code(key, text, catalogue.categories());
            case PACKAGING -> code(key, text, catalogue.packaging());
            case STORAGE -> code(key, text, catalogue.storage());
            case HAZARDS -> hazards(text, catalogue);
            case SEIZED_AT -> time(text);
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

    /** An entry has room for no other year. */
    static boolean hasFourDigits(OffsetDateTime at) {
        return at.getYear() >= 0 && at.getYear() <= 9999;
    }

    private static Outcome<String> time(String text) {
        try {
            OffsetDateTime at = OffsetDateTime.parse(text.strip());
            return hasFourDigits(at)
                    ? Outcome.done(at.toString())
                    : Outcome.refused("TIME", RecordingExhibits.YEAR);
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
