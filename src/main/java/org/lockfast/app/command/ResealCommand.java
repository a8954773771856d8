package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Handling;
import org.lockfast.exhibit.Amount;
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

    @Option(names = "--weight", paramLabel = "A", description = "What it weighs now, like 12.4.")
    @Nullable String weight;

    @Option(
            names = "--unit",
            paramLabel = "U",
            description = "Of the weight: g, kg or mg; default: ${DEFAULT-VALUE}.")
    String unit = "g";

    @Option(names = "--scale", paramLabel = "N", description = "Number of the scale.")
    @Nullable String scale;

    @Override
    void run() {
        String much = weight;
        Handling.Weighed weighed =
                much == null
                        ? null
                        : new Handling.Weighed(
                                Amount.read(much).orElseThrow(() -> new Refusal(Amount.SENTENCE)),
                                unit,
                                scale);
        value(
                store().handling()
                        .reseal(
                                session(),
                                thePackage(),
                                sealKind(kind, number),
                                number,
                                true,
                                why(reason),
                                weighed,
                                at()));
    }
}
