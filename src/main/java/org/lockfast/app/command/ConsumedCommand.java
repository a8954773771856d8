package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A laboratory used packages up. */
@Command(
        name = "consumed",
        description = "Records that packages were used up in testing.",
        mixinStandardHelpOptions = true)
final class ConsumedCommand extends ManyPackagesCommand {
    @Option(names = "--by", required = true, paramLabel = "NAME", description = "The laboratory.")
    String by = "";

    @Option(names = "--reference", paramLabel = "TEXT", description = "Of its report.")
    @Nullable String reference;

    @Override
    void run() {
        value(store().leavingForGood().consumed(session(), thePackages(), by, reference, at()));
    }
}
