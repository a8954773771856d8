package org.lockfast.app.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Packages are offered to another officer; with that officer's password they are accepted at once.
 */
@Command(
        name = "hand-over",
        description =
                "Offers packages to another officer; with --to-password-file they are accepted too.",
        mixinStandardHelpOptions = true)
final class HandOverCommand extends ManyPackagesCommand {
    @Option(names = "--to", required = true, paramLabel = "C")
    String to = "";

    @Option(names = "--reason", required = true, paramLabel = "R")
    String reason = "";

    @Option(names = "--to-password-file", paramLabel = "F")
    @Nullable String toFile;

    @Option(names = "--seal-seen", paramLabel = "N", description = "The seal number as read now.")
    @Nullable String sealSeen;

    @Option(
            names = "--due",
            paramLabel = "DAY",
            description = "The day it is expected back, 2026-12-14; default: it is not waited for.")
    @Nullable String due;

    @Override
    void run() {
        List<PackageState> packages = thePackages();
        Map<UUID, String> seen = sealSeen(packages, sealSeen);
        Officer receiver = officer(to);
        LocalDate back = due == null ? null : value(store().returns().day(ExtendCommand.day(due)));
        // Before the offer: a wrong password, or somebody who may not, leaves nothing half done.
        Session signedIn = toFile == null ? null : signIn(to, toFile);
        if (signedIn != null) {
            value(signedIn.acting(Permission.RECORD));
        }
        // Where the receiver is there, the seal was read once, and by the one who takes it.
        Map<UUID, String> byGiver = signedIn == null ? seen : Map.of();
        value(
                store().handingOver()
                        .offer(session(), packages, receiver, why(reason), byGiver, back, at()));
        if (signedIn != null) {
            value(store().handingOver().accept(signedIn, thePackages(), seen, at()));
        }
    }
}
