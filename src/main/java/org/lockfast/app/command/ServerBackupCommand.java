package org.lockfast.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Has a running server write a copy of its embedded records. */
@Command(
        name = "backup",
        description = "Has a running server write a copy of its embedded records, a ZIP file.",
        mixinStandardHelpOptions = true)
final class ServerBackupCommand extends ServerOrderCommand {
    @Parameters(paramLabel = "FILE", description = "Not there yet; the server writes it.")
    Path file = Path.of("");

    @Override
    String order() {
        return "backup";
    }

    @Override
    String argument() {
        return file.toAbsolutePath().toString();
    }
}
