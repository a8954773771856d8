package org.lockfast.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Entries one after another, C2SP tlog-tiles: {@code u16be length ‖ entry}, repeated. */
public final class EntryBundle {
    private EntryBundle() {}

    /** The bundle of these entries, in this order. */
    public static byte[] of(Collection<Entry> entries) {
        ByteSink out = new ByteSink(1024 * Math.max(1, entries.size()));
        for (Entry entry : entries) {
            append(entry.array(), out);
        }
        return out.toByteArray();
    }

    static void append(byte[] entry, ByteSink out) {
        if (entry.length > Entry.MAX_LENGTH) {
            throw new Malformed(
                    Malformed.Reason.TOO_LONG, "An entry is longer than a bundle can hold");
        }
        out.write(entry.length >> 8);
        out.write(entry.length);
        out.write(entry);
    }

    /**
     * Takes a bundle apart. The parts are not parsed, so that one bad entry does not hide the
     * others.
     *
     * @throws Malformed BUNDLE where it ends in the middle
     */
    public static List<byte[]> split(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            if (bundle.length - at < 2) {
                throw endsInTheMiddle();
            }
            int length = ((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff);
            at += 2;
            if (length > bundle.length - at) {
                throw endsInTheMiddle();
            }
            entries.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        return entries;
    }

    /**
     * Reads a bundle of entries that must all be well formed.
     *
     * @throws Malformed for the bundle or for its first bad entry
     */
    public static List<Entry> parse(byte[] bundle) {
        return split(bundle).stream().map(Entry::parseOwned).toList();
    }

    private static Malformed endsInTheMiddle() {
        return new Malformed(Malformed.Reason.BUNDLE, "A bundle of entries ends in the middle");
    }
}
