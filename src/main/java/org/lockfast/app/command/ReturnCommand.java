package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.LeavingForGood.Giving;
import org.lockfast.continuity.PackageState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Packages are given back for good. */
@Command(
        name = "return",
        description = "Records that packages were given back to their owner for good.",
        mixinStandardHelpOptions = true)
final class ReturnCommand extends GivingCommand {
    @Option(
            names = "--outcome",
            paramLabel = "CODE",
            description = "How it leaves; default: ${DEFAULT-VALUE}.")
    String outcome = "RESTORED_TO_OWNER";

    @Option(
            names = "--identity",
            paramLabel = "TEXT",
            description =
                    "What they showed of themselves, such as a driving licence and its number.")
    @Nullable String identity;

    @Override
    Giving giving() {
        return new Giving(outcome, to, identity, reason, already);
    }

    @Override
    void run() {
        List<PackageState> packages = thePackages();
        value(
                store().leavingForGood()
                        .giveBack(
                                session(),
                                packages,
                                giving(),
                                receiver(),
                                sealSeen(packages),
                                at()));
    }
}
