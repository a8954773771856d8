package org.lockfast.journal;

import org.jspecify.annotations.Nullable;

/**
 * One record as it lies in the file, still sealed.
 *
 * @param bytes an array it lies in, shared with its neighbours
 * @param to where the bytes end that may belong to it; equal to {@code from} where its bounds are
 *     not known
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Frame(long number, long offset, byte[] bytes, int from, int to) {
    /** The opened record, or null where it does not read under its number. */
    @Nullable Opened open(RecordCipher cipher) {
        byte[] plain = cipher.open(number, bytes, from, to);
        RecordKind kind = plain == null ? null : RecordKind.of(bytes[from + 4]);
        return plain == null || kind == null ? null : new Opened(number, kind, plain);
    }

    /** What it says it is, or null where its bounds are not known. */
    @Nullable RecordKind kind() {
        return to - from < RecordCipher.BEFORE ? null : RecordKind.of(bytes[from + 4]);
    }

    /** Why it does not open, in words that go into a sentence. */
    String whyNot(RecordCipher cipher) {
        if (!RecordCipher.plausible(bytes, from, to)) {
            return "its length or kind is not one a record can have";
        }
        return cipher.knowsGeneration(bytes, from)
                ? "its bytes are not those that were written there"
                : "it is sealed under a master key this officer does not hold, or its bytes were"
                        + " changed";
    }

    /** A record's plaintext. */
    @SuppressWarnings("ArrayRecordComponent")
    record Opened(long number, RecordKind kind, byte[] plain) {}
}
