package org.lockfast.desktop.newexhibit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names for labels in a folder, one file each; never over another file. */
final class LabelFiles {
    private static final int MOST = 1000;

    private LabelFiles() {}

    /**
     * Makes an empty file, so that nobody else takes the name.
     *
     * @param name of the exhibit, such as {@code JSM/4}
     * @throws IOException if the folder cannot be written to
     */
    static Path reserve(Path folder, String name) throws IOException {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        for (int n = 1; n < MOST; n++) {
            Path file = folder.resolve("label-" + plain + (n == 1 ? "" : "-" + n) + ".pdf");
            try {
                return Files.createFile(file);
            } catch (FileAlreadyExistsException taken) {
                // the next number
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(plain).toString());
    }
}
