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
 * figures: until both are in they are kept back. Whoever counts again before that says so of their
 * own count only; a count after two is the first of two again.
 *
 * @param first of the last two counts by two officers; null where there are none
 * @param second the other; null where there are none
 * @param waiting a count that waits for a second officer's; null where none does
 * @param uncounted why it stays sealed, where nobody counted it; null else
 * @param keptBack entries whose figures nobody is shown by now
 */
public record CashStory(
        @Nullable Count first,
        @Nullable Count second,
        @Nullable Count waiting,
        @Nullable String uncounted,
        List<ContinuityEvent.CashBanked> banked,
        @Nullable LocalDate detained,
        Set<Hash> keptBack) {
    /** One officer's count. */
    public record Count(Happening entry, UUID officer, ContinuityEvent.CashCounted said) {}

    public CashStory {
        banked = List.copyOf(banked);
        keptBack = Set.copyOf(keptBack);
    }

    /**
     * @param story in story order; entries about others do not count
     */
    public static CashStory of(UUID packageId, List<Happening> story) {
        Count first = null;
        Count second = null;
        Count waiting = null;
        String uncounted = null;
        List<ContinuityEvent.CashBanked> banked = new ArrayList<>();
        LocalDate detained = null;
        Set<Hash> keptBack = new HashSet<>();
        for (Happening h : story) {
            if (!h.subject().equals(packageId)) {
                continue;
            }
            if (h.event() instanceof ContinuityEvent.CashCounted) {
                keptBack.add(h.eid());
            }
            UUID officer = h.actor();
            if (!h.isReliedOn() || officer == null) {
                continue; // it stands, and answers no question
            }
            switch (h.event()) {
                case ContinuityEvent.CashCounted said -> {
                    Count count = new Count(h, officer, said);
                    if (waiting == null || waiting.officer().equals(officer)) {
                        waiting = count;
                    } else {
                        first = waiting;
                        second = count;
                        waiting = null;
                        keptBack.clear();
                    }
                }
                case ContinuityEvent.CashUncounted said -> uncounted = Telling.said(said.reason());
                case ContinuityEvent.CashBanked said -> banked.add(said);
                case ContinuityEvent.CashDetained said -> detained = said.until();
                case null, default -> {}
            }
        }
        return new CashStory(first, second, waiting, uncounted, banked, detained, keptBack);
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

    /** What differs between the two counts, in words; null where they agree or are not both in. */
    public @Nullable String difference() {
        Count one = first;
        Count other = second;
        return one == null || other == null
                ? null
                : CashWords.difference(one.said().lines(), other.said().lines());
    }

    /** As the rules judge it. Figures that are kept back are in nothing that is judged. */
    public CashFacts facts() {
        return new CashFacts(count(), difference(), !banked.isEmpty(), detained);
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
        return waiting == null ? null : CashCount.once(waiting.officer().toString());
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
