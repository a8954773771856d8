package org.lockfast.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A small file system of a test's own, to be filled to the last byte. */
public final class SmallDisk implements AutoCloseable {
    private final Path mount;

    private SmallDisk(Path mount) {
        this.mount = mount;
    }

    /**
     * Mounts one; where that is not possible the test is skipped.
     *
     * @param mount an empty folder
     */
    public static SmallDisk at(Path mount, int megabytes) throws InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", "" + mount),
                "Mounting is not possible here, so a full disk is not shown");
        return new SmallDisk(mount);
    }

    /** Leaves not one byte. */
    public void fill() throws IOException {
        for (int size : new int[] {64 << 10, 1}) {
            try (var out =
                    Files.newOutputStream(
                            ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(new byte[size]);
                }
            } catch (IOException full) {
                assertThat(full).hasMessageContaining("No space left");
            }
        }
    }

    /** As it was before it was filled. */
    public void free() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return mount.resolve("ballast");
    }

    @Override
    public void close() throws InterruptedException {
        // a file that could not be written may stay open in this process: then it goes with it
        assertThat(run("umount", "" + mount) || run("umount", "-l", "" + mount)).isTrue();
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
