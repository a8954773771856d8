package org.lockfast.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands on one receipt.
 *
 * @param copy 0 for the first print, then from 1
 * @param before sentences about receipts that were printed before
 * @param facts what is the same for all of it, by name
 * @param note what the rules say below the list; null for nothing
 * @param signed how each party vouched, where they did
 * @param drawn sheets that were signed on the screen
 * @param toSign what stands below each line to be signed with a pen
 * @param by the officer who prints
 * @param force force and station
 * @param seed of the file's own identity
 */
record ReceiptSheet(
        String heading,
        int copy,
        List<String> before,
        Map<String, String> facts,
        List<Item> items,
        @Nullable String note,
        List<String> signed,
        List<Row.Below> drawn,
        List<String> toSign,
        String by,
        String force,
        Instant now,
        Times times,
        long seed) {
    /**
     * One line of the list.
     *
     * @param name as people call it
     * @param lines what it is, then what is its own
     * @param seals one for each package
     * @param entry the entry it is a receipt of
     */
    record Item(
            String name,
            @Nullable String number,
            List<String> lines,
            List<String> seals,
            String entry) {}

    String count() {
        return Printing.count(items.size(), "item", "items");
    }

    /** Which print it is, in words. */
    String which() {
        return copy == 0 ? "Receipt" : "Copy " + copy;
    }
}
