package org.lockfast.label;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Label material. More sizes are added here, or by a force, without touching the layout: whether
 * one fits is found by {@link Labels}.
 *
 * @param name as typed and shown, such as {@code 100x70}
 * @param widthMm across the print head, millimetres
 * @param heightMm along the feed, millimetres
 * @param carries how much is printed on it
 */
public record Stock(String name, double widthMm, double heightMm, Carries carries) {
    /** How much a label has room for. */
    public enum Carries {
        /** Everything, with signature lines and panel (requirement D-8). */
        WHOLE,
        /** What is needed to know the package; the signature panel is a label of its own. */
        SUMMARY,
        /** Reference, QR and code. */
        REFERENCE,
        /** Everything, and the code in boxes to be copied by hand. */
        CARD
    }

    public static final Stock LARGE = new Stock("100x150", 100, 150, Carries.WHOLE);
    public static final Stock STANDARD = new Stock("100x70", 100, 70, Carries.SUMMARY);
    public static final Stock TWO_INCH = new Stock("102x51", 102, 51, Carries.SUMMARY);

    /** No label: a page of A5 from which one is written by hand where there is no printer. */
    public static final Stock BY_HAND = new Stock("card", 148, 210, Carries.CARD);

    /** A roll of 62 mm without gaps, cut at 100 mm. */
    public static final Stock NARROW = new Stock("62x100", 62, 100, Carries.SUMMARY);

    /** The same roll, cut at 29 mm. */
    public static final Stock NARROW_SHORT = new Stock("62x29", 62, 29, Carries.REFERENCE);

    public static final Stock SMALL = new Stock("50x25", 50, 25, Carries.REFERENCE);

    /** Length of the bars across it with the blank beside them, millimetres. */
    public double barsMm(Resolution resolution) {
        return resolution.mm(Symbols.barsLength(Plans.barDots(this, resolution)));
    }

    /** Every stock of a roll, largest first. */
    public static List<Stock> all() {
        return List.of(LARGE, STANDARD, NARROW, TWO_INCH, NARROW_SHORT, SMALL);
    }

    /** The stock of this name, the card among them. */
    public static Optional<Stock> named(String name) {
        return Stream.concat(all().stream(), Stream.of(BY_HAND))
                .filter(stock -> stock.name().equals(name))
                .findFirst();
    }
}
