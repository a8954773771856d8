package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.LeavingForGood.Giving;
import org.lockfast.continuity.PackageState;
import org.lockfast.journal.SecondPerson;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Packages are given back for good. */
@Command(
        name = "return",
        description = "Records that packages were given back to their owner for good.",
        mixinStandardHelpOptions = true)
final class ReturnCommand extends ManyPackagesCommand {
    @Option(
            names = "--outcome",
            paramLabel = "CODE",
            description = "How it leaves; default: ${DEFAULT-VALUE}.")
    String outcome = "RESTORED_TO_OWNER";

    @Option(names = "--to", required = true, paramLabel = "NAME", description = "Who takes it.")
    String to = "";

    @Option(
            names = "--identity",
            paramLabel = "TEXT",
            description =
                    "What they showed of themselves, such as a driving licence and its number.")
    @Nullable String identity;

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
                        .giveBack(
                                session(),
                                packages,
                                new Giving(outcome, to, identity, reason, already),
                                new SecondPerson(
                                        null, to.strip(), "receiver", signed(signed), null),
                                sealSeen(packages, sealSeen),
                                at()));
    }
}
