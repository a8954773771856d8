package org.lockfast.app.command;

import org.lockfast.officer.Permission;
import org.lockfast.print.Printer;
import org.lockfast.print.Sent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a ruler that shows how a printer's paper lies. */
@Command(
        name = "calibrate",
        description =
                "Prints rulers that say how to set --right and --down of a printer that is sent ZPL.",
        mixinStandardHelpOptions = true)
final class CalibrateCommand extends StoreCommand {
    @Parameters(paramLabel = "PRINTER")
    String name = "";

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    void run() {
        Printer printer = PrintersCommand.printer(this, name);
        Sent sent = value(store().printing().calibrate(printer));
        switch (sent) {
            case Sent.Printed(String says) -> terminal().say(says);
            case Sent.HandedOn(String says) -> terminal().say(says);
            case Sent.Waits(String says) -> throw new Refusal(says);
            case Sent.NotKnown(String says) -> throw new Refusal(says);
        }
    }
}
