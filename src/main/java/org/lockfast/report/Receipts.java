package org.lockfast.report;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.DaysAlone;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Limits;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitEvent.ReceiptPrinted;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.MayLook;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.paper.Fonts;

/**
 * Prints receipts: for what was seized, found or taken in, and for what went from one person to
 * another. A print is made, then recorded with each exhibit on it, and only then handed out; a
 * second print of the same is marked as a copy, with its number.
 */
public final class Receipts {
    /** The most exhibits or packages on one. */
    public static final int MOST = 500;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private final Recording journal;
    private final Movements movements;
    private final Exhibits exhibits;
    private final MayLook mayLook;
    private final Names names;
    private final Limits limits;
    private final ReceiptWords words;
    private final LongFunction<List<Entry.Attachment>> named;
    private final KeptFiles files;
    private final Fonts fonts;
    private final InstantSource clock;
    private final ZoneId zone;
    private final String force;

    /**
     * @param exhibits as whoever is signed in may see them
     * @param mayLook who may print which
     * @param named the files an entry names, by its record number
     * @param zone in which times are printed
     * @param force force and station, as printed at the head
     */
    public Receipts(
            Recording journal,
            Movements movements,
            Exhibits exhibits,
            MayLook mayLook,
            Names names,
            Limits limits,
            ReceiptWords words,
            LongFunction<List<Entry.Attachment>> named,
            KeptFiles files,
            Fonts fonts,
            InstantSource clock,
            ZoneId zone,
            String force) {
        this.journal = journal;
        this.movements = movements;
        this.exhibits = exhibits;
        this.mayLook = mayLook;
        this.names = names;
        this.limits = limits;
        this.words = words;
        this.named = named;
        this.files = files;
        this.fonts = fonts;
        this.clock = clock;
        this.zone = zone;
        this.force = force;
    }

    /**
     * Who asked for a receipt.
     *
     * @param whom it is given to; blank where nobody is named
     * @param on the day it was asked for; null where that is not recorded
     */
    public record Asked(String whom, @Nullable LocalDate on) {
        /** Nobody is named. */
        public static final Asked NOTHING = new Asked("", null);
    }

    /**
     * A receipt for what was seized, found or taken in.
     *
     * @param ids exhibits of one kind, one case and the same people, in the order of the list
     * @param file one that is there is replaced
     * @return the file; refused where the officer may not, where one is not known, or they may not
     *     stand on one receipt, where the day it was asked for is still to come, and where the
     *     print could not be recorded
     */
    public Outcome<byte[]> taken(Session session, List<UUID> ids, Asked asked, Path file) {
        LocalDate on = asked.on();
        if (on != null && on.isAfter(LocalDate.ofInstant(clock.instant(), zone))) {
            return Outcome.refused(
                    "DAY",
                    DAY.format(on)
                            + " is still to come. Give the day on which it was asked for, or none.");
        }
        return begun(session, ids)
                .then(acting ->
                        each(ids)
                                .then(all ->
                                        TakenSheet.together(all, words, names)
                                                .then(kind ->
                                                        taken(session, acting, all, asked, file))));
    }

    private Outcome<byte[]> taken(
            Session session, Acting acting, List<Exhibit> all, Asked asked, Path file) {
        Map<UUID, List<Happening>> stories = new LinkedHashMap<>();
        all.forEach(one -> stories.put(one.id(), movements.storyOfExhibit(one.id())));
        Times times = times(stories);
        ReceiptWords.Of of = words.of(all.getFirst().kind());
        TakenSheet sheet =
                new TakenSheet(
                        all.stream()
                                .map(one ->
                                        new TakenSheet.One(
                                                one,
                                                movements.packagesOf(one.id()),
                                                stories.getOrDefault(one.id(), List.of())))
                                .toList(),
                        of,
                        names,
                        times);
        Map<UUID, List<Hash>> entries = new LinkedHashMap<>();
        all.forEach(one -> entries.put(one.id(), List.of()));
        Earlier earlier = earlier(ExhibitEvent.TAKEN, entries, Map.of(), stories, sheet::shows);
        Map<String, String> facts = sheet.facts();
        if (!asked.whom().isBlank()) {
            facts.put("Given to", asked.whom().strip());
        }
        if (asked.on() != null) {
            facts.put("Asked for on", DAY.format(asked.on()));
        }
        String by = session.officer().label();
        Instant now = clock.instant();
        facts.put("Printed", "by " + by + ", " + times.second(now));
        ReceiptSheet receipt =
                new ReceiptSheet(
                        of.heading(),
                        earlier.copy(),
                        earlier.sentences(times),
                        facts,
                        sheet.items(),
                        of.note(),
                        List.of(),
                        List.of(),
                        List.of(
                                "For the police: " + by,
                                asked.whom().isBlank()
                                        ? "Received by"
                                        : "Received by: " + asked.whom().strip()),
                        by,
                        force,
                        now,
                        times,
                        seed(entries, now));
        return made(acting, receipt, ExhibitEvent.TAKEN, entries, asked, file);
    }

    /**
     * A receipt for how packages last went from one person to another: handed over, received, given
     * back, transferred.
     *
     * @param packages in the order of the list
     * @param file one that is there is replaced
     * @return the file; refused as for what was taken, and where one never changed hands or they
     *     went different ways
     */
    public Outcome<byte[]> hands(Session session, List<UUID> packages, Path file) {
        return begun(session, packages)
                .then(acting -> lastOf(packages))
                .then(all -> printed(session, all, file));
    }

    private Outcome<List<HandsSheet.One>> lastOf(List<UUID> packages) {
        List<HandsSheet.One> all = new ArrayList<>();
        Map<UUID, Exhibit> seen = new HashMap<>();
        for (UUID id : packages) {
            Optional<PackageState> pack = movements.state(id);
            if (pack.isEmpty()) {
                return unknown();
            }
            UUID of = pack.get().exhibitId();
            if (!seen.containsKey(of)) {
                Outcome<Exhibit> may = exhibit(of);
                if (may instanceof Outcome.Refused<Exhibit> no) {
                    return new Outcome.Refused<>(no.code(), no.sentence(), no.choices());
                }
                may.then(one -> Outcome.done(seen.put(of, one) == null));
            }
            Exhibit exhibit = seen.get(of);
            List<Happening> story = movements.story(id);
            Optional<Hands> hands = Hands.last(story);
            boolean several = movements.packagesOf(of).size() > 1;
            if (exhibit == null || hands.isEmpty()) {
                return Outcome.refused(
                        "NO_HANDS",
                        (exhibit == null ? "It" : exhibit.name())
                                + " is not recorded as having gone from one person to another. Hand"
                                + " it over or receive it first.");
            }
            PackageState then = hands.get().then(id, story, limits);
            all.add(new HandsSheet.One(exhibit, then, several, story, hands.get()));
        }
        return Outcome.done(all);
    }

    private Outcome<byte[]> printed(Session session, List<HandsSheet.One> all, Path file) {
        Map<UUID, List<Happening>> stories = new LinkedHashMap<>();
        Map<UUID, List<Hash>> entries = new LinkedHashMap<>();
        Map<UUID, List<Hash>> offers = new LinkedHashMap<>();
        for (HandsSheet.One one : all) {
            UUID of = one.exhibit().id();
            stories.computeIfAbsent(of, movements::storyOfExhibit);
            entries.computeIfAbsent(of, id -> new ArrayList<>()).add(one.hands().entry().eid());
            Happening offer = one.hands().offer();
            if (offer != null) {
                offers.computeIfAbsent(of, id -> new ArrayList<>()).add(offer.eid());
            }
        }
        Times times = times(stories);
        HandsSheet sheet = new HandsSheet(all, names, times);
        return session.acting(Permission.RECORD)
                .then(acting ->
                        sheet.together()
                                .then(hands -> {
                                    Earlier earlier =
                                            earlier(
                                                    hands.what(),
                                                    entries,
                                                    offers,
                                                    stories,
                                                    HandsSheet::shows);
                                    Map<String, String> facts = sheet.facts();
                                    String by = session.officer().label();
                                    Instant now = clock.instant();
                                    facts.put("Printed", "by " + by + ", " + times.second(now));
                                    HandsSheet.Drawn drawn = sheet.drawn(named, files);
                                    List<String> signed = new ArrayList<>(sheet.signed());
                                    signed.addAll(drawn.lacking());
                                    ReceiptSheet receipt =
                                            new ReceiptSheet(
                                                    sheet.heading(),
                                                    earlier.copy(),
                                                    earlier.sentences(times),
                                                    facts,
                                                    sheet.items(),
                                                    null,
                                                    signed,
                                                    drawn.sheets(),
                                                    sheet.toSign(drawn.isWhole()),
                                                    by,
                                                    force,
                                                    now,
                                                    times,
                                                    seed(entries, now));
                                    return made(
                                            acting,
                                            receipt,
                                            hands.what(),
                                            entries,
                                            Asked.NOTHING,
                                            file);
                                }));
    }

    private Outcome<Acting> begun(Session session, List<UUID> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            return Outcome.refused(
                    "HOW_MANY",
                    "A receipt holds from 1 to " + MOST + " items. Print several for more.");
        }
        return session.acting(Permission.RECORD)
                .then(acting -> {
                    journal.settled();
                    return Outcome.done(acting);
                });
    }

    private Outcome<List<Exhibit>> each(List<UUID> ids) {
        List<Exhibit> all = new ArrayList<>();
        for (UUID id : new LinkedHashSet<>(ids)) {
            Outcome<Exhibit> one = exhibit(id);
            if (one instanceof Outcome.Refused<Exhibit> no) {
                return new Outcome.Refused<>(no.code(), no.sentence(), no.choices());
            }
            one.then(exhibit -> Outcome.done(all.add(exhibit)));
        }
        return Outcome.done(all);
    }

    private Outcome<Exhibit> exhibit(UUID id) {
        return exhibits.byId(id).map(mayLook::at).orElseGet(Receipts::unknown);
    }

    private static <T> Outcome<T> unknown() {
        return Outcome.refused(
                "NOT_FOUND",
                "An exhibit is not in this store. Find it again and print from there.");
    }

    private Times times(Map<UUID, List<Happening>> stories) {
        return new Times(
                zone, DaysAlone.of(stories.values().stream().flatMap(List::stream).toList()));
    }

    private static long seed(Map<UUID, List<Hash>> entries, Instant now) {
        return entries.keySet().stream()
                .mapToLong(UUID::getLeastSignificantBits)
                .reduce(now.toEpochMilli(), (one, other) -> one * 31 + other);
    }

    /** Receipts of the same that were printed before. */
    private Earlier earlier(
            String what,
            Map<UUID, List<Hash>> entries,
            Map<UUID, List<Hash>> offers,
            Map<UUID, List<Happening>> stories,
            Predicate<String> shown) {
        Map<UUID, List<Happening>> prints = prints(what, entries, stories);
        Map<UUID, Set<String>> corrected = new LinkedHashMap<>();
        prints.forEach((id, all) ->
                corrected.put(
                        id,
                        all.isEmpty()
                                ? Set.of()
                                : CorrectedSince.fields(
                                        stories.getOrDefault(id, List.of()),
                                        all.getFirst(),
                                        shown,
                                        names)));
        return new Earlier(prints, prints(what, offers, stories), corrected, names, exhibits);
    }

    private static Map<UUID, List<Happening>> prints(
            String what, Map<UUID, List<Hash>> entries, Map<UUID, List<Happening>> stories) {
        Map<UUID, List<Happening>> prints = new LinkedHashMap<>();
        entries.forEach((id, of) ->
                prints.put(
                        id,
                        stories.getOrDefault(id, List.of()).stream()
                                .filter(h ->
                                        h.event() instanceof ReceiptPrinted e
                                                && e.what().equals(what)
                                                && (of.isEmpty()
                                                        || e.of().stream().anyMatch(of::contains)))
                                .toList()));
        return prints;
    }

    /**
     * Receipts that were printed before, as far as this device knows.
     *
     * @param prints by exhibit
     * @param offers those of an offer that was accepted since: other papers, of which this is no
     *     copy
     * @param corrected what was corrected since the first of them, by exhibit
     */
    private record Earlier(
            Map<UUID, List<Happening>> prints,
            Map<UUID, List<Happening>> offers,
            Map<UUID, Set<String>> corrected,
            Names names,
            Exhibits exhibits) {
        /** 0 where one of them has had none: then it is a receipt of its own. */
        int copy() {
            return prints.values().stream().anyMatch(List::isEmpty)
                    ? 0
                    : prints.values().stream().mapToInt(List::size).max().orElse(0);
        }

        List<String> sentences(Times times) {
            Set<String> said = new LinkedHashSet<>();
            boolean some = copy() == 0;
            prints.forEach((id, all) -> {
                if (!all.isEmpty()) {
                    String what = some ? "A receipt for " + named(id) + " was" : "First";
                    said.add(what + printed(all.getFirst(), times));
                }
            });
            corrected.forEach((id, fields) -> {
                if (!some && !fields.isEmpty()) {
                    said.add(
                            "Corrected since"
                                    + (corrected.size() == 1 ? "" : " at " + named(id))
                                    + ": "
                                    + String.join(", ", fields)
                                    + ".");
                }
            });
            offers.forEach((id, all) -> {
                if (!all.isEmpty()) {
                    String what = "A receipt for the offer of " + named(id) + " was";
                    said.add(what + printed(all.getFirst(), times));
                }
            });
            return List.copyOf(said);
        }

        private String printed(Happening print, Times times) {
            UUID by = print.actor();
            return " printed "
                    + times.minute(print.recorded())
                    + (by == null ? "" : " by " + names.officer(by))
                    + ".";
        }

        private String named(UUID id) {
            return exhibits.byId(id).map(Exhibit::name).orElse("one");
        }
    }

    private Outcome<byte[]> made(
            Acting acting,
            ReceiptSheet receipt,
            String what,
            Map<UUID, List<Hash>> entries,
            Asked asked,
            Path file) {
        RecordDocument.Made made = new ReceiptDocument(receipt, fonts).make();
        List<NewEvent> events =
                entries.entrySet().stream()
                        .map(one ->
                                NewEvent.of(
                                        one.getKey(),
                                        new ReceiptPrinted(
                                                what,
                                                one.getValue(),
                                                Hash.sha256(made.bytes()),
                                                made.pages(),
                                                entries.size(),
                                                receipt.copy(),
                                                asked.whom().isBlank()
                                                        ? null
                                                        : asked.whom().strip(),
                                                asked.on())))
                        .toList();
        List<String> told =
                Stream.of(
                                receipt.copy() == 0
                                        ? ""
                                        : "It is marked as copy " + receipt.copy() + ".",
                                made.hasCodes()
                                        ? "Some characters stand on it as codes. Which they are"
                                                + " stands under “"
                                                + CodesPart.TITLE
                                                + "”."
                                        : "")
                        .filter(one -> !one.isEmpty())
                        .toList();
        return OutFile.of(
                file,
                "receipt",
                made.bytes(),
                () ->
                        journal.act(acting, events, done -> made.bytes())
                                .then(bytes -> new Outcome.Done<>(bytes, told)));
    }
}
