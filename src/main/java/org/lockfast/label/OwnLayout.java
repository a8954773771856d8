package org.lockfast.label;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.label.LabelRefusal.Rule;
import org.lockfast.rules.StockLayout.Part;
import org.lockfast.rules.StockLayout.What;

/**
 * A force's layout of a stock, in dots. It says which of the rules that hold for every layout it
 * breaks: what no label may lack, boxes that stand apart, quiet zones that nothing enters.
 */
final class OwnLayout {
    /** Ink keeps this far from the cut, millimetres. */
    private static final double EDGE = 1;

    private static final double LEAST_WIDTH = 8;
    private static final double LEAST_BARS = 8;

    private static final Set<What> ALWAYS =
            EnumSet.of(
                    What.WARNINGS,
                    What.PACKAGE,
                    What.REFERENCE,
                    What.HAZARDS,
                    What.COPIED,
                    What.QR,
                    What.CODE,
                    What.DESCRIPTION,
                    What.PLACE,
                    What.WHEN,
                    What.PRODUCER,
                    What.CASE,
                    What.SEAL,
                    What.BARS);

    private final List<Part> parts;
    private final Stock stock;
    private final Resolution resolution;

    OwnLayout(List<Part> parts, Stock stock, Resolution resolution) {
        this.parts = parts;
        this.stock = stock;
        this.resolution = resolution;
    }

    List<Part> parts() {
        return parts;
    }

    boolean has(What what) {
        return parts.stream().anyMatch(part -> part.what() == what);
    }

    /** The box of a part, of a symbol with its quiet zone. */
    Rectangle box(Part part) {
        int x = resolution.dots(part.x());
        int y = resolution.dots(part.y());
        return switch (part.what()) {
            case QR -> new Rectangle(x, y, Symbols.qrEdge(resolution), Symbols.qrEdge(resolution));
            case BARS -> {
                int length = Symbols.barsLength(barDots());
                int depth = resolution.dots(part.height());
                yield part.ladder()
                        ? new Rectangle(x, y, depth, length)
                        : new Rectangle(x, y, length, depth);
            }
            default ->
                    new Rectangle(
                            x, y, resolution.dots(part.width()), resolution.dots(part.height()));
        };
    }

    /** The first rule it breaks, whatever the label says. */
    Optional<LabelRefusal> broken() {
        if (stock.carries() == Stock.Carries.REFERENCE || stock.carries() == Stock.Carries.CARD) {
            return refused(
                    Rule.SYMBOLS_FIT_THE_STOCK,
                    "Labels of " + stock.name() + " have no room to be laid out otherwise.");
        }
        return lacking()
                .or(() -> parts.stream().map(this::alone).flatMap(Optional::stream).findFirst())
                .or(() -> overlapping(true))
                .or(() -> overlapping(false));
    }

    private Optional<LabelRefusal> lacking() {
        Set<What> needed = EnumSet.copyOf(ALWAYS);
        if (stock.carries() == Stock.Carries.WHOLE) {
            needed.add(What.SIGNATURES);
        }
        if (has(What.SIGNATURES)) {
            needed.add(What.STATEMENT);
        }
        List<String> missing =
                needed.stream().filter(what -> !has(what)).map(OwnLayout::name).toList();
        if (!missing.isEmpty()) {
            return refused(
                    Rule.NEEDED_PARTS_ARE_THERE,
                    "A label of "
                            + stock.name()
                            + " may not lack "
                            + String.join(", ", missing)
                            + ".");
        }
        return parts.stream()
                .map(Part::what)
                .filter(what ->
                        what != What.TEXT
                                && parts.stream().filter(part -> part.what() == what).count() > 1)
                .findFirst()
                .flatMap(what ->
                        refused(
                                Rule.NEEDED_PARTS_ARE_THERE,
                                name(what) + " stands on the label twice."));
    }

    private Optional<LabelRefusal> alone(Part part) {
        Rectangle box = box(part);
        int edge = part.what().isSymbol() ? 0 : resolution.dots(EDGE);
        Rectangle whole =
                new Rectangle(
                        edge,
                        edge,
                        resolution.dotsWithin(stock.widthMm()) - 2 * edge,
                        resolution.dotsWithin(stock.heightMm()) - 2 * edge);
        if (!whole.contains(box)) {
            return refused(
                    part.what().isSymbol()
                            ? Rule.SYMBOLS_FIT_THE_STOCK
                            : Rule.INK_KEEPS_OFF_THE_EDGE,
                    name(part.what())
                            + " goes over the edge of the label"
                            + (part.what().isSymbol()
                                    ? ", with the blank space round it, at "
                                            + resolution.dpi()
                                            + " dpi."
                                    : " or nearer to it than 1 mm."));
        }
        if (part.what() == What.BARS && part.height() < LEAST_BARS) {
            return refused(
                    Rule.CODE_128_READS,
                    "Bars less than " + (int) LEAST_BARS + " mm long are not read after damage.");
        }
        return !part.what().isSymbol()
                        && (part.width() < least(part.what()).width()
                                || part.height() < least(part.what()).height())
                ? refused(
                        Rule.PARTS_STAND_APART,
                        String.format(
                                Locale.UK,
                                "%s has too little room: give it at least %.0f x %.1f mm.",
                                name(part.what()),
                                least(part.what()).width(),
                                least(part.what()).height()))
                : Optional.empty();
    }

    /** Millimetres that hold a line at the smallest size that reads. */
    private record Least(double width, double height) {}

    private static Least least(What what) {
        return switch (what) {
            case HAZARDS -> new Least(LEAST_WIDTH * 2, 5);
            case WARNINGS -> new Least(LEAST_WIDTH * 2, 4);
            case SIGNATURES -> new Least(60, 17);
            default -> new Least(LEAST_WIDTH, 3);
        };
    }

    /**
     * @param symbols whether pairs with a symbol in them are looked at, or the others
     */
    private Optional<LabelRefusal> overlapping(boolean symbols) {
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                Part one = parts.get(i);
                Part other = parts.get(j);
                boolean quiet = one.what().isSymbol() || other.what().isSymbol();
                if (quiet != symbols || !box(one).intersects(box(other))) {
                    continue;
                }
                boolean both = one.what().isSymbol() && other.what().isSymbol();
                if (both && !inkMeets(one, other)) {
                    continue; // two quiet zones may share their blank
                }
                return refused(
                        quiet ? Rule.QUIET_ZONES_ARE_BLANK : Rule.PARTS_STAND_APART,
                        name(one.what())
                                + " and "
                                + name(other.what())
                                + (quiet
                                        ? " are too near: the blank space round a code is "
                                                + "entered, at "
                                                + resolution.dpi()
                                                + " dpi."
                                        : " lie over each other."));
            }
        }
        return Optional.empty();
    }

    private int barDots() {
        return Plans.barDots(stock, resolution);
    }

    private boolean inkMeets(Part one, Part other) {
        return ink(one).intersects(box(other)) || ink(other).intersects(box(one));
    }

    private Rectangle ink(Part part) {
        Rectangle box = box(part);
        int quiet =
                part.what() == What.QR
                        ? Symbols.QR_QUIET * resolution.moduleDots()
                        : Symbols.BARS_QUIET * barDots();
        int across = part.what() == What.QR || !part.ladder() ? quiet : 0;
        int along = part.what() == What.QR || part.ladder() ? quiet : 0;
        return new Rectangle(
                box.x + across, box.y + along, box.width - 2 * across, box.height - 2 * along);
    }

    /** As a person reads it. */
    static String name(What what) {
        return switch (what) {
            case QR -> "the QR code";
            case BARS -> "the bars";
            case CODE -> "the code for people";
            case WARNINGS -> "the warnings (DRAFT, HOLD, REPRINT)";
            case COPIED -> "where it was copied from";
            default -> "the " + what.name().toLowerCase(Locale.UK);
        };
    }

    private static Optional<LabelRefusal> refused(Rule rule, String sentence) {
        String first = sentence.substring(0, 1).toUpperCase(Locale.UK);
        return Optional.of(new LabelRefusal(rule, first + sentence.substring(1)));
    }

    /** The symbols in their places. */
    List<Symbol> symbols(LabelCode code) {
        List<Symbol> symbols = new ArrayList<>();
        for (Part part : parts) {
            @Nullable Symbol symbol = symbol(part, code);
            if (symbol != null) {
                symbols.add(symbol);
            }
        }
        return symbols;
    }

    private @Nullable Symbol symbol(Part part, LabelCode code) {
        Rectangle box = box(part);
        return switch (part.what()) {
            case QR -> Symbols.qr(code, resolution, box.x, box.y);
            case BARS ->
                    Symbols.bars(
                            code,
                            barDots(),
                            box.x,
                            box.y,
                            part.ladder() ? box.width : box.height,
                            part.ladder());
            default -> null;
        };
    }
}
