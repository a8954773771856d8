package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.FieldForce.Place;
import org.lockfast.testing.Postgres;

/**
 * Devices are killed while they record and synchronise, and so is the server; the PostgreSQL below
 * it is stopped as by a power cut and started again.
 */
class KilledSyncTest {
    private static final int TIMES = Integer.getInteger("lockfast.drill.kills", 200);

    @TempDir Path folder;

    @Test
    void fiveKillsLoseNothingThatWasAcknowledged(TestReporter reporter) throws Exception {
        kill(5, null, reporter);
    }

    @Test
    @Tag("hard")
    void twoHundredKillsLoseNothingThatWasAcknowledged(TestReporter reporter) throws Exception {
        kill(TIMES, null, reporter);
    }

    @Test
    @Tag("hard")
    void norWherePostgresqlIsStoppedInBetween(TestReporter reporter) throws Exception {
        try (Postgres postgres = Postgres.own()) {
            kill(TIMES, postgres, reporter);
        }
    }

    private void kill(int times, @Nullable Postgres postgres, TestReporter reporter)
            throws Exception {
        long seed = Long.getLong("lockfast.drill.seed", System.nanoTime());
        reporter.publishEntry("seed " + seed);
        Random random = new Random(seed);
        List<String> acknowledged = new ArrayList<>();
        String records = postgres == null ? "" : postgres.database();
        int server = 0;
        int stopped = 0;
        List<String> torn = new ArrayList<>();
        try (FieldForce force = new FieldForce(folder, records, seed)) {
            for (int kill = 0; kill < times; kill++) {
                String when = "kill " + kill + ", seed " + seed;
                // two at once, and not always the same: each is an older copy to the other
                List<Place> places = new ArrayList<>(FieldForce.PLACES);
                java.util.Collections.shuffle(places, random);
                try (DeviceProcess one = start(force, places.get(0), random);
                        DeviceProcess two = start(force, places.get(1), random)) {
                    one.until(random.nextInt(60));
                    if (postgres != null && random.nextInt(3) == 0) {
                        postgres.kill();
                        TimeUnit.NANOSECONDS.sleep(random.nextInt(400_000_000));
                        postgres.start();
                        stopped++;
                    }
                    if (postgres != null || random.nextInt(3) == 0) {
                        force.server.killAndStart();
                        server++;
                    }
                    two.until(random.nextInt(30));
                    TimeUnit.NANOSECONDS.sleep(random.nextInt(400_000_000));
                    end(force, places.get(0), one, when, acknowledged, torn);
                    end(force, places.get(1), two, when, acknowledged, torn);
                }
            }
            assertThat(acknowledged).hasSizeGreaterThan(times);
            int all = force.converged("seed " + seed, acknowledged);
            reporter.publishEntry(
                    "%d kills of devices, %d of the server, PostgreSQL stopped %d times;"
                                    .formatted(times * 2, server, stopped)
                            + " %d acknowledged of %d; indexes made anew %d"
                                    .formatted(acknowledged.size(), all, torn.size()));
        }
    }

    private static DeviceProcess start(FieldForce force, Place place, Random random)
            throws Exception {
        return force.start(place, random.nextLong(), Integer.MAX_VALUE, 150);
    }

    private static void end(
            FieldForce force,
            Place place,
            DeviceProcess device,
            String when,
            List<String> acknowledged,
            List<String> torn)
            throws Exception {
        assertThat(device.isAlive()).as("%s: %s", when, force.log(place)).isTrue();
        device.kill();
        // A kill may tear the index, which is then made anew: decision 0653
        assertThat(device.findings())
                .as(when)
                .isSubsetOf("IndexCaughtUp", "TailSetAside", "IndexUnusable");
        device.findings().stream().filter("IndexUnusable"::equals).forEach(torn::add);
        acknowledged.addAll(device.acknowledged());
    }
}
