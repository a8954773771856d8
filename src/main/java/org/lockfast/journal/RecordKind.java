package org.lockfast.journal;

import org.jspecify.annotations.Nullable;

/** What a journal record holds. */
public enum RecordKind {
    /** The bytes of one entry. */
    ENTRY(1),
    /** A value that stands out of line, with its salt. */
    BODY(2),
    /** The place of a body that was lawfully destroyed. */
    TOMBSTONE(3);

    private final byte code;

    RecordKind(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static @Nullable RecordKind of(byte code) {
        return switch (code) {
            case 1 -> ENTRY;
            case 2 -> BODY;
            case 3 -> TOMBSTONE;
            default -> null;
        };
    }
}
