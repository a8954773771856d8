package org.lockfast.exhibit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.Money;
import org.lockfast.rules.Rules;

/**
 * A count of cash (D-19). The total is computed, never typed. Whether a laboratory needs the notes
 * is answered before anyone counts them. Cash that stays sealed and uncounted says why.
 *
 * @param lines what was counted; empty = not counted
 * @param forensic whether a laboratory needs it; null = not answered
 * @param forensicAt when that was answered; null = not given
 * @param countedAt when it was counted; null = not given
 * @param people the two who counted
 * @param notCounted why it was not counted ("safety", "sealed at the scene"); null = not said
 */
public record CashCount(
        List<Line> lines,
        @Nullable Boolean forensic,
        @Nullable Instant forensicAt,
        @Nullable Instant countedAt,
        People people,
        @Nullable String notCounted) {
    public CashCount {
        lines = List.copyOf(lines);
    }

    /**
     * So many notes or coins of one value.
     *
     * @param currency code of ISO 4217, or as it was given
     * @param denomination value of one, in whole units: 0.05 for five pence
     * @param count how many, 0 or more
     */
    public record Line(String currency, BigDecimal denomination, long count) {
        public Line {
            Objects.requireNonNull(currency);
            if (count < 0 || denomination.signum() <= 0 || !Amount.fits(denomination)) {
                throw new IllegalArgumentException(
                        "A count is 0 or more, of notes or coins worth more than nothing.");
            }
        }

        /** Value of the line, in whole units. */
        public BigDecimal value() {
            return denomination.multiply(BigDecimal.valueOf(count));
        }
    }

    /** What is wrong with a count. */
    public enum Problem {
        NOT_COUNTED,
        COUNTED_ALONE,
        SAME_PERSON,
        BEFORE_FORENSIC_ANSWER,
        THOUGH_FORENSIC,
        ODD_DENOMINATION
    }

    /** Sealed, uncounted, and why. */
    public static CashCount uncounted(String reason) {
        return new CashCount(List.of(), null, null, null, People.NOBODY, reason);
    }

    /** Whether anything was counted. */
    public boolean counted() {
        return !lines.isEmpty();
    }

    /** Counted by one officer, whose figures are kept back until another has counted. */
    public static CashCount once(String officer) {
        return new CashCount(List.of(), null, null, null, new People(officer, null), null);
    }

    /** Total of each currency, in whole units, by code; empty if nothing was counted. */
    public Map<String, BigDecimal> totals() {
        return CashWords.totals(lines);
    }

    /** What to chase or ask about. */
    public Set<Problem> problems(Rules rules) {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        if (!counted()) {
            if (people.first() != null) {
                problems.add(Problem.COUNTED_ALONE);
            } else if (notCounted == null || notCounted.isBlank()) {
                problems.add(Problem.NOT_COUNTED);
            }
            return problems;
        }
        if (people.same()) {
            problems.add(Problem.SAME_PERSON);
        } else if (!people.two()) {
            problems.add(Problem.COUNTED_ALONE);
        }
        if (forensic == null || (asked() != null && after(asked(), countedAt))) {
            problems.add(Problem.BEFORE_FORENSIC_ANSWER);
        }
        if (Boolean.TRUE.equals(forensic)) {
            problems.add(Problem.THOUGH_FORENSIC);
        }
        if (!odd(rules).isEmpty()) {
            problems.add(Problem.ODD_DENOMINATION);
        }
        return problems;
    }

    /** Lines whose currency is known and has no such note or coin. */
    public List<Line> odd(Rules rules) {
        List<Line> odd = new ArrayList<>();
        for (Line line : lines) {
            boolean known =
                    rules.currencies()
                            .find(line.currency())
                            .map((Money money) -> money.has(line.denomination()))
                            .orElse(true);
            if (!known) {
                odd.add(line);
            }
        }
        return odd;
    }

    private @Nullable Instant asked() {
        return forensicAt;
    }

    private static boolean after(@Nullable Instant answer, @Nullable Instant count) {
        return answer != null && count != null && answer.isAfter(count);
    }
}
