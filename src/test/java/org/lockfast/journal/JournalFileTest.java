package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalFileTest {
    private static final Path PATH = Path.of("/store/journal/entries.lfj");
    private static final UUID STORE = UUID.fromString("0198c5d2-0000-7000-8000-00000000aaaa");
    private final MemoryFiles files = new MemoryFiles();

    private static byte[] plain(Random random) {
        byte[] bytes = new byte[random.nextInt(600)];
        random.nextBytes(bytes);
        return bytes;
    }

    private List<byte[]> fill(int groups, long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> written = new ArrayList<>();
        try (JournalFile journal = JournalFile.create(files, PATH, STORE, TestKeys.ONE)) {
            for (int g = 0; g < groups; g++) {
                List<JournalFile.Plain> group = new ArrayList<>();
                for (int i = 0; i <= g % 3; i++) {
                    byte[] bytes = plain(random);
                    written.add(bytes);
                    group.add(new JournalFile.Plain(RecordKind.ENTRY, bytes));
                }
                long first = journal.append(group);
                assertThat(first).isEqualTo(written.size() - group.size());
            }
        }
        return written;
    }

    private static List<byte[]> read(JournalFile journal) throws IOException {
        List<byte[]> found = new ArrayList<>();
        RecordCipher cipher = journal.cipher();
        while (found.size() < journal.count()) {
            for (Frame frame : journal.frames(found.size(), 2000)) {
                Frame.Opened opened = frame.open(cipher);
                found.add(opened == null ? new byte[] {-1, -1} : opened.plain());
            }
        }
        return found;
    }

    private static void assertSame(List<byte[]> found, List<byte[]> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).as("record " + i).isEqualTo(expected.get(i));
        }
    }

    @Test
    void readsBackWhatWasAppendedByNumberAndInOrder() throws IOException {
        List<byte[]> written = fill(40, 1);
        try (JournalFile journal = JournalFile.open(files, PATH, STORE, TestKeys.ONE)) {
            assertThat(journal.problems()).isEmpty();
            assertSame(read(journal), written);
            for (int number = written.size() - 1; number >= 0; number--) {
                assertThat(journal.read(number, journal.cipher()))
                        .extracting(Frame.Opened::plain)
                        .isEqualTo(written.get(number));
            }
        }
    }

    @Test
    void hasExactlyTheBytesOfTheFormat() throws IOException {
        try (JournalFile journal = JournalFile.create(files, PATH, STORE, TestKeys.ONE)) {
            journal.append(List.of(new JournalFile.Plain(RecordKind.BODY, new byte[5])));
        }
        byte[] bytes = files.bytes(PATH);
        assertThat(bytes).hasSize(64 + 4 + 1 + 2 + 12 + 5 + 16);
        assertThat(new String(bytes, 0, 8, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("LFJOURN1");
        assertThat(Arrays.copyOfRange(bytes, 8, 10)).containsExactly(0, 1);
        assertThat(Arrays.copyOfRange(bytes, 26, 32)).containsExactly(0, 1, 0, 0, 0, 0);
        assertThat(Arrays.copyOfRange(bytes, 64, 71)).containsExactly(0, 0, 0, 36, 2, 0, 1);
    }

    @Test
    void oneForceForAGroupHoweverLarge() throws IOException {
        try (JournalFile journal = JournalFile.create(files, PATH, STORE, TestKeys.ONE)) {
            long before = files.forces;
            List<JournalFile.Plain> group = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                group.add(new JournalFile.Plain(RecordKind.ENTRY, new byte[i]));
            }
            journal.append(group);
            assertThat(files.forces - before).isEqualTo(1);
        }
    }

    @Test
    void whatWasAppendedSurvivesALostPageCache() throws IOException {
        List<byte[]> written = fill(20, 2);
        try (JournalFile journal =
                JournalFile.open(files.afterPowerCut(), PATH, STORE, TestKeys.ONE)) {
            assertSame(read(journal), written);
        }
    }

    @Test
    void aTailCutAtEveryByteLosesOnlyTheLastRecordAndNothingIsWritten() throws IOException {
        List<byte[]> written = fill(6, 3);
        byte[] whole = files.bytes(PATH);
        int last = written.getLast().length + RecordCipher.OVERHEAD;
        for (int cut = 1; cut < last; cut++) {
            MemoryFiles torn = new MemoryFiles();
            byte[] left = Arrays.copyOf(whole, whole.length - cut);
            torn.put(PATH, left);
            try (JournalFile journal = JournalFile.open(torn, PATH, STORE, TestKeys.ONE)) {
                assertSame(read(journal), written.subList(0, written.size() - 1));
                assertThat(journal.problems())
                        .containsExactly(
                                new ReadProblem.TornTail(
                                        written.size() - 1,
                                        whole.length - last,
                                        last - cut,
                                        false,
                                        0,
                                        true));
                assertThat(journal.hasTail()).isTrue();
            }
            assertThat(torn.bytes(PATH)).isEqualTo(left);
        }
    }

    @Test
    void aByteChangedAnywhereSpoilsItsRecordAndNoOther() throws IOException {
        List<byte[]> written = fill(30, 4);
        byte[] whole = files.bytes(PATH);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            byte[] changed = whole.clone();
            int at = JournalHeader.BYTES + random.nextInt(whole.length - JournalHeader.BYTES);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            MemoryFiles damaged = new MemoryFiles();
            damaged.put(PATH, changed);
            try (JournalFile journal = JournalFile.open(damaged, PATH, STORE, TestKeys.ONE)) {
                List<byte[]> found = read(journal);
                int wrong = 0;
                for (int n = 0; n < found.size(); n++) {
                    wrong += Arrays.equals(found.get(n), written.get(n)) ? 0 : 1;
                }
                int missing = written.size() - found.size();
                assertThat(wrong + missing).as("seed %s, byte %s", seed, at).isEqualTo(1);
                assertThat(missing)
                        .isEqualTo(
                                journal.problems().stream()
                                        .filter(ReadProblem.TornTail.class::isInstance)
                                        .count());
            }
        }
    }

    @Test
    void aHoleOverSeveralRecordsIsStruckOutByNumberAndTheRestReads() throws IOException {
        List<byte[]> written = fill(60, 5);
        byte[] whole = files.bytes(PATH);
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            byte[] changed = whole.clone();
            int from = 64 + random.nextInt(whole.length / 2);
            byte[] noise = new byte[1 + random.nextInt(4000)];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, changed, from, noise.length);
            MemoryFiles damaged = new MemoryFiles();
            damaged.put(PATH, changed);
            try (JournalFile journal = JournalFile.open(damaged, PATH, STORE, TestKeys.ONE)) {
                assertThat(journal.count()).isEqualTo(written.size());
                List<byte[]> found = read(journal);
                int wrong = 0;
                for (int n = 0; n < found.size(); n++) {
                    wrong += Arrays.equals(found.get(n), written.get(n)) ? 0 : 1;
                }
                assertThat(wrong).isBetween(1, noise.length / RecordCipher.OVERHEAD + 2);
            }
        }
    }

    /** Sealed one by one, the number given by hand. */
    private static byte[] sealed(RecordCipher cipher, long number, int size) {
        java.nio.ByteBuffer out = java.nio.ByteBuffer.allocate(size + RecordCipher.OVERHEAD);
        cipher.seal(number, RecordKind.ENTRY, new byte[size], out);
        return out.array();
    }

    private JournalFile with(List<byte[]> records) throws IOException {
        byte[] header = new JournalHeader(STORE, 1).encode();
        int length = header.length + records.stream().mapToInt(one -> one.length).sum();
        java.nio.ByteBuffer all = java.nio.ByteBuffer.allocate(length).put(header);
        records.forEach(all::put);
        files.put(PATH, all.array());
        return JournalFile.open(files, PATH, STORE, TestKeys.ONE);
    }

    private static RecordCipher cipher() {
        return new RecordCipher(new JournalHeader(STORE, 1), TestKeys.ONE);
    }

    @Test
    void aRecordTellsTheNumberItWasSealedUnder() {
        RecordCipher cipher = cipher();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            long number = random.nextLong() >>> (1 + random.nextInt(63));
            byte[] record = sealed(cipher, number, i < 40 ? i : random.nextInt(3000));
            assertThat(cipher.numberOf(record, 0)).as("seed %s", seed).isEqualTo(number);
            int at = random.nextInt(record.length);
            byte[] changed = record.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            if (RecordCipher.plausible(changed, 0, changed.length)) {
                long told = cipher.numberOf(changed, 0);
                assertThat(told < 0 || cipher.open(told, changed, 0, changed.length) == null)
                        .as("seed %s, byte %s", seed, at)
                        .isTrue();
            }
        }
    }

    @Test
    void whatFollowsAHoleIsFoundHoweverManyRecordsAreGoneAndNobodyRemembersThem()
            throws IOException {
        RecordCipher cipher = cipher();
        for (long lost : new long[] {1, 4_999, 5_002, 60_000, 3_000_000}) {
            List<byte[]> records = new ArrayList<>();
            records.add(sealed(cipher, 0, 50));
            records.add(sealed(cipher, 1, 70));
            records.add(sealed(cipher, 2 + lost, 20));
            try (JournalFile journal = with(records)) {
                assertThat(journal.count()).isEqualTo(3 + lost);
                assertThat(journal.problems())
                        .containsExactly(
                                new ReadProblem.UnreadableRecords(
                                        2,
                                        1 + lost,
                                        64 + 50 + 70 + 2 * RecordCipher.OVERHEAD,
                                        "they were cut out of the file"));
                assertThat(journal.hasTail()).isFalse();
                assertThat(journal.read(2 + lost, cipher)).isNotNull();
                long met = 0;
                for (List<Frame> batch = journal.frames(0, 4 << 20);
                        !batch.isEmpty();
                        batch = journal.frames(met, 4 << 20)) {
                    met += batch.size();
                }
                assertThat(met).isEqualTo(3 + lost);
            }
        }
    }

    @Test
    void whereTheFirstRecordsAreCutOutTheKeysAreStillTheRightOnes() throws IOException {
        RecordCipher cipher = cipher();
        try (JournalFile journal =
                with(List.of(sealed(cipher, 9_000, 10), sealed(cipher, 9_001, 10)))) {
            assertThat(journal.count()).isEqualTo(9_002);
            assertThat(journal.read(9_000, cipher)).isNotNull();
        }
    }

    @Test
    void aRecordOutOfPlaceHidesNoneOfThoseThatFollowIt() throws IOException {
        RecordCipher cipher = cipher();
        List<byte[]> records = new ArrayList<>();
        records.add(sealed(cipher, 0, 30));
        records.add(sealed(cipher, 90, 30));
        for (int n = 1; n < 60; n++) {
            records.add(sealed(cipher, n, 30));
        }
        records.add(sealed(cipher, 5, 30)); // a copy, so that the lengths do not lead to the end
        try (JournalFile journal = with(records)) {
            for (int n = 0; n < 60; n++) {
                assertThat(journal.read(n, cipher)).as("record %s", n).isNotNull();
            }
        }
    }

    @Test
    void whatNamesANumberNoJournalReachesIsNotFollowedAndNotCalledATail() throws IOException {
        RecordCipher cipher = cipher();
        try (JournalFile journal =
                with(List.of(sealed(cipher, 0, 30), sealed(cipher, 1L << 40, 30)))) {
            assertThat(journal.count()).isEqualTo(1);
            assertThat(journal.problems())
                    .singleElement()
                    .extracting(problem -> ((ReadProblem.TornTail) problem).searched())
                    .isEqualTo(false);
        }
    }

    @Test
    void swappedRecordsDoNotRead() throws IOException {
        try (JournalFile journal = JournalFile.create(files, PATH, STORE, TestKeys.ONE)) {
            for (int i = 0; i < 4; i++) {
                byte[] bytes = new byte[100];
                Arrays.fill(bytes, (byte) i);
                journal.append(List.of(new JournalFile.Plain(RecordKind.ENTRY, bytes)));
            }
        }
        byte[] bytes = files.bytes(PATH).clone();
        int size = 100 + RecordCipher.OVERHEAD;
        byte[] one = Arrays.copyOfRange(bytes, 64 + size, 64 + 2 * size);
        System.arraycopy(bytes, 64 + 2 * size, bytes, 64 + size, size);
        System.arraycopy(one, 0, bytes, 64 + 2 * size, size);
        files.put(PATH, bytes);
        try (JournalFile journal = JournalFile.open(files, PATH, STORE, TestKeys.ONE)) {
            assertThat(read(journal).get(1)).hasSize(2);
            assertThat(read(journal).get(2)).hasSize(2);
            assertThat(read(journal).get(3)).hasSize(100);
        }
    }

    @Test
    void bytesPutBetweenRecordsAreNamed() throws IOException {
        List<byte[]> written = fill(3, 6);
        byte[] whole = files.bytes(PATH);
        byte[] more = new byte[whole.length + 1];
        System.arraycopy(whole, 0, more, 0, 64);
        System.arraycopy(whole, 64, more, 65, whole.length - 64);
        files.put(PATH, more);
        try (JournalFile journal = JournalFile.open(files, PATH, STORE, TestKeys.ONE)) {
            assertThat(journal.problems()).containsExactly(new ReadProblem.StrayBytes(0, 64, 1));
            assertSame(read(journal), written);
        }
    }

    @Test
    void everyByteOfTheHeaderIsChecked() throws IOException {
        fill(1, 7);
        byte[] whole = files.bytes(PATH);
        for (int at = 0; at < JournalHeader.BYTES; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            files.put(PATH, changed);
            assertThatThrownBy(() -> JournalFile.open(files, PATH, STORE, TestKeys.ONE))
                    .isInstanceOf(JournalUnreadable.class)
                    .hasMessageContaining("first 64 bytes");
        }
        files.put(PATH, Arrays.copyOf(whole, 63));
        assertThatThrownBy(() -> JournalFile.open(files, PATH, STORE, TestKeys.ONE))
                .hasMessageContaining("only 63 bytes");
    }

    @Test
    void anotherStoresJournalIsRefusedByName() throws IOException {
        fill(1, 8);
        UUID other = UUID.fromString("0198c5d2-0000-7000-8000-00000000bbbb");
        assertThatThrownBy(() -> JournalFile.open(files, PATH, other, TestKeys.ONE))
                .isInstanceOf(JournalUnreadable.class)
                .hasMessageContaining("belongs to another store (" + STORE);
    }

    @Test
    void aFullDiskLeavesTheFileAsItWasAndRoomLetsItGoOn() throws IOException {
        try (JournalFile journal = JournalFile.create(files, PATH, STORE, TestKeys.ONE)) {
            journal.append(List.of(new JournalFile.Plain(RecordKind.ENTRY, new byte[10])));
            byte[] before = files.bytes(PATH);
            for (int room = 0; room < 45; room++) {
                files.roomLeft = room;
                assertThatThrownBy(() ->
                                journal.append(
                                        List.of(
                                                new JournalFile.Plain(
                                                        RecordKind.ENTRY, new byte[10]))))
                        .hasMessageContaining("No space");
                assertThat(files.bytes(PATH)).isEqualTo(before);
                assertThat(journal.count()).isEqualTo(1);
            }
            files.roomLeft = Long.MAX_VALUE;
            assertThat(
                            journal.append(
                                    List.of(new JournalFile.Plain(RecordKind.ENTRY, new byte[3]))))
                    .isEqualTo(1);
            assertThat(journal.broken()).isNull();
        }
        try (JournalFile journal = JournalFile.open(files, PATH, STORE, TestKeys.ONE)) {
            assertThat(journal.problems()).isEmpty();
            assertThat(journal.count()).isEqualTo(2);
        }
    }

    @Test
    void whereNothingCanBeTakenBackItTakesNoMore() throws IOException {
        try (JournalFile journal = JournalFile.create(files, PATH, STORE, TestKeys.ONE)) {
            files.forceBreaks = true;
            files.truncateBreaks = true;
            List<JournalFile.Plain> one =
                    List.of(new JournalFile.Plain(RecordKind.ENTRY, new byte[10]));
            assertThatThrownBy(() -> journal.append(one)).isInstanceOf(IOException.class);
            files.forceBreaks = false;
            files.truncateBreaks = false;
            assertThatThrownBy(() -> journal.append(one))
                    .hasMessageContaining("What was recorded before is safe");
            assertThat(journal.count()).isZero();
        }
    }

    @Test
    void newRecordsGoUnderTheNewestKeyAndOldOnesStillRead() throws IOException {
        List<byte[]> written = fill(3, 9);
        try (JournalFile journal =
                JournalFile.open(files, PATH, STORE, new TestKeys("master", 2))) {
            journal.append(List.of(new JournalFile.Plain(RecordKind.ENTRY, new byte[] {7})));
        }
        written.add(new byte[] {7});
        try (JournalFile journal =
                JournalFile.open(files, PATH, STORE, new TestKeys("master", 2))) {
            assertSame(read(journal), written);
        }
    }

    @Test
    void anotherMasterKeyIsNamedAtOnceAndNothingIsTouched() throws IOException {
        fill(300, 10);
        byte[] before = files.bytes(PATH);
        assertThatThrownBy(() -> JournalFile.open(files, PATH, STORE, new TestKeys("other", 1)))
                .isInstanceOf(JournalUnreadable.class)
                .hasMessageContaining("another store's keyring");
        assertThat(files.bytes(PATH)).isEqualTo(before);
    }
}
