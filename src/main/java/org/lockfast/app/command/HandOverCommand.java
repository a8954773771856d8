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
        if (toFile == null) {
            value(
                    store().handingOver()
                            .offer(session(), packages, receiver, why(reason), seen, back, at()));
            return;
        }
        Session taker = signIn(to, toFile);
        value(taker.acting(Permission.RECORD));
        // Where the receiver is there, the seal was read once, and by the one who takes it.
        value(
                store().handingOver()
                        .handOver(
                                session(),
                                taker,
                                packages,
                                why(reason),
                                Map.of(),
                                seen,
                                back,
                                at()));
    }
}
