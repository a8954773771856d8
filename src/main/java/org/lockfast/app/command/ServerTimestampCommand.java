package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Has a running server get a time stamp now. */
@Command(
        name = "timestamp",
        description =
                "Has the newest checkpoint stamped now by the time-stamp authority the server was started with.",
        mixinStandardHelpOptions = true)
final class ServerTimestampCommand extends ServerOrderCommand {
    @Override
    String order() {
        return "timestamp";
    }

    @Override
    @Nullable String argument() {
        return null;
    }
}
