package org.lockfast.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the columns of a file probably are, for somebody to look at before anything is copied; and
 * the mapping that says so.
 */
public final class Columns {
    /** Rows that are looked at for how dates are written. */
    private static final int LOOKED_AT = 2_000;

    /** How dates are written in lists: the day first, or ISO 8601. */
    private static final List<String> WRITTEN =
            List.of(
                    "yyyy-MM-dd",
                    "yyyy-MM-dd'T'HH:mm",
                    "yyyy-MM-dd'T'HH:mm:ss",
                    "yyyy-MM-dd HH:mm",
                    "yyyy-MM-dd HH:mm:ss",
                    "d/M/yyyy",
                    "d/M/yyyy H:mm",
                    "d/M/yyyy H:mm:ss",
                    "d.M.yyyy",
                    "d-M-yyyy",
                    "d MMM yyyy",
                    "d MMM yyyy H:mm",
                    "d-MMM-yyyy",
                    "d MMMM yyyy");

    private final CsvFile file;

    public Columns(CsvFile file) {
        this.file = file;
    }

    /** Which column is which field, by its heading; each column once at most. */
    public Map<ImportField, String> recognised() {
        Properties known = known();
        Map<ImportField, String> found = new EnumMap<>(ImportField.class);
        Set<String> taken = new HashSet<>();
        for (ImportField field : ImportField.values()) {
            List<String> headings =
                    Arrays.asList(known.getProperty(field.key(), "").split(",", -1));
            headings.stream()
                    .flatMap(heading ->
                            file.columns().stream().filter(column -> bare(column).equals(heading)))
                    .filter(column -> !taken.contains(column))
                    .findFirst()
                    .ifPresent(column -> {
                        taken.add(column);
                        found.put(field, column);
                    });
        }
        return found;
    }

    /** The first text there is in a column; empty where there is none. */
    public String sample(String column) {
        int at = file.columns().indexOf(column);
        for (CsvRecord record : file) {
            if (at >= 0 && at < record.cells().size() && !record.cells().get(at).isBlank()) {
                return record.cells().get(at).strip();
            }
            if (record.row() >= LOOKED_AT) {
                break;
            }
        }
        return "";
    }

    /** The ways in which dates of a column are written; empty where none reads any. */
    public List<String> written(String column) {
        int at = file.columns().indexOf(column);
        Map<String, DateReader> left = new java.util.LinkedHashMap<>();
        WRITTEN.forEach(
                format -> left.put(format, new DateReader(List.of(format), ZoneId.of("UTC"))));
        List<String> found = new ArrayList<>();
        for (CsvRecord record : file) {
            if (left.isEmpty() || record.row() > LOOKED_AT) {
                break;
            }
            String text = at >= 0 && at < record.cells().size() ? record.cells().get(at) : "";
            left.entrySet()
                    .removeIf(format -> {
                        boolean reads = !text.isBlank() && !format.getValue().read(text).isEmpty();
                        if (reads) {
                            found.add(format.getKey());
                        }
                        return reads;
                    });
        }
        return List.copyOf(found);
    }

    /**
     * The mapping, as a file for {@code import --map} has it.
     *
     * @param chosen which field comes from which column
     */
    public String mapping(Map<ImportField, String> chosen, ZoneId zone) {
        ObjectNode map = JsonMapper.shared().createObjectNode();
        chosen.forEach((field, column) -> {
            List<String> formats = field.isDate() ? written(column) : List.of();
            if (formats.isEmpty()) {
                map.put(field.key(), column);
            } else {
                ObjectNode date = map.putObject(field.key());
                date.put("column", column);
                ArrayNode list = date.putArray("formats");
                formats.forEach(list::add);
                date.put("zone", zone.getId());
            }
        });
        return JsonMapper.shared().writeValueAsString(map);
    }

    private static String bare(String heading) {
        return heading.toLowerCase(Locale.UK).replaceAll("[^a-z0-9]", "");
    }

    private static Properties known() {
        Properties known = new Properties();
        try (@Nullable InputStream in = Columns.class.getResourceAsStream("columns.properties");
                Reader text =
                        new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
            known.load(text);
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
