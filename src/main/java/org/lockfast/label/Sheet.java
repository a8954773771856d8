package org.lockfast.label;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.paper.Line;

/** Collects the marks of one label while it is laid out. Dots. */
final class Sheet {
    private final List<Mark> marks = new ArrayList<>();

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void fill(double x, double y, double width, double height) {
        marks.add(
                new Mark.Fill(
                        (int) Math.round(x),
                        (int) Math.round(y),
                        Math.max(1, (int) Math.round(width)),
                        Math.max(1, (int) Math.round(height))));
    }

    /** Four edges of a box, drawn inwards. */
    void frame(double x, double y, double width, double height, double edge) {
        fill(x, y, width, edge);
        fill(x, y + height - edge, width, edge);
        fill(x, y, edge, height);
        fill(x + width - edge, y, edge, height);
    }

    /**
     * Text whose line box begins at y; the baseline falls on a whole dot, so that stems stay even.
     */
    void words(Line line, double x, double y, double size) {
        marks.add(
                new Mark.Words(line, x, Math.round(y + line.ascent() * size), size, false, false));
    }

    /** The reference, by its baseline: it stands close, whatever a line's usual box is. */
    void heading(Line line, double x, double baseline, double size) {
        marks.add(new Mark.Words(line, x, Math.round(baseline), size, false, true));
    }

    void white(Line line, double x, double y, double size) {
        marks.add(new Mark.Words(line, x, Math.round(y + line.ascent() * size), size, true, false));
    }
}
