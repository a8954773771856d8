package org.lockfast.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.CopyFlag;
import org.lockfast.exhibit.Exhibits;

/**
 * A row as the mapping reads it.
 *
 * @param values the fields that have something, as it stands in the row
 * @param columns every cell by the name of its column
 * @param notes what belongs into the notes, or null
 * @param flags what was noticed
 * @param quarantined whether it can become no exhibit
 */
record ReadRow(
        CsvRecord record,
        int occurrence,
        Map<ImportField, String> values,
        Map<String, String> columns,
        DateReader.@Nullable Read seizedAt,
        @Nullable BigDecimal quantity,
        @Nullable String notes,
        Set<CopyFlag> flags,
        boolean quarantined) {

    /** By what it is known again. */
    Exhibits.FileRow identity() {
        return new Exhibits.FileRow(record.hash(), occurrence);
    }

    @Nullable String value(ImportField field) {
        return values.get(field);
    }

    /** The names of the flags, in their order. */
    List<String> codes() {
        return flags.stream().sorted().map(CopyFlag::name).toList();
    }
}
