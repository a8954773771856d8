package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how a running server stands. */
@Command(
        name = "status",
        description = "Prints how a running server stands, as JSON.",
        mixinStandardHelpOptions = true)
final class ServerStatusCommand extends ServerOrderCommand {
    @Option(names = "--metrics", description = "Prints its metrics instead, as OpenMetrics.")
    boolean metrics;

    @Override
    String order() {
        return metrics ? "metrics" : "status";
    }

    @Override
    @Nullable String argument() {
        return null;
    }
}
