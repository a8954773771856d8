package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.journal.Verification;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.LogExport;
import org.lockfast.ledger.LogKey;

/**
 * The store's own log: every entry in journal order, under a checkpoint signed by the log's key.
 */
public final class StoreLog {
    private final OpenStore store;

    /**
     * Entries written singly with their proofs, beside the first, a middle and the last one.
     *
     * @param entries their eids
     * @param indices their places in the log, from 0
     * @param subjects all entries about these
     */
    public record Singly(Set<Hash> entries, Set<Long> indices, Set<UUID> subjects) {
        /** None but those every export has. */
        public static final Singly NONE = new Singly(Set.of(), Set.of(), Set.of());

        public Singly {
            entries = Set.copyOf(entries);
            indices = Set.copyOf(indices);
            subjects = Set.copyOf(subjects);
        }
    }

    public StoreLog(OpenStore store) {
        this.store = store;
    }

    /**
     * @param directory absent or empty
     * @param progress told how far it got; the journal is gone over three times
     * @return the checkpoint, as signed
     * @throws JournalRefusal where a record does not read, or the log is not the one it signed
     *     before: what is written then would contradict the logs exported earlier; or where it
     *     lacks an entry that is wanted
     */
    public String export(Path directory, Singly singly, Verification.Progress progress)
            throws IOException {
        long all = store.journal().count();
        long damaged =
                store.journal().firstUnreadable((records, _) -> progress.reached(records, 3 * all));
        if (damaged >= 0) {
            throw new JournalRefusal(
                    "Journal record "
                            + damaged
                            + " does not read, so no log was written: without it the log would"
                            + " contradict those exported before. Put back a copy of the journal"
                            + " that has it, then export again. lockfast verify names all that is"
                            + " damaged.");
        }
        LogKey log = DeviceKeys.logSigner(store.open().masters(), store.device().device());
        try {
            LastCheckpoint last = new LastCheckpoint(store.files(), log.key());
            LogReading reading = new LogReading(singly, last.read().orElse(null));
            store.journal()
                    .replay(
                            0,
                            (events, position) -> {
                                events.forEach(event -> reading.take(event.entry()));
                                progress.reached(all + position, 3 * all);
                            });
            reading.check();
            return LogExport.write(
                            directory,
                            entries(position -> progress.reached(2 * all + position, 3 * all)),
                            log,
                            reading.keys(),
                            reading.singly(),
                            last::keep)
                    .text()
                    .strip();
        } finally {
            log.destroy();
        }
    }

    private Iterator<Entry> entries(LongConsumer reached) {
        return Pulled.from(sink ->
                store.journal()
                        .replay(
                                0,
                                (events, position) -> {
                                    for (RecordedEvent event : events) {
                                        sink.accept(event.entry());
                                    }
                                    reached.accept(position);
                                }));
    }
}
