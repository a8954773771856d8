package org.lockfast.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lockfast.journal.Journal;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.wire.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device's memory of its server, on the disk. A change is on the disk when it returns; one that
 * is lost with the power is made again by asking again. Safe for use by several threads.
 */
public final class SyncMemory {
    /** Where it lies. */
    public static final String PATH = "local/sync";

    private static final Logger LOG = LoggerFactory.getLogger(SyncMemory.class);

    private final SealedFiles files;
    private SyncState state;
    private boolean written = true;
    private long askedTo;
    private long looked = -1;

    private SyncMemory(SealedFiles files, SyncState state) {
        this.files = files;
        this.state = state;
    }

    /**
     * Reads it; empty where the store was never enrolled.
     *
     * @param directory the store's folder
     * @throws KeyringRefusal SERVER_FORGOTTEN where it cannot be read, or is gone
     */
    public static Optional<SyncMemory> read(Path directory, SealedFiles files) {
        if (!belongs(directory)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SyncMemory(files, SyncState.read(files.read(PATH))));
        } catch (KeyringRefusal | Refused e) {
            KeyringRefusal damaged =
                    new KeyringRefusal(KeyringRefusal.Reason.SERVER_FORGOTTEN, PATH);
            damaged.initCause(e);
            throw damaged;
        }
    }

    /** Whether a store was enrolled: it has this file, or had it. */
    public static boolean belongs(Path directory) {
        return Files.exists(directory.resolve(PATH))
                || Files.exists(directory.resolve(Receipts.PATH));
    }

    /**
     * Makes it again from the journal, where it was damaged: the log's key from the founding and
     * its successions, the pin from the newest own entry that names one.
     *
     * @param forceKey the force's, which the store trusts
     * @return how much of the log it is held to; empty where the journal does not say how this
     *     device joined
     */
    public static Optional<SyncProblem> makeAgain(
            SealedFiles files, Journal journal, VerifyKey forceKey, String server, String ca) {
        Optional<Origins> origins = Origins.of(journal, forceKey);
        Optional<Hash> enrolled = origins.flatMap(one -> one.enrolled(journal.device()));
        if (enrolled.isEmpty()) {
            return Optional.empty();
        }
        Origins.Known known = origins.get().known(journal.device());
        Checkpoint seen = known.seen();
        SyncProblem said = LineProblem.madeAgain(seen == null ? 0 : seen.size());
        SyncState fresh =
                SyncState.begin(
                                server,
                                ca,
                                known.log().name(),
                                known.log().vkey(),
                                enrolled.get().base64())
                        .pinned(seen == null ? "" : seen.text())
                        .told(List.of(said));
        begin(files, fresh);
        return Optional.of(said);
    }

    /** Another address of the same server, or its renewed certificates. */
    public void at(String address, String certificates) {
        put(state -> state.at(address, certificates));
    }

    /**
     * Lets the journal name the newest verified checkpoint in what is recorded from now on. One
     * that does not read names none; the next round tells of it.
     */
    public void seenBy(Journal journal) {
        SyncState state = now();
        try {
            Checkpoint pin = new LogWatch(logKey()).kept(state.pin());
            if (pin != null) {
                // of a clock known to be fast what it would have been: once it is set right, what
                // is
                // recorded is not before that
                long at = state.contactMs() + Math.min(0, state.skewMs());
                journal.seen(pin.size(), pin.root(), at);
            }
        } catch (SyncStop | Malformed e) {
            LOG.warn("The remembered checkpoint does not read");
        }
    }

    /** Begins it, at enrolment. */
    static SyncMemory begin(SealedFiles files, SyncState first) {
        files.write(PATH, first.bytes());
        return new SyncMemory(files, first);
    }

    /** As it is now. */
    synchronized SyncState now() {
        return state;
    }

    /**
     * Changes it.
     *
     * @throws java.io.UncheckedIOException when the disk refuses; it is then as it was
     */
    synchronized SyncState put(UnaryOperator<SyncState> change) {
        SyncState next = change.apply(state);
        if (!written || !next.equals(state)) {
            files.write(PATH, next.bytes());
            state = next;
            written = true;
        }
        return next;
    }

    /**
     * Changes it for now; the next {@link #put} or {@link #keep} takes it to the disk. For what may
     * be lost with the power.
     */
    synchronized void later(UnaryOperator<SyncState> change) {
        SyncState next = change.apply(state);
        written &= next.equals(state);
        state = next;
    }

    /** On return all of it is on the disk. */
    void keep() {
        put(now -> now);
    }

    /** Where asking again goes on, of what could not be taken; forgotten when the program ends. */
    synchronized long askedTo() {
        return askedTo;
    }

    synchronized void askedTo(long place) {
        askedTo = place;
    }

    /** The epoch up to which it was looked what does not read; forgotten when the program ends. */
    synchronized long looked() {
        return looked;
    }

    synchronized void looked(long epoch) {
        looked = epoch;
    }

    /** The server's address. */
    public String server() {
        return now().server();
    }

    /** PEM of the certificates that the server's own must stand under. */
    public String ca() {
        return now().ca();
    }

    /** The key of the force's log, as it was followed last. */
    public VerifyKey logKey() {
        return VerifyKey.parse(now().logKey());
    }
}
