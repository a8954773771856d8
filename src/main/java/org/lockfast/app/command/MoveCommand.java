package org.lockfast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Records that packages were put in another place. */
@Command(
        name = "move",
        description = "Records that packages were put in another place.",
        mixinStandardHelpOptions = true)
final class MoveCommand extends ManyPackagesCommand {
    @Option(names = "--place", required = true, paramLabel = "P")
    String place = "";

    @Override
    void run() {
        value(store().handling().move(session(), thePackages(), place(place), null, at()));
    }
}
