package org.lockfast.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.CopyFlag;
import org.lockfast.journal.Occurred;
import org.lockfast.ledger.Hash;

/**
 * Reads rows by a mapping. It never guesses: what is not as the mapping says stays as text, and is
 * flagged.
 */
final class RowReader {
    /** Most bytes of a row that becomes an exhibit: the index must hold what is shown of it. */
    private static final int LONGEST = 65_536;

    /** Most characters of what stands in the entry itself. */
    private static final int LONGEST_CLEAR = 500;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}([.][0-9]{1,6})?");
    private static final Set<ImportField> CLEAR =
            EnumSet.of(ImportField.POWER, ImportField.SEAL, ImportField.UNIT);

    private final ImportMap map;
    private final Map<ImportField, Integer> places;
    private final List<String> columns;
    private final Set<String> categories;
    private final InstantSource clock;
    private final Map<Hash, Integer> seen = new java.util.HashMap<>();

    RowReader(
            ImportMap map,
            Map<ImportField, Integer> places,
            List<String> columns,
            Set<String> categories,
            InstantSource clock) {
        this.map = map;
        this.places = places;
        this.columns = columns;
        this.categories = categories;
        this.clock = clock;
    }

    /** Reads the next row of the file; rows come in their order. */
    ReadRow read(CsvRecord record) {
        int occurrence = seen.merge(record.hash(), 1, Integer::sum);
        return new Reading(record, occurrence).read();
    }

    /** One row being read. */
    private final class Reading {
        private final CsvRecord record;
        private final int occurrence;
        private final Map<ImportField, String> values = new EnumMap<>(ImportField.class);
        private final Map<ImportField, String> noted = new EnumMap<>(ImportField.class);
        private final Set<CopyFlag> flags = EnumSet.noneOf(CopyFlag.class);
        private boolean quarantined;

        Reading(CsvRecord record, int occurrence) {
            this.record = record;
            this.occurrence = occurrence;
        }

        ReadRow read() {
            boolean anything = values();
            shape();
            missing(anything);
            DateReader.Read seized = date(ImportField.SEIZED_AT);
            DateReader.Read disposed = date(ImportField.DISPOSED_AT);
            if (seized != null && disposed != null && before(disposed, seized)) {
                flags.add(CopyFlag.DISPOSED_BEFORE_SEIZED);
            }
            BigDecimal quantity = quantity();
            category();
            for (ImportField field : CLEAR) {
                if (values.getOrDefault(field, "").length() > LONGEST_CLEAR) {
                    note(field, CopyFlag.VALUE_TOO_LONG);
                }
            }
            return new ReadRow(
                    record,
                    occurrence,
                    values,
                    byColumn(),
                    seized,
                    quantity,
                    notes(),
                    flags,
                    quarantined);
        }

        /** Whether any column, constants not counted, has something. */
        private boolean values() {
            boolean anything = false;
            for (ImportField field : ImportField.values()) {
                ImportMap.Source source = map.source(field).orElse(null);
                if (source == null) {
                    continue;
                }
                Integer place = places.get(field);
                String value = source.constant();
                if (place != null) {
                    value = place < record.cells().size() ? record.cells().get(place) : "";
                    anything |= !value.isBlank();
                }
                if (value != null && !value.isBlank()) {
                    values.put(field, value);
                }
            }
            return anything;
        }

        private void shape() {
            int given = record.cells().size();
            if (given != columns.size()) {
                flags.add(CopyFlag.COLUMNS_DIFFER);
                // Nobody can say which cell belongs where, unless all that is over is empty.
                quarantined |=
                        given < columns.size()
                                || !record.cells().stream()
                                        .skip(columns.size())
                                        .allMatch(String::isBlank);
            }
            if (record.oddQuotes()) {
                flags.add(CopyFlag.QUOTES_ODD);
            }
            if (record.length() > LONGEST) {
                flags.add(CopyFlag.ROW_TOO_LONG);
                quarantined = true;
            }
            if (occurrence > 1) {
                flags.add(CopyFlag.DUPLICATE_ROW);
            }
        }

        private void missing(boolean anything) {
            if (!values.containsKey(ImportField.CASE)) {
                flags.add(CopyFlag.NO_CASE);
            }
            if (!values.containsKey(ImportField.DESCRIPTION)) {
                flags.add(CopyFlag.NO_DESCRIPTION);
            }
            if (map.has(ImportField.REFERENCE) && !values.containsKey(ImportField.REFERENCE)) {
                flags.add(CopyFlag.NO_REFERENCE);
            }
            if (!anything) {
                flags.add(CopyFlag.NOTHING_MAPPED);
                quarantined = true;
            }
        }

        private DateReader.@Nullable Read date(ImportField field) {
            String text = values.get(field);
            DateReader reader = map.source(field).map(ImportMap.Source::dates).orElse(null);
            if (text == null || reader == null) {
                return null;
            }
            Set<DateReader.Read> readings = reader.read(text);
            if (readings.size() != 1) {
                note(
                        field,
                        readings.isEmpty() ? CopyFlag.DATE_UNREADABLE : CopyFlag.DATE_AMBIGUOUS);
                return null;
            }
            DateReader.Read read = readings.iterator().next();
            if (future(read)) {
                flags.add(CopyFlag.DATE_FUTURE);
            }
            return read;
        }

        private boolean future(DateReader.Read read) {
            Instant now = clock.instant();
            return isDay(read)
                    ? read.at()
                            .toLocalDate()
                            .isAfter(now.atOffset(read.at().getOffset()).toLocalDate())
                    : Occurred.isLater(read.at().toInstant(), now);
        }

        /** Where one of the two is only a day, days are compared. */
        private static boolean before(DateReader.Read disposed, DateReader.Read seized) {
            if (isDay(disposed) || isDay(seized)) {
                LocalDate day = disposed.at().toLocalDate();
                return day.isBefore(seized.at().toLocalDate());
            }
            return disposed.at().toInstant().isBefore(seized.at().toInstant());
        }

        private static boolean isDay(DateReader.Read read) {
            return read.precision().equals("day");
        }

        private @Nullable BigDecimal quantity() {
            String text = values.get(ImportField.QUANTITY);
            if (text == null) {
                return null;
            }
            BigDecimal number =
                    NUMBER.matcher(text.strip()).matches() ? Amount.read(text).orElse(null) : null;
            if (number != null) {
                return number;
            }
            note(ImportField.QUANTITY, CopyFlag.QUANTITY_UNREADABLE);
            return null;
        }

        private void category() {
            String text = values.get(ImportField.CATEGORY);
            if (text == null) {
                return;
            }
            String code = text.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
            if (categories.contains(code)) {
                values.put(ImportField.CATEGORY, code);
            } else {
                note(ImportField.CATEGORY, CopyFlag.CATEGORY_UNKNOWN);
            }
        }

        /** Takes the value out of its field; it stands as text in the notes. */
        private void note(ImportField field, CopyFlag why) {
            flags.add(why);
            String text = values.remove(field);
            if (text != null) {
                noted.put(field, text);
            }
        }

        private @Nullable String notes() {
            StringBuilder notes = new StringBuilder(values.getOrDefault(ImportField.NOTES, ""));
            for (ImportField field : ImportField.values()) {
                String text = noted.get(field);
                if (text == null && field.noted() != null) {
                    text = values.get(field);
                }
                if (text != null) {
                    String called = field.noted() == null ? words(field) : field.noted();
                    notes.append(notes.isEmpty() ? "" : "\n")
                            .append(called)
                            .append(", as copied: ")
                            .append(text);
                }
            }
            return notes.isEmpty() ? null : notes.toString();
        }

        private static String words(ImportField field) {
            return switch (field) {
                case SEIZED_AT -> "Seized";
                case QUANTITY -> "Quantity";
                case CATEGORY -> "Category";
                case POWER -> "Power";
                case SEAL -> "Seal";
                case UNIT -> "Unit";
                default -> field.key();
            };
        }

        private Map<String, String> byColumn() {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < record.cells().size(); i++) {
                String name = i < columns.size() ? columns.get(i) : "(cell " + (i + 1) + ")";
                cells.put(name, record.cells().get(i));
            }
            return cells;
        }
    }
}
