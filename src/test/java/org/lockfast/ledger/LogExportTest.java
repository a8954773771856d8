package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogExportTest {
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(2);

    @TempDir private Path tmp;

    private final Samples samples = new Samples(5);

    @AfterAll
    static void stop() {
        WORKERS.shutdown();
    }

    private Path export(List<Entry> entries) throws IOException {
        Path dir = tmp.resolve("export" + entries.size());
        LogExport.write(dir, entries.iterator(), samples.log, samples.keys());
        return dir;
    }

    private LogVerify.Report verify(Path dir) throws IOException, InterruptedException {
        return LogVerify.check(dir, samples.log.key(), samples.trusted(), WORKERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 255, 256, 257, 600})
    void anExportOfAnySizeIsWhole(int size) throws Exception {
        List<Entry> entries = samples.chain(size);
        Path dir = export(entries);
        LogVerify.Report report = verify(dir);
        assertThat(report.findings()).isEmpty();
        assertThat(report.chains()).isEmpty();
        assertThat(report.whole()).isTrue();
        assertThat(report.entries()).isEqualTo(size);
        MerkleTree tree = new MerkleTree();
        entries.forEach(entry -> tree.add(entry.eid()));
        assertThat(report.checkpoint())
                .isEqualTo(new Checkpoint(Samples.DEVICE + "/log", size, tree.root()));
        assertThat(LogVerify.check(dir, null, null, WORKERS).whole()).isTrue();
    }

    @Test
    void oneThatWasBrokenOffIsMadeAgainInItsPlace() throws Exception {
        List<Entry> entries = samples.chain(300);
        Path dir = export(entries);
        List<Path> whole = files(dir);
        Files.delete(dir.resolve("checkpoint")); // written last
        Files.delete(dir.resolve("299.json"));
        Path beside = Files.writeString(dir.resolve("notes.txt"), "somebody's");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> export(entries));
        assertThat(beside).exists();
        Files.delete(beside);
        export(entries);
        assertThat(verify(dir).whole()).isTrue();
        assertThat(files(dir)).containsExactlyInAnyOrderElementsOf(whole);
        assertThatExceptionOfType(FileAlreadyExistsException.class) // a whole one stays
                .isThrownBy(() -> export(entries));
    }

    @Test
    void theFilesAreThoseOfTheSpecification() throws Exception {
        List<Entry> entries = samples.chain(600);
        Path dir = export(entries);
        assertThat(files(dir).stream().map(f -> dir.relativize(f).toString()))
                .containsExactlyInAnyOrder(
                        "checkpoint",
                        "log.vkey",
                        "keys.vkey",
                        "0.json",
                        "0.tlog-proof",
                        "300.json",
                        "300.tlog-proof",
                        "599.json",
                        "599.tlog-proof",
                        "tile/0/000",
                        "tile/0/001",
                        "tile/0/002.p/88",
                        "tile/1/000.p/2",
                        "tile/entries/000",
                        "tile/entries/001",
                        "tile/entries/002.p/88");
        assertThat(Files.readAllBytes(dir.resolve("300.json"))).isEqualTo(entries.get(300).bytes());
        assertThat(Files.readAllBytes(dir.resolve("tile/entries/001")))
                .isEqualTo(EntryBundle.of(entries.subList(256, 512)));
        MerkleTree tree = new MerkleTree();
        entries.forEach(entry -> tree.add(entry.eid()));
        for (TilePath tile : Tiles.grown(0, 600)) {
            if (tile.level() != TilePath.ENTRIES) {
                assertThat(Files.readAllBytes(dir.resolve(tile.path())))
                        .isEqualTo(Tiles.hashTile(tree, tile));
            }
        }
        assertThat(Files.readString(dir.resolve("log.vkey")))
                .isEqualTo(samples.log.key().vkey() + "\n");
    }

    @Test
    void wantedEntriesAreWrittenSinglyAndCheckedLikeTheOthers() throws Exception {
        Path dir = tmp.resolve("wanted");
        List<Entry> entries = samples.chain(300);
        List<Note> told = new ArrayList<>();
        Note written =
                LogExport.write(
                        dir,
                        entries.iterator(),
                        samples.log,
                        samples.keys(),
                        Set.of(0L, 7L, 280L),
                        note -> {
                            assertThat(dir.resolve("0.tlog-proof")).doesNotExist();
                            told.add(note);
                        });
        assertThat(told).containsExactly(written);
        for (int index : new int[] {0, 7, 150, 280, 299}) {
            assertThat(Files.readAllBytes(dir.resolve(index + ".json")))
                    .isEqualTo(entries.get(index).bytes());
        }
        assertThat(verify(dir).findings()).isEmpty();
        Files.copy(dir.resolve("7.json"), dir.resolve("8.json"));
        Files.copy(dir.resolve("7.tlog-proof"), dir.resolve("8.tlog-proof"));
        assertThat(verify(dir).findings())
                .containsExactly(new LogVerify.Finding("8.tlog-proof", "does not prove 8.json"));
        Files.delete(dir.resolve("8.json"));
        Files.delete(dir.resolve("8.tlog-proof"));
        Files.delete(dir.resolve("280.tlog-proof"));
        Files.write(dir.resolve("300.json"), entries.get(7).bytes());
        assertThat(verify(dir).findings())
                .containsExactlyInAnyOrder(
                        new LogVerify.Finding("280.tlog-proof", "is missing"),
                        new LogVerify.Finding("300.json", "does not belong to this export"));
    }

    @Test
    void aDirectoryWithAnythingInItIsRefused() throws Exception {
        Path dir = Files.createDirectory(tmp.resolve("full"));
        Files.writeString(dir.resolve("mine"), "x");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() ->
                        LogExport.write(dir, samples.chain(1).iterator(), samples.log, List.of()));
        assertThat(files(dir)).hasSize(1);
    }

    /** Every byte of every file. */
    @Test
    void everyAlteredByteIsFound() throws Exception {
        Path dir = export(samples.chain(1));
        for (Path file : files(dir)) {
            byte[] good = Files.readAllBytes(file);
            for (int at = 0; at < good.length; at++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << at % 8);
                Files.write(file, bad);
                assertThat(verifiedWithoutPins(dir)).as("%s byte %d", file, at).isFalse();
            }
            Files.write(file, good);
        }
        assertThat(verify(dir).whole()).isTrue();
    }

    private boolean verifiedWithoutPins(Path dir) throws Exception {
        return LogVerify.check(dir, null, null, WORKERS).whole();
    }

    /** With more than one level of tiles: a stretch of each file overwritten, cut or lengthened. */
    @Test
    void everyAlteredStretchOfALargeExportIsFound() throws Exception {
        long seed = 20260722;
        Random random = new Random(seed);
        Path dir = export(samples.chain(260));
        for (Path file : files(dir)) {
            byte[] good = Files.readAllBytes(file);
            int step = Math.max(32, good.length / 4);
            List<byte[]> altered = new ArrayList<>();
            for (int from = 0; from < good.length; from += step) {
                byte[] bad = good.clone();
                bad[random.nextInt(from, Math.min(good.length, from + step))] ^=
                        (byte) (1 << random.nextInt(8));
                altered.add(bad);
            }
            altered.add(Arrays.copyOf(good, good.length - 1));
            altered.add(Arrays.copyOf(good, good.length + 1));
            altered.add(new byte[0]);
            for (byte[] bad : altered) {
                Files.write(file, bad);
                assertThat(verify(dir).whole()).as("seed %d, %s", seed, file).isFalse();
            }
            Files.delete(file);
            LogVerify.Report report = verify(dir);
            assertThat(report.findings().toString())
                    .as("%s deleted", file)
                    .contains(dir.relativize(file).toString());
            Files.write(file, good);
        }
        assertThat(verify(dir).whole()).isTrue();
    }

    @Test
    void whatWasAddedIsFound() throws Exception {
        Path dir = export(samples.chain(2));
        Files.writeString(dir.resolve("tile/0/000"), "x");
        assertThat(verify(dir).findings())
                .containsExactly(
                        new LogVerify.Finding("tile/0/000", "does not belong to this export"));
    }

    @Test
    void aFalsifiedTileThatAgreesWithItsEntriesIsFound() throws Exception {
        List<Entry> entries = new ArrayList<>(samples.chain(600));
        Path dir = export(entries);
        Entry other = Entries.sign(samples.envelope(), List.of(samples.device, samples.officer));
        entries.set(300, other); // signed by the right keys, and not what the log said
        MerkleTree tree = new MerkleTree();
        entries.forEach(entry -> tree.add(entry.eid()));
        Files.write(dir.resolve("tile/entries/001"), EntryBundle.of(entries.subList(256, 512)));
        Files.write(
                dir.resolve("tile/0/001"), Tiles.hashTile(tree, new TilePath(0, 1, TilePath.FULL)));
        assertThat(verify(dir).findings())
                .contains(new LogVerify.Finding("tile/0/001", "is not the tile its parent names"));
        assertThat(verify(dir).entries())
                .as("the 256 below that tile are not proved")
                .isEqualTo(344);
        Files.write(dir.resolve("tile/1/000.p/2"), Tiles.hashTile(tree, new TilePath(1, 0, 2)));
        assertThat(verify(dir).findings())
                .contains(
                        new LogVerify.Finding(
                                "checkpoint", "has a root that the last tiles do not add up to"));
    }

    /** Whoever wrote the directory may have signed any nonsense: the check ends and says so. */
    @Test
    void aCheckpointOfAnAbsurdSizeIsNoTrap() throws Exception {
        Path dir = export(samples.chain(300));
        Checkpoint absurd =
                new Checkpoint(samples.log.key().name(), 999_999_999_999_999_999L, Hash.ZERO);
        Files.write(dir.resolve("checkpoint"), absurd.sign(samples.log).bytes());
        LogVerify.Report report = verify(dir);
        assertThat(report.whole()).isFalse();
        assertThat(report.entries()).isZero();
    }

    @Test
    void aMissingTileIsTheOnlyFindingOfItsKind() throws Exception {
        Path dir = export(samples.chain(300));
        Files.delete(dir.resolve("tile/0/000"));
        assertThat(verify(dir).findings())
                .containsExactly(new LogVerify.Finding("tile/0/000", "is missing"));
    }

    @Test
    void aLinkOrAnEndlessFileIsNotRead() throws Exception {
        Path dir = export(samples.chain(1));
        Path tile = dir.resolve("tile/0/000.p/1");
        Path elsewhere = Files.move(tile, tmp.resolve("elsewhere"));
        Files.createSymbolicLink(tile, elsewhere);
        assertThat(verify(dir).findings())
                .containsExactly(new LogVerify.Finding("tile/0/000.p/1", "is no plain file"));
        Files.delete(tile);
        try (RandomAccessFile file = new RandomAccessFile(tile.toFile(), "rw")) {
            file.setLength(1L << 40); // without a block on disk
        }
        assertThat(verify(dir).findings())
                .containsExactly(
                        new LogVerify.Finding(
                                "tile/0/000.p/1", "is longer than any file of an export"));
    }

    @Test
    void anotherLogsExportIsNotThisOne() throws Exception {
        Path dir = export(samples.chain(2));
        VerifyKey other = Ed25519Key.of(Samples.DEVICE + "/log", Samples.seed("thief")).key();
        assertThat(LogVerify.check(dir, other, null, WORKERS).whole()).isFalse();
        assertThat(LogVerify.check(dir, null, Samples.nobody(), WORKERS).whole()).isFalse();
    }

    @Test
    void anEntryByAnUnknownKeyIsNamed() throws Exception {
        Path dir = tmp.resolve("unknown");
        LogExport.write(
                dir, samples.chain(1).iterator(), samples.log, List.of(samples.device.key()));
        assertThat(LogVerify.check(dir, null, null, WORKERS).findings())
                .containsExactly(
                        new LogVerify.Finding(
                                "tile/entries/000.p/1",
                                "entry 0 is signed by an unknown key, " + Samples.OFFICER + "/0"));
    }

    @Test
    void gapsAndForksAreShownAndBreakNoProof() throws Exception {
        List<Entry> entries = new ArrayList<>(samples.chain(5));
        entries.remove(2);
        LogVerify.Report report = verify(export(entries));
        assertThat(report.whole()).isTrue();
        assertThat(report.chains()).hasSize(1);
        assertThat(report.chains().getFirst().what()).contains("does not continue the chain");
    }

    @Test
    void anInterruptedExportHasNoCheckpointAndIsNotWhole() throws Exception {
        Path dir = tmp.resolve("cut");
        List<Entry> entries = samples.chain(4);
        var torn =
                Stream.of(0, 1, 2, 9)
                        .map(i -> entries.get(i))
                        .iterator(); // the last does not exist
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> LogExport.write(dir, torn, samples.log, samples.keys()));
        assertThat(dir.resolve("checkpoint")).doesNotExist();
        assertThat(verify(dir).whole()).isFalse();
    }

    @Test
    void receiptsAndConsistencyProofsAreReadBack() {
        MerkleTree tree = new MerkleTree();
        List<Entry> entries = samples.chain(20);
        entries.forEach(entry -> tree.add(entry.eid()));
        Checkpoint old = new Checkpoint(samples.log.key().name(), 7, tree.root(7));
        Note head = new Checkpoint(samples.log.key().name(), 20, tree.root()).sign(samples.log);
        TlogProof receipt = TlogProof.of(6, tree.inclusion(6, 20), head);
        TlogProof read = TlogProof.parse(receipt.bytes());
        assertThat(read.bytes()).isEqualTo(receipt.bytes());
        assertThat(read.proves(entries.get(6).eid(), samples.log.key())).isTrue();
        assertThat(read.proves(entries.get(5).eid(), samples.log.key())).isFalse();
        assertThat(read.proves(entries.get(6).eid(), samples.device.key())).isFalse();
        String text = new String(receipt.bytes(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("c2sp.org/tlog-proof@v1\nindex 6\n");
        byte[] extra =
                text.replace("index 6", "extra AAEC\nindex 6").getBytes(StandardCharsets.UTF_8);
        assertThat(TlogProof.parse(extra).extra()).containsExactly(0, 1, 2);
        assertThat(TlogProof.parse(extra).bytes()).isEqualTo(extra);
        for (String bad :
                List.of("index 06", "index -1", "index 6 ", "extra ?\nindex 6", "x\nindex 6")) {
            assertThat(isProof(text.replace("index 6", bad))).as(bad).isFalse();
        }
        ConsistencyProof grown = ConsistencyProof.of(7, tree.consistency(7, 20), head);
        ConsistencyProof again = ConsistencyProof.parse(grown.bytes());
        assertThat(again.bytes()).isEqualTo(grown.bytes());
        assertThat(again.proves(old, samples.log.key())).isTrue();
        Checkpoint forged = new Checkpoint(old.origin(), 7, tree.root(8));
        assertThat(again.proves(forged, samples.log.key())).isFalse();
        assertThat(new String(grown.bytes(), StandardCharsets.UTF_8)).startsWith("old 7\n");
    }

    private static boolean isProof(String text) {
        try {
            TlogProof.parse(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (Malformed e) {
            return false;
        }
    }

    private static List<Path> files(Path dir) throws IOException {
        try (Stream<Path> walk = Files.walk(dir)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }
}
