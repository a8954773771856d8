package org.lockfast.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a column can be mapped to. */
public enum ImportField {
    CASE("case"),
    REFERENCE("reference"),
    DESCRIPTION("description"),
    SEIZED_AT("seizedAt"),
    DISPOSED_AT("disposedAt", "Disposed of"),
    PLACE("place"),
    FROM("from"),
    SEIZED_BY("seizedBy"),
    POWER("power"),
    CATEGORY("category"),
    WHERE("where", "Where it was kept"),
    STATUS("status", "Status"),
    OLD_BARCODE("oldBarcode"),
    SEAL("seal"),
    QUANTITY("quantity"),
    UNIT("unit"),
    OFFICER_IN_CASE("officerInCase", "Officer in the case"),
    NOTES("notes");

    private final String key;
    private final @Nullable String noted;

    ImportField(String key) {
        this(key, null);
    }

    ImportField(String key, @Nullable String noted) {
        this.key = key;
        this.noted = noted;
    }

    /** Its name in a mapping file. */
    public String key() {
        return key;
    }

    /**
     * What it is called in the notes, for a field that the record of an exhibit has no place of its
     * own for; else null.
     */
    @Nullable String noted() {
        return noted;
    }

    /** Whether it is read as a day, with a time or without. */
    public boolean isDate() {
        return this == SEIZED_AT || this == DISPOSED_AT;
    }

    static Optional<ImportField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(ImportField::key).toList();
    }
}
