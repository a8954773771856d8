package org.lockfast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shuts a device out of the server, or lets it in again. */
@Command(
        name = "bar",
        description =
                "Shuts a device out: the server answers it nothing and takes nothing from it, until it is let in"
                        + " again.",
        mixinStandardHelpOptions = true)
final class ServerBarCommand extends ServerOrderCommand {
    @Parameters(paramLabel = "DEVICE", description = "Its id or name, as `server devices` says.")
    String device = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; recorded.")
    String reason = "";

    @Option(names = "--lift", description = "Lets it in again.")
    boolean lift;

    @Override
    String order() {
        return lift ? "unbar" : "bar";
    }

    @Override
    String argument() {
        return device + "\n" + StoreCommand.why(reason);
    }
}
