package org.lockfast.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a journal from a record on, in batches, opening and parsing on all cores. Not for several
 * threads at once.
 */
final class ItemStream {
    private static final int BATCH_BYTES = 4 << 20;
    private static final int SLICE = 64;

    private final JournalFile file;
    private final int batchBytes;
    private long next;

    ItemStream(JournalFile file, long from) {
        this(file, from, BATCH_BYTES);
    }

    /**
     * @param batchBytes about so much is read at a time
     */
    ItemStream(JournalFile file, long from, int batchBytes) {
        this.file = file;
        this.next = from;
        this.batchBytes = batchBytes;
    }

    /** The next items in order; empty at the end. */
    List<Item> next() throws IOException {
        List<Frame> frames = file.frames(next, batchBytes);
        next += frames.size();
        int slices = (frames.size() + SLICE - 1) / SLICE;
        List<List<Item>> parsed =
                IntStream.range(0, slices)
                        .parallel()
                        .mapToObj(slice ->
                                parse(
                                        frames.subList(
                                                slice * SLICE,
                                                Math.min(frames.size(), (slice + 1) * SLICE))))
                        .toList();
        List<Item> all = new ArrayList<>(frames.size());
        parsed.forEach(all::addAll);
        return all;
    }

    private List<Item> parse(List<Frame> frames) {
        RecordCipher cipher = file.cipher();
        List<Item> items = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            Item item = Item.of(frame.open(cipher));
            items.add(
                    item != null
                            ? item
                            : new Item.UnreadableItem(frame.number(), frame.whyNot(cipher)));
        }
        return items;
    }
}
