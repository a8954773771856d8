package org.lockfast.desktop.conflicts;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Branches;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.HeadsShown;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;

/**
 * What stands side by side of a conflict about a computer or a key, or about what is no exhibit.
 * Its entries may be about many exhibits, so each says which.
 *
 * @param further ways in which its records go on, beyond those shown
 */
record DeviceSides(List<Told.Side> sides, int further) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);
    private static final int MOST_OF_A_NAME = 60;
    private static final Words WORDS = Words.in(DeviceSides.class);

    static DeviceSides of(Conflict conflict, Desk desk) {
        List<Told.Side> all = new ArrayList<>();
        if (conflict.kind() == Conflict.Kind.SHOWN) {
            all.add(shown(conflict, desk));
        }
        List<Branches.Side> branches = desk.branches().of(conflict);
        for (int i = 0; i < Math.min(Branches.MOST_SIDES, branches.size()); i++) {
            Branches.Side side = branches.get(i);
            String name =
                    byOne(branches) == null
                            ? name(conflict, side, i)
                            : WORDS.say("conflicts.side.by-one");
            all.add(new Told.Side(name, "", lines(side, desk), rest(side)));
        }
        return new DeviceSides(
                List.copyOf(all), Math.max(0, branches.size() - Branches.MOST_SIDES));
    }

    /** What a computer is called that was let in and is not followed here; null for others. */
    static @Nullable String letIn(Conflict conflict, Desk desk) {
        return desk.branches()
                .entry(conflict)
                .map(Happening::event)
                .filter(DeviceEvent.Enrolled.class::isInstance)
                .map(DeviceEvent.Enrolled.class::cast)
                .map(one -> one.name() == null ? one.vkey() : one.name())
                .orElse(null);
    }

    /** The officer whom a change is about; who is none here, as that change calls them. */
    static String officer(Conflict conflict, Desk desk) {
        UUID id = UUID.fromString(conflict.subject());
        String known = desk.names().officer(id);
        return desk.officers().byId(id).isPresent()
                ? known
                : desk.branches()
                        .entry(conflict)
                        .map(Happening::event)
                        .filter(OfficerEvent.Added.class::isInstance)
                        .map(OfficerEvent.Added.class::cast)
                        .map(added ->
                                WORDS.say(
                                        "conflicts.called",
                                        written(added.name()),
                                        written(added.collar())))
                        .orElse(known);
    }

    /** What whoever wrote it wanted to be read stands on one line, and no longer than names are. */
    private static String written(@Nullable String name) {
        String said = name == null ? "" : name.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        return said.length() > MOST_OF_A_NAME ? said.substring(0, MOST_OF_A_NAME) + "…" : said;
    }

    /** Whether that computer belongs to the force here, and elsewhere does not. */
    static boolean isKnownHere(Conflict conflict, Desk desk) {
        return desk.branches()
                .entry(conflict)
                .map(Happening::event)
                .filter(DeviceEvent.Enrolled.class::isInstance)
                .map(event -> ((DeviceEvent.Enrolled) event).vkey())
                .map(vkey -> vkey.substring(0, vkey.indexOf('/')))
                .filter(id -> !desk.names().device(id).equals(id))
                .isPresent();
    }

    /**
     * What one administrator changed alone, where no key of theirs had been ended before; null for
     * others.
     */
    static @Nullable Happening byOne(Conflict conflict, Desk desk) {
        return conflict.kind() == Conflict.Kind.UNFOLLOWED
                ? byOne(desk.branches().of(conflict))
                : null;
    }

    private static @Nullable Happening byOne(List<Branches.Side> sides) {
        if (sides.size() != 1 || sides.getFirst().kind() != Branches.Kind.CHANGE) {
            return null;
        }
        Happening change = sides.getFirst().entries().getFirst();
        return change.with() == null && !(change.event() instanceof DeviceEvent.Enrolled)
                ? change
                : null;
    }

    private static String name(Conflict conflict, Branches.Side side, int i) {
        return switch (side.kind()) {
            case GOES_ON ->
                    conflict.kind() != Conflict.Kind.SHOWN
                            ? WORDS.say("conflicts.side.way", i + 1)
                            : i == 0
                                    ? WORDS.say("conflicts.side.here")
                                    : WORDS.say("conflicts.side.here.too");
            case ENTRY ->
                    conflict.number() == 1
                            ? WORDS.say("conflicts.entry")
                            : WORDS.say("conflicts.side.unread");
            case CHANGE -> WORDS.say("conflicts.side.change");
            case ENDED -> WORDS.say("conflicts.side.ended");
            case IN_DOUBT -> WORDS.say("conflicts.side.in-doubt");
        };
    }

    /** What computers were shown of it. */
    private static Told.Side shown(Conflict conflict, Desk desk) {
        List<Told.Line> lines =
                conflict.eids().stream()
                        .limit(Branches.MOST_ENTRIES)
                        .flatMap(eid -> desk.headsShown().byEntry(eid).stream())
                        .map(one -> line(one, desk))
                        .toList();
        long more = conflict.number() - lines.size();
        return new Told.Side(
                WORDS.say("conflicts.side.shown"),
                "",
                lines,
                more > 0 ? WORDS.count("conflicts.rest", more) : "");
    }

    private static Told.Line line(HeadsShown.Shown one, Desk desk) {
        return new Told.Line(
                TIME.format(one.at().atZone(desk.zone())),
                WORDS.say(
                        "conflicts.side.number",
                        String.valueOf(one.code().seq()),
                        String.valueOf(one.code().epoch())),
                WORDS.say("conflicts.side.begins", one.code().eid().hex().substring(0, 16)),
                "",
                WORDS.say("conflicts.side.to", desk.names().device(one.by())));
    }

    private static List<Told.Line> lines(Branches.Side side, Desk desk) {
        List<Told.Line> lines = new ArrayList<>();
        for (Happening h : side.entries()) {
            Told.Line line = Told.lines(List.of(h), desk).getFirst();
            String about = about(h.subject(), desk);
            lines.add(
                    about.isEmpty()
                            ? line
                            : new Told.Line(
                                    line.at(),
                                    WORDS.say("conflicts.side.about", about, line.what()),
                                    line.detail(),
                                    line.vouched(),
                                    line.device()));
        }
        return List.copyOf(lines);
    }

    /** The exhibit an entry is about; empty for one about none. */
    private static String about(UUID subject, Desk desk) {
        Optional<Exhibit> exhibit =
                desk.exhibits().byId(subject).or(() -> desk.exhibits().ofPackage(subject));
        return exhibit.map(Exhibit::name).orElse("");
    }

    private static String rest(Branches.Side side) {
        return Stream.of(
                        side.more() == 0
                                ? side.least() ? WORDS.say("conflicts.rest.some") : ""
                                : side.least()
                                        ? WORDS.count("conflicts.rest.least", side.more())
                                        : WORDS.count("conflicts.rest", side.more()),
                        side.withheld() == 0
                                ? ""
                                : WORDS.count("conflicts.withheld", side.withheld()))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
