package org.lockfast.app;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.JournalReplay;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.records.IndexCheck;
import org.lockfast.records.IndexFault;
import org.lockfast.records.Opening;

/**
 * Whether an index that nobody has open says what the journal says. One that is missing says
 * nothing wrong: it is made again at the next open.
 */
final class ClosedIndexCheck implements org.lockfast.journal.IndexCheck {
    private final Path directory;
    private final IndexCheck check;

    ClosedIndexCheck(Path directory, byte[] key, UUID store, IndexCheck.ByRules rooms) {
        this.directory = directory;
        this.check = new IndexCheck(key, store, rooms);
    }

    @Override
    public long position() {
        AtomicLong reached = new AtomicLong();
        try {
            check.check(
                    directory,
                    position -> {
                        reached.set(position); // asked for by the comparison before anything is
                        // compared
                        return Collections.emptyIterator();
                    });
        } catch (UncheckedIOException | IndexFault e) {
            throwUnlessFull(e); // told by the comparison
        }
        return reached.get();
    }

    @Override
    public @Nullable String difference(Consumer<JournalReplay.Batches> replay) {
        try {
            return difference(check.check(directory, position -> entries(replay, position)));
        } catch (UncheckedIOException | IndexFault e) {
            throwUnlessFull(e);
            return "The index could not be compared with the journal: there is no room for a copy of it"
                    + " ("
                    + DiskTrouble.why(e)
                    + "). Make room and check again; all else was checked";
        }
    }

    private static void throwUnlessFull(RuntimeException e) {
        if (!FullDisk.isBehind(e)) {
            throw e;
        }
    }

    private static @Nullable String difference(IndexCheck.Result result) {
        return switch (result) {
            case IndexCheck.Result.Same _ -> null;
            case IndexCheck.Result.Differs(IndexCheck.Difference difference) ->
                    difference.sentence();
            case IndexCheck.Result.Unreadable(Opening.Why why) when why == Opening.Why.MISSING ->
                    null;
            case IndexCheck.Result.Unreadable(Opening.Why why) ->
                    "The index cannot be read ("
                            + why
                            + "); rebuild makes it again from the journal";
        };
    }

    private static Iterator<RecordedEvent> entries(
            Consumer<JournalReplay.Batches> replay, long position) {
        return Pulled.from(sink ->
                replay.accept((events, newPosition) ->
                        events.stream().filter(event -> event.record() < position).forEach(sink)));
    }
}
