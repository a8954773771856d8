package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.LeavingForGood.Disposing;
import org.lockfast.journal.SecondPerson;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What another officer authorised is disposed of. */
@Command(
        name = "dispose",
        description = "Records that packages were disposed of, as another officer authorised.",
        mixinStandardHelpOptions = true)
final class DisposeCommand extends ManyPackagesCommand {
    @Option(
            names = "--method",
            required = true,
            paramLabel = "TEXT",
            description = "How, where, by whom.")
    String method = "";

    @Option(names = "--certificate", paramLabel = "N", description = "Its number.")
    @Nullable String certificate;

    @Option(
            names = "--outcome",
            paramLabel = "CODE",
            description = "How it leaves; default: what was authorised.")
    @Nullable String outcome;

    @Option(
            names = "--scanned",
            paramLabel = "CODE",
            description = "The seal or label as read just before; once for each package.")
    List<String> scanned = List.of();

    @Option(names = "--witness", paramLabel = "C")
    @Nullable String witness;

    @Option(names = "--witness-password-file", paramLabel = "F")
    @Nullable String witnessFile;

    @Option(
            names = "--already",
            description = "It has happened: recorded whatever stood against it, and flagged.")
    boolean already;

    @Override
    Permission needs() {
        return already ? Permission.RECORD : Permission.DISPOSE;
    }

    @Override
    void run() {
        SecondPerson second =
                witness == null
                        ? null
                        : second(
                                signIn(witness, required(witnessFile, "--witness-password-file F")),
                                "witness");
        value(
                store().leavingForGood()
                        .dispose(
                                session(),
                                thePackages(),
                                new Disposing(outcome, method, certificate, already),
                                scanned,
                                second,
                                at()));
    }
}
