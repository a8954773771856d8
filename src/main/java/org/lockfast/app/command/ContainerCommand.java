package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Containers;
import org.lockfast.continuity.PackageState;
import org.lockfast.label.PlaceCode;
import org.lockfast.label.PlaceLabels;
import org.lockfast.officer.Permission;
import org.lockfast.place.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Boxes, crates, cages and trolleys: add, put in, take out, move, label, list, show. */
@Command(
        name = "container",
        description = "Adds, fills, empties, moves, labels, lists or shows containers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | put | take | move | label | list | show)",
        subcommands = {
            ContainerCommand.Add.class,
            ContainerCommand.Put.class,
            ContainerCommand.Take.class,
            ContainerCommand.Move.class,
            ContainerCommand.Labelled.class,
            ContainerCommand.All.class,
            ContainerCommand.Show.class
        })
final class ContainerCommand {
    private static final String WHICH = "Its name, its path, or the code on its label.";

    /** The container of this name, path or code. */
    static Place container(StoreCommand command, String asked) {
        List<Place> all = all(command);
        List<Place> fits =
                PlaceCode.find(asked, all)
                        .or(() -> command.store().places().byPath(asked).filter(Place::isContainer))
                        .map(List::of)
                        .orElseGet(() ->
                                all.stream()
                                        .filter(one -> one.name().equalsIgnoreCase(asked.strip()))
                                        .toList());
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        throw new Refusal(
                fits.isEmpty()
                        ? "No container is called "
                                + asked
                                + ". Add it with: lockfast container add \""
                                + asked
                                + "\" --place P"
                        : fits.size() + " containers are called " + asked + ". Give the path.",
                (fits.isEmpty() ? all : fits).stream().map(Place::path).limit(20).toList());
    }

    private static List<Place> all(StoreCommand command) {
        return command.store().places().all().stream().filter(Place::isContainer).toList();
    }

    @Command(
            name = "add",
            description = "Makes a container known: a box, crate, cage or trolley.",
            mixinStandardHelpOptions = true)
    static final class Add extends StoreCommand {
        @Parameters(paramLabel = "NAME", description = "What stands on it, like Crate 12.")
        String name = "";

        @Option(names = "--place", required = true, paramLabel = "P", description = "Where it is.")
        String place = "";

        @Option(
                names = "--class",
                paramLabel = "C",
                description = "Storage class; default that of where it is.")
        @Nullable String storage;

        @Override
        Permission needs() {
            return Permission.ADD_PLACE;
        }

        @Override
        void run() {
            String code = storage == null ? null : PlaceCommand.known(this, storage);
            terminal()
                    .line(
                            value(store().containers().add(session(), name, place(place), code))
                                    .path());
        }
    }

    @Command(
            name = "put",
            description = "Records that packages were put into a container.",
            mixinStandardHelpOptions = true)
    static final class Put extends ManyPackagesCommand {
        @Option(names = "--in", required = true, paramLabel = "C", description = WHICH)
        String container = "";

        @Option(names = "--seal-seen", paramLabel = "N", description = "The number on its seal.")
        @Nullable String seal;

        @Override
        void run() {
            List<PackageState> packages = thePackages();
            value(
                    store().containers()
                            .putIn(
                                    session(),
                                    packages,
                                    container(this, container),
                                    sealSeen(packages, seal),
                                    at()));
        }
    }

    @Command(
            name = "take",
            description = "Records that packages were taken out of a container, into your hand.",
            mixinStandardHelpOptions = true)
    static final class Take extends ManyPackagesCommand {
        @Option(names = "--out-of", required = true, paramLabel = "C", description = WHICH)
        String container = "";

        @Option(names = "--seal-seen", paramLabel = "N", description = "The number on its seal.")
        @Nullable String seal;

        @Override
        void run() {
            List<PackageState> packages = thePackages();
            value(
                    store().containers()
                            .takeOut(
                                    session(),
                                    packages,
                                    container(this, container),
                                    sealSeen(packages, seal),
                                    at()));
        }
    }

    @Command(
            name = "move",
            description = "Records that a container was put elsewhere, with what is in it.",
            mixinStandardHelpOptions = true)
    static final class Move extends StoreCommand {
        @Parameters(paramLabel = "C", description = WHICH)
        String container = "";

        @Option(names = "--place", required = true, paramLabel = "P", description = "Where to.")
        String place = "";

        @Option(names = "--reason", paramLabel = "R")
        @Nullable String reason;

        @Option(
                names = "--at",
                paramLabel = "TIME",
                description = "When it happened, RFC 3339 with offset; default: now.")
        @Nullable String at;

        @Override
        Permission needs() {
            return Permission.RECORD;
        }

        @Override
        void run() {
            Containers.Carried carried =
                    value(
                            store().containers()
                                    .move(
                                            session(),
                                            container(this, container),
                                            place(place),
                                            reason,
                                            time(at)));
            terminal().line(carried.container().path() + "\t" + carried.packages());
        }
    }

    @Command(
            name = "label",
            description = "Makes the label of a container, checks that it decodes, and writes it.",
            mixinStandardHelpOptions = true)
    static final class Labelled extends SignLabelCommand {
        @Parameters(paramLabel = "C", description = WHICH)
        String container = "";

        @Override
        PlaceLabels.Sign sign() {
            return store().placeLabels().of(container(this, container));
        }
    }

    @Command(
            name = "list",
            description = "Lists the containers, by where they stand.",
            mixinStandardHelpOptions = true)
    static final class All extends ListCommand<Place> {
        @Override
        List<Place> all() {
            return ContainerCommand.all(this);
        }

        @Override
        void fill(ObjectNode row, Place one) {
            row.put("id", one.id().toString());
            row.put("path", one.path());
            row.put("name", one.name());
            row.put("place", one.around().orElse(null));
            row.put("packages", store().stock().count(one.id()));
            row.put("code", PlaceCode.of(one).value());
            row.put("closed", one.closed());
        }

        @Override
        List<String> cells(Place one) {
            return List.of(
                    PlainText.oneLine(one.name()),
                    PlainText.oneLine(one.around().orElse("")),
                    String.valueOf(store().stock().count(one.id())));
        }
    }

    @Command(
            name = "show",
            description = "Shows where a container stands, and what is in it now.",
            mixinStandardHelpOptions = true)
    static final class Show extends PlaceShowCommand {
        @Override
        String asked() {
            return container(this, super.asked()).path();
        }
    }
}
