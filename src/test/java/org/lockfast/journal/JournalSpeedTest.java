package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.VerifyKey;

/**
 * Prints what recording and verifying cost beside what they cannot cost less than, measured in the
 * same run and in turns. It never fails on a time: the machine decides that.
 */
@Tag("speed")
class JournalSpeedTest {
    private static final int WARM = 500;
    private static final int MEASURED = 3000;

    @TempDir Path directory;

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    @Test
    void oneEntryFromRecordToAcknowledged() throws IOException {
        TestStore store = RecordingProcess.on(directory);
        long[] recorded = new long[MEASURED];
        long[] floor = new long[MEASURED];
        try (ExecutorService writer = Executors.newSingleThreadExecutor();
                FileChannel plain =
                        FileChannel.open(
                                directory.resolve("floor"),
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE)) {
            store.indexWriter = writer;
            try (Journal journal = store.create()) {
                for (int i = 0; i < WARM + MEASURED; i++) {
                    long before = Files.size(store.store.journal());
                    long took = record(journal, i);
                    journal.settle(); // so that the index does not run while the floor is measured
                    int bytes = (int) (Files.size(store.store.journal()) - before);
                    long least = floor(plain, bytes);
                    if (i >= WARM) {
                        recorded[i - WARM] = took;
                        floor[i - WARM] = least;
                    }
                }
            }
        }
        Arrays.sort(recorded);
        Arrays.sort(floor);
        print("one entry, record() to acknowledged      median us     p99 us");
        row("  journal", recorded);
        row("  floor: fsynced append, 2 signatures", floor);
        print(
                "  ratio                                  %9.2f  %9.2f   (wanted: 2.00, 4.00)",
                ratio(recorded, floor, 0.5), ratio(recorded, floor, 0.99));
    }

    private static long record(Journal journal, int i) {
        List<NewEvent> one =
                List.of(NewEvent.of(TestStore.subject(i % 50), TestStore.note("note " + i)));
        long began = System.nanoTime();
        journal.record(TestStore.ANNA_ACTS, one);
        return System.nanoTime() - began;
    }

    /** The same bytes in one fsynced append, and two signatures over a text of an entry's size. */
    private static long floor(FileChannel plain, int bytes) throws IOException {
        byte[] text = new byte[600];
        long began = System.nanoTime();
        TestStore.deviceKey(0).sign(text);
        TestStore.ANNA_ACTS.signer().sign(text);
        plain.write(ByteBuffer.allocate(bytes), plain.size());
        plain.force(false);
        return System.nanoTime() - began;
    }

    private static void row(String name, long[] sorted) {
        print("%-40s %10.0f %10.0f", name, at(sorted, 0.5) / 1000.0, at(sorted, 0.99) / 1000.0);
    }

    private static long at(long[] sorted, double part) {
        return sorted[(int) (part * (sorted.length - 1))];
    }

    private static double ratio(long[] one, long[] other, double part) {
        return (double) at(one, part) / at(other, part);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Raw(
            VerifyKey key, Ed25519.PublicPoint point, byte[] text, byte[] signature) {
        boolean bySharedTables() {
            return key.verify(text, signature);
        }

        boolean byTheLibrary() {
            return Ed25519.verify(signature, 0, point, text, 0, text.length);
        }
    }

    @Test
    void importAndVerify() throws IOException {
        int entries = 20_000;
        TestStore store = RecordingProcess.on(directory);
        List<Raw> raw = new ArrayList<>();
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            store.indexWriter = writer;
            try (Journal journal = store.create()) {
                long began = System.nanoTime();
                for (int i = 0; i < entries; i += 500) {
                    List<NewEvent> group = new ArrayList<>();
                    for (int n = i; n < i + 500; n++) {
                        group.add(NewEvent.of(TestStore.subject(n), TestStore.note("row " + n)));
                    }
                    journal.record(TestStore.ANNA_ACTS, group);
                }
                double seconds = (System.nanoTime() - began) / 1e9;
                print(
                        "recording %,d entries, 500 a call: %.1f s, %,.0f a second",
                        entries, seconds, entries / seconds);
                began = System.nanoTime();
                journal.settle();
                print("  and in the index %.1f s later", (System.nanoTime() - began) / 1e9);
                journal.replay(
                        0,
                        (events, position) ->
                                events.forEach(event -> raw.addAll(signatures(event.entry()))));
            }
        }
        double[] rates = new double[5];
        double[] floors = new double[5];
        double[] ours = new double[5];
        double[] shares = new double[5];
        for (int round = -3; round < rates.length; round++) {
            long started = cpu();
            double rate = verified(store);
            long between = cpu();
            double own = rate(raw, Raw::bySharedTables);
            long after = cpu();
            double library = rate(raw, Raw::byTheLibrary);
            if (round >= 0) {
                rates[round] = rate;
                ours[round] = own;
                floors[round] = library;
                shares[round] = (double) (after - between) / (between - started);
            }
        }
        Arrays.sort(rates);
        Arrays.sort(floors);
        Arrays.sort(ours);
        Arrays.sort(shares);
        print(
                "verify: %,.0f signature lines a second; raw Ed25519 of Bouncy Castle on all cores: %,.0f; ratio %.2f (wanted: 0.80)",
                rates[2], floors[2], rates[2] / floors[2]);
        print(
                "  raw signatures by our own tables of each key: %,.0f; ratio %.2f, by processor time %.2f",
                ours[2], rates[2] / ours[2], shares[2]);
    }

    /** Nanoseconds of processor time: what a busy machine does not falsify. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double verified(TestStore store) throws IOException {
        long began = System.nanoTime();
        VerificationReport report =
                new Verification(
                                store.files,
                                store.store,
                                TestStore.ID,
                                store.keys,
                                TestStore.TYPES,
                                TestStore.DEVICE,
                                new TestStore.Keys(),
                                KeyringCheck.none(),
                                a -> AttachmentCheck.State.GOOD,
                                IndexCheck.none(),
                                store.profile(),
                                (done, of) -> {})
                        .run();
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(report.ok()).as(report.json()).isTrue();
        return report.signatures() / seconds;
    }

    private static double rate(List<Raw> raw, Predicate<Raw> check) {
        long began = System.nanoTime();
        boolean good = raw.parallelStream().allMatch(check);
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(good).isTrue();
        return raw.size() / seconds;
    }

    private static List<Raw> signatures(Entry entry) {
        byte[] text = entry.text().getBytes(StandardCharsets.UTF_8);
        String[] lines = new String(entry.bytes(), StandardCharsets.UTF_8).split("\n");
        List<Raw> raw = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("\u2014 ")) {
                String[] parts = line.split(" ");
                byte[] signature = Base64.getDecoder().decode(parts[2]);
                VerifyKey key = new TestStore.Keys().key(entry, parts[1]).orElseThrow();
                Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(key.publicKey(), 0);
                raw.add(new Raw(key, point, text, Arrays.copyOfRange(signature, 4, signature.length)));
            }
        }
        return raw;
    }
}
