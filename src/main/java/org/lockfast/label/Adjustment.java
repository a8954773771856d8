package org.lockfast.label;

/**
 * How one printer's labels are mended: what the ruler printed by {@code calibrate} shows.
 *
 * @param rightMm how far all is moved to the right, {@link #LEAST_MM} to {@link #MOST_MM}; never so
 *     far to the left or up that ink would be lost, since every label keeps the first millimetre
 *     blank
 * @param downMm the same, downwards
 * @param darkness added to the darkness set at the printer, -30 to 30
 */
public record Adjustment(double rightMm, double downMm, int darkness) {
    /** As the printer is. */
    public static final Adjustment NONE = new Adjustment(0, 0, 0);

    public static final double LEAST_MM = -1;
    public static final double MOST_MM = 5;
    public static final int MOST_DARKNESS = 30;

    /**
     * @throws IllegalArgumentException outside its bounds
     */
    public Adjustment {
        if (!isOffset(rightMm) || !isOffset(downMm) || Math.abs(darkness) > MOST_DARKNESS) {
            throw new IllegalArgumentException(rightMm + ", " + downMm + ", " + darkness);
        }
    }

    /** Whether labels can be moved by that much. */
    public static boolean isOffset(double mm) {
        return mm >= LEAST_MM && mm <= MOST_MM;
    }
}
