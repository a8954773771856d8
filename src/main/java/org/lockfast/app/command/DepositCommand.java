package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Depositor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Records that packages were left in a locker by one officer alone. */
@Command(
        name = "deposit",
        description = "Records that packages were left in a locker by one officer alone.",
        mixinStandardHelpOptions = true)
final class DepositCommand extends ManyPackagesCommand {
    @Option(names = "--place", required = true, paramLabel = "P")
    String place = "";

    @Option(names = "--left-by", paramLabel = "WHO", description = LockerCommand.WHO)
    @Nullable String who;

    @Option(names = "--known", paramLabel = "HOW", description = LockerCommand.HOW)
    @Nullable String known;

    @Override
    void run() {
        Depositor by = LockerCommand.depositor(this, who, known, at());
        value(
                by == null
                        ? store().handling().deposit(session(), thePackages(), place(place), at())
                        : store().handling()
                                .depositedBy(session(), thePackages(), place(place), by));
    }
}
