package org.lockfast.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogStoreFault;
import org.lockfast.log.ServerShelf;
import org.lockfast.log.Stamp;

/**
 * Has the newest checkpoint stamped by an authority outside the force, once a day and when an
 * administrator says so. Whatever goes wrong with that is told and holds up nothing.
 */
final class Stamping {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SKEW = Duration.ofMinutes(2); // as for devices

    private final CentralLog log;
    private final ServerShelf shelf;
    private final @Nullable StampAuthority authority;
    private final InstantSource clock;
    private final Metrics metrics;
    private final CallLog calls;
    private final Instant began;
    private volatile @Nullable Stamp newest;
    private volatile @Nullable String trouble;

    Stamping(
            CentralLog log,
            ServerShelf shelf,
            @Nullable StampAuthority authority,
            InstantSource clock,
            Metrics metrics,
            CallLog calls) {
        this.log = log;
        this.shelf = shelf;
        this.authority = authority;
        this.clock = clock;
        this.metrics = metrics;
        this.calls = calls;
        this.began = clock.instant();
        if (authority != null) {
            gauges();
        }
    }

    private void gauges() {
        metrics.gauge(
                "lockfast_timestamp_size",
                "Entries under the newest time stamp.",
                all -> size(newest));
        metrics.gauge(
                "lockfast_timestamp_behind_seconds",
                "Since the newest time stamp; 0 where nothing has come since.",
                all -> behind());
        metrics.gauge(
                "lockfast_timestamp_skew_seconds",
                "The authority's clock before the server's, at the newest time stamp.",
                all -> skew(newest).toMillis() / 1_000.0);
    }

    private static long size(@Nullable Stamp stamp) {
        return stamp == null ? 0 : stamp.size();
    }

    private static Duration skew(@Nullable Stamp stamp) {
        return stamp == null ? Duration.ZERO : Duration.between(stamp.kept(), stamp.time());
    }

    private double behind() {
        Stamp last = newest;
        try {
            return log.state().size() <= size(last)
                    ? 0
                    : Duration.between(last == null ? began : last.kept(), clock.instant())
                            .toSeconds();
        } catch (LogRefusal e) {
            return -1;
        }
    }

    /** Stamps where a day has passed and the log has grown. Throws nothing. */
    void daily() {
        if (authority == null) {
            return;
        }
        try {
            Stamp last = last();
            if (log.state().size() > size(last) && (last == null || aDay(last))) {
                stamp(authority);
            }
        } catch (StampTrouble e) {
            // told, and tried again
        } catch (LogRefusal | LogStoreFault e) {
            // the records do not answer: told elsewhere
        } catch (RuntimeException e) {
            calls.fault("timestamp", e);
        }
    }

    /** Either way: a clock that was set back must not put it off for ever. */
    private boolean aDay(Stamp last) {
        return Duration.between(last.kept(), clock.instant()).abs().compareTo(DAY) >= 0;
    }

    private @Nullable Stamp last() {
        java.util.List<Long> sizes = shelf.stamped();
        Stamp found = sizes.isEmpty() ? null : shelf.stamp(sizes.getLast()).orElse(null);
        newest = found;
        return found;
    }

    /**
     * Stamps the newest checkpoint now; one that is stamped already stays as it is.
     *
     * @throws ServerRefusal in a sentence
     */
    Stamp now() {
        if (authority == null) {
            throw new ServerRefusal("This server was started without --timestamp-url.");
        }
        try {
            return stamp(authority);
        } catch (StampTrouble e) {
            throw new ServerRefusal(String.valueOf(e.getMessage()), e);
        }
    }

    private synchronized Stamp stamp(StampAuthority by) throws StampTrouble {
        Note note = note();
        long size = Checkpoint.of(note).size();
        Optional<Stamp> there = shelf.stamp(size);
        if (there.isPresent()) {
            newest = there.get();
            return there.get();
        }
        try {
            StampAuthority.Answered answered = by.stamp(Hash.sha256(note.bytes()));
            Stamp fresh =
                    new Stamp(
                            size, answered.time(), clock.instant(), note.bytes(), answered.reply());
            Stamp kept = shelf.keepStamp(fresh) ? fresh : shelf.stamp(size).orElse(fresh);
            newest = kept;
            trouble = null;
            told(kept);
            return kept;
        } catch (StampTrouble e) {
            told(e);
            throw e;
        }
    }

    private Note note() throws StampTrouble {
        try {
            return log.evidence(log.checkpoint());
        } catch (LogRefusal e) {
            throw new StampTrouble(
                    StampTrouble.Kind.NO_CHECKPOINT, String.valueOf(e.getMessage()), e);
        }
    }

    private void told(Stamp stamp) {
        metrics.add("lockfast_timestamps_total{result=\"kept\"}", 1);
        boolean clocksDiffer = skew(stamp).abs().compareTo(SKEW) > 0;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("size", stamp.size());
        line.put("time", stamp.time().toString());
        if (clocksDiffer) {
            // It is kept: the authority's time is what is asked for. One of the clocks is wrong
            line.put("skewMs", skew(stamp).toMillis());
        }
        calls.happened(clocksDiffer ? "ALARM timestamp-clock" : "timestamp", line);
    }

    private void told(StampTrouble e) {
        trouble = e.kind().word();
        metrics.add("lockfast_timestamps_total{result=\"" + e.kind().word() + "\"}", 1);
        calls.happened("ALARM timestamp", Map.of("trouble", e.kind().word()));
    }

    /**
     * How it stands; null where no authority was named.
     *
     * @param size entries under the newest stamp
     * @param time by the authority's clock; null where there is none yet
     * @param behindSeconds since then, 0 where nothing has come since
     * @param trouble why the last try came to nothing; null where it did not
     */
    record State(
            long size,
            @Nullable String time,
            long behindSeconds,
            long skewMs,
            @Nullable String trouble) {}

    @Nullable State state() {
        Stamp last = newest;
        return authority == null
                ? null
                : new State(
                        size(last),
                        last == null ? null : last.time().toString(),
                        (long) behind(),
                        skew(last).toMillis(),
                        trouble);
    }
}
