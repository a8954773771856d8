package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedBlocksTest {
    private static final String PATH = "local/receipts";

    @TempDir Path dir;
    private final OpenKeyring ring = Sample.founded().keyring();

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectory(dir.resolve("local"));
    }

    private List<String> read(MasterKeys masters) throws IOException {
        List<String> found = new ArrayList<>();
        SealedBlocks.open(dir, PATH, masters, Sample.RANDOM, block -> found.add(text(block)))
                .close();
        return found;
    }

    private static String text(byte[] block) {
        return new String(block, StandardCharsets.UTF_8);
    }

    private void write(MasterKeys masters, String... blocks) throws IOException {
        try (SealedBlocks file =
                SealedBlocks.open(dir, PATH, masters, Sample.RANDOM, block -> {})) {
            for (String block : blocks) {
                file.append(block.getBytes(StandardCharsets.UTF_8));
            }
            file.force();
        }
    }

    @Test
    void blocksComeBackInOrderAndLieThereSealed() throws IOException {
        write(ring.masters(), "one", "two");
        write(ring.masters(), "three");
        assertThat(read(ring.masters())).containsExactly("one", "two", "three");
        assertThat(new String(Files.readAllBytes(dir.resolve(PATH)), StandardCharsets.ISO_8859_1))
                .doesNotContain("three");
    }

    @Test
    void laterBlocksLieUnderTheLaterMasterKey() throws IOException {
        write(ring.masters(), "one");
        MasterKeys next = ring.masters().next(Sample.RANDOM);
        write(next, "two");
        assertThat(read(ring.masters())).containsExactly("one");
    }

    /** Cut at each byte: whole blocks stay, and writing goes on after them. */
    @Test
    void aTornEndIsCutOff() throws IOException {
        write(ring.masters(), "one", "two");
        byte[] whole = Files.readAllBytes(dir.resolve(PATH));
        int first = whole.length / 2;
        for (int cut = first; cut < whole.length; cut++) {
            Files.write(dir.resolve(PATH), Arrays.copyOf(whole, cut));
            write(ring.masters(), "more");
            assertThat(read(ring.masters())).as("cut at %s", cut).containsExactly("one", "more");
        }
    }

    /** A block altered, or put in another's place, is not taken; nor is anything after it. */
    @Test
    void anAlteredBlockEndsTheFile() throws IOException {
        write(ring.masters(), "one", "two", "six");
        byte[] whole = Files.readAllBytes(dir.resolve(PATH));
        int block = whole.length / 3;
        for (int i = 0; i < block; i++) {
            byte[] bad = whole.clone();
            bad[block + i] ^= 1;
            Files.write(dir.resolve(PATH), bad);
            assertThat(read(ring.masters())).as("byte %s", i).containsExactly("one");
        }
        byte[] swapped = whole.clone();
        System.arraycopy(whole, 0, swapped, block, block);
        Files.write(dir.resolve(PATH), swapped);
        assertThat(read(ring.masters())).containsExactly("one");
    }
}
