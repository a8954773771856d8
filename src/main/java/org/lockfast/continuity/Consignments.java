package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Consignment.Line;
import org.lockfast.continuity.Consignment.Standing;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.journal.SecondPerson;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;

/**
 * Packages that go with a courier together: sent, ticked off where they arrive, and what was
 * reported of them on the way. What was expected and did not come stays on its way, and with that
 * among what is out, until somebody says what became of it.
 */
public final class Consignments {
    private static final Set<String> REPORTS =
            Set.of(
                    ContinuityEvent.STOPPED,
                    ContinuityEvent.DELIVERED,
                    ContinuityEvent.REFUSED,
                    ContinuityEvent.KEPT,
                    ContinuityEvent.FORWARDED);

    /** The code on its label, or its number. */
    private static final Pattern CALLED = Pattern.compile("PS[0-9A-Z]{14}|CO-[0-9A-Z]{6}");

    private final Recorder recorder;
    private final Movements movements;
    private final Exhibits exhibits;
    private final Shelving shelving;
    private final Names names;
    private final Function<String, List<UUID>> withWord;

    /**
     * @param withWord the exhibits whose record has a number, such as the code of a consignment
     */
    public Consignments(
            Recording journal,
            Movements movements,
            Exhibits exhibits,
            PlaceAdvice advice,
            Names names,
            InstantSource clock,
            Function<String, List<UUID>> withWord) {
        this.recorder = new Recorder(journal, clock);
        this.movements = movements;
        this.exhibits = exhibits;
        this.shelving = new Shelving(exhibits, advice);
        this.names = names;
        this.withWord = withWord;
    }

    /**
     * How it goes.
     *
     * @param id fresh, of the list
     * @param code for its label, 16 characters, made of the id
     * @param carrier who takes it, never blank
     * @param to where to, never blank
     * @param due the last day in time for it to be there, or back; null where none is waited for
     */
    public record Journey(
            UUID id,
            String code,
            String carrier,
            @Nullable String vehicle,
            @Nullable String cageSeal,
            String to,
            @Nullable LocalDate due) {}

    /**
     * Gives packages to a courier, as one list.
     *
     * @param courier how they vouched; null where they did not
     * @param sealsSeen numbers that were read, by package
     */
    public Outcome<List<Recorded>> send(
            Session session,
            List<PackageState> packages,
            Journey how,
            @Nullable SecondPerson courier,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        if (how.carrier().isBlank() || how.to().isBlank()) {
            return Outcome.refused("WHO", "Say who takes it, and where to.");
        }
        return recorder.alone(
                () -> // what is bound is what the record says now
                SealedAsSeen.now(packages, movements, exhibits)
                                .then(now -> Shelving.mayLeave(now, exhibits))
                                .then(now ->
                                        recorder.record(
                                                session,
                                                Permission.RECORD,
                                                given(now, how, sealsSeen),
                                                at,
                                                courier)));
    }

    private List<Recorder.Fact> given(
            List<PackageState> packages, Journey how, Map<UUID, String> sealsSeen) {
        Batches batches = new Batches(how.id(), packages, movements);
        List<Recorder.Fact> facts = new ArrayList<>();
        for (PackageState p : packages) {
            String seen = sealsSeen.get(p.id());
            facts.add(
                    new Recorder.Fact(
                            p,
                            new ContinuityEvent.Consigned(
                                    how.code(),
                                    how.carrier().strip(),
                                    how.vehicle(),
                                    how.cageSeal(),
                                    how.to().strip(),
                                    seen,
                                    batches.of(p)),
                            seen));
        }
        LocalDate due = how.due();
        if (due != null) {
            packages.forEach(p ->
                    facts.add(
                            new Recorder.Fact(p, new ContinuityEvent.ReturnDue(due, null), null)));
        }
        return facts;
    }

    /**
     * They are here.
     *
     * @param place where they are put; null: they stay in the hand of the officer
     * @param courier who brought them; null for nobody named
     * @param overnight where they stood on the way; null where nobody said
     */
    public Outcome<List<Recorded>> arrived(
            Session session,
            List<PackageState> packages,
            @Nullable Place place,
            @Nullable SecondPerson courier,
            Map<UUID, String> sealsSeen,
            @Nullable String overnight,
            @Nullable OffsetDateTime at) {
        List<String> lies = shelving.lies(packages, place);
        List<Recorder.Fact> facts = new ArrayList<>();
        for (PackageState p : packages) {
            String seen = sealsSeen.get(p.id());
            facts.add(
                    new Recorder.Fact(
                            p,
                            new ContinuityEvent.Arrived(
                                    place == null ? null : shelving.shelf(place),
                                    place == null ? session.officer().id() : null,
                                    seen,
                                    overnight),
                            seen));
        }
        if (place != null) {
            facts.addAll(shelving.into(packages, place));
        }
        return recorder.record(session, Permission.RECORD, facts, at, courier)
                .then(done -> new Outcome.Done<>(done, lies));
    }

    /**
     * What the courier or the destination said of packages that are away.
     *
     * @param what as of {@link ContinuityEvent.Reported}
     * @param who where, or who; never blank
     */
    public Outcome<List<Recorded>> report(
            Session session,
            List<PackageState> packages,
            String what,
            String who,
            @Nullable String reason,
            @Nullable OffsetDateTime at) {
        if (!REPORTS.contains(what)) {
            return new Outcome.Refused<>(
                    "WHAT", "Say what was reported.", REPORTS.stream().sorted().toList());
        }
        if (who.isBlank()) {
            return Outcome.refused("WHO", "Say where it is, or who said so.");
        }
        boolean asksWhy =
                what.equals(ContinuityEvent.REFUSED)
                        || what.equals(ContinuityEvent.KEPT)
                        || what.equals(ContinuityEvent.FORWARDED);
        if (asksWhy && (reason == null || reason.isBlank())) {
            return Outcome.refused("REASON", "Say why, as it was told to you.");
        }
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        return recorder.record(
                session,
                Permission.RECORD,
                packages.stream()
                        .map(p ->
                                new Recorder.Fact(
                                        p,
                                        new ContinuityEvent.Reported(what, who.strip(), why),
                                        null))
                        .toList(),
                at,
                null);
    }

    /**
     * A consignment.
     *
     * @param asked the code on its label, or its number, in any case
     */
    public Optional<Consignment> find(String asked) {
        String plain = asked.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!CALLED.matcher(plain).matches()) {
            return Optional.empty();
        }
        List<Consignment> fits =
                of(
                        withWord.apply(plain).stream()
                                .flatMap(id -> movements.packagesOf(id).stream())
                                .toList(),
                        sent ->
                                sent.code().equals(plain)
                                        || Consignment.number(sent.code()).equals(plain));
        return fits.isEmpty() ? Optional.empty() : Optional.of(fits.getFirst());
    }

    /** Those of which something is still to come, the last sent first. */
    public List<Consignment> open() {
        Set<String> codes =
                movements.out(Integer.MAX_VALUE).stream()
                        .filter(p -> p.status().equals("IN_TRANSIT"))
                        .flatMap(p -> last(p).stream())
                        .map(sent -> sent.code())
                        .collect(Collectors.toSet());
        return codes.stream()
                .flatMap(code -> find(code).stream())
                .sorted(Comparator.comparing(Consignment::sent).reversed())
                .toList();
    }

    private Optional<ContinuityEvent.Consigned> last(PackageState p) {
        return movements.story(p.id()).stream()
                .map(Happening::event)
                .filter(ContinuityEvent.Consigned.class::isInstance)
                .map(ContinuityEvent.Consigned.class::cast)
                .reduce((_, later) -> later);
    }

    private record Part(Happening h, ContinuityEvent.Consigned sent, Line line) {}

    private List<Consignment> of(
            List<PackageState> packages, Predicate<ContinuityEvent.Consigned> is) {
        Map<UUID, List<Part>> all = new LinkedHashMap<>();
        for (PackageState p : packages) {
            List<Happening> story =
                    movements.story(p.id()).stream()
                            .filter(h -> h.subject().equals(p.id()))
                            .toList();
            for (int i = 0; i < story.size(); i++) {
                Happening h = story.get(i);
                if (h.counts()
                        && h.event() instanceof ContinuityEvent.Consigned sent
                        && is.test(sent)) {
                    Line line = line(p, sent, story.subList(i + 1, story.size()));
                    all.computeIfAbsent(sent.batch().id(), id -> new ArrayList<>())
                            .add(new Part(h, sent, line));
                }
            }
        }
        return all.values().stream().map(Consignments::whole).toList();
    }

    private static Consignment whole(List<Part> parts) {
        Part first = parts.getFirst();
        ContinuityEvent.Consigned sent = first.sent();
        return new Consignment(
                sent.batch().id(),
                sent.code(),
                Telling.said(sent.to()),
                Telling.said(sent.carrier()),
                sent.vehicle(),
                sent.cageSeal(),
                first.h().when(),
                first.h().actor(),
                sent.batch().n(),
                parts.stream().map(Part::line).sorted(Comparator.comparingInt(Line::i)).toList());
    }

    private Line line(PackageState p, ContinuityEvent.Consigned sent, List<Happening> after) {
        boolean again =
                after.stream().anyMatch(h -> h.event() instanceof ContinuityEvent.Consigned);
        Standing standing =
                again
                        ? Standing.OTHERWISE
                        : switch (p.status()) {
                            case "IN_TRANSIT" -> Standing.TO_COME;
                            case "OUT" -> Standing.OUT;
                            case "MISSING" -> Standing.MISSING;
                            case "CONFLICT", "LEFT" -> Standing.OTHERWISE;
                            default -> Standing.HERE;
                        };
        String said =
                after.stream()
                        .map(Happening::event)
                        .filter(ContinuityEvent.Reported.class::isInstance)
                        .map(ContinuityEvent.Reported.class::cast)
                        .reduce((_, later) -> later)
                        .map(Consignments::said)
                        .orElse("");
        String became =
                standing == Standing.TO_COME || standing == Standing.OUT
                        ? said.isEmpty() && standing == Standing.OUT
                                ? Whereabouts.of(p, names)
                                : said
                        : Whereabouts.of(p, names);
        return new Line(p, sent.batch().i(), standing, became);
    }

    /** What was reported last, in a few words. */
    static String said(ContinuityEvent.Reported e) {
        String who = Telling.said(e.who());
        return switch (e.what()) {
            case ContinuityEvent.STOPPED -> "stopped at " + who;
            case ContinuityEvent.DELIVERED -> "delivered to " + who;
            case ContinuityEvent.REFUSED -> "refused by " + who;
            case ContinuityEvent.KEPT -> "kept by " + who;
            case ContinuityEvent.FORWARDED -> "sent on to " + who;
            default -> who;
        };
    }
}
