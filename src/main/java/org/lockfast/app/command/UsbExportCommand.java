package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Path;
import org.lockfast.app.DiskTrouble;
import org.lockfast.app.ForAnotherComputer;
import org.lockfast.app.OpenStore;
import org.lockfast.sync.Carrying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what another device lacks into a file for that device alone. */
@Command(
        name = "usb-export",
        description =
                "Writes a file for another device of the force, to carry there without a network.",
        mixinStandardHelpOptions = true)
final class UsbExportCommand extends StoreCommand {
    @Parameters(paramLabel = "FILE")
    Path file = Path.of("");

    @Option(
            names = "--for",
            required = true,
            paramLabel = "DEVICE",
            description = "The other device: its id, or what people call it.")
    String receiver = "";

    /** Nothing is written into the store: from a full disk too it brings away what is there. */
    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    void run() {
        WholeFile.checkFolder(file);
        Carrying.Carry carry = value(carrying(store()).export(receiver));
        try {
            WholeFile.write(file, carry.bytes());
            ForAnotherComputer.readable(file);
        } catch (IOException e) { // the stick's trouble, and not the store's
            throw new Refusal(
                    "The file could not be written: "
                            + DiskTrouble.why(e)
                            + ". Nothing was written, and the record is as it was. Make room there, or"
                            + " choose another place.");
        }
        terminal()
                .line(
                        "Written for "
                                + store().names().device(carry.receiver())
                                + ": "
                                + Counted.entries(carry.entries())
                                + ", "
                                + Counted.files(carry.files())
                                + ".");
        if (carry.waiting() > 0 || carry.left() > 0) {
            String entries = carry.waiting() > 0 ? Counted.entries(carry.waiting()) : "";
            String files = carry.left() > 0 ? Counted.files(carry.left()) : "";
            terminal()
                    .say(
                            entries
                                    + (entries.isEmpty() || files.isEmpty() ? "" : " and ")
                                    + files
                                    + " did not fit. Once the other device has answered with a file of its"
                                    + " own, write another.");
        }
    }

    static Carrying carrying(OpenStore store) {
        return store.carrying()
                .orElseThrow(() ->
                        new Refusal(
                                "This store stands alone: only devices of one force exchange files. Another"
                                        + " computer joins it with: lockfast usb-enrol."));
    }
}
