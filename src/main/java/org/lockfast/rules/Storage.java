package org.lockfast.rules;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A storage class (domain 9.3).
 *
 * @param inText its name inside a sentence, with its article: "a knife tube", "the dry store"
 * @param traits {@code DRY}, {@code COLD}, {@code SECURE}, {@code DRYING}, {@code SEPARATE}, {@code
 *     TEMPORARY} (a locker or a van: somewhere it may pass through), {@code OUTSIDE} (a laboratory,
 *     a court, a mortuary: not ours)
 * @param lowest temperature in degrees Celsius; null = not controlled
 * @param highest temperature in degrees Celsius; null = not controlled
 */
public record Storage(
        Coding coding,
        Wording inText,
        Set<String> traits,
        @Nullable BigDecimal lowest,
        @Nullable BigDecimal highest)
        implements Coded {
    /** Every trait a pack may name. */
    static final Set<String> TRAITS =
            Set.of("DRY", "COLD", "SECURE", "DRYING", "SEPARATE", "TEMPORARY", "OUTSIDE");

    static Storage read(EntryReader in, Coding coding) {
        return new Storage(
                coding,
                in.wording("inText"),
                Set.copyOf(in.texts("traits")),
                in.numberOr("lowest"),
                in.numberOr("highest"));
    }
}
