package org.lockfast.app.command;

import picocli.CommandLine.Command;

/** Packages are taken from a locker on the store's round. */
@Command(
        name = "collect",
        description = "Records that packages were taken from a locker.",
        mixinStandardHelpOptions = true)
final class CollectCommand extends ManyPackagesCommand {
    @Override
    void run() {
        value(store().handling().collect(session(), thePackages(), at()));
    }
}
