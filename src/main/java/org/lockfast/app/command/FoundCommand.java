package org.lockfast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Records that missing packages were found and where they are now. */
@Command(
        name = "found",
        description = "Records that missing packages were found and where they are now.",
        mixinStandardHelpOptions = true)
final class FoundCommand extends ManyPackagesCommand {
    @Option(names = "--place", required = true, paramLabel = "P")
    String place = "";

    @Override
    void run() {
        value(store().handling().found(session(), thePackages(), place(place), null, at()));
    }
}
