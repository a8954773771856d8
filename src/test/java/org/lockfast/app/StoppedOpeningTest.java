package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Finding;
import org.lockfast.journal.OpeningProgress;
import org.lockfast.keys.Password;
import org.lockfast.records.IndexState;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Opening a store whose index must be made again is stopped half-way, and goes on from there. */
class StoppedOpeningTest {
    /** So much text in one entry that a few dozen are more than is read at a time. */
    private static final String LONG = "Brown envelope, torn at one side. ".repeat(3_000);

    @TempDir Path folder;
    private final List<Long> told = new ArrayList<>();
    private TestStore test;
    private Map<String, List<String>> rows;

    @BeforeEach
    void aStoreThatIsNotReadAtOnce() throws Exception {
        test = TestStore.in(folder);
        for (int i = 0; i < 130; i++) {
            TestStore.value(
                    test.store()
                            .openingCases()
                            .open(test.session(Who.SCENE), "43/" + i + "/26", LONG, List.of()));
        }
        test.store().journal().settle();
        rows = IndexState.of(test.store().index());
        test.close();
        try (Stream<Path> index = Files.walk(test.directory().resolve("index"))) {
            index.sorted(Comparator.reverseOrder()).forEach(StoppedOpeningTest::delete);
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops once so many records are in; below 0 before any is. */
    private final class Stops implements OpeningProgress {
        private final long after;
        private boolean asked;

        Stops(long after) {
            this.after = after;
            this.asked = after < 0;
        }

        @Override
        public void check() {
            if (asked) {
                throw new CancellationException("stopped");
            }
        }

        @Override
        public void followed(long records, long of) {
            told.add(records);
            asked = records >= after && records < of;
            check();
        }
    }

    private StoreOpening.SignedIn open(OpeningProgress progress) {
        try (Password password = Password.of(TestStore.PASSWORD)) {
            return TestStore.value(
                    new StoreOpening(test.directory(), test.surroundings(), progress)
                            .open(Who.FOUNDER.collar(), password));
        }
    }

    @Test
    void itGoesOnWhereItWasAndEveryRowIsAsItWas() throws Exception {
        assertThatThrownBy(() -> open(new Stops(1))).isInstanceOf(CancellationException.class);
        assertThat(told).hasSize(1);
        assertThatThrownBy(() -> open(new Stops(1))).isInstanceOf(CancellationException.class);
        assertThat(told).hasSize(2).isSorted().doesNotHaveDuplicates();

        StoreOpening.SignedIn opened = open(new Stops(Long.MAX_VALUE));
        long count = opened.store().journal().count();
        assertThat(told).isSorted().doesNotHaveDuplicates().endsWith(count);
        assertThat(opened.store().findings())
                .singleElement()
                .isEqualTo(new Finding.IndexCaughtUp(count - told.get(1)));
        IndexState.same("stopped twice", rows, IndexState.of(opened.store().index()));
        opened.identity().close();
        opened.store().close();

        assertThat(test.run(Who.AUDITOR, "verify")) // compares all tables row for row
                .satisfies(ran -> assertThat(ran.code()).as(ran.err()).isZero());
    }

    @Test
    void whoStopsIsNotCountedAsAWrongPassword() {
        for (int i = 0; i < 12; i++) { // ten would make everybody wait
            assertThatThrownBy(() -> open(new Stops(-1))).isInstanceOf(CancellationException.class);
        }
        test.store();
    }

    /** The next opening would not see it any more. */
    @Test
    void anOpeningThatFoundATornTailIsNotStopped() throws IOException {
        Files.write(
                test.directory().resolve("journal/entries.lfj"),
                new byte[] {0, 0, 1},
                StandardOpenOption.APPEND);
        StoreOpening.SignedIn opened = open(new Stops(1));
        assertThat(opened.store().findings())
                .hasAtLeastOneElementOfType(Finding.TailSetAside.class);
        opened.identity().close();
        opened.store().close();
    }
}
