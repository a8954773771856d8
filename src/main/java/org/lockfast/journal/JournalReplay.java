package org.lockfast.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lockfast.ledger.Commitment;

/**
 * Hands the entries of a journal to whoever takes them in. The next batch is opened and decoded
 * while one is being taken.
 */
public final class JournalReplay {
    /** Takes entries in. */
    @FunctionalInterface
    public interface Batches {
        /**
         * @param newPosition the records read so far, up to and with the last entry
         */
        void take(List<RecordedEvent> events, long newPosition);
    }

    /**
     * @param read records read so far; bodies of an entry in the next batch may be among them
     */
    private record Batch(List<RecordedEvent> events, long read) {
        long newPosition() {
            return events.getLast().record() + 1;
        }
    }

    private final JournalFile file;
    private final EventReader reader;
    private final List<Item.UnreadableItem> unreadable = new CopyOnWriteArrayList<>();

    JournalReplay(JournalFile file, EventReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** Hands over everything from that record on. */
    void run(long from, Batches batches) {
        ItemStream items = new ItemStream(file, from);
        List<Commitment> bodies = new ArrayList<>();
        CompletableFuture<Batch> coming = read(items, from, bodies);
        long read = from;
        for (Batch now = coming.join(); now.read() > read; now = coming.join()) {
            read = now.read();
            coming = read(items, read, bodies);
            if (!now.events().isEmpty()) {
                batches.take(now.events(), now.newPosition());
            }
        }
    }

    /** Records that did not read so far, in order. Any thread. */
    List<Item.UnreadableItem> unreadable() {
        return List.copyOf(unreadable);
    }

    private CompletableFuture<Batch> read(ItemStream items, long from, List<Commitment> bodies) {
        return CompletableFuture.supplyAsync(() -> join(items, from, bodies));
    }

    private Batch join(ItemStream items, long from, List<Commitment> bodies) {
        List<Item> batch;
        try {
            batch = items.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<RecordedEvent> events = new ArrayList<>();
        for (Item item : batch) {
            switch (item) {
                case Item.BodyItem body -> bodies.add(body.body());
                case Item.EntryItem entry -> {
                    events.add(reader.read(entry.number(), entry.entry(), bodies));
                    bodies.clear();
                }
                case Item.UnreadableItem bad -> unreadable.add(bad);
                case Item.TombstoneItem destroyed -> {}
                case Item.MalformedItem named -> {} // verification names it
            }
        }
        return new Batch(events, from + batch.size());
    }
}
