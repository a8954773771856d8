package org.lockfast.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Limits;
import org.lockfast.continuity.Reckoning;
import org.lockfast.exhibit.CatalogueByRules;
import org.lockfast.exhibit.Cataloguing;
import org.lockfast.exhibit.JudgingByRules;
import org.lockfast.find.Matter;
import org.lockfast.journal.EventTypes;
import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.Hash;
import org.lockfast.records.IndexDatabase;
import org.lockfast.records.JdbiForceLists;
import org.lockfast.records.Projection;
import org.lockfast.records.StoredEvents;
import org.lockfast.rules.ForceList;
import org.lockfast.rules.LabelStock;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.RulePack;
import org.lockfast.rules.RuleProblem;
import org.lockfast.rules.Rules;
import org.lockfast.rules.RulesEvent;

/** The rules of today, and what is built on them. */
public final class RulesInForce {
    /** Lists that came after an index was made, beyond which nobody looks for how it was made. */
    private static final int MOST_AT_ONCE = 20;

    private final RuleBook book;
    private final Rules rules;
    private final EventTypes types = Events.types();

    private final String mark;

    private final LocalDate day;
    private final List<RuleProblem> problems;

    private RulesInForce(RuleBook book, LocalDate day) {
        this(book, day, List.of());
    }

    private RulesInForce(RuleBook book, LocalDate day, List<RuleProblem> problems) {
        this.book = book;
        this.day = day;
        this.problems = List.copyOf(problems);
        this.rules = book.on(day);
        this.mark = mark(book, day);
    }

    private static String mark(RuleBook book, LocalDate day) {
        StringBuilder packs = new StringBuilder();
        for (RulePack pack : book.packsOn(day)) {
            packs.append(pack.name()).append(' ').append(pack.sha256()).append('\n');
        }
        return Hash.sha256(packs.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** The shipped rules as they are in force on the day it is now in that zone. */
    public static RulesInForce on(InstantSource clock, ZoneId zone) {
        return in(RuleBook.shipped(), LocalDate.ofInstant(clock.instant(), zone));
    }

    static RulesInForce in(RuleBook book, LocalDate day) {
        return new RulesInForce(book, day);
    }

    /** The rules of the same day with the lists of the force's own that an index has. */
    RulesInForce with(IndexDatabase index) {
        return with(new JdbiForceLists(index).all());
    }

    private RulesInForce with(List<ForceList> own) {
        if (own.isEmpty()) {
            return new RulesInForce(RuleBook.shipped(), day);
        }
        RuleBook.Adoption adopted = RuleBook.shipped().with(own);
        return new RulesInForce(adopted.book(), day, adopted.problems());
    }

    /** All versions of all lists. */
    public RuleBook book() {
        return book;
    }

    /** Which day's they are. */
    public LocalDate day() {
        return day;
    }

    /** What keeps lists that were put into force from being gone by. */
    public List<RuleProblem> problems() {
        return problems;
    }

    /** What the index calls these rules: SHA-256 over the lists in force, in hexadecimal. */
    String mark() {
        return mark;
    }

    /**
     * The rules an index was made by, which need not be today's.
     *
     * @param own the lists of the force's own that the index has: those that came last it may not
     *     have gone by yet
     * @param device whose journal the index follows
     * @return null where this program never had such rules
     */
    static Projection.@Nullable Rooms roomsOf(
            LocalDate today, List<ForceList> own, @Nullable String named, String device) {
        List<ForceList> known = new ArrayList<>(own);
        known.sort(Comparator.comparingLong(ForceList::record));
        RulesInForce base = new RulesInForce(RuleBook.shipped(), today);
        for (List<ForceList> some : triedIn(known)) {
            Projection.Rooms found = base.with(some).roomsOf(named, device);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * All of them, all but the last so many, and all but one: a list whose manager's role came late
     * counts late, wherever it stands.
     */
    private static List<List<ForceList>> triedIn(List<ForceList> known) {
        List<List<ForceList>> tried = new ArrayList<>();
        int least = Math.max(0, known.size() - MOST_AT_ONCE);
        for (int n = known.size(); n >= least; n--) {
            tried.add(known.subList(0, n));
        }
        for (int n = known.size() - 2; n >= least; n--) {
            List<ForceList> but = new ArrayList<>(known);
            but.remove(n);
            tried.add(but);
        }
        return tried;
    }

    /** The same by the versions of this book alone. */
    Projection.@Nullable Rooms roomsOf(@Nullable String named, String own) {
        if (mark.equals(named)) {
            return rooms(own);
        }
        return book.changes().stream()
                .filter(changed -> mark(book, changed).equals(named))
                .findFirst()
                .map(changed -> new RulesInForce(book, changed).rooms(own))
                .orElse(null);
    }

    public Rules rules() {
        return rules;
    }

    public EventTypes types() {
        return types;
    }

    public Cataloguing catalogue() {
        return new CatalogueByRules(rules);
    }

    /** What continuity is reckoned by. */
    public Limits limits() {
        return new Limits(
                rules.limits().handover(),
                rules.limits().courier(),
                rules.limits().lateEntry(),
                rules.limits().clock(),
                rules.stocks().all().stream()
                        .filter(stock -> stock.lasts().isPresent())
                        .collect(
                                Collectors.toMap(
                                        LabelStock::code, stock -> stock.lasts().orElseThrow())));
    }

    /** How long what needs somebody only after a time may last. */
    Map<Matter, Duration> patience() {
        var limits = rules.limits();
        return Map.of(
                Matter.NOT_RECEIVED, limits.handover(),
                Matter.NOT_ARRIVED, limits.courier(),
                Matter.OVERDUE, Duration.ZERO,
                Matter.HOLD_DUE, Duration.ZERO,
                Matter.LABEL, Duration.ZERO,
                Matter.OPEN, limits.packageOpen(),
                Matter.WET, limits.drying(),
                Matter.CASH, limits.pocaNotice().negated(),
                Matter.LOCKER, limits.lockerRound(),
                Matter.NOT_BOOKED_IN, limits.bookIn());
    }

    StoredEvents storedEvents() {
        return StoredEvents.of(types.classes().values());
    }

    /**
     * What the index of a store folds by.
     *
     * @param own the device whose journal it follows
     */
    Projection.Rooms rooms(String own) {
        Limits limits = limits();
        return new Projection.Rooms(
                storedEvents(),
                (id, story) -> Reckoning.state(id, story, limits),
                new JudgingByRules(rules),
                mark,
                own);
    }

    /** One event for each list a new store works by. */
    List<NewEvent> adopted(UUID store) {
        List<NewEvent> events = new ArrayList<>();
        for (RulePack pack : RuleBook.shipped().packs()) {
            events.add(
                    NewEvent.of(
                            store,
                            new RulesEvent.Adopted(
                                    pack.name(),
                                    Integer.toString(pack.from().version()),
                                    Hash.of(HexFormat.of().parseHex(pack.sha256())))));
        }
        return events;
    }
}
