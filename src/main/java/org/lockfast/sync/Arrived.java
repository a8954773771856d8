package org.lockfast.sync;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.SealedFiles;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.WireJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many entries of other devices arrived in each of the last hours, by the server, a relay or a
 * file: {@code local/arrived}. It is told and decides nothing, so what does not read begins anew.
 */
final class Arrived {
    static final String PATH = "local/arrived";

    private static final Logger LOG = LoggerFactory.getLogger(Arrived.class);
    private static final Duration KEPT = Duration.ofDays(2);

    /** So many in the hour that began then. */
    private record Hour(long fromMs, long entries) {}

    private record Kept(List<Hour> hours) {}

    private final SealedFiles files;
    private final InstantSource clock;

    Arrived(SealedFiles files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
    }

    /** So many more have. */
    synchronized void add(long entries) {
        if (entries <= 0) {
            return;
        }
        long now = clock.instant().toEpochMilli();
        long hour = now - Math.floorMod(now, Duration.ofHours(1).toMillis());
        List<Hour> hours = new ArrayList<>();
        long sum = entries;
        for (Hour one : hours()) {
            if (one.fromMs() == hour) {
                sum += one.entries();
            } else if (Math.abs(now - one.fromMs()) < KEPT.toMillis()) {
                hours.add(one);
            }
        }
        hours.add(new Hour(hour, sum));
        try {
            files.write(PATH, WireJson.write(new Kept(hours)));
        } catch (UncheckedIOException e) {
            LOG.warn("How much arrived could not be kept");
        }
    }

    /** How many have arrived since the hour that began then. */
    synchronized long since(Instant from) {
        return hours().stream()
                .filter(one -> one.fromMs() >= from.toEpochMilli())
                .mapToLong(Hour::entries)
                .sum();
    }

    private List<Hour> hours() {
        try {
            return files.find(PATH)
                    .map(json -> WireJson.read(json, Kept.class).hours())
                    .orElse(List.of());
        } catch (KeyringRefusal | Refused | UncheckedIOException e) {
            LOG.warn("How much arrived does not read: {}", e.getClass().getSimpleName());
            return List.of();
        }
    }
}
