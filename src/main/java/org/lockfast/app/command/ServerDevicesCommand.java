package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Lists the devices of the force as a running server knows them. */
@Command(
        name = "devices",
        description = "Prints the devices that joined, as JSON.",
        mixinStandardHelpOptions = true)
final class ServerDevicesCommand extends ServerOrderCommand {
    @Override
    String order() {
        return "devices";
    }

    @Override
    @Nullable String argument() {
        return null;
    }
}
