package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lockfast.journal.WaitingFile;

/** Output files appear whole or not at all: written beside, then renamed over. */
final class WholeFile {
    private WholeFile() {}

    /** Before anything is recorded: whether the file can be written at all. */
    static void checkFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.exists(file) && !Files.isDirectory(file) && !Files.isRegularFile(file)) {
            throw new Refusal(file + " is no ordinary file. Name a file that may be written anew.");
        }
        if (folder == null
                || !Files.isDirectory(folder)
                || !Files.isWritable(folder)
                || Files.isDirectory(file)) {
            throw new Refusal(
                    file
                            + " cannot be written. Name a file in a folder that is there and that you may write in.");
        }
    }

    static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Refusal(
                    "There is no folder " + folder + " to write " + file.getFileName() + " in.");
        }
        try (WaitingFile whole = WaitingFile.of(file, bytes)) {
            whole.handOut();
        }
    }
}
