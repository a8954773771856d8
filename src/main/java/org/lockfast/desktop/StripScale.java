package org.lockfast.desktop;

import java.time.Duration;
import java.util.List;

/**
 * How wide each stretch is drawn. Hours beside months on one true scale would leave slivers, so
 * widths go by steps: longer is never narrower, nothing is narrower than it needs to be read, and
 * the dated ticks beneath say what the scale does not.
 */
public final class StripScale {
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofHours(24),
                    Duration.ofDays(3),
                    Duration.ofDays(14),
                    Duration.ofDays(90));

    private StripScale() {}

    /**
     * Widths of the stretches.
     *
     * @param lengths how long each lasts
     * @param least least width of each, pixels
     * @param width the room there is, pixels; exceeded only if the least widths need more
     */
    public static double[] widths(List<Duration> lengths, double[] least, double width) {
        double[] weights = lengths.stream().mapToDouble(StripScale::weight).toArray();
        double[] widths = new double[weights.length];
        boolean[] fixed = new boolean[weights.length];
        // Whoever would fall below its least width gets it, and the others share what is left,
        // until nobody falls below.
        for (boolean again = true; again; ) {
            again = false;
            double room = width;
            double weight = 0;
            for (int i = 0; i < weights.length; i++) {
                room -= fixed[i] ? least[i] : 0;
                weight += fixed[i] ? 0 : weights[i];
            }
            for (int i = 0; i < weights.length; i++) {
                double share = fixed[i] ? least[i] : Math.max(0, room) * weights[i] / weight;
                if (!fixed[i] && share < least[i]) {
                    fixed[i] = true;
                    again = true;
                }
                widths[i] = share;
            }
        }
        return widths;
    }

    /** Weight of a length: its step. */
    static double weight(Duration length) {
        int step = 0;
        while (step < STEPS.size() && length.compareTo(STEPS.get(step)) >= 0) {
            step++;
        }
        return 1 + step * 0.75;
    }
}
