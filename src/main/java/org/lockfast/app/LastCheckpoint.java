package org.lockfast.app;

import java.util.Optional;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.VerifyKey;

/**
 * The newest checkpoint the store's log ever signed, remembered in a sealed file. A log signs no
 * two checkpoints that contradict each other: whoever holds both could show that one was false.
 *
 * @param files of the store
 * @param log the log's key
 */
record LastCheckpoint(SealedFiles files, VerifyKey log) {
    static final String FILE = "local/log-checkpoint";

    /**
     * @return empty where none was signed yet
     * @throws JournalRefusal where what is remembered is not by this log
     * @throws org.lockfast.keys.KeyringRefusal where the file does not read
     */
    Optional<Checkpoint> read() {
        return files.find(FILE)
                .map(bytes -> {
                    try {
                        return Checkpoint.verify(Note.parse(bytes), log);
                    } catch (Malformed e) {
                        throw new JournalRefusal(
                                "What this store remembers of the log it signed last ("
                                        + FILE
                                        + ") is not by this log, so no log was written. Put back the"
                                        + " store's folder local from your backup.",
                                e);
                    }
                });
    }

    /** Remembers that this one was signed, before anybody can have it. */
    void keep(Note signed) {
        files.write(FILE, signed.bytes());
    }
}
