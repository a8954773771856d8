package org.lockfast.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes names in a folder last. */
final class Disk {
    private Disk() {}

    /** Forces a folder's own entries to the disk; where the system has no such thing, nothing. */
    static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder; its file system keeps names by itself
        }
    }
}
