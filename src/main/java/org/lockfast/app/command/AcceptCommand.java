package org.lockfast.app.command;

import java.util.Map;
import picocli.CommandLine.Command;

/** The receiver answers an open offer. */
@Command(
        name = "accept",
        description = "Accepts packages offered to you.",
        mixinStandardHelpOptions = true)
final class AcceptCommand extends ManyPackagesCommand {
    @Override
    void run() {
        value(store().handingOver().accept(session(), thePackages(), Map.of(), at()));
    }
}
