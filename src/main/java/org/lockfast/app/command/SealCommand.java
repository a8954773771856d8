package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A package is sealed for the first time. */
@Command(
        name = "seal",
        description = "Records that a package was sealed.",
        mixinStandardHelpOptions = true)
final class SealCommand extends OnePackageCommand {
    @Option(names = "--number", paramLabel = "N")
    @Nullable String number;

    @Option(names = "--kind", paramLabel = "K", description = "Seal kind; default NUMBERED_BAG.")
    String kind = "NUMBERED_BAG";

    @Override
    void run() {
        value(
                store().handling()
                        .seal(session(), thePackage(), sealKind(kind, number), number, at()));
    }
}
