package org.lockfast.continuity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.CashCount;
import org.lockfast.exhibit.CashFacts;
import org.lockfast.exhibit.CashWords;
import org.lockfast.exhibit.People;
import org.lockfast.journal.DomainEvent;
import org.lockfast.ledger.Hash;

/**
 * What was said of the cash in one package. Two officers count it, each without the other's
 * figures: until both are in they are kept back, see {@link CashPairs}.
 *
 * @param first of the last two counts by two officers; null where there are none
 * @param second the other; null where there are none
 * @param waiting counts that wait for a second officer's, in story order
 * @param difference what is in question between counts, in words; null where they agree
 * @param uncounted why it stays sealed, where nobody counted it; null else
 * @param banked all that was paid in
 * @param bankedSince of that, what was paid in after the last two counts
 * @param orders last days of the orders of courts that no later one knew of, the nearest first
 * @param keptBack entries whose figures nobody is shown by now
 */
public record CashStory(
        @Nullable Count first,
        @Nullable Count second,
        List<Count> waiting,
        @Nullable String difference,
        @Nullable String uncounted,
        List<ContinuityEvent.CashBanked> banked,
        List<ContinuityEvent.CashBanked> bankedSince,
        List<LocalDate> orders,
        Set<Hash> keptBack) {
    /** One officer's count. */
    public record Count(Happening entry, UUID officer, ContinuityEvent.CashCounted said) {}

    /** Copies the lists. */
    public CashStory {
        waiting = List.copyOf(waiting);
        banked = List.copyOf(banked);
        bankedSince = List.copyOf(bankedSince);
        orders = List.copyOf(orders);
        keptBack = Set.copyOf(keptBack);
    }

    /**
     * @param story in story order; entries about others do not count
     */
    public static CashStory of(UUID packageId, List<Happening> story) {
        Aware aware = new Aware(story, h -> h.subject().equals(packageId) && isOfCash(h.event()));
        List<Happening> relied = aware.entries().stream().filter(Happening::isReliedOn).toList();
        List<Count> all = counts(aware.entries());
        List<Count> counts = counts(relied);
        CashPairs pairs = CashPairs.of(counts, aware);
        Set<Hash> keptBack =
                aware.entries().stream()
                        .filter(h -> h.event() instanceof ContinuityEvent.CashCounted)
                        .map(Happening::eid)
                        .collect(Collectors.toCollection(HashSet::new));
        keptBack.removeAll(pairs.told(counts, aware));
        // what was told before a key came into doubt stays told
        keptBack.removeAll(CashPairs.of(all, aware).told(all, aware));
        CashPairs.Pair last = pairs.pairs().isEmpty() ? null : pairs.pairs().getLast();
        int since = last == null ? -1 : relied.indexOf(last.second().entry());
        return new CashStory(
                last == null ? null : last.first(),
                last == null ? null : last.second(),
                pairs.left(),
                difference(pairs.pairs(), aware),
                relied.stream()
                        .map(Happening::event)
                        .filter(ContinuityEvent.CashUncounted.class::isInstance)
                        .map(said -> Telling.said(((ContinuityEvent.CashUncounted) said).reason()))
                        .reduce((one, next) -> next)
                        .orElse(null),
                banked(relied),
                banked(relied.subList(since + 1, relied.size())),
                orders(relied, aware),
                keptBack);
    }

    private static List<Count> counts(List<Happening> entries) {
        List<Count> counts = new ArrayList<>();
        for (Happening h : entries) {
            UUID officer = h.actor();
            if (officer != null && h.event() instanceof ContinuityEvent.CashCounted said) {
                counts.add(new Count(h, officer, said));
            }
        }
        return counts;
    }

    private static List<ContinuityEvent.CashBanked> banked(List<Happening> entries) {
        List<ContinuityEvent.CashBanked> banked = new ArrayList<>();
        for (Happening h : entries) {
            if (h.event() instanceof ContinuityEvent.CashBanked said) {
                banked.add(said);
            }
        }
        return banked;
    }

    /** Between the last two counts, or between them and two of which they did not know. */
    private static @Nullable String difference(List<CashPairs.Pair> pairs, Aware aware) {
        if (pairs.isEmpty()) {
            return null;
        }
        CashPairs.Pair last = pairs.getLast();
        List<CashCount.Line> lines = last.second().said().lines();
        String own = CashWords.difference(last.first().said().lines(), lines);
        return own != null
                ? own
                : pairs.subList(0, pairs.size() - 1).stream()
                        .filter(one ->
                                !aware.knew(last.second().entry(), one.second().entry())
                                        && !aware.knew(last.first().entry(), one.second().entry()))
                        .map(one -> CashWords.difference(one.second().said().lines(), lines))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static List<LocalDate> orders(List<Happening> relied, Aware aware) {
        List<Happening> orders =
                relied.stream()
                        .filter(h -> h.event() instanceof ContinuityEvent.CashDetained)
                        .toList();
        return orders.stream()
                .filter(one -> orders.stream().noneMatch(later -> aware.knew(later, one)))
                .map(Happening::event)
                .filter(ContinuityEvent.CashDetained.class::isInstance)
                .map(said -> ((ContinuityEvent.CashDetained) said).until())
                .distinct()
                .sorted()
                .toList();
    }

    /** The count that waits for this officer's: another's, else their own; null: none does. */
    public @Nullable Count waitingFor(UUID officer) {
        return waiting.stream()
                .filter(one -> !one.officer().equals(officer))
                .reduce((one, next) -> next)
                .orElse(waiting.isEmpty() ? null : waiting.getLast());
    }

    /** Of every package in the story of whose cash something is said, as the rules judge it. */
    public static Map<UUID, CashFacts> facts(List<Happening> story) {
        return story.stream()
                .filter(h -> isOfCash(h.event()))
                .map(Happening::subject)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> of(id, story).facts()));
    }

    private static boolean isOfCash(@Nullable DomainEvent event) {
        return event instanceof ContinuityEvent.CashCounted
                || event instanceof ContinuityEvent.CashUncounted
                || event instanceof ContinuityEvent.CashBanked
                || event instanceof ContinuityEvent.CashDetained;
    }

    /** As the rules judge it. Figures that are kept back are in nothing that is judged. */
    public CashFacts facts() {
        return new CashFacts(count(), difference, orders);
    }

    private @Nullable CashCount count() {
        Count one = first;
        Count other = second;
        if (one != null && other != null) {
            return new CashCount(
                    other.said().lines(),
                    laboratory(one, other),
                    null,
                    null,
                    new People(one.officer().toString(), other.officer().toString()),
                    null);
        }
        if (uncounted != null) {
            return CashCount.uncounted(uncounted);
        }
        return waiting.isEmpty() ? null : CashCount.once(waiting.getLast().officer().toString());
    }

    private static @Nullable Boolean laboratory(Count one, Count other) {
        Boolean said = one.said().laboratory();
        return said == null ? other.said().laboratory() : said;
    }

    /** What both counted, or the second where they differ, of one currency; null: not counted. */
    @Nullable BigDecimal total(String currency) {
        Count last = second;
        return last == null
                ? null
                : Objects.requireNonNullElse(
                        CashWords.totals(last.said().lines()).get(currency), BigDecimal.ZERO);
    }
}
