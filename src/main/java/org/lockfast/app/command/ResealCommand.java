package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A package is sealed again with a new seal. */
@Command(
        name = "reseal",
        description = "Records that an opened package was sealed again.",
        mixinStandardHelpOptions = true)
final class ResealCommand extends OnePackageCommand {
    @Option(names = "--number", required = true, paramLabel = "N")
    @Nullable String number;

    @Option(names = "--kind", paramLabel = "K", description = "Seal kind; default NUMBERED_BAG.")
    String kind = "NUMBERED_BAG";

    @Option(names = "--reason", required = true, paramLabel = "R")
    String reason = "";

    @Override
    void run() {
        value(
                store().handling()
                        .reseal(
                                session(),
                                thePackage(),
                                sealKind(kind, number),
                                number,
                                true,
                                why(reason),
                                at()));
    }
}
