package org.lockfast.label;

import java.awt.Rectangle;
import java.util.List;
import org.lockfast.paper.Face;
import org.lockfast.paper.Line;
import org.lockfast.paper.Typesetter;

/** The head of a label: what must strike the eye, whose it is, which package, and the reference. */
final class Header {
    /**
     * Lines of a reference that did not fit.
     *
     * @param size they were set for, dots
     */
    record Rest(List<Line> lines, double size) {}

    private static final double ABOVE = 0.14;
    private static final double BELOW = 0.14;

    /** A head of at least this depth has room for a second small line, millimetres. */
    private static final double DEEP_MM = 12;

    /** Type size of the words beside the reference, points. */
    private static final double BESIDE = 8.5;

    private final Typesetter setter;
    private final Resolution resolution;
    private final Sheet sheet;
    private final Rectangle place;
    private double y;
    private double besideEnd;

    Header(Typesetter setter, Resolution resolution, Sheet sheet, Rectangle place) {
        this.setter = setter;
        this.resolution = resolution;
        this.sheet = sheet;
        this.place = place;
        this.y = place.y;
    }

    /** How far down it reaches so far, dots. */
    double end() {
        return y;
    }

    /**
     * White words on a black band, on more lines where the label is narrow.
     *
     * @param largest type size, points
     */
    void band(List<String> words, double largest) {
        if (words.isEmpty()) {
            return;
        }
        String text = text(words);
        double inner = place.width - resolution.points(4);
        double size = resolution.points(largest);
        double least = resolution.points(6.5);
        while (size > least && setter.line(text, Face.BOLD).width() * size > inner) {
            size -= resolution.points(0.5);
        }
        List<Line> lines = setter.lines(text, Face.BOLD, inner / size);
        y += bandAt(lines, place.x, place.width, size) + size * 0.12;
    }

    /**
     * Whether these words fit in the reference's row: on low labels that leaves a line more for the
     * fields.
     *
     * @param depth least height of the row, dots
     */
    boolean fitsBeside(List<String> words, String reference, double depth) {
        Line whole = setter.line(reference, Face.MONO_BOLD);
        return !words.isEmpty()
                && !nothingSeen(whole)
                && whole.width() * depth / depth(whole) + besideWidth(words) <= place.width;
    }

    /**
     * White words on black at the right end of the reference's row.
     *
     * @return width taken there with the blank before it, dots
     */
    double bandBeside(List<String> words) {
        double width = besideWidth(words);
        double blank = resolution.points(6);
        double at = y;
        y += resolution.points(2);
        besideEnd = y + resolution.points(2);
        besideEnd +=
                bandAt(
                        List.of(setter.line(text(words), Face.BOLD)),
                        place.x + place.width - width + blank,
                        width - blank,
                        resolution.points(BESIDE));
        y = at;
        return width;
    }

    private double besideWidth(List<String> words) {
        return (setter.line(text(words), Face.BOLD).width() + 1) * resolution.points(BESIDE)
                + resolution.points(6);
    }

    private static String text(List<String> words) {
        return String.join("  ·  ", words);
    }

    private double bandAt(List<Line> lines, double x, double width, double size) {
        double pad = size * 0.12;
        double step = size * 0.98; // capitals only, so lines may stand close
        double depth = 2 * pad + lines.size() * step;
        sheet.fill(x, y, width, depth);
        double at = y + pad;
        for (Line line : lines) {
            double left = x + (width - line.width() * size) / 2;
            sheet.white(line, left, at + step * 0.86 - line.ascent() * size, size);
            at += step;
        }
        return depth;
    }

    /**
     * One small line, force on the left and package on the right.
     *
     * @return false where they do not fit beside each other, and then the force is not drawn
     */
    boolean line(String force, String pack) {
        if (force.isBlank() && pack.isEmpty()) {
            return true;
        }
        double size = resolution.points(7);
        double least = resolution.points(6);
        Line right = setter.line(pack, Face.BOLD);
        Line left = setter.line(force, Face.TEXT);
        double gap = 1.5;
        while (size > least && (left.width() + right.width() + gap) * size > place.width) {
            size -= resolution.points(0.5);
        }
        boolean both = (left.width() + right.width() + gap) * size <= place.width;
        // always the same height, or the number of labels would depend on how it is written
        double height = Math.max(left.height(), right.height()) * resolution.points(7);
        if (both) {
            sheet.words(left, place.x, y, size);
            double end = place.x + place.width - right.width() * size;
            sheet.words(right, left.width() == 0 ? place.x : end, y, size);
        } else if (right.width() * least > place.width
                && place.height >= resolution.dots(DEEP_MM)) {
            y -= height; // so much is put to it below
            for (Line line : setter.lines(pack, Face.BOLD, place.width / least)) {
                y += height;
                sheet.words(line, place.x, y, least);
            }
        } else {
            double fitting = Math.min(size, place.width / right.width());
            sheet.words(right, place.x, y, fitting);
        }
        y += height;
        return both;
    }

    /** What lies below the line it is written on, as "_" does, is seen too. */
    private static boolean nothingSeen(Line line) {
        return line.inkTop() <= 0 && line.inkBottom() <= 0;
    }

    /**
     * The reference, as large as it fits on one line, else smaller and on several.
     *
     * @param largest type size, dots
     * @param depth height it may take, dots
     * @param beside width that is taken at the right, dots
     * @return what is left over; nothing for any reference a person would write
     */
    Rest reference(String text, double largest, double depth, double beside) {
        double width = place.width - beside;
        Line whole = setter.line(text, Face.MONO_BOLD);
        if (nothingSeen(whole)) { // a line to write on
            Line caption = setter.line("Reference", Face.BOLD);
            double small = resolution.points(6.5);
            // below the line before it, where there is one
            double least = caption.height() * small + resolution.points(7);
            y += Math.max(least, Math.min(depth, largest));
            sheet.words(
                    caption, place.x, y - resolution.points(3) - caption.height() * small, small);
            sheet.fill(place.x, y - resolution.points(2.5), width, resolution.points(0.7));
            return new Rest(List.of(), 0);
        }
        double step = resolution.points(0.5);
        double smallest = resolution.points(7);
        double size = Math.min(largest, depth / depth(whole));
        double oneLine = width / whole.width();
        if (oneLine >= Math.min(size, resolution.points(9))) {
            size = Math.min(size, oneLine);
        }
        List<Line> lines = setter.lines(text, Face.MONO_BOLD, width / size);
        while (size - step >= smallest && depth(lines) * size > depth) {
            size -= step;
            lines = setter.lines(text, Face.MONO_BOLD, width / size);
        }
        double end = y + depth;
        int drawn = 0;
        for (Line line : lines) {
            if (y + depth(line) * size > end + 0.5 && drawn > 0) {
                break;
            }
            double optical =
                    line.width() > 0 ? 0.06 * size : 0; // capitals stand in from their cell
            sheet.heading(
                    line,
                    place.x - Math.min(optical, resolution.dots(0.5)),
                    y + (ABOVE + line.inkTop()) * size,
                    size);
            y += depth(line) * size;
            drawn++;
        }
        y = Math.max(y, besideEnd);
        return new Rest(lines.subList(drawn, lines.size()), size);
    }

    /** Height of a line of the reference with the blank about it, em. */
    static double depth(Line line) {
        return ABOVE + line.inkTop() + line.inkBottom() + BELOW;
    }

    private static double depth(List<Line> lines) {
        double sum = 0;
        for (Line line : lines) {
            sum += depth(line);
        }
        return sum;
    }
}
