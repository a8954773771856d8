package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import org.lockfast.journal.SecondPerson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A package is opened: its seal is broken. */
@Command(
        name = "open",
        description = "Records that a package was opened.",
        mixinStandardHelpOptions = true)
final class OpenCommand extends OnePackageCommand {
    @Option(names = "--reason", required = true, paramLabel = "R")
    String reason = "";

    @Option(names = "--witness", paramLabel = "C")
    @Nullable String witness;

    @Option(names = "--witness-password-file", paramLabel = "F")
    @Nullable String witnessFile;

    @Override
    void run() {
        SecondPerson second =
                witness == null
                        ? null
                        : second(
                                signIn(witness, required(witnessFile, "--witness-password-file F")),
                                "witness");
        value(store().handling().open(session(), thePackage(), why(reason), second, at()));
    }
}
