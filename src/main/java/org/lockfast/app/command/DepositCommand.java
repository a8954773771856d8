package org.lockfast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Records that packages were left in a locker by one officer alone. */
@Command(
        name = "deposit",
        description = "Records that packages were left in a locker by one officer alone.",
        mixinStandardHelpOptions = true)
final class DepositCommand extends ManyPackagesCommand {
    @Option(names = "--place", required = true, paramLabel = "P")
    String place = "";

    @Override
    void run() {
        value(store().handling().deposit(session(), thePackages(), place(place), at()));
    }
}
