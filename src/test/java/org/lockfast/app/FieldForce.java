package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lockfast.journal.VerificationReport;
import org.lockfast.keys.Password;
import org.lockfast.ledger.LogVerify;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.Role;
import org.lockfast.records.IndexState;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.Wires;

/**
 * A server and devices with wrong clocks, each a process of its own, with a bad line between them;
 * and what must hold once all have synchronised.
 */
final class FieldForce implements AutoCloseable {
    /** A device, the officer at it, and how wrong its clock is. */
    record Place(String name, String collar, Duration wrong) {}

    static final List<Place> PLACES =
            List.of(
                    new Place("SCN-07", ServedForce.COLLAR, Duration.ofMinutes(-7 * 60 - 13)),
                    new Place("SCN-08", "1002", Duration.ofMinutes(5 * 60 + 41)),
                    new Place("SCN-09", "1003", Duration.ofMinutes(31 * 60)));

    final ServerProcess server;
    final CuttingLine line;
    private final Path folder;

    /**
     * @param records an address of PostgreSQL, or empty
     */
    FieldForce(Path folder, String records, long seed) throws IOException {
        this.folder = folder;
        this.server = new ServerProcess(folder, records);
        for (Place place : PLACES) {
            FieldStore.enrol(folder, place.name(), place.wrong(), server);
        }
        try (FieldStore first = founder(PLACES.getFirst())) {
            for (Place place : PLACES.subList(1, PLACES.size())) {
                try (Password typed = Password.of(ServedForce.PASSWORD)) {
                    ServedForce.value(
                            first.store()
                                    .keepingOfficers()
                                    .add(
                                            first.session(),
                                            null,
                                            place.collar(),
                                            "Officer of " + place.name(),
                                            EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR)),
                                            typed));
                }
            }
            ServedForce.value(
                    first.store()
                            .addingPlaces()
                            .add(
                                    first.session(),
                                    "Exampleton store/Bay H",
                                    "DRY_AMBIENT",
                                    "STORE"));
        }
        everySyncs(1);
        line = new CuttingLine(server.port(), seed, 60_000, 60);
    }

    private FieldStore founder(Place place) {
        return FieldStore.open(folder, place.name(), place.wrong(), ServedForce.COLLAR);
    }

    /** Starts the process of a device. */
    DeviceProcess start(Place place, long seed, int entries, int longest) throws IOException {
        return new DeviceProcess(
                StoreProcess.java(
                                SyncingProcess.class,
                                folder.toString(),
                                place.name(),
                                Long.toString(place.wrong().toMinutes()),
                                place.collar(),
                                Long.toString(seed),
                                line.address(),
                                Integer.toString(entries),
                                Integer.toString(longest))
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve(place.name() + ".log").toFile()))
                        .start());
    }

    /** What the processes of a device said that was not asked for. */
    String log(Place place) throws IOException {
        return Files.readString(folder.resolve(place.name() + ".log"));
    }

    private void everySyncs(int rounds) {
        for (int i = 0; i < rounds; i++) {
            for (Place place : PLACES) {
                try (FieldStore field = founder(place);
                        SyncClient client = field.client(Wires.HTTPS, server.address())) {
                    SyncResult result = client.round();
                    assertThat(result.reached()).isTrue();
                    assertThat(result.problems())
                            .as(place.name())
                            .extracting(SyncProblem::code)
                            .isSubsetOf("clock-skew", "nothing-sent");
                }
            }
        }
    }

    /**
     * All synchronise over a good line; then the log and every device have every entry once, say
     * the same, and verify.
     *
     * @param acknowledged entries that must be among them
     * @return how many entries there are
     */
    int converged(String when, List<String> acknowledged) throws Exception {
        everySyncs(2);
        server.stop();
        Path export = server.export();
        List<String> log = ServerProcess.entries(export);
        assertThat(log).as(when).doesNotHaveDuplicates().containsAll(acknowledged);
        SortedMap<String, Integer> once = new TreeMap<>();
        log.forEach(eid -> once.put(eid, 1));
        List<Map<String, List<String>>> states = new ArrayList<>();
        for (Place place : PLACES) {
            FieldStore field = founder(place);
            assertThat(field.entries()).as("%s, %s", when, place.name()).isEqualTo(once);
            states.add(field.state());
            IndexState.same(when + ", " + place.name(), states.getFirst(), states.getLast());
            VerificationReport report = field.verified();
            assertThat(report.ok()).as("%s, %s: %s", when, place.name(), report.json()).isTrue();
        }
        assertThat(states.getFirst().get("exhibit")).as(when).hasSizeGreaterThan(5);
        whole(export, log.size());
        return log.size();
    }

    /** An export has so many entries, and every one of them, chain and tile is as it must be. */
    static void whole(Path export, int entries) throws Exception {
        VerifyKey key = VerifyKey.parse(Files.readString(export.resolve("log.vkey")).strip());
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            LogVerify.Report report = LogVerify.check(export, key, null, workers);
            assertThat(report.findings()).isEmpty();
            assertThat(report.chains()).isEmpty();
            assertThat(report.entries()).isEqualTo(entries);
            assertThat(report.whole()).isTrue();
        }
    }

    @Override
    public void close() {
        line.close();
        server.close();
    }
}
