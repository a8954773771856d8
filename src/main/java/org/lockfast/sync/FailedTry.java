package org.lockfast.sync;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.SealedFiles;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.WireJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last try to synchronise, where it came to nothing; kept for whoever asks when the program has
 * ended, and gone once a try succeeds.
 *
 * @param at when it ended, by the device's clock
 * @param why in a sentence
 * @param answered whether the server was reached all the same
 */
public record FailedTry(Instant at, String why, boolean answered) {
    static final String PATH = "local/try";

    private static final Logger LOG = LoggerFactory.getLogger(FailedTry.class);

    /** As it lies in the file. */
    private record Kept(long atMs, String why, @Nullable Boolean answered) {}

    /**
     * What is kept of it. A file that does not read keeps nothing from going on: the next try
     * writes it anew, and till then that is what is said.
     *
     * @param now when it is read
     */
    static Optional<FailedTry> read(SealedFiles files, Instant now) {
        try {
            return files.find(PATH)
                    .map(json -> WireJson.read(json, Kept.class))
                    .map(kept ->
                            new FailedTry(
                                    Instant.ofEpochMilli(kept.atMs()),
                                    kept.why(),
                                    Boolean.TRUE.equals(kept.answered())));
        } catch (KeyringRefusal | Refused | UncheckedIOException e) {
            LOG.warn("What came of the last try does not read: {}", e.getClass().getSimpleName());
            return Optional.of(
                    new FailedTry(
                            now,
                            "What came of the last try does not read any more; the next one says it"
                                    + " anew.",
                            false));
        }
    }

    /** What came of a try takes the place of what came of the one before. */
    static void keep(SealedFiles files, Optional<FailedTry> failed) {
        try {
            if (failed.isPresent()) {
                FailedTry one = failed.get();
                files.write(
                        PATH,
                        WireJson.write(
                                new Kept(one.at().toEpochMilli(), one.why(), one.answered())));
            } else if (files.exists(PATH)) {
                files.delete(PATH);
            }
        } catch (UncheckedIOException e) {
            LOG.warn("What came of the last try could not be kept");
        }
    }
}
