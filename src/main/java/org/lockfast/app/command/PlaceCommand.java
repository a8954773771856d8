package org.lockfast.app.command;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.officer.Permission;
import org.lockfast.place.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Places: add, change, label, list, show. */
@Command(
        name = "place",
        description = "Adds, changes, labels, lists or shows places.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | change | label | list | show)",
        subcommands = {
            PlaceCommand.Add.class,
            PlaceCommand.All.class,
            PlaceChangeCommand.class,
            PlaceLabelCommand.class,
            PlaceShowCommand.class
        })
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
            String code = known(this, storage == null ? "DRY_AMBIENT" : storage);
            String kind = code.startsWith("EXTERNAL_") ? "OUTSIDE" : "STORE";
            terminal().line(value(store().addingPlaces().add(session(), path, code, kind)).path());
        }
    }

    /** A storage class the rules know. */
    static String known(StoreCommand command, String code) {
        Set<String> classes = command.store().rules().catalogue().storage();
        if (!classes.contains(code)) {
            throw new Refusal(
                    "No storage class is called " + code + ".", classes.stream().sorted().toList());
        }
        return code;
    }

    @Command(
            name = "list",
            description = "Lists the places, by path.",
            mixinStandardHelpOptions = true)
    static final class All extends ListCommand<Place> {
        @Override
        List<Place> all() {
            return store().places().all();
        }

        @Override
        void fill(ObjectNode row, Place one) {
            row.put("id", one.id().toString());
            row.put("path", one.path());
            row.put("class", one.storage());
            row.put("kind", one.kind());
            row.put("capacity", one.capacity());
            row.put("closed", one.closed());
        }

        @Override
        List<String> cells(Place one) {
            return List.of(inLine(one.path()), one.storage(), one.kind());
        }
    }
}
