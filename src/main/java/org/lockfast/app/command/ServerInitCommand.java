package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.CentralRecords;
import org.lockfast.keys.Password;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Founds a force on new central records and prints its verifier key. */
@Command(
        name = "init",
        description =
                "Founds a force on new central records with its first officer. Prints the force's key.",
        mixinStandardHelpOptions = true)
final class ServerInitCommand implements Callable<Integer> {
    @ParentCommand @Nullable ServerCommand server;

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--records",
            required = true,
            paramLabel = "DIR|JDBC-URL",
            description = "A folder, or an address that begins jdbc:postgresql:.")
    String records = "";

    @Option(
            names = "--key-file",
            required = true,
            paramLabel = "F",
            description = "Is made; keep a copy of it apart from the records.")
    Path keyFile = Path.of("");

    @Option(names = "--force-name", required = true, paramLabel = "N")
    String force = "";

    @Option(names = "--station", required = true, paramLabel = "N")
    String station = "";

    @Option(names = "--officer", required = true, paramLabel = "COLLAR:NAME:ROLE[,ROLE]")
    String officer = "";

    @Override
    public Integer call() {
        LockfastCommand root = java.util.Objects.requireNonNull(server).root();
        String file = ServerCommand.given(spec, root.passwordFile, "--password-file F");
        StoreCommand.Given first = StoreCommand.Given.of(officer);
        try (Password password = root.terminal().password(file)) {
            CentralRecords.Founded founded =
                    Refusal.orValue(
                            CentralRecords.found(
                                    records,
                                    keyFile,
                                    new CentralRecords.Plan(
                                            force,
                                            station,
                                            first.collar(),
                                            first.name(),
                                            first.roles()),
                                    password,
                                    root.terminal().surroundings()));
            root.terminal().line(founded.force());
            root.terminal()
                    .say(
                            "The key of the force's log: "
                                    + founded.log()
                                    + "\nIts second key, log-mldsa44.vkey, has the SHA-256: "
                                    + founded.cosigner()
                                    + "\nKeep all three apart from the server, on paper too: whoever checks the"
                                    + " log compares them.");
            return 0;
        }
    }
}
