package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 100,000 signed entries, written and verified as they stream past. */
@Tag("hard")
class LargeExportTest {
    private static final int ENTRIES = 100_000;

    @TempDir private Path dir;

    @Test
    void aHundredThousandEntriesAreWrittenAndVerified() throws Exception {
        Samples samples = new Samples(100_000);
        Iterator<Entry> entries = Stream.generate(samples::next).limit(ENTRIES).iterator();
        long start = System.nanoTime();
        Note head = LogExport.write(dir, entries, samples.log, samples.keys());
        long written = System.nanoTime();
        assertThat(Checkpoint.of(head).size()).isEqualTo(ENTRIES);
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            LogVerify.Report report =
                    LogVerify.check(dir, samples.log.key(), samples.trusted(), workers);
            assertThat(report.findings()).isEmpty();
            assertThat(report.chains()).isEmpty();
            assertThat(report.entries()).isEqualTo(ENTRIES);
        }
        System.out.printf(
                "100,000 entries: signed and exported in %.1f s, verified in %.1f s%n",
                (written - start) / 1e9, (System.nanoTime() - written) / 1e9);
    }
}
