package org.lockfast.app.window;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.label.LabelCode;
import org.lockfast.label.PlaceCode;

/**
 * What the codes of a picture lead to: exhibits, containers and consignments. No picture presses a
 * card's key, says who is there, or stands for a seal or shelf that somebody has before them.
 *
 * @param lines of the first labels, in the order they were found
 * @param codes of those labels, for the note of who looked for what
 * @param labels how many labels of ours were read
 * @param more how many of them have no line
 * @param others how many codes lead nowhere
 */
record PictureFinds(List<Line> lines, String codes, int labels, int more, int others) {
    /** Labels that are listed: a note of a search has room for their codes. */
    static final int MOST = 25;

    /**
     * One thing to open.
     *
     * @param what its label is, in words
     */
    record Line(String text, String what, Icon icon, To to) {}

    /** Where a line leads. */
    sealed interface To {
        /** A screen. */
        record At(Place place) implements To {}

        /** What is still to come with it is ticked off. */
        record Coming(Scan scan) implements To {}
    }

    /** Looks all of them up; off the FX thread. */
    static PictureFinds of(Desk desk, List<String> codes) {
        Set<LabelCode> ours = new LinkedHashSet<>();
        int others = 0;
        for (String code : codes) {
            Optional<LabelCode> leads =
                    LabelCode.parse(code.strip().toUpperCase(Locale.ROOT))
                            .flatMap(found -> first(desk, found));
            leads.ifPresent(ours::add);
            others += leads.isPresent() ? 0 : 1;
        }
        Words words = Words.in(Window.class);
        List<LabelCode> listed = ours.stream().limit(MOST).toList();
        return new PictureFinds(
                listed.stream().flatMap(code -> lines(desk, words, code)).toList(),
                listed.stream().map(LabelCode::value).collect(Collectors.joining(" ")),
                ours.size(),
                ours.size() - listed.size(),
                others);
    }

    /** The label itself, or the one it is a further part of; empty where it leads nowhere. */
    private static Optional<LabelCode> first(Desk desk, LabelCode code) {
        return switch (code.kind()) {
            case EXHIBIT, CONTAINER, CONSIGNMENT -> Optional.of(code);
            case CONTINUATION ->
                    code.ofExhibit() // so may a consignment's: the records know which it is
                            .filter(of -> !desk.movements().withLabel(of.value()).isEmpty())
                            .or(() ->
                                    code.ofConsignment()
                                            .filter(of ->
                                                    desk.consignments()
                                                            .find(of.value())
                                                            .isPresent()))
                            .or(code::ofExhibit)
                            .or(code::ofConsignment);
            case LOCATION, BADGE, COMMAND, TRAINING -> Optional.empty();
        };
    }

    private static Stream<Line> lines(Desk desk, Words words, LabelCode code) {
        return switch (code.kind()) {
            case CONTAINER ->
                    Stream.of(
                            PlaceCode.find(code.value(), desk.places().all())
                                    .map(place ->
                                            new Line(
                                                    place.path(),
                                                    words.say("window.picture.container"),
                                                    Icon.STORE,
                                                    new To.At(new Place.Container(place.id()))))
                                    .orElseGet(() -> unknown(words, code)));
            case CONSIGNMENT ->
                    Stream.of(
                            desk.consignments()
                                    .find(code.value())
                                    .map(sent ->
                                            new Line(
                                                    sent.number(),
                                                    words.say("window.picture.consignment"),
                                                    Icon.TRANSIT,
                                                    new To.Coming(
                                                            new Scan(
                                                                    code.value(),
                                                                    "",
                                                                    ScanKind.CONSIGNMENT))))
                                    .orElseGet(() -> unknown(words, code)));
            default -> exhibits(desk, words, code);
        };
    }

    private static Stream<Line> exhibits(Desk desk, Words words, LabelCode code) {
        List<PackageState> bear = desk.movements().withLabel(code.value());
        if (bear.isEmpty()) {
            return Stream.of(unknown(words, code));
        }
        return bear.stream()
                .map(p -> {
                    Optional<Exhibit> exhibit = desk.exhibits().byId(p.exhibitId());
                    String name = exhibit.map(Exhibit::name).orElse("");
                    String described = exhibit.map(Exhibit::description).orElse("");
                    return new Line(
                            (name + "  " + described).strip(),
                            standing(
                                    words,
                                    code,
                                    p,
                                    bear.stream()
                                            .filter(one -> code.value().equals(one.label()))
                                            .count()),
                            code.value().equals(p.label()) ? Icon.EXHIBIT : Icon.GAP,
                            new To.At(new Place.Exhibit(p.exhibitId())));
                });
    }

    private static String standing(Words words, LabelCode code, PackageState p, long bear) {
        boolean stands = code.value().equals(p.label());
        if (stands && bear > 1) {
            return words.say("window.picture.twice", bear);
        }
        return words.say(stands ? "window.picture.stands" : "window.picture.replaced");
    }

    /** The list is where a server can be asked. */
    private static Line unknown(Words words, LabelCode code) {
        return new Line(
                code.grouped(),
                words.say("window.picture.unknown"),
                Icon.SEARCH,
                new To.At(new Place.Exhibits(code.value())));
    }
}
