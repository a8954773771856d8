package org.lockfast.exhibit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.rules.Rules;

/**
 * Until when the cash of an exhibit may be detained: the first period from its seizure, then the
 * last day of a court's order. Cash that was paid in waits for nobody.
 */
final class CashDetention {
    private static final String CASH = "CASH"; // code of the category

    /** The Act is of England and Wales, whatever clock a computer keeps. */
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private final PocaClock clock;

    CashDetention(Rules rules) {
        clock = new PocaClock(rules);
    }

    /**
     * @param recorded when it was recorded: the clock runs from then where no earlier moment of
     *     seizure is given
     * @param said of the cash in each package
     */
    Map<UUID, Instant> ends(
            ExhibitEvent.Recorded facts,
            @Nullable OffsetDateTime seizedAt,
            Instant recorded,
            Map<UUID, CashFacts> said) {
        if (facts.rowHash() != null // what was copied has its clock where it was copied from
                || !CASH.equals(facts.category())
                || clock.runs(facts.power(), totals(facts, said)) == PocaClock.Runs.NO) {
            return Map.of();
        }
        Instant from =
                seizedAt == null || seizedAt.toInstant().isAfter(recorded)
                        ? recorded
                        : seizedAt.toInstant();
        Map<UUID, Instant> ends = new LinkedHashMap<>();
        for (PackageRecorded one : facts.packages()) {
            CashFacts cash = said.get(one.id());
            ends.put(
                    one.id(),
                    cash == null || cash.orders().isEmpty()
                            ? clock.deadline(from, ZONE).at()
                            : cash.orders().getFirst().plusDays(1).atStartOfDay(ZONE).toInstant());
        }
        return ends;
    }

    /** Of all its packages; null where two officers have not counted every one and agree. */
    private static @Nullable Map<String, BigDecimal> totals(
            ExhibitEvent.Recorded facts, Map<UUID, CashFacts> said) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (PackageRecorded one : facts.packages()) {
            CashFacts cash = said.get(one.id());
            if (cash == null) {
                return null;
            }
            CashCount count = cash.count();
            if (count == null || !count.counted() || cash.difference() != null) {
                return null;
            }
            count.totals().forEach((code, value) -> totals.merge(code, value, BigDecimal::add));
        }
        boolean nothing = totals.values().stream().allMatch(one -> one.signum() == 0);
        return nothing ? null : totals;
    }
}
