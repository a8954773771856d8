package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {
    @TempDir Path directory;
    private final DiskFiles files = new DiskFiles();

    @Test
    void anInterruptedThreadLosesNothingAndKeepsItsInterrupt() throws IOException {
        try (DurableFile file = files.create(directory.resolve("f"))) {
            for (int i = 0; i < 100; i++) {
                Thread.currentThread().interrupt();
                file.write(i, ByteBuffer.wrap(new byte[] {(byte) i}));
                file.force();
                ByteBuffer back = ByteBuffer.allocate(i + 5);
                assertThat(file.read(0, back)).isEqualTo(i + 1);
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(file.length()).isEqualTo(100);
        }
    }

    @Test
    void anInterruptAmidWritesOfAnotherThreadDoesNotCloseTheFile() throws Exception {
        try (DurableFile file = files.create(directory.resolve("f"));
                var threads = java.util.concurrent.Executors.newFixedThreadPool(1)) {
            var writing =
                    threads.submit(() -> {
                        for (int i = 0; i < 2000; i++) {
                            file.write(i, ByteBuffer.wrap(new byte[] {1}));
                            if (i % 10 == 0) {
                                file.force();
                            }
                        }
                        return file.length();
                    });
            var other = Thread.currentThread();
            while (!writing.isDone()) {
                other.interrupt();
                file.read(0, ByteBuffer.allocate(10));
                Thread.interrupted();
            }
            assertThat(writing.get()).isEqualTo(2000);
        }
    }

    @Test
    void aClosedFileStaysClosed() throws IOException {
        DurableFile file = files.create(directory.resolve("f"));
        file.close();
        assertThatThrownBy(file::length).isInstanceOf(IOException.class);
    }

    @Test
    void replacesASmallFileInOneStepAndOnlyTheOwnerMayRead() throws IOException {
        Path file = directory.resolve("head");
        files.replace(file, "one".getBytes(StandardCharsets.UTF_8));
        files.replace(file, "two!".getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readString(file)).isEqualTo("two!");
        try (var names = Files.list(directory)) {
            assertThat(names).containsExactly(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondOneOnTheSameStoreIsToldSo() throws IOException {
        Path file = directory.resolve("lock");
        try (StoreLock held = StoreLock.take(file)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> StoreLock.take(file))
                    .isInstanceOf(JournalRefusal.class)
                    .hasMessageContaining("open in another Lockfast");
        }
        StoreLock.take(file).close();
    }

    @Test
    void foldersAreMadeForTheirOwnerAloneEveryOneOfThem() throws IOException {
        Path deep = directory.resolve("a").resolve("b").resolve("c");
        files.makeDirectories(deep);
        files.makeDirectories(deep);
        if (deep.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            for (String name : new String[] {"a", "a/b", "a/b/c"}) {
                Path one = directory.resolve(name);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                        .isEqualTo("rwx------");
            }
            assertThatThrownBy(() -> files.forceDirectory(directory.resolve("none")))
                    .isInstanceOf(IOException.class);
        }
    }
}
