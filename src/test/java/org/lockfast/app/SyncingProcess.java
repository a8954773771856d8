package org.lockfast.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.lockfast.journal.JournalWalk;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.Wires;

/**
 * A device as a process of its own: officers record on it while it synchronises now and then over a
 * bad line. It prints every entry it was told is recorded: to be killed, or to end by itself.
 */
final class SyncingProcess {
    private final FieldStore field;
    private final PrintStream out;
    private final JournalWalk walk;
    private int said;

    private SyncingProcess(FieldStore field, PrintStream out) {
        this.field = field;
        this.out = out;
        this.walk = field.store().journal().walk(field.store().journal().count());
    }

    /**
     * @param args the test's folder, the device's name, how many minutes its clock is ahead, the
     *     collar number of its officer, a seed, the address of the server, how many entries to
     *     record, and the longest wait between two rounds in milliseconds
     */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        long seed = Long.parseLong(args[4]);
        try (FieldStore field =
                FieldStore.open(
                        Path.of(args[0]),
                        args[1],
                        Duration.ofMinutes(Long.parseLong(args[2])),
                        args[3])) {
            field.store()
                    .findings()
                    .forEach(finding -> out.println("! " + finding.getClass().getSimpleName()));
            Wires wires =
                    (server, ca, own) -> new RestlessWire(Wires.HTTPS.to(server, ca, own), seed);
            try (SyncClient client = field.client(wires, args[5])) {
                Thread rounds =
                        Thread.ofPlatform()
                                .daemon()
                                .start(() ->
                                        rounds(
                                                client,
                                                new Random(seed + 1),
                                                Integer.parseInt(args[7])));
                new SyncingProcess(field, out)
                        .record(new OfficersAtWork(field, seed), Integer.parseInt(args[6]));
                rounds.interrupt();
                rounds.join();
            }
        }
        out.println("ended");
    }

    /** Offline for a while, then a round that may break off, until told to end. */
    private static void rounds(SyncClient client, Random random, int longest) {
        try {
            while (true) {
                Thread.sleep(1 + random.nextInt(longest));
                client.round();
                Thread.sleep(client.comeAgain().orElse(Duration.ZERO));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(OfficersAtWork officers, int entries) {
        while (said < entries) {
            officers.act();
            say();
        }
    }

    /** What was recorded here; what came from elsewhere is not this device's to promise. */
    private void say() {
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                if (kept.entry().device().equals(field.store().device().device())) {
                    out.println(kept.entry().eid().hex());
                    said++;
                }
            }
        }
        out.flush();
    }
}
