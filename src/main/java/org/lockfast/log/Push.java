package org.lockfast.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries a device hands in, in the order of their chains.
 *
 * @param device who hands them in, {@code d-} and 16 hex digits; the entries may be another's
 * @param entries each the bytes of one entry, as {@code EntryBundle.split} gives them; the caller
 *     changes none of them afterwards
 * @param bodies a body bundle: every value these entries commit to
 * @param received the server's clock when the push had arrived
 * @param skewMs how far the device's clock is ahead of the server's; null where it did not say
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; compared by nobody
public record Push(
        String device,
        List<byte[]> entries,
        byte[] bodies,
        Instant received,
        @Nullable Long skewMs) {
    public Push {
        entries = List.copyOf(entries);
    }

    /** By a device that told its time. */
    public Push(String device, List<byte[]> entries, byte[] bodies, Instant received, long skewMs) {
        this(device, entries, bodies, received, Long.valueOf(skewMs));
    }
}
