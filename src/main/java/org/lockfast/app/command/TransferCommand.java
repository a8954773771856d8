package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.LeavingForGood.Giving;
import org.lockfast.continuity.PackageState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Packages are given to another agency for good. */
@Command(
        name = "transfer",
        description = "Records that packages were given to another agency for good.",
        mixinStandardHelpOptions = true)
final class TransferCommand extends GivingCommand {
    @Option(
            names = "--outcome",
            paramLabel = "CODE",
            description = "How it leaves; default: ${DEFAULT-VALUE}.")
    String outcome = "TRANSFERRED_AGENCY";

    @Option(names = "--reference", paramLabel = "TEXT", description = "The agency's own reference.")
    @Nullable String reference;

    @Override
    Giving giving() {
        return new Giving(outcome, to, reference, reason, already);
    }

    @Override
    void run() {
        List<PackageState> packages = thePackages();
        value(
                store().leavingForGood()
                        .transfer(
                                session(),
                                packages,
                                giving(),
                                receiver(),
                                sealSeen(packages),
                                at()));
    }
}
