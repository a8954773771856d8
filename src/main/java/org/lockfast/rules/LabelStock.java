package org.lockfast.rules;

import java.time.Duration;
import java.util.Optional;

/**
 * What a label stock is made of; its code is the stock's name in capitals, such as {@code 100X70}.
 *
 * @param days after which a label on it is to be printed again; 0 for material that does not fade
 */
public record LabelStock(Coding coding, Material material, int days) implements Coded {
    /** The list of stocks. */
    public static final String LIST = "stocks";

    private static final int MOST_DAYS = 36_500;

    /** How it takes print. */
    public enum Material {
        /** Darkens where it is heated, and fades with heat, light and solvents. */
        DIRECT_THERMAL,
        /** Printed from a ribbon. */
        THERMAL_TRANSFER,
        /** Printed by an office printer, or written by hand. */
        PAPER
    }

    static LabelStock read(EntryReader in, Coding coding) {
        Material material = in.choice("material", Material.class);
        boolean fades = material == Material.DIRECT_THERMAL;
        int days = fades ? in.whole("days", 1, MOST_DAYS) : 0;
        in.textOr("note");
        if (!fades && in.has("days")) {
            in.whole("days", 1, MOST_DAYS); // left from the shipped entry that this one changes
        }
        return new LabelStock(coding, material, days);
    }

    /** How long a label on it reads; empty for material that does not fade. */
    public Optional<Duration> lasts() {
        return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }
}
