package org.lockfast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A package is not where the record says, and not found. */
@Command(
        name = "missing",
        description = "Records that a package is missing.",
        mixinStandardHelpOptions = true)
final class MissingCommand extends OnePackageCommand {
    @Option(names = "--reason", required = true, paramLabel = "R")
    String reason = "";

    @Override
    void run() {
        value(store().handling().missing(session(), thePackage(), why(reason), at()));
    }
}
