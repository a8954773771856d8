package org.lockfast.app.command;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.LeavingForGood.Giving;
import org.lockfast.continuity.PackageState;
import org.lockfast.journal.SecondPerson;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Option;

/** Packages are given for good to somebody outside the force, who signs for them. */
abstract class GivingCommand extends ManyPackagesCommand {
    @Option(names = "--to", required = true, paramLabel = "NAME", description = "Who takes it.")
    String to = "";

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
    final Permission needs() {
        return already ? Permission.RECORD : Permission.DISPOSE;
    }

    /** To whom it is given, and as what. */
    abstract Giving giving();

    /** Who takes it, and how that was signed for. */
    final SecondPerson receiver() {
        return new SecondPerson(null, to.strip(), "receiver", signed(signed), null);
    }

    /** The seals as read now. */
    final Map<UUID, String> sealSeen(List<PackageState> packages) {
        return sealSeen(packages, sealSeen);
    }
}
