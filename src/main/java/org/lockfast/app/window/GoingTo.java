package org.lockfast.app.window;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lockfast.desktop.Found;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.RailItem;
import org.lockfast.desktop.Words;

/** Screens by what they are called, for the scan bar: those of the officer's menu and one more. */
final class GoingTo {
    /** So many letters of a word must stand there: fewer are the beginning of a reference. */
    private static final int FEWEST_LETTERS = 3;

    /** The most that are listed: what is looked for more often is an exhibit. */
    private static final int MOST = 2;

    private final Consumer<Place> open;
    private final Words words = Words.in(GoingTo.class);

    /**
     * A screen.
     *
     * @param also other words by which people look for it
     */
    private record Line(String name, String also, Icon icon, Place place) {
        boolean isCalledWhole(String typed) {
            return name.toLowerCase(Locale.UK).startsWith(typed);
        }

        boolean isCalled(String[] typed) {
            String[] all = (name + " " + also).toLowerCase(Locale.UK).split("[^\\p{L}]+");
            return Stream.of(typed)
                    .allMatch(word -> Stream.of(all).anyMatch(one -> one.startsWith(word)));
        }
    }

    /**
     * @param open goes to a place
     */
    GoingTo(Consumer<Place> open) {
        this.open = open;
    }

    /**
     * Screens that fit what is typed.
     *
     * @param first those whose names begin with all of it
     * @param after others, beneath the exhibits: one of them is perhaps called so
     */
    record Named(List<Found> first, List<Found> after) {
        int count() {
            return first.size() + after.size();
        }
    }

    /**
     * The screens in whose names each word begins a word.
     *
     * @param rail the lines of the officer's menu
     */
    Named named(String text, List<RailItem> rail) {
        String typed = text.strip().toLowerCase(Locale.UK);
        String[] each = typed.split("\\s+");
        if (Stream.of(each).noneMatch(word -> word.length() >= FEWEST_LETTERS)) {
            return new Named(List.of(), List.of());
        }
        List<Line> fit =
                lines(rail)
                        .filter(line -> line.isCalled(each))
                        .sorted(Comparator.comparing(line -> !line.isCalledWhole(typed)))
                        .limit(MOST)
                        .toList();
        return new Named(
                fit.stream().filter(line -> line.isCalledWhole(typed)).map(this::found).toList(),
                fit.stream().filter(line -> !line.isCalledWhole(typed)).map(this::found).toList());
    }

    private Stream<Line> lines(List<RailItem> rail) {
        return Stream.concat(
                rail.stream().map(item -> new Line(item.said(), "", item.icon(), item.place())),
                Stream.of(
                        new Line(
                                words.say("window.go.preferences"),
                                words.say("window.go.preferences.also"),
                                Icon.ADMIN,
                                new Place.Preferences())));
    }

    private Found found(Line line) {
        return new Found(
                line.name(),
                words.say("window.go.screen"),
                line.icon(),
                () -> open.accept(line.place()));
    }
}
