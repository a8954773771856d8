package org.lockfast.journal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process of its own that records on a store in a directory and prints the eid of every entry it
 * was told is acknowledged: to be killed, traced, or kept waiting.
 */
final class RecordingProcess {
    private RecordingProcess() {}

    /**
     * @param args the store's directory; how many to record, or -1 for without end; {@code hold} to
     *     only keep the store locked
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        TestStore store = on(Path.of(args[0]));
        try (StoreLock lock = StoreLock.take(store.store.lock())) {
            if (args[1].equals("hold")) {
                out.println(lock == null ? "not held" : "held");
                out.flush();
                System.in.read();
                return;
            }
            record(store, Long.parseLong(args[1]), out);
        }
    }

    static TestStore on(Path directory) {
        TestStore store = new TestStore(new DiskFiles(), directory);
        store.state = directory.resolve("state");
        store.now.set(InstantSource.system().millis());
        return store;
    }

    private static void record(TestStore store, long many, PrintStream out) {
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            store.indexWriter = writer;
            Journal journal =
                    store.files.exists(store.store.journal())
                            ? store.open().journal()
                            : store.create();
            Random random = new Random();
            for (long i = 0; i != many; i++) {
                NewEvent event =
                        NewEvent.of(TestStore.subject(random.nextInt(5)), TestStore.note("n" + i));
                for (Recorded one : journal.record(TestStore.ANNA_ACTS, List.of(event))) {
                    out.println(one.eid().hex());
                }
                out.flush();
            }
            journal.close();
        }
    }

    /** Starts one. */
    static ProcessBuilder start(Path directory, String what) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                RecordingProcess.class.getName(),
                directory.toString(),
                what);
    }
}
