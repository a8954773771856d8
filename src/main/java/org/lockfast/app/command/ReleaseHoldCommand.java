package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Leaving;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An exhibit need not be kept any longer for one reason. Two devices may both have said it. */
@Command(
        name = "release-hold",
        description = "Ends a hold on an exhibit, or all for one reason.",
        mixinStandardHelpOptions = true)
final class ReleaseHoldCommand extends StoreCommand {
    @Parameters(paramLabel = "REF", description = "JSM/4, CASE:JSM/4, a property number or an id.")
    String reference = "";

    @Option(names = "--why", paramLabel = "CODE", description = "Which hold, where several stand.")
    @Nullable String why;

    @Option(names = "--reason", required = true, paramLabel = "R")
    String reason = "";

    @Override
    Permission needs() {
        return Permission.END_HOLD;
    }

    @Override
    void run() {
        Exhibit exhibit = value(store().references().exhibit(reference));
        List<Leaving.Hold> stand =
                store().holding().of(exhibit.id()).stream()
                        .filter(one -> why == null || one.reason().equals(why))
                        .toList();
        if (stand.isEmpty() || (why == null && stand.size() > 1)) {
            throw new Refusal(
                    stand.isEmpty()
                            ? "No such hold stands on " + exhibit.name() + "."
                            : "Several holds stand on "
                                    + exhibit.name()
                                    + ". Name one with --why CODE.",
                    store().holding().of(exhibit.id()).stream()
                            .map(Leaving.Hold::reason)
                            .distinct()
                            .toList());
        }
        value(store().holding().end(session(), exhibit, stand, why(reason)));
    }
}
