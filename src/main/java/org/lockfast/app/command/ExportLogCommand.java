package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.lockfast.app.StoreLog;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the store's own log in the published formats, for anybody to check. */
@Command(
        name = "export-log",
        description = "Writes the store's log in published formats that others can check.",
        mixinStandardHelpOptions = true)
final class ExportLogCommand extends StoreCommand {
    @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
    Path directory = Path.of("");

    @Override
    Permission needs() {
        return Permission.EXPORT_LOG;
    }

    @Override
    void run() throws IOException {
        try {
            terminal().line(new StoreLog(store()).export(directory));
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(directory + " is not empty. Name a new or empty folder.");
        }
    }
}
