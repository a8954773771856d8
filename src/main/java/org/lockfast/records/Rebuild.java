package org.lockfast.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.keys.OwnerOnly;

/**
 * Makes the index again from the journal, in a file beside the old one, which stays until the new
 * one is whole. Stopped half-way it leaves the old one as it was.
 */
public final class Rebuild {
    /** Entries in one transaction: enough that a word used often is written once, not more. */
    private static final int AT_ONCE = 5_000;

    private final Path directory;
    private final byte[] key;
    private final UUID store;
    private final Projection.Rooms rooms;

    /**
     * @param directory {@code DIR/index}
     * @param key 32 bytes, of the newest generation
     */
    public Rebuild(Path directory, byte[] key, UUID store, Projection.Rooms rooms) {
        this.directory = directory;
        this.key = key.clone();
        this.store = store;
        this.rooms = rooms;
    }

    /**
     * Makes the index and opens it. The old one must be closed.
     *
     * @param entries every entry of the journal, in order
     * @param position the number of journal records they stand for
     * @param progress is told how many entries are in, from time to time; may throw to stop
     */
    public IndexDatabase run(
            Iterator<RecordedEvent> entries, long position, LongConsumer progress) {
        IndexFile beside = IndexFile.newIn(directory);
        fill(beside, entries, position, progress);
        try {
            beside.replace(IndexFile.in(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return switch (IndexDatabase.open(directory, key, store)) {
            case Opening.Opened opened -> opened.index();
            case Opening.Unusable unusable ->
                    throw new IllegalStateException(
                            "The index just made cannot be opened: " + unusable.why());
        };
    }

    /** Hands all entries of the journal over, in order, some at a time. */
    @FunctionalInterface
    public interface Replay {
        /**
         * @return the number of journal records they stand for
         */
        long into(Consumer<List<RecordedEvent>> some);
    }

    /**
     * Makes the index beside the one that is in use, from which nothing is taken.
     *
     * @return the number of journal records it follows
     */
    public long beside(Replay replay) {
        IndexFile file = IndexFile.newIn(directory);
        try (IndexDatabase index = IndexDatabase.create(file, key, store)) {
            Projection projection = new Projection(index, rooms, true);
            long position = replay.into(projection::fill);
            projection.filled(position);
            compact(index, file);
            return position;
        }
    }

    /**
     * Puts the index made {@link #beside} in the place of the old one, which is kept aside. Both
     * must be closed.
     */
    public void takePlace() throws IOException {
        IndexFile old = IndexFile.in(directory);
        old.setAside();
        IndexFile.newIn(directory).replace(old);
    }

    void fill(
            IndexFile file, Iterator<RecordedEvent> entries, long position, LongConsumer progress) {
        try (IndexDatabase index = IndexDatabase.create(file, key, store)) {
            fill(index, entries, position, progress);
            compact(index, file);
        }
    }

    /**
     * What many transactions wrote over leaves holes; small files also open faster. H2 writes
     * another file for that, with the rights the account gives by itself.
     */
    private static void compact(IndexDatabase index, IndexFile file) {
        try (Statement shutdown = index.writing().createStatement()) {
            shutdown.execute("shutdown compact");
            OwnerOnly.tightenFile(file.path());
        } catch (SQLException e) {
            throw new IndexFault("The new index could not be closed", e);
        }
    }

    void fill(
            IndexDatabase index,
            Iterator<RecordedEvent> entries,
            long position,
            LongConsumer progress) {
        Projection projection = new Projection(index, rooms, true);
        List<RecordedEvent> some = new ArrayList<>(AT_ONCE);
        long taken = 0;
        while (entries.hasNext()) {
            some.add(entries.next());
            if (some.size() == AT_ONCE) {
                projection.fill(some);
                taken += some.size();
                some.clear();
                progress.accept(taken);
            }
        }
        projection.fill(some);
        projection.filled(position);
        progress.accept(taken + some.size());
    }
}
