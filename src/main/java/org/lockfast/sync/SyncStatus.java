package org.lockfast.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How this device stands to the server of its force: what the status bar and S17 show, and {@code
 * sync-status} prints. It says what is so; nothing of it holds up recording.
 *
 * @param standing whether there is a server at all, and whether it was reached
 * @param unsent entries in the journal that the server has not acknowledged
 * @param oldest when the oldest of them was recorded, by this device's clock; null where there is
 *     none
 * @param filesToSend photographs and forms that the server has not acknowledged
 * @param filesToCome photographs and forms that entries name and that are not here yet
 * @param lastContact when the server last answered, by this device's clock; null where it never did
 * @param skewMs the server's clock less this device's at that contact, in ms
 * @param size of the newest verified checkpoint; 0 where there is none
 * @param problems most serious first
 */
public record SyncStatus(
        Standing standing,
        long unsent,
        @Nullable Instant oldest,
        long filesToSend,
        long filesToCome,
        @Nullable Instant lastContact,
        long skewMs,
        long size,
        List<SyncProblem> problems) {

    /** How the device stands to the server. */
    public enum Standing {
        /** The store stands alone: it was never enrolled. */
        ALONE,
        /** The server did not answer at the last try, or was not asked yet. */
        OFFLINE,
        /** It answered, and something is on its way. */
        SYNCING,
        /** It answered at the last try. */
        ONLINE
    }

    /** Of a store that belongs to no server. */
    public static final SyncStatus ALONE =
            new SyncStatus(Standing.ALONE, 0, null, 0, 0, null, 0, 0, List.of());

    public SyncStatus {
        problems = List.copyOf(problems);
    }

    /** Whether the server answered at the last try. */
    public boolean online() {
        return standing == Standing.ONLINE || standing == Standing.SYNCING;
    }

    /** The most serious problem. */
    public Optional<SyncProblem> worst() {
        return problems.stream().findFirst();
    }

    /** Where a status comes from, and who is told when it changes. */
    public interface Source {
        /** As it is now. Answers at once. */
        SyncStatus now();

        /**
         * Tells each later status, on whatever thread it came about; ends when closed.
         *
         * @param listener returns soon and throws nothing
         */
        Listening listen(Consumer<SyncStatus> listener);

        /** How many entries of other devices have arrived since then, a full hour. */
        default long arrivedSince(Instant from) {
            return 0;
        }

        /** Of a store that stands alone: always the same. */
        Source ALONE =
                new Source() {
                    @Override
                    public SyncStatus now() {
                        return SyncStatus.ALONE;
                    }

                    @Override
                    public Listening listen(Consumer<SyncStatus> listener) {
                        return () -> {};
                    }
                };
    }

    /** What ends the telling. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
