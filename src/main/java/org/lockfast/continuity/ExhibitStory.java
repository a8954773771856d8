package org.lockfast.continuity;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.Telling.Figures;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.ledger.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exhibit with everything that is recorded of it, as of one moment: what a screen, a print and
 * the command line show. An entry nothing can be made of is shown as one that could not be read;
 * whoever uses the story meets it without its event.
 *
 * @param accounts one for each package, in order of n
 * @param events every entry, in story order, and the words for it
 * @param days the times of which only the day is known
 */
public record ExhibitStory(
        Exhibit exhibit,
        List<Account> accounts,
        List<Line> events,
        DaysAlone days,
        Names names,
        Instant now,
        ZoneId zone) {
    private static final Logger LOG = LoggerFactory.getLogger(ExhibitStory.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.UK);

    /** An entry and its words. */
    public record Line(Happening happening, Told told, int packageNumber) {}

    /**
     * Whether all that says that the exhibit exists was signed with a key that is not relied on:
     * then so does what is shown of its holder, place and seal.
     */
    public boolean isInDoubt() {
        List<Happening> records =
                events.stream()
                        .map(Line::happening)
                        .filter(h -> h.event() instanceof ExhibitEvent.Recorded)
                        .toList();
        return !records.isEmpty() && records.stream().noneMatch(Happening::counts);
    }

    /** The entries of what was done to its packages or found of them. */
    public List<Hash> conditions() {
        return events.stream()
                .map(Line::happening)
                .filter(h -> h.event() instanceof ContinuityEvent.Condition)
                .map(Happening::eid)
                .toList();
    }

    /** Where a package is, in words, and whether that is in doubt. */
    public String where(PackageState p) {
        return Whereabouts.of(p, names) + (isInDoubt() ? Whereabouts.IN_DOUBT : "");
    }

    /** Reads it all; of an exhibit whose facts are withheld only where its packages are. */
    public static ExhibitStory of(
            Exhibit exhibit,
            Movements movements,
            Names names,
            Limits limits,
            Instant now,
            ZoneId zone) {
        List<PackageState> packages = movements.packagesOf(exhibit.id());
        if (exhibit.withheld() != null) {
            return new ExhibitStory(
                    exhibit,
                    packages.stream()
                            .map(p -> new Account(p, List.of(), List.of(), List.of(), List.of()))
                            .toList(),
                    List.of(),
                    DaysAlone.of(List.of()),
                    names,
                    now,
                    zone);
        }
        List<Happening> story = movements.storyOfExhibit(exhibit.id());
        List<Account> accounts = new ArrayList<>();
        Set<Hash> unreadable = new HashSet<>();
        for (PackageState p : packages) {
            List<Happening> own =
                    story.stream()
                            .filter(h ->
                                    h.subject().equals(p.id()) || h.subject().equals(exhibit.id()))
                            .toList();
            accounts.add(
                    naming(account(p, own, limits, now, unreadable), own, limits, names, zone));
        }
        accounts = RecordedTwice.in(accounts, exhibit, movements, names, zone);
        Map<UUID, Integer> numbers =
                packages.stream().collect(Collectors.toMap(PackageState::id, PackageState::n));
        DaysAlone days = DaysAlone.of(story);
        Telling telling = new Telling(names, days, zone, limits.clock());
        Set<Hash> keptBack =
                packages.stream()
                        .flatMap(p -> CashStory.of(p.id(), story).keptBack().stream())
                        .collect(Collectors.toSet());
        List<Line> events =
                story.stream()
                        .map(h -> unreadable.contains(h.eid()) ? h.unread() : h)
                        .map(h ->
                                line(
                                        h,
                                        keptBack.contains(h.eid()),
                                        telling,
                                        numbers.getOrDefault(h.subject(), 0)))
                        .toList();
        return new ExhibitStory(exhibit, accounts, events, days, names, now, zone);
    }

    private static Account account(
            PackageState state,
            List<Happening> story,
            Limits limits,
            Instant now,
            Set<Hash> unreadable) {
        SoundStory<Account> sound =
                SoundStory.of(story, tried -> attempt(state.id(), tried, limits, now));
        Account account = sound.value();
        List<Flag> flags = new ArrayList<>(account == null ? List.of() : account.flags());
        for (Happening left : sound.leftOut()) {
            unreadable.add(left.eid());
            flags.add(
                    Reckoning.flag(
                            FlagKind.UNREADABLE, left.eid(), Telling.unreadable(left) + "."));
        }
        List<Span> nothing =
                List.of(
                        new Span(
                                Kind.GAP, now, null, null, null, null, null, null, null, null, null,
                                null, null));
        return account == null
                ? new Account(state, nothing, flags, List.of(), List.of())
                : new Account(
                        account.state(),
                        account.spans(),
                        flags,
                        account.conflicts(),
                        account.order());
    }

    private static @Nullable Account attempt(
            UUID packageId, List<Happening> story, Limits limits, Instant now) {
        try {
            return Reckoning.account(packageId, story, limits, now);
        } catch (RuntimeException e) { // no message of e, which may quote the record
            LOG.warn("A package's account does not reckon up: {}", e.getClass().getName());
            return null;
        }
    }

    /**
     * What clocks do not agree on, with their names; not at an entry that says already which of
     * them was wrong.
     */
    private static Account naming(
            Account account, List<Happening> story, Limits limits, Names names, ZoneId zone) {
        Set<Hash> told = new HashSet<>();
        for (Happening h : story) {
            ClockAround around = h.clock();
            if (around != null && !around.sentences(limits.clock(), Instant::toString).isEmpty()) {
                told.add(h.eid());
            }
        }
        List<Flag> flags = new ArrayList<>();
        for (Flag flag : account.flags()) {
            Apart apart = flag.apart();
            Hash about = flag.about();
            if (apart == null) {
                flags.add(flag);
            } else if (about == null || !told.contains(about)) {
                String words = apart.words(names, at -> TIME.format(at.atZone(zone)));
                flags.add(
                        new Flag(
                                flag.kind(),
                                about,
                                null,
                                null,
                                "Clocks do not agree: " + words + ".",
                                apart));
            }
        }
        return new Account(
                account.state(), account.spans(), flags, account.conflicts(), account.order());
    }

    private static Line line(Happening h, boolean keptBack, Telling telling, int packageNumber) {
        try {
            return new Line(
                    h, telling.tell(h, keptBack ? Figures.KEPT_BACK : Figures.TOLD), packageNumber);
        } catch (RuntimeException e) {
            LOG.warn("Record {} could not be put into words: {}", h.record(), e.getClass());
            Happening unread = h.unread();
            return new Line(unread, telling.tell(unread), packageNumber);
        }
    }

    /** Whether two accounts have one minute in common: then only seconds say which was first. */
    public boolean sharesAMinute(Account.Accounts accounts) {
        Map<Instant, Integer> minutes = new HashMap<>();
        for (Line line : events) {
            Happening h = line.happening();
            Instant minute = h.when().truncatedTo(ChronoUnit.MINUTES);
            for (int side = 0; side < accounts.sides().size(); side++) {
                Integer at = side;
                if (accounts.sides().get(side).entries().contains(h.eid())
                        && !minutes.computeIfAbsent(minute, _ -> at).equals(at)) {
                    return true;
                }
            }
        }
        return false;
    }
}
