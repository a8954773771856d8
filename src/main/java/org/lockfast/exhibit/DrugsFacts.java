package org.lockfast.exhibit;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.Limits;

/**
 * What is weighed and counted of drugs (D-21). Nobody opens a bag because a field is mandatory:
 * "not counted: safety" and "weighed sealed" are answers.
 *
 * @param gross weight with the bag, in grams, 0 or more; null = not weighed
 * @param units how many; null = not counted
 * @param scale which scale; null = not given
 * @param people the two who weighed or counted
 * @param notCounted why units are not counted, or nothing is weighed; null = not said
 */
public record DrugsFacts(
        @Nullable BigDecimal gross,
        @Nullable Long units,
        @Nullable String scale,
        People people,
        @Nullable String notCounted) {
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*([0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*([A-Za-z]*)\\s*");

    /** Nothing said yet. */
    public static final DrugsFacts NOT_SAID = new DrugsFacts(null, null, null, People.NOBODY, null);

    /** Grams of a weight; empty where the unit is none of those known. */
    public static Optional<BigDecimal> grams(BigDecimal amount, @Nullable String unit) {
        return switch (unit == null ? "g" : unit.strip().toLowerCase(Locale.ROOT)) {
            case "", "g" -> Optional.of(amount);
            case "kg" -> Optional.of(amount.movePointRight(3));
            case "mg" -> Optional.of(amount.movePointLeft(3));
            default -> Optional.empty();
        };
    }

    /** Grams of a weight as somebody wrote it, like {@code 12.40 g}; empty where it is none. */
    public static Optional<BigDecimal> grams(@Nullable String written) {
        Matcher weight = WRITTEN.matcher(written == null ? "" : written);
        return weight.matches()
                ? Amount.read(weight.group(1)).flatMap(one -> grams(one, weight.group(2)))
                : Optional.empty();
    }

    /** The same with what is said in it put in place of this, where it says something. */
    DrugsFacts then(@Nullable DrugsFacts later) {
        return later == null
                ? this
                : new DrugsFacts(
                        later.gross == null ? gross : later.gross,
                        later.units == null ? units : later.units,
                        later.scale == null ? scale : later.scale,
                        later.handled() ? later.people : people,
                        later.notCounted == null && !later.handled()
                                ? notCounted
                                : later.notCounted);
    }

    /** Whether weight, scale and count are all given, or a reason stands in their place. */
    public boolean complete() {
        boolean excused = notCounted != null && !notCounted.isBlank();
        boolean weighed = gross != null && scale != null && !scale.isBlank();
        return excused || (weighed && units != null);
    }

    /** Whether anything was weighed or counted, so that two people are asked for. */
    public boolean handled() {
        return gross != null || units != null;
    }

    /**
     * Whether two weighings of one package differ by more than the limits allow: then a discrepancy
     * is raised at reseal. The larger of the two limits counts, grams or per cent of the first.
     */
    public static boolean variance(BigDecimal first, BigDecimal second, Limits limits) {
        BigDecimal part = limits.weightPercent().movePointLeft(2);
        BigDecimal allowed = limits.weightGrams().max(first.abs().multiply(part));
        return first.subtract(second).abs().compareTo(allowed) > 0;
    }
}
