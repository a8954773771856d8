package org.lockfast.exhibit;

import java.math.BigDecimal;
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
    /** Nothing said yet. */
    public static final DrugsFacts NOT_SAID = new DrugsFacts(null, null, null, People.NOBODY, null);

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
