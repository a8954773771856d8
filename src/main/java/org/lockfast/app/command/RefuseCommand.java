package org.lockfast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The receiver does not take what is offered. */
@Command(
        name = "refuse",
        description = "Declines packages offered to you; they stay the giver's.",
        mixinStandardHelpOptions = true)
final class RefuseCommand extends ManyPackagesCommand {
    @Option(names = "--reason", required = true, paramLabel = "R")
    String reason = "";

    @Override
    void run() {
        value(store().handingOver().refuse(session(), thePackages(), why(reason), at()));
    }
}
