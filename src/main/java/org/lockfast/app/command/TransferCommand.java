package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.LeavingForGood.Giving;
import org.lockfast.continuity.PackageState;
import org.lockfast.journal.SecondPerson;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Packages are given to another agency for good. */
@Command(
        name = "transfer",
        description = "Records that packages were given to another agency for good.",
        mixinStandardHelpOptions = true)
final class TransferCommand extends ManyPackagesCommand {
    @Option(
            names = "--outcome",
            paramLabel = "CODE",
            description = "How it leaves; default: ${DEFAULT-VALUE}.")
    String outcome = "TRANSFERRED_AGENCY";

    @Option(names = "--to", required = true, paramLabel = "NAME", description = "Who takes it.")
    String to = "";

    @Option(names = "--reference", paramLabel = "TEXT", description = "The agency's own reference.")
    @Nullable String reference;

    @Option(names = "--reason", paramLabel = "R")
    @Nullable String reason;

    @Option(
            names = "--signed",
            paramLabel = "HOW",
            description =
                    "How whoever takes it signed: paper, card, card+paper or none; default: none.")
    String signed = "none";

    @Option(names = "--seal-seen", paramLabel = "N", description = "The seal number as read now.")
    @Nullable String sealSeen;

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
        List<PackageState> packages = thePackages();
        value(
                store().leavingForGood()
                        .transfer(
                                session(),
                                packages,
                                new Giving(outcome, to, reference, reason, already),
                                new SecondPerson(
                                        null, to.strip(), "receiver", signed(signed), null),
                                sealSeen(packages, sealSeen),
                                at()));
    }
}
