package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import org.lockfast.officer.KeepingPlaces.Wanted;
import org.lockfast.officer.Permission;
import org.lockfast.place.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renames or closes a place, or says what it is fit for and how much it takes. */
@Command(
        name = "change",
        description = "Renames or closes a place, or says what it is fit for or how much it takes.",
        mixinStandardHelpOptions = true)
final class PlaceChangeCommand extends StoreCommand {
    @Parameters(paramLabel = "PATH")
    String path = "";

    @Option(names = "--path", paramLabel = "NEW", description = "What it is called from now on.")
    @Nullable String renamed;

    @Option(names = "--class", paramLabel = "C", description = "Storage class.")
    @Nullable String storage;

    @Option(
            names = "--capacity",
            paramLabel = "N",
            description = "How many packages it takes; none for no number.")
    @Nullable String capacity;

    @Option(names = "--close", description = "Nothing new goes there.")
    boolean close;

    @Option(names = "--reopen", description = "Things may go there again.")
    boolean reopen;

    @Option(names = "--reason", paramLabel = "R", required = true)
    String reason = "";

    @Override
    Permission needs() {
        return Permission.KEEP_PLACE;
    }

    @Override
    void run() {
        if (close && reopen) {
            throw new Refusal("Give --close or --reopen, not both.");
        }
        Place place = place(path);
        Wanted is = Wanted.as(place);
        Wanted wanted =
                new Wanted(
                        renamed == null ? is.path() : renamed,
                        storage == null ? is.storage() : PlaceCommand.known(this, storage),
                        capacity == null ? is.capacity() : number(capacity),
                        !reopen && (close || is.closed()));
        terminal()
                .line(
                        value(store().keepingPlaces().change(session(), place, wanted, why(reason)))
                                .path());
    }

    private static @Nullable Integer number(String text) {
        if (text.equals("none")) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Refusal("Give how many packages it takes: a number from 1, or none.");
        }
    }
}
