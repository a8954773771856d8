package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** On a machine several people use, the files of a store are one account's. */
class StoreRightsTest {
    @TempDir Path folder;

    @BeforeEach
    void rightsAreKeptHere() {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "skipped: this file system has no owner, group and others");
    }

    @Test
    void everythingInAStoreIsItsOwnersAlone() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            test.store().files().write("local/drafts/one", new byte[3]);
            test.run(Who.SCENE, "find", "nothing");
            assertThat(wide(test.directory())).isEmpty();
            assertThat(Files.exists(test.directory().resolve("attempts"))).isTrue();
        }
    }

    @Test
    void aStoreMadeWiderIsNarrowedWhenItIsOpened() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            test.close();
            for (Path path : all(test.directory())) {
                Files.setPosixFilePermissions(
                        path,
                        PosixFilePermissions.fromString(
                                Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
            }
            assertThat(wide(test.directory())).hasSizeGreaterThan(5);
            test.reopen();
            assertThat(wide(test.directory())).isEmpty();
        }
    }

    private static List<String> wide(Path store) throws IOException {
        return all(store).stream()
                .filter(path -> !owners(path))
                .map(path -> store.relativize(path).toString())
                .toList();
    }

    private static boolean owners(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                    .endsWith("------");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> all(Path store) throws IOException {
        try (Stream<Path> paths = Files.walk(store)) {
            return paths.toList();
        }
    }
}
