package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.LogExport;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.EntryKeys;

/**
 * The store's own log: every entry in journal order, under a checkpoint signed by the log's key.
 */
public final class StoreLog {
    private final OpenStore store;

    public StoreLog(OpenStore store) {
        this.store = store;
    }

    /**
     * @param directory absent or empty
     * @return the checkpoint, as signed
     * @throws JournalRefusal where a record does not read: a log without it would contradict the
     *     logs exported while it did
     */
    public String export(Path directory) throws IOException {
        long damaged = store.journal().firstUnreadable();
        if (damaged >= 0) {
            throw new JournalRefusal(
                    "Journal record "
                            + damaged
                            + " does not read, so no log was written: without it the log would"
                            + " contradict those exported before. Put back a copy of the journal"
                            + " that has it, then export again. lockfast verify names all that is"
                            + " damaged.");
        }
        Map<String, VerifyKey> keys = new LinkedHashMap<>();
        store.journal()
                .replay(
                        0,
                        (events, position) ->
                                events.forEach(event ->
                                        EntryKeys.introducedBy(event.entry())
                                                .forEach(
                                                        key -> keys.putIfAbsent(key.name(), key))));
        Ed25519Key log = DeviceKeys.logSigner(store.open().masters(), store.device().device());
        try {
            return LogExport.write(directory, entries(), log, keys.values()).text().strip();
        } finally {
            log.destroy();
        }
    }

    private Iterator<Entry> entries() {
        return Pulled.from(sink ->
                store.journal()
                        .replay(
                                0,
                                (events, position) -> {
                                    for (RecordedEvent event : events) {
                                        sink.accept(event.entry());
                                    }
                                }));
    }
}
