package org.lockfast.print;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lockfast.journal.WaitingFile;

/** Into a folder, one file each; never over another file. */
final class FolderSending implements Sending {
    private static final int MOST = 10_000;

    @Override
    public Optional<PrinterTrouble> look(Printer printer) {
        return Files.isWritable(Path.of(printer.address()))
                ? Optional.empty()
                : Optional.of(PrinterTrouble.NO_FOLDER);
    }

    @Override
    public Sent send(Printer printer, byte[] label, String name, Runnable begins) {
        try {
            Path file = reserve(Path.of(printer.address()), name);
            try (WaitingFile waiting = WaitingFile.of(file, label)) {
                begins.run();
                waiting.handOut();
                return new Sent.HandedOn("The label is " + file + ".");
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            return new Sent.Waits(PrinterTrouble.NO_FOLDER.of(printer));
        }
    }

    /** Makes an empty file, so that nobody else takes the name; {@code -2} would be package 2's. */
    private static Path reserve(Path folder, String name) throws IOException {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        for (int n = 1; n < MOST; n++) {
            Path file = folder.resolve("label-" + plain + (n == 1 ? "" : " (" + n + ")") + ".pdf");
            try {
                return Files.createFile(file);
            } catch (FileAlreadyExistsException taken) {
                // the next number
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(plain).toString());
    }
}
