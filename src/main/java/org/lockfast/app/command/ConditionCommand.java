package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Treating;
import org.lockfast.exhibit.Amount;
import org.lockfast.journal.SecondPerson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Something was done to packages after they were recorded, or found of them. */
@Command(
        name = "condition",
        description = "Records what was done to packages: made safe, dried, frozen, weighed …",
        mixinStandardHelpOptions = true)
final class ConditionCommand extends ManyPackagesCommand {
    @Option(
            names = "--what",
            required = true,
            paramLabel = "CODE",
            description = "A code of the list treatments, such as DRIED or MADE_SAFE.")
    String what = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who did it, if not you.")
    @Nullable String by;

    @Option(names = "--number", paramLabel = "N", description = "Of a certificate or a scale.")
    @Nullable String number;

    @Option(names = "--amount", paramLabel = "A", description = "How much, like 14 or 2.5.")
    @Nullable String amount;

    @Option(names = "--unit", paramLabel = "U")
    @Nullable String unit;

    @Option(names = "--witness", paramLabel = "C", description = "Who did it with you.")
    @Nullable String witness;

    @Option(names = "--witness-password-file", paramLabel = "F")
    @Nullable String witnessFile;

    @Option(names = "--note", paramLabel = "T")
    @Nullable String note;

    @Override
    void run() {
        String much = amount;
        SecondPerson second =
                witness == null
                        ? null
                        : second(
                                signIn(witness, required(witnessFile, "--witness-password-file F")),
                                "witness");
        value(
                store().treating()
                        .record(
                                session(),
                                thePackages(),
                                new Treating.What(
                                        what,
                                        much == null
                                                ? null
                                                : Amount.read(much)
                                                        .orElseThrow(
                                                                () -> new Refusal(Amount.SENTENCE)),
                                        unit,
                                        by,
                                        number,
                                        note),
                                second,
                                at()));
    }
}
