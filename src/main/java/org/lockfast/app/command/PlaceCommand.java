package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Places: add. */
@Command(
        name = "place",
        description = "Adds places.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "add",
        subcommands = PlaceCommand.Add.class)
final class PlaceCommand {
    @Command(
            name = "add",
            description = "Makes a place known, from the outside in.",
            mixinStandardHelpOptions = true)
    static final class Add extends StoreCommand {
        @Parameters(paramLabel = "PATH", description = "Like Holloway Road/Bay H/Shelf 2.")
        String path = "";

        @Option(
                names = "--class",
                paramLabel = "C",
                description = "Storage class; default DRY_AMBIENT.")
        @Nullable String storage;

        @Override
        Permission needs() {
            return Permission.ADD_PLACE;
        }

        @Override
        void run() {
            String code = storage == null ? "DRY_AMBIENT" : storage;
            if (!store().rules().catalogue().storage().contains(code)) {
                throw new Refusal(
                        "No storage class is called " + code + ".",
                        store().rules().catalogue().storage().stream().sorted().toList());
            }
            String kind = code.startsWith("EXTERNAL_") ? "OUTSIDE" : "STORE";
            terminal().line(value(store().addingPlaces().add(session(), path, code, kind)).path());
        }
    }
}
