package org.lockfast.exhibit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.CashCount.Line;

/** Counts of cash as they are written and read: amounts, lines, what differs between two. */
public final class CashWords {
    private static final Comparator<Line> ORDER =
            Comparator.comparing(Line::currency)
                    .thenComparing(Line::denomination, Comparator.reverseOrder());
    private static final Pattern LINE =
            Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,2})?)[xX*×]([0-9]{1,9})");

    private CashWords() {}

    /** Total of each currency, in whole units, by code. */
    public static Map<String, BigDecimal> totals(List<Line> lines) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        lines.forEach(line -> totals.merge(line.currency(), line.value(), BigDecimal::add));
        return totals;
    }

    /** An amount as it is read: pounds with their sign, all others with their code. */
    public static String money(String currency, BigDecimal amount) {
        String figures = String.format(Locale.UK, "%,.2f", amount);
        return currency.equals("GBP") ? "£" + figures : currency + " " + figures;
    }

    /** The totals: {@code £480.00 and EUR 60.00}. */
    public static String said(List<Line> lines) {
        return totals(lines).entrySet().stream()
                .map(total -> money(total.getKey(), total.getValue()))
                .collect(Collectors.joining(" and "));
    }

    /** Every line: {@code £20 × 14, £0.50 × 3}. */
    public static String listed(List<Line> lines) {
        return lines.stream()
                .sorted(ORDER)
                .map(line -> value(line.currency(), line.denomination()) + " × " + line.count())
                .collect(Collectors.joining(", "));
    }

    /** The value of a note or coin: {@code £20}, {@code £0.50}. */
    public static String value(String currency, BigDecimal denomination) {
        BigDecimal plain = denomination.stripTrailingZeros();
        String figures =
                (plain.scale() <= 0 ? plain.setScale(0) : plain.setScale(2)).toPlainString();
        return currency.equals("GBP") ? "£" + figures : currency + " " + figures;
    }

    /** What differs between two counts, value by value, in words; null where nothing does. */
    public static @Nullable String difference(List<Line> first, List<Line> second) {
        Map<Line, long[]> found = new TreeMap<>(ORDER);
        first.forEach(
                line -> found.computeIfAbsent(one(line), _ -> new long[2])[0] += line.count());
        second.forEach(
                line -> found.computeIfAbsent(one(line), _ -> new long[2])[1] += line.count());
        String differs =
                found.entrySet().stream()
                        .filter(one -> one.getValue()[0] != one.getValue()[1])
                        .map(one ->
                                "%s: %,d and %,d"
                                        .formatted(
                                                value(
                                                        one.getKey().currency(),
                                                        one.getKey().denomination()),
                                                one.getValue()[0],
                                                one.getValue()[1]))
                        .collect(Collectors.joining("; "));
        return differs.isEmpty()
                ? null
                : differs + "; in all " + all(first) + " and " + all(second);
    }

    private static String all(List<Line> lines) {
        String said = said(lines);
        return said.isEmpty() ? "nothing" : said;
    }

    private static Line one(Line line) {
        return new Line(line.currency(), line.denomination().stripTrailingZeros(), 1);
    }

    /** How a count is written down: {@code 20x14 0.50x3 EUR 10x2}; pounds where nothing is said. */
    public static final String WRITTEN =
            "Write each value, an x and how many there are, like 20x14 0.50x3; another currency by its three letters before its values, like EUR 10x2.";

    /** Reads a count that is written like that; empty where it is not. */
    public static Optional<List<Line>> read(String text) {
        Map<Line, Long> lines = new TreeMap<>(ORDER);
        String currency = "GBP";
        for (String word : text.strip().split("[\\s,;]+")) {
            Matcher line = LINE.matcher(word);
            if (word.matches("[A-Za-z]{3}")) {
                currency = word.toUpperCase(Locale.ROOT);
            } else if (line.matches() && new BigDecimal(line.group(1)).signum() > 0) {
                lines.merge(
                        new Line(currency, new BigDecimal(line.group(1)).stripTrailingZeros(), 1),
                        Long.parseLong(line.group(2)),
                        Long::sum);
            } else {
                return Optional.empty();
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        lines.entrySet().stream()
                                .map(one ->
                                        new Line(
                                                one.getKey().currency(),
                                                one.getKey().denomination(),
                                                one.getValue()))
                                .toList());
    }
}
