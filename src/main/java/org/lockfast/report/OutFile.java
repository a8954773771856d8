package org.lockfast.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.WaitingFile;

/**
 * A print into a file, which lies on the disk before the print is recorded and has its name after.
 */
final class OutFile {
    private OutFile() {}

    /**
     * Writes, records and hands out.
     *
     * @param file one that is there is replaced
     * @param what it is, in a word
     * @param print records it
     */
    static Outcome<byte[]> of(Path file, String what, byte[] pdf, Supplier<Outcome<byte[]>> print) {
        try (WaitingFile waiting = WaitingFile.of(file, pdf)) {
            return print.get().then(printed -> handedOut(waiting, printed, file));
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_WRITTEN",
                    "The "
                            + what
                            + " could not be written to "
                            + file
                            + (FullDisk.isBehind(e)
                                    ? ": the disk is full. Make room on it"
                                    : ". Check the disk, the path and your rights")
                            + ", and print it again. No print was recorded.");
        }
    }

    private static Outcome<byte[]> handedOut(WaitingFile waiting, byte[] pdf, Path file) {
        try {
            waiting.handOut();
            return Outcome.done(pdf);
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_IN_PLACE",
                    "The print is recorded, and the file could not be put in place as "
                            + file
                            + ". Print it again.");
        }
    }
}
