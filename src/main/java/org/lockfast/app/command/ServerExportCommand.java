package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.CentralExport;
import org.lockfast.app.CentralRecords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes the force's log in the published formats. */
@Command(
        name = "export-log",
        description = "Writes the force's log in published formats that others can check.",
        mixinStandardHelpOptions = true)
final class ServerExportCommand implements Callable<Integer> {
    @ParentCommand @Nullable ServerCommand server;

    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
    Path directory = Path.of("");

    @Option(names = "--records", required = true, paramLabel = "DIR|JDBC-URL")
    String records = "";

    @Option(names = "--key-file", required = true, paramLabel = "F")
    Path keyFile = Path.of("");

    @Option(
            names = "--witness-policy",
            paramLabel = "F",
            description = "Says whether enough witnesses have cosigned; default: nobody is asked.")
    @Nullable Path policy;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = java.util.Objects.requireNonNull(server).root().terminal();
        try (CentralRecords open =
                ServerCommand.records(terminal, spec, records, keyFile, policy)) {
            CentralExport export = new CentralExport(open);
            terminal.line(export.export(directory));
            if (policy != null) {
                terminal.say(export.witnessed());
            }
            return 0;
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(directory + " is not empty. Name a new or empty folder.");
        }
    }
}
