package org.lockfast.sync.wire;

import java.util.List;

/**
 * Answer of {@code GET /v1/wraps}.
 *
 * @param wraps in the order they were kept
 * @param last number to ask from the next time
 */
public record Wraps(List<Wrap> wraps, long last) {
    /** Content type of one note by itself. */
    public static final String NOTE_TYPE = "text/plain; charset=utf-8";

    public Wraps {
        Given.all(wraps);
        wraps = List.copyOf(wraps);
    }

    /**
     * One of them.
     *
     * @param n its number
     * @param note the signed note, as {@code keys.WrapNote} reads it
     */
    public record Wrap(long n, String note) {
        public Wrap {
            Given.all(note);
        }
    }
}
