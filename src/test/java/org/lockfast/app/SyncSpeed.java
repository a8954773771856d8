package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.NewEvent;
import org.lockfast.officer.Permission;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.Wires;
import org.lockfast.testing.Postgres;

/**
 * A device with ten thousand unsent notes of 600 bytes and its server, a process each, over TLS on
 * this machine; then all of it into another device. Beside it, where {@code -Dpouch=FOLDER} names a
 * folder in which {@code npm install} put them, PouchDB sending as many documents of that size to a
 * pouchdb-server: no signatures, no chain, nothing checked.
 */
@Tag("speed")
class SyncSpeed {
    private static final int NOTES = Integer.getInteger("sync.notes", 10_000);
    private static final int ROUNDS = Integer.getInteger("sync.rounds", 5);
    private static final String POUCH = System.getProperty("pouch", "");

    @TempDir Path folder;

    @Test
    void tenThousandNotesBesidePouch() throws Exception {
        try (Postgres postgres = Postgres.own();
                ServerProcess server =
                        new ServerProcess(
                                folder, postgres.database(), ServerProcess.INSTALLED)) {
            FieldStore.enrol(folder, "SCN-07", Duration.ZERO, server);
            FieldStore.enrol(folder, "SCN-08", Duration.ZERO, server);
            try (FieldStore one = open("SCN-07");
                    SyncClient client = one.client(Wires.HTTPS, server.address())) {
                for (int i = 0; i < 5; i++) { // both programs warm
                    note(one, NOTES / 2);
                    client.round();
                }
                for (int i = 0; i < ROUNDS; i++) {
                    note(one, NOTES);
                    long began = System.nanoTime();
                    assertThat(client.round().sent()).isEqualTo(NOTES);
                    told("sent, signed, chained, each checked", began);
                    pouch();
                }
            }
            try (FieldStore two = open("SCN-08");
                    SyncClient client = two.client(Wires.HTTPS, server.address())) {
                long began = System.nanoTime();
                long got = client.round().received();
                two.store().journal().settle();
                double took = (System.nanoTime() - began) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "received by another device, each checked: %,d in %.2f s (%,.0f/s)%n",
                        got,
                        took,
                        got / took);
            }
            server.stop();
        }
    }

    private FieldStore open(String name) {
        return FieldStore.open(folder, name, Duration.ZERO, ServedForce.COLLAR);
    }

    private static void note(FieldStore at, int count) {
        Random random = new Random(count);
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 600) {
                text.append(Long.toString(random.nextLong() >>> 1, 36)).append(' ');
            }
            events.add(
                    NewEvent.of(
                            at.store().ids().get(),
                            new ExhibitEvent.Noted(text.substring(0, 600))));
        }
        at.store()
                .journal()
                .record(ServedForce.value(at.session().acting(Permission.MANAGE_OFFICERS)), events);
        at.store().journal().settle(); // its own index is made when it is recorded, not when sent
    }

    private static void told(String what, long began) {
        double took = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT, "%,d notes %s: %.2f s (%,.0f/s)%n", NOTES, what, took, NOTES / took);
    }

    private static void pouch() throws IOException, InterruptedException {
        if (POUCH.isEmpty()) {
            return;
        }
        Path script = Path.of("src/test/pouch/replicate.mjs").toAbsolutePath();
        Process process =
                new ProcessBuilder("node", script.toString(), POUCH, Integer.toString(NOTES))
                        .redirectErrorStream(true)
                        .start();
        System.out.print(
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertThat(process.waitFor()).isZero();
    }
}
