package org.lockfast.sync;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.VerifyKey;

/**
 * The device's memory of its server, on the disk. A change is on the disk when it returns; one that
 * is lost with the power is made again by asking again. Safe for use by several threads.
 */
public final class SyncMemory {
    /** Where it lies. */
    public static final String PATH = "local/sync";

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
     * @throws KeyringRefusal where it is there and does not open
     */
    public static Optional<SyncMemory> read(SealedFiles files) {
        return files.find(PATH).map(json -> new SyncMemory(files, SyncState.read(json)));
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

    VerifyKey logKey() {
        return VerifyKey.parse(now().logKey());
    }
}
