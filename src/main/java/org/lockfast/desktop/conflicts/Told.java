package org.lockfast.desktop.conflicts;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Account.Accounts;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.DaysAlone;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.Telling;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.Place;

/**
 * A conflict as it is shown.
 *
 * @param title what conflicts, in a sentence
 * @param text what is so, and what to do
 * @param sides side by side; empty where there is nothing to choose between
 * @param exhibit the first exhibit it is about
 */
record Told(
        Conflict conflict, String title, String text, List<Side> sides, @Nullable UUID exhibit) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.UK);
    private static final DateTimeFormatter SHORT_DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    /**
     * One account.
     *
     * @param name "First account"
     * @param now where it comes to: "With T Ali (1188)"
     * @param rest what it has besides these lines: "and 12 more entries"
     */
    record Side(String name, String now, List<Line> lines, String rest) {
        Side(String name, String now, List<Line> lines) {
            this(name, now, lines, "");
        }
    }

    /** An entry: when, what, by whom and how they vouched, on which device. */
    record Line(String at, String what, String detail, String vouched, String device) {}

    static Told of(Conflict conflict, Desk desk) {
        Words words = Words.in(Told.class);
        List<Exhibit> exhibits = exhibits(conflict, desk);
        List<Happening> findings = differing(conflict, exhibits, desk);
        DeviceSides device = DeviceSides.of(conflict, desk);
        List<Side> all = new ArrayList<>(sides(conflict, exhibits, device, desk));
        all.addAll(findings(findings, desk));
        return new Told(
                conflict,
                title(conflict, exhibits, desk),
                (conflict.kind() == Conflict.Kind.CLAIMS ? described(exhibits) : "")
                        + (findings.isEmpty()
                                ? ""
                                : words.say(
                                                conflict.kind() == Conflict.Kind.CLAIMS
                                                        ? "conflicts.differ.accounts"
                                                        : "conflicts.differ")
                                        + " ")
                        + more(conflict, exhibits, desk)
                        + (device.further() == 0
                                ? ""
                                : " " + words.count("conflicts.ways", device.further())),
                List.copyOf(all),
                exhibits.isEmpty() ? null : exhibits.getFirst().id());
    }

    /** What conflicts, in a sentence. */
    static String title(Conflict conflict, Desk desk) {
        return title(conflict, exhibits(conflict, desk), desk);
    }

    private static List<Exhibit> exhibits(Conflict conflict, Desk desk) {
        return desk.conflicts().exhibits(conflict).stream()
                .map(id -> desk.exhibits().byId(id))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Side> sides(
            Conflict conflict, List<Exhibit> exhibits, DeviceSides device, Desk desk) {
        return switch (conflict.kind()) {
            case CLAIMS -> exhibits.isEmpty() ? List.of() : claims(conflict, exhibits, desk);
            case TWICE -> records(conflict, desk);
            case LABEL -> ofPackages(conflict, desk);
            case REFERENCE -> exhibits.stream().map(e -> record(e, desk)).toList();
            case NEWER, LATE_PARENT, REVOKED ->
                    exhibits.isEmpty() || conflict.isAboutDevice()
                            ? device.sides()
                            : List.of(
                                    new Side(
                                            Words.in(Told.class).say("conflicts.entry"),
                                            "",
                                            lines(
                                                    story(exhibits.getFirst(), desk),
                                                    conflict.eids(),
                                                    TIME)));
            case FORK, SHOWN, UNFOLLOWED -> device.sides();
        };
    }

    private static String title(Conflict conflict, List<Exhibit> exhibits, Desk desk) {
        Words words = Words.in(Told.class);
        String name = name(conflict, exhibits, desk);
        return switch (conflict.kind()) {
            case CLAIMS ->
                    conflict.number() <= 2
                            ? words.say("conflicts.claims", name, day(conflict, desk))
                            : words.say(
                                    "conflicts.claims.several",
                                    name,
                                    String.valueOf(conflict.number()),
                                    day(conflict, desk));
            case TWICE ->
                    words.say(
                            "conflicts.twice",
                            exhibits.isEmpty() ? what(conflict, name, desk) : name);
            case LABEL -> {
                List<String> names = labelled(conflict, desk);
                yield names.size() < 2
                        ? words.say("conflicts.label", name)
                        : words.say(
                                "conflicts.label.both",
                                String.join(", ", names.subList(0, names.size() - 1)),
                                names.getLast());
            }
            case REFERENCE -> words.say("conflicts.reference", name, exhibits.size());
            case FORK -> words.say("conflicts.fork", name);
            case SHOWN -> words.say("conflicts.shown", desk.names().device(conflict.subject()));
            case NEWER -> words.say("conflicts.newer", name);
            case LATE_PARENT -> words.say("conflicts.late", name);
            case REVOKED -> {
                UUID whose = whose(conflict, exhibits, desk);
                yield whose == null
                        ? words.say("conflicts.revoked", name)
                        : words.say("conflicts.alone", desk.names().officer(whose));
            }
            case UNFOLLOWED -> {
                String computer = DeviceSides.letIn(conflict, desk);
                yield computer != null
                        ? words.say(
                                DeviceSides.isKnownHere(conflict, desk)
                                        ? "conflicts.let-in.known"
                                        : "conflicts.let-in",
                                computer)
                        : words.say(
                                DeviceSides.byOne(conflict, desk) == null
                                        ? "conflicts.unfollowed"
                                        : "conflicts.by-one",
                                DeviceSides.officer(conflict, desk));
            }
        };
    }

    /** The exhibits on whose packages one label's code is. */
    private static List<String> labelled(Conflict conflict, Desk desk) {
        return desk.movements().records(conflict).stream()
                .map(h -> desk.exhibits().ofPackage(h.subject()))
                .flatMap(Optional::stream)
                .map(Exhibit::name)
                .distinct()
                .toList();
    }

    private static String day(Conflict conflict, Desk desk) {
        return DAY.format(conflict.since().atZone(desk.zone()));
    }

    /** What was recorded more than once and is no exhibit, as the first entry says it. */
    private static String what(Conflict conflict, String otherwise, Desk desk) {
        return records(conflict, desk).stream()
                .map(side -> side.lines().getFirst().what())
                .findFirst()
                .orElse(otherwise);
    }

    private static String more(Conflict conflict, List<Exhibit> exhibits, Desk desk) {
        Words words = Words.in(Told.class);
        return switch (conflict.kind()) {
            case CLAIMS -> words.say("conflicts.claims.more");
            case TWICE -> words.say("conflicts.twice.more");
            case LABEL -> words.say("conflicts.label.more");
            case REFERENCE -> words.say("conflicts.reference.more");
            case FORK -> words.say("conflicts.fork.more") + " " + covers(conflict, words);
            case SHOWN -> shown(conflict, desk);
            case NEWER ->
                    conflict.isAboutDevice()
                            ? words.say("conflicts.newer.device") + " " + covers(conflict, words)
                            : words.say("conflicts.newer.more");
            case LATE_PARENT -> words.say("conflicts.late.more");
            case REVOKED ->
                    whose(conflict, exhibits, desk) != null
                            ? words.say("conflicts.alone.more")
                            : words.say("conflicts.revoked.more")
                                    + (conflict.isAboutDevice()
                                            ? " " + covers(conflict, words)
                                            : "");
            case UNFOLLOWED -> {
                Happening byOne = DeviceSides.byOne(conflict, desk);
                yield DeviceSides.letIn(conflict, desk) != null
                        ? words.say(
                                DeviceSides.isKnownHere(conflict, desk)
                                        ? "conflicts.let-in.known.more"
                                        : "conflicts.let-in.more")
                        : byOne == null
                                ? words.say("conflicts.unfollowed.more")
                                : words.say(
                                        byOne.event() instanceof OfficerEvent.Retired
                                                ? "conflicts.by-one.retired.more"
                                                : "conflicts.by-one.more",
                                        desk.names().device(byOne.device()));
            }
        };
    }

    /** What the thing is, as a sentence. */
    private static String described(List<Exhibit> exhibits) {
        String said = exhibits.isEmpty() ? null : exhibits.getFirst().description();
        return said == null || said.isBlank() ? "" : said.strip().replaceAll("\\.$", "") + ". ";
    }

    private static @Nullable UUID whose(Conflict conflict, List<Exhibit> exhibits, Desk desk) {
        return exhibits.isEmpty() ? officer(conflict, desk) : null;
    }

    /** What was shown to whom, and what is here instead. */
    private static String shown(Conflict conflict, Desk desk) {
        Words words = Words.in(Told.class);
        String more = words.say("conflicts.shown.more") + " " + covers(conflict, words);
        return conflict.eids().isEmpty()
                ? more
                : desk.headsShown()
                        .byEntry(conflict.eids().getFirst())
                        .map(one ->
                                words.say(
                                                switch (one.signed()) {
                                                    case YES -> "conflicts.shown.scanned";
                                                    case TYPED -> "conflicts.shown.typed";
                                                    case NO, NOT_CHECKED ->
                                                            "conflicts.shown.unchecked";
                                                },
                                                desk.names().device(one.by()),
                                                TIME.format(one.at().atZone(desk.zone())),
                                                desk.names().device(one.code().device()),
                                                String.valueOf(one.code().seq()),
                                                String.valueOf(one.code().epoch()))
                                        + " "
                                        + more)
                        .orElse(more);
    }

    /** Of a device also some of the exhibits it speaks of: where to begin to look. */
    private static String name(Conflict conflict, List<Exhibit> exhibits, Desk desk) {
        if (exhibits.isEmpty()) {
            return conflict.isAboutDevice()
                    ? desk.names().device(conflict.subject())
                    : thing(UUID.fromString(conflict.subject()), desk);
        }
        return conflict.isAboutDevice()
                ? desk.names().device(conflict.subject())
                        + " ("
                        + exhibits.stream().map(Exhibit::name).collect(Collectors.joining(", "))
                        + ")"
                : exhibits.getFirst().name();
    }

    /** What is no exhibit: a case, a place or an officer, where it is known here. */
    private static String thing(UUID id, Desk desk) {
        return desk.cases()
                .byId(id)
                .map(Case::reference)
                .or(() -> desk.places().byId(id).map(Place::path))
                .or(() -> desk.officers().byId(id).map(one -> desk.names().officer(id)))
                .orElse(id.toString());
    }

    /** The officer whose key it is about; null for anything else. */
    private static @Nullable UUID officer(Conflict conflict, Desk desk) {
        if (conflict.kind() != Conflict.Kind.REVOKED || conflict.subject().length() != 36) {
            return null; // the other kinds are about no officer, and 18 letters are a device
        }
        UUID id = UUID.fromString(conflict.subject());
        return desk.officers().byId(id).isPresent() ? id : null;
    }

    private static ExhibitStory story(Exhibit exhibit, Desk desk) {
        return ExhibitStory.of(
                exhibit,
                desk.movements(),
                desk.names(),
                desk.limits(),
                desk.clock().instant(),
                desk.zone());
    }

    private static List<Side> claims(Conflict conflict, List<Exhibit> exhibits, Desk desk) {
        Words words = Words.in(Told.class);
        ExhibitStory story = story(exhibits.getFirst(), desk);
        List<Side> sides = new ArrayList<>();
        for (Account account : story.accounts()) {
            for (Accounts both : account.conflicts()) {
                if (!both.conflict().id().equals(conflict.id())) {
                    continue;
                }
                DateTimeFormatter time = story.sharesAMinute(both) ? SECONDS : TIME;
                for (int i = 0; i < both.sides().size(); i++) {
                    Account.Side side = both.sides().get(i);
                    sides.add(
                            new Side(
                                    named(words, i),
                                    end(words, story, side),
                                    lines(story, side.entries(), time)));
                }
            }
        }
        return sides;
    }

    static String named(Words words, int i) {
        return switch (i) {
            case 0 -> words.say("conflicts.first");
            case 1 -> words.say("conflicts.second");
            case 2 -> words.say("conflicts.third");
            case 3 -> words.say("conflicts.fourth");
            default -> words.say("conflicts.further", i + 1);
        };
    }

    private static String end(Words words, ExhibitStory story, Account.Side side) {
        if (side.spans().isEmpty()) {
            return "";
        }
        Account.Span last = side.spans().getLast();
        UUID officer = last.officer();
        String place = last.where(story.names());
        String name = last.name();
        return place != null
                ? words.say("conflicts.ends.in", place)
                : officer != null
                        ? words.say("conflicts.ends.with", story.names().officer(officer))
                        : name != null
                                ? words.say("conflicts.ends.with", name)
                                : words.say("conflicts.ends.nobody");
    }

    private static Side record(Exhibit exhibit, Desk desk) {
        ExhibitStory story = story(exhibit, desk);
        String producer = exhibit.producer();
        return new Side(
                Words.in(Told.class).say("conflicts.property", exhibit.propertyNumber()),
                described(List.of(exhibit))
                        + (producer == null
                                ? ""
                                : Words.in(Told.class).say("conflicts.producer", producer)),
                lines(story, List.of(exhibit.eid()), TIME));
    }

    /** Of one label's code on several packages: which exhibit each of them is of. */
    private static List<Side> ofPackages(Conflict conflict, Desk desk) {
        List<Side> sides = new ArrayList<>();
        for (Happening h : desk.movements().records(conflict)) {
            Optional<Exhibit> of = desk.exhibits().ofPackage(h.subject());
            sides.add(
                    new Side(
                            of.map(Exhibit::name).orElse(named(Words.in(Told.class), sides.size())),
                            described(of.stream().toList()).strip(),
                            lines(List.of(h), desk)));
        }
        return sides;
    }

    /** Each of the entries that record one thing. */
    private static List<Side> records(Conflict conflict, Desk desk) {
        List<Side> sides = new ArrayList<>();
        for (Line line : lines(desk.movements().records(conflict), desk)) {
            sides.add(new Side(named(Words.in(Told.class), sides.size()), "", List.of(line)));
        }
        return sides;
    }

    /** Of accounts those findings that are not themselves the end of one. */
    private static List<Happening> differing(Conflict conflict, List<Exhibit> exhibits, Desk desk) {
        List<Happening> findings = desk.movements().findings(conflict);
        if (conflict.kind() != Conflict.Kind.CLAIMS || findings.isEmpty()) {
            return findings;
        }
        Set<Hash> differing =
                exhibits.stream()
                        .limit(1)
                        .flatMap(one -> story(one, desk).accounts().stream())
                        .flatMap(account -> account.conflicts().stream())
                        .filter(both -> both.conflict().id().equals(conflict.id()))
                        .flatMap(both -> both.differing().stream())
                        .collect(Collectors.toSet());
        return findings.stream().filter(h -> differing.contains(h.eid())).toList();
    }

    /** Why it is open again. */
    private static List<Side> findings(List<Happening> findings, Desk desk) {
        return lines(findings, desk).stream()
                .map(line ->
                        new Side(Words.in(Told.class).say("conflicts.found"), "", List.of(line)))
                .toList();
    }

    /** How many entries a finding is about, and that one more opens it again. */
    private static String covers(Conflict conflict, Words words) {
        return words.count("conflicts.covers", conflict.number());
    }

    static List<Line> lines(List<Happening> all, Desk desk) {
        DaysAlone days = DaysAlone.of(all);
        Telling telling = new Telling(desk.names(), days, desk.zone());
        return all.stream()
                .map(h -> line(h, telling.tell(h), days, desk.names(), desk.zone(), TIME))
                .toList();
    }

    private static List<Line> lines(ExhibitStory story, List<Hash> eids, DateTimeFormatter time) {
        List<Line> lines = new ArrayList<>();
        for (ExhibitStory.Line line : story.events()) {
            Happening h = line.happening();
            if (eids.contains(h.eid())) {
                lines.add(line(h, line.told(), story.days(), story.names(), story.zone(), time));
            }
        }
        return lines;
    }

    private static Line line(
            Happening h,
            org.lockfast.continuity.Told told,
            DaysAlone days,
            Names names,
            ZoneId zone,
            DateTimeFormatter time) {
        return new Line(
                days.write(h.when(), zone, time, SHORT_DAY),
                told.title(),
                String.join("  ·  ", told.details()),
                String.join("  ·  ", told.vouched()),
                Words.in(Told.class)
                        .say(
                                "conflicts.device",
                                names.device(h.device()),
                                time.format(h.recorded().atZone(zone))));
    }
}
