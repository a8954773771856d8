package org.lockfast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives up what a log lost and nobody has: it goes on under a new origin. */
@Command(
        name = "succeed",
        description =
                "Gives up entries that were lost and that no device has: the log goes on under a new origin.",
        mixinStandardHelpOptions = true)
final class ServerSucceedCommand extends ServerOrderCommand {
    @Option(names = "--reason", required = true, paramLabel = "R")
    String reason = "";

    @Override
    String order() {
        return "succeed";
    }

    @Override
    String argument() {
        return StoreCommand.why(reason);
    }
}
