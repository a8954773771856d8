package org.lockfast.exchange;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which column becomes which field. A JSON object: field to column name, to {@code {"column": C,
 * "formats": [F], "zone": Z}}, or to {@code {"constant": V}}. What it does not know, it refuses: a
 * slip of the pen must not leave a field empty in thousands of records.
 */
public final class ImportMap {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final Set<String> KEYS = Set.of("column", "constant", "formats", "zone");

    /**
     * Where a field comes from: either a column or a constant.
     *
     * @param dates how it is read, for a date
     */
    record Source(@Nullable String column, @Nullable String constant, @Nullable DateReader dates) {}

    private final Map<ImportField, Source> sources;

    private ImportMap(Map<ImportField, Source> sources) {
        this.sources = sources;
    }

    /** Stops reading with a sentence. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<String> choices;

        Wrong(String sentence, List<String> choices) {
            super(sentence);
            this.choices = choices;
        }

        Wrong(String sentence) {
            this(sentence, List.of());
        }
    }

    /**
     * Reads a mapping.
     *
     * @param here the zone of dates that name neither zone nor offset
     */
    public static Outcome<ImportMap> read(String json, ZoneId here) {
        try {
            return Outcome.done(
                    new ImportMap(
                            sources(
                                    JSON.readTree(
                                            json.startsWith("\uFEFF") ? json.substring(1) : json),
                                    here)));
        } catch (JacksonException e) {
            return Outcome.refused(
                    "MAP_UNREADABLE",
                    "The mapping is no JSON: " + e.getOriginalMessage() + where(e));
        } catch (Wrong e) {
            return new Outcome.Refused<>("MAP_WRONG", String.valueOf(e.getMessage()), e.choices);
        }
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null ? "." : " (line " + e.getLocation().getLineNr() + ").";
    }

    private static Map<ImportField, Source> sources(JsonNode root, ZoneId here) {
        if (!root.isObject() || root.isEmpty()) {
            throw new Wrong(
                    "The mapping names no field. Write it as a JSON object such as {\"case\": \"File number\", \"description\": \"Goods\"}.",
                    ImportField.keys());
        }
        Map<ImportField, Source> sources = new EnumMap<>(ImportField.class);
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            ImportField field =
                    ImportField.of(entry.getKey())
                            .orElseThrow(() ->
                                    new Wrong(
                                            "The mapping has a field "
                                                    + entry.getKey()
                                                    + ", which is none. Use one of those listed.",
                                            ImportField.keys()));
            sources.put(field, source(field, entry.getValue(), here));
        }
        return sources;
    }

    private static Source source(ImportField field, JsonNode node, ZoneId here) {
        if (node.isString()) {
            return new Source(node.stringValue(), null, dates(field, node, here));
        }
        if (!node.isObject()) {
            throw new Wrong(
                    about(field)
                            + " Write a column's name, {\"column\": …} or {\"constant\": …} there.");
        }
        for (String key : node.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new Wrong(
                        about(field)
                                + " It has "
                                + key
                                + ", which means nothing there. Use column, formats and zone, or constant.");
            }
        }
        if (node.has("column") == node.has("constant")) {
            throw new Wrong(about(field) + " Give it a column or a constant, one of the two.");
        }
        if (!field.isDate() && (node.has("formats") || node.has("zone"))) {
            throw new Wrong(
                    about(field)
                            + " Only seizedAt and disposedAt are dates with formats and a zone.");
        }
        return new Source(
                text(field, node, "column"),
                text(field, node, "constant"),
                dates(field, node, here));
    }

    private static @Nullable String text(ImportField field, JsonNode node, String key) {
        if (!node.has(key)) {
            return null;
        }
        if (!node.path(key).isString() || node.path(key).stringValue().isBlank()) {
            throw new Wrong(about(field) + " Its " + key + " is no text.");
        }
        return node.path(key).stringValue();
    }

    private static @Nullable DateReader dates(ImportField field, JsonNode node, ZoneId here) {
        if (!field.isDate()) {
            return null;
        }
        List<String> patterns = patterns(field, node);
        ZoneId zone = here;
        if (node.has("zone")) {
            String named = text(field, node, "zone");
            try {
                zone = ZoneId.of(String.valueOf(named));
            } catch (DateTimeException e) {
                throw new Wrong(
                        about(field)
                                + " No zone is called "
                                + named
                                + ". Write it like Europe/London or +01:00.");
            }
        }
        for (String pattern : patterns) {
            try {
                var _ = new DateReader(List.of(pattern), zone);
            } catch (IllegalArgumentException e) {
                throw new Wrong(
                        about(field)
                                + " "
                                + pattern
                                + " is no date format. Write it like yyyy-M-d, d/M/yyyy or d MMMM yyyy HH:mm.");
            }
        }
        return new DateReader(patterns, zone);
    }

    private static List<String> patterns(ImportField field, JsonNode node) {
        JsonNode given = node.path("formats");
        if (given.isMissingNode()) {
            return DateReader.ISO;
        }
        List<String> patterns = new ArrayList<>();
        for (JsonNode one : given) {
            if (!one.isString() || one.stringValue().isBlank()) {
                throw new Wrong(about(field) + " A format is a text such as \"yyyy-M-d\".");
            }
            patterns.add(one.stringValue());
        }
        if (!given.isArray() || patterns.isEmpty()) {
            throw new Wrong(about(field) + " Its formats are a list such as [\"yyyy-M-d\"].");
        }
        return patterns;
    }

    private static String about(ImportField field) {
        return "The mapping's field " + field.key() + " cannot be used as it is.";
    }

    /** The mapping as it is used, every zone and format named, as JSON: what is recorded of it. */
    public String asUsed() {
        ObjectNode root = JSON.createObjectNode();
        sources.forEach((field, source) -> {
            ObjectNode one = root.putObject(field.key());
            if (source.column() != null) {
                one.put("column", source.column());
            }
            if (source.constant() != null) {
                one.put("constant", source.constant());
            }
            if (source.dates() != null) {
                source.dates().patterns().forEach(one.withArray("formats")::add);
                one.put("zone", source.dates().zone().getId());
            }
        });
        return JSON.writeValueAsString(root);
    }

    /**
     * Whether the constants can be what they are mapped to.
     *
     * @param categories codes that are known
     */
    Outcome<ImportMap> checkConstants(Set<String> categories) {
        for (Map.Entry<ImportField, Source> entry : sources.entrySet()) {
            ImportField field = entry.getKey();
            String constant = entry.getValue().constant();
            DateReader dates = entry.getValue().dates();
            if (constant != null
                    && field == ImportField.CATEGORY
                    && !categories.contains(constant)) {
                return new Outcome.Refused<>(
                        "MAP_WRONG",
                        about(field)
                                + " No category is called "
                                + constant
                                + ". Use one of those listed.",
                        categories.stream().sorted().toList());
            }
            if (constant != null && dates != null && dates.read(constant).size() != 1) {
                return Outcome.refused(
                        "MAP_WRONG",
                        about(field)
                                + " Its constant "
                                + constant
                                + " is no date in these formats: "
                                + String.join(", ", dates.patterns()));
            }
        }
        return Outcome.done(this);
    }

    boolean has(ImportField field) {
        return sources.containsKey(field);
    }

    Optional<Source> source(ImportField field) {
        return Optional.ofNullable(sources.get(field));
    }

    /** The place of each mapped column in the file's rows. */
    Outcome<Map<ImportField, Integer>> places(CsvFile file) {
        Map<ImportField, Integer> places = new EnumMap<>(ImportField.class);
        for (Map.Entry<ImportField, Source> entry : sources.entrySet()) {
            String column = entry.getValue().column();
            if (column == null) {
                continue;
            }
            int place = file.columns().indexOf(column.strip());
            if (place < 0) {
                return new Outcome.Refused<>(
                        "NO_COLUMN",
                        "The mapping takes "
                                + entry.getKey().key()
                                + " from the column "
                                + column
                                + ", and "
                                + file.name()
                                + " has no such column."
                                + hint(file)
                                + " It has those listed.",
                        file.columns());
            }
            if (file.columns().contains(column.strip() + " (2)")) {
                return Outcome.refused(
                        "COLUMN_TWICE",
                        file.name()
                                + " has more than one column called "
                                + column
                                + ". Give each its own name in the file's first line.");
            }
            places.put(entry.getKey(), place);
        }
        return Outcome.done(places);
    }

    private static String hint(CsvFile file) {
        String first = file.columns().getFirst();
        boolean other = file.columns().size() == 1 && (first.contains(";") || first.contains("\t"));
        return other
                ? " Its columns are divided by semicolons or tabs: save it with commas between them."
                : "";
    }
}
