package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.VerificationReport;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.Password;
import org.lockfast.keys.Purpose;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Whatever is done to the files of a store, {@code verify} finds it and says what it is. */
class StoreDrillTest {
    @TempDir Path folder;
    private TestStore test;
    private Path journal;
    private byte[] whole;
    private byte[] key;

    @BeforeEach
    void record() throws IOException {
        test = TestStore.in(folder);
        for (int i = 0; i < 10; i++) {
            TestStore.value(
                    test.store()
                            .openingCases()
                            .open(test.session(Who.SCENE), "D-" + i, "Drill", List.of()));
        }
        MasterKeys masters = test.store().open().masters();
        key = masters.derive(masters.newest(), Purpose.JOURNAL);
        test.close();
        journal = test.directory().resolve("journal/entries.lfj");
        whole = Files.readAllBytes(journal);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private VerificationReport verified() throws IOException {
        try (Password password = Password.of(TestStore.PASSWORD)) {
            return new StoreVerification(test.directory(), test.surroundings())
                    .run(Who.AUDITOR.collar(), password, null, (records, of) -> {});
        }
    }

    private @Nullable Check found() throws IOException {
        VerificationReport.Wrong wrong = verified().firstWrong();
        return wrong == null ? null : wrong.what();
    }

    @Test
    void aStoreNobodyTouchedIsWhole() throws IOException {
        assertThat(found()).isNull();
    }

    private void changeBytes(int times) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(whole.length);
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(journal, changed);
            assertThat(found())
                    .as("byte %d of %d, seed %d", at, whole.length, seed)
                    .isIn(Check.FRAMING, Check.TRUNCATED);
        }
        Files.write(journal, whole);
    }

    @Test
    void oneByteChangedAnywhereIsFound() throws IOException {
        withoutIndex(100);
    }

    @Test
    @Tag("hard")
    void oneByteChangedAtAThousandPlacesIsFoundEveryTime() throws IOException {
        withoutIndex(1000);
    }

    /** Its comparison takes most of the time, and the journal alone shows it. */
    private void withoutIndex(int times) throws IOException {
        Path index = test.directory().resolve("index");
        Path aside = Files.move(index, folder.resolve("index aside"));
        changeBytes(times);
        Files.move(aside, index);
        assertThat(found()).isNull();
    }

    /** Some five minutes: each verification opens the index and makes another to compare with. */
    @Test
    @Tag("hard")
    void oneByteChangedAtAThousandPlacesBesideItsIndexIsFoundEveryTime() throws IOException {
        changeBytes(1000);
        assertThat(found()).isNull();
    }

    @Test
    void aCutTailIsFound() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 3; i++) {
            Files.write(journal, Arrays.copyOf(whole, 64 + random.nextInt(whole.length - 64)));
            assertThat(found()).as("cut %d", i).isEqualTo(Check.TRUNCATED);
        }
    }

    @Test
    void twoSwappedRecordsAreFound() throws Exception {
        List<byte[]> frames = new ArrayList<>();
        for (int at = 64; at < whole.length; ) {
            int length = java.nio.ByteBuffer.wrap(whole, at, 4).getInt() + 4;
            frames.add(Arrays.copyOfRange(whole, at, at + length));
            at += length;
        }
        java.util.Collections.swap(frames, 5, 9);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write(whole, 0, 64);
        for (byte[] frame : frames) {
            out.write(frame);
        }
        Files.write(journal, out.toByteArray());
        assertThat(found()).isEqualTo(Check.FRAMING);
    }

    /** Somebody with the keys seals them anew under each other's numbers. */
    @Test
    void twoEntriesSwappedByAnInsiderAreFound() throws Exception {
        JournalForger forger = new JournalForger(journal, key);
        List<JournalForger.Sealed> records = forger.records();
        List<Integer> entries = entries(records);
        java.util.Collections.swap(
                records, entries.get(entries.size() - 3), entries.get(entries.size() - 5));
        forger.write(records);
        assertThat(found()).isEqualTo(Check.CHAIN);
    }

    @Test
    void aStrippedSignatureLineIsFound() throws Exception {
        JournalForger forger = new JournalForger(journal, key);
        List<JournalForger.Sealed> records = forger.records();
        int number = entries(records).getLast();
        String entry = new String(records.get(number).plain(), StandardCharsets.UTF_8);
        String stripped = entry.substring(0, entry.lastIndexOf("\u2014 ")); // the officer's line
        records.set(
                number,
                new JournalForger.Sealed((byte) 1, stripped.getBytes(StandardCharsets.UTF_8)));
        forger.write(records);
        assertThat(found()).isEqualTo(Check.SIGNATURE);
    }

    private static List<Integer> entries(List<JournalForger.Sealed> records) {
        List<Integer> entries = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).kind() == 1) {
                entries.add(i);
            }
        }
        return entries;
    }

    /** A forger who seals what was there comes to a store that is whole: the drills are fair. */
    @Test
    void sealedAgainUnchangedItIsWhole() throws Exception {
        JournalForger forger = new JournalForger(journal, key);
        forger.write(forger.records());
        assertThat(found()).isNull();
    }

    @Test
    void anOlderKeyringPutBackIsFoundAndOpensNothing() throws IOException {
        Path keyring = test.directory().resolve("keyring");
        byte[] older = Files.readAllBytes(keyring);
        TestStore.Ran added =
                test.run(
                        Who.FOUNDER,
                        "officer",
                        "add",
                        "5005:Nina New:AUDITOR",
                        "--new-password-file",
                        test.passwordFile().toString());
        assertThat(added.code()).as(added.err()).isZero();
        Files.write(keyring, older);
        assertThat(found()).isEqualTo(Check.KEYRING);
        TestStore.Ran find = test.run(Who.AUDITOR, "find", "drill");
        assertThat(find.code()).isEqualTo(1);
        assertThat(find.err()).contains("keyring");
    }
}
