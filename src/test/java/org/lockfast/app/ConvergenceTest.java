package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.Postgres;

/**
 * A server and three devices, each a process of its own, whose clocks are wrong by hours, record
 * about the same exhibits and synchronise over a line that is cut, delays, repeats and loses: all
 * end with the same record.
 */
class ConvergenceTest {
    @TempDir Path folder;

    @Test
    void threeDevicesEndWithTheSameRecord(TestReporter reporter) throws Exception {
        converge("", 200, reporter);
    }

    @Test
    @Tag("hard")
    void threeDevicesEndWithTheSameRecordOnPostgres(TestReporter reporter) throws Exception {
        try (Postgres postgres = Postgres.own()) {
            converge(postgres.database(), 200, reporter);
        }
    }

    @Test
    @Tag("hard")
    void tenThousandEntriesOfEachEndAsTheSameRecord(TestReporter reporter) throws Exception {
        converge("", Integer.getInteger("lockfast.drill.entries", 10_000), reporter);
    }

    private void converge(String records, int entries, TestReporter reporter) throws Exception {
        long seed = Long.getLong("lockfast.drill.seed", System.nanoTime());
        String when = "seed " + seed;
        reporter.publishEntry(when);
        List<DeviceProcess> devices = new ArrayList<>();
        List<String> acknowledged = new ArrayList<>();
        try (FieldForce force = new FieldForce(folder, records, seed)) {
            long began = System.nanoTime();
            for (FieldForce.Place place : FieldForce.PLACES) {
                devices.add(force.start(place, seed + devices.size() * 7919L, entries, 500));
            }
            for (int i = 0; i < devices.size(); i++) {
                FieldForce.Place place = FieldForce.PLACES.get(i);
                assertThat(devices.get(i).ended(3600))
                        .as("%s, %s: %s", when, place.name(), force.log(place))
                        .isZero();
                assertThat(devices.get(i).acknowledged()).hasSizeGreaterThanOrEqualTo(entries);
                acknowledged.addAll(devices.get(i).acknowledged());
            }
            long recorded = System.nanoTime();
            int all = force.converged(when, acknowledged);
            long ended = System.nanoTime();
            reporter.publishEntry(
                    String.format(
                            "%d entries; recording beside synchronising %.1f s (%.0f entries/s),"
                                    + " the rest with all checks %.1f s",
                            all,
                            (recorded - began) / 1e9,
                            acknowledged.size() / ((recorded - began) / 1e9),
                            (ended - recorded) / 1e9));
        } finally {
            devices.forEach(DeviceProcess::close);
        }
    }
}
