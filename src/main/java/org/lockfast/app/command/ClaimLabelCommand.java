package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.label.LabelCode;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records that a label printed blank, or written by hand from a blank card, is on a package. */
@Command(
        name = "claim-label",
        description = "Records that a blank label was put on a package: it is that package's now.",
        mixinStandardHelpOptions = true)
final class ClaimLabelCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "REF")
    String reference = "";

    @Parameters(index = "1", paramLabel = "CODE")
    String code = "";

    @Option(
            names = "--reason",
            paramLabel = "R",
            description = "Required where it has a label already.")
    @Nullable String reason;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    void run() {
        PackageState p = onePackage(reference);
        LabelCode free = value(store().claimingLabels().free(code));
        terminal().line(value(store().claimingLabels().claim(session(), p, free, reason)).value());
    }
}
