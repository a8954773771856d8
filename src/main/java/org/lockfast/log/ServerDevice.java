package org.lockfast.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Acting;
import org.lockfast.journal.ChainPlace;
import org.lockfast.journal.EntryWriter;
import org.lockfast.journal.EventTypes;
import org.lockfast.journal.JournalDevice;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.ProcessClock;
import org.lockfast.ledger.Signer;

/** The server's own device: makes its entries. Used under the log's lock. */
final class ServerDevice {
    private final EntryWriter writer;
    private final int epoch;

    ServerDevice(ServerKeys keys, EventTypes types, ProcessClock clock, String app) {
        this.writer =
                new EntryWriter(types, new JournalDevice(keys.device(), keys::signer), clock, app);
        this.epoch = keys.epoch();
    }

    /** The first epoch it may sign in. */
    int epoch() {
        return epoch;
    }

    EntryWriter.Written write(
            @Nullable Signer force, @Nullable Acting by, NewEvent event, ChainPlace place) {
        return writer.write(force, by, event, place, List.of());
    }
}
