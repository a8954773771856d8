package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Packages are received into a property store. */
@Command(
        name = "book-in",
        description = "Receives packages into a property store, onto a shelf.",
        mixinStandardHelpOptions = true)
final class BookInCommand extends ManyPackagesCommand {
    @Option(names = "--place", required = true, paramLabel = "P")
    String place = "";

    @Option(names = "--from", paramLabel = "C", description = "Who hands it in.")
    @Nullable String from;

    @Option(
            names = "--from-password-file",
            paramLabel = "F",
            description = "Their password: then both sign.")
    @Nullable String fromFile;

    @Option(names = "--seal-seen", paramLabel = "N", description = "The seal number as read now.")
    @Nullable String sealSeen;

    @Override
    Permission needs() {
        return Permission.BOOK_IN;
    }

    @Override
    void run() {
        List<PackageState> packages = thePackages();
        if (from == null && fromFile != null) {
            required(null, "--from C");
        }
        SecondPerson giver =
                from == null
                        ? null
                        : fromFile == null
                                ? new SecondPerson(
                                        officer(from).id(), null, "giver", Vouch.NONE, null)
                                : second(signIn(from, fromFile), "giver");
        value(
                store().bookingIn()
                        .bookIn(
                                session(),
                                packages,
                                place(place),
                                giver,
                                sealSeen(packages, sealSeen),
                                at()));
    }
}
