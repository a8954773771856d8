package org.lockfast.desktop.newexhibit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Puts labels into a folder, one file each; never over another file. */
final class LabelFiles {
    private static final int MOST = 1000;

    private LabelFiles() {}

    /**
     * Writes a label.
     *
     * @param name of the exhibit, such as {@code JSM/4}
     * @throws IOException if the folder cannot be written to
     */
    static Path write(Path folder, String name, byte[] pdf) throws IOException {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        for (int n = 1; n < MOST; n++) {
            Path file = folder.resolve("label-" + plain + (n == 1 ? "" : "-" + n) + ".pdf");
            try {
                return Files.write(file, pdf, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException taken) {
                // the next number
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(plain).toString());
    }
}
