package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lockfast.sync.Carrying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes in a file that another device wrote for this one. */
@Command(
        name = "usb-import",
        description = "Takes in a file that another device of the force wrote for this one.",
        mixinStandardHelpOptions = true)
final class UsbImportCommand extends StoreCommand {
    /** Longer than any that is written. */
    private static final long MOST = 768L << 20;

    @Parameters(paramLabel = "FILE")
    Path file = Path.of("");

    @Override
    void run() throws IOException {
        if (Files.size(file) > MOST) {
            throw new Refusal(file + " is larger than any file that is carried between devices.");
        }
        Carrying.Came came =
                value(UsbExportCommand.carrying(store()).take(Files.readAllBytes(file)));
        terminal()
                .line(
                        "From "
                                + came.sender()
                                + ": "
                                + came.added()
                                + " entries new, "
                                + came.known()
                                + " known, "
                                + came.files()
                                + " files new.");
        if (came.waiting() > 0) {
            terminal()
                    .say(
                            came.waiting()
                                    + " entries rest on something that has not come yet. They are kept, and"
                                    + " taken in when a later file brings it.");
        }
        if (came.refused() > 0) {
            throw new Refusal(
                    came.refused()
                            + " entries in the file are not what they say they are, and were not taken in."
                            + " Keep the file and tell the administrator.");
        }
    }
}
