package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class DiskTroubleTest {
    @Test
    void whatTheDiskRefusedIsToldInWords() {
        assertThat(DiskTrouble.why(new AccessDeniedException("/s")))
                .isEqualTo("/s is not yours to use");
        assertThat(DiskTrouble.why(new NoSuchFileException("/s"))).isEqualTo("/s is not there");
        assertThat(DiskTrouble.why(new NotDirectoryException("/s")))
                .isEqualTo("/s is a file and no folder");
        assertThat(DiskTrouble.why(new FileSystemException("/s/t", null, "Not a directory")))
                .isEqualTo("a part of /s/t is a file and no folder");
        assertThat(DiskTrouble.why(new FileSystemException("/s", null, "Read-only file system")))
                .isEqualTo("/s is on a disk that can only be read");
        assertThat(DiskTrouble.why(new IOException("No space left on device")))
                .isEqualTo("the disk is full");
        assertThat(DiskTrouble.why(new FileSystemException("/s", null, "No space left on device")))
                .isEqualTo("the disk is full at /s");
        assertThat(
                        DiskTrouble.why(
                                new IllegalStateException(
                                        "The index could not be written",
                                        new UncheckedIOException(
                                                new IOException("No space left on device")))))
                .isEqualTo("the disk is full");
        assertThat(DiskTrouble.why(new IllegalStateException("another"))).isEqualTo("another");
        assertThat(DiskTrouble.why(null)).isEqualTo("no reason was given");
    }
}
