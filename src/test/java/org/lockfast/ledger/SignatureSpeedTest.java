package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Reading and checking entries on all cores, beside the floor: Bouncy Castle's bare verify over the
 * same texts with the keys already decoded. 25 rounds, one of each in turn; medians. Run with
 * {@code -Dtest=SignatureSpeedTest -Dtest.excluded.groups=none}.
 */
@Tag("speed")
class SignatureSpeedTest {
    private static final int ROUNDS = 25;
    private static final int ENTRIES = 2_000;

    @Test
    void checkingEntriesIsAsFastAsBareSignatures() throws Exception {
        Samples samples = new Samples(7);
        List<Entry> entries = samples.chain(ENTRIES);
        List<byte[]> read = entries.stream().map(Entry::bytes).toList();
        List<List<BooleanSupplier>> raw = entries.stream().map(e -> raw(e, samples)).toList();
        SignatureCheck check = new SignatureCheck(samples.trusted());
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            long[] floor = new long[ROUNDS];
            long[] checked = new long[ROUNDS];
            long[] parsed = new long[ROUNDS];
            for (int round = -2; round < ROUNDS; round++) {
                int slot = Math.max(round, 0); // the first two only warm up
                floor[slot] =
                        time(
                                workers,
                                cores,
                                raw,
                                r -> r.stream().allMatch(BooleanSupplier::getAsBoolean));
                checked[slot] = time(workers, cores, entries, check::good);
                parsed[slot] = time(workers, cores, read, b -> check.good(Entry.parse(b)));
            }
            report("bare Ed25519 of Bouncy Castle", floor, floor);
            report("SignatureCheck", checked, floor);
            report("Entry.parse and SignatureCheck", parsed, floor);
        }
    }

    private static List<BooleanSupplier> raw(Entry entry, Samples samples) {
        List<BooleanSupplier> out = new ArrayList<>();
        byte[] text = Arrays.copyOf(entry.bytes(), entry.textLength());
        for (NoteSignature line : entry.signatures()) {
            byte[] key = samples.trusted().key(line.name()).orElseThrow().publicKey();
            Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(key, 0);
            byte[] signature = line.signature();
            out.add(() -> Ed25519.verify(signature, 0, point, text, 0, text.length));
        }
        return out;
    }

    /** Nanoseconds from handing all of it to the workers until the last is done. */
    private static <T> long time(ExecutorService workers, int cores, List<T> all, Predicate<T> good)
            throws Exception {
        List<Callable<Boolean>> parts = new ArrayList<>();
        int part = all.size() / (cores * 4);
        for (int from = 0; from < all.size(); from += part) {
            List<T> some = all.subList(from, Math.min(all.size(), from + part));
            parts.add(() -> some.stream().allMatch(good));
        }
        long start = System.nanoTime();
        for (Future<Boolean> done : workers.invokeAll(parts)) {
            assertThat(done.get()).isTrue();
        }
        return System.nanoTime() - start;
    }

    private static void report(String what, long[] nanos, long[] floor) {
        double seconds = median(nanos) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-32s %,9.0f signatures/s, %.2f of the floor%n",
                what,
                2 * ENTRIES / seconds,
                median(floor) / median(nanos));
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
