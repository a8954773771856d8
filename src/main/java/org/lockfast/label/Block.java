package org.lockfast.label;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.paper.Line;

/**
 * One field set at one size: some lines, of which a label may take the first few and leave the rest
 * to its continuation.
 *
 * @param name what it is called where it goes on elsewhere
 * @param cells one field, or two side by side of one line each
 * @param boxed true for the hazard box
 * @param width of the whole block, dots
 * @param unit type size that gaps are measured by, dots
 */
record Block(String name, List<Cell> cells, boolean boxed, double width, double unit) {
    /**
     * A field within its block.
     *
     * @param x from the block's left edge
     * @param indent of its lines from x
     * @param rule length of a line to write on, or 0
     */
    record Cell(
            double x,
            @Nullable Line caption,
            double captionSize,
            double indent,
            List<Line> lines,
            double size,
            double rule) {}

    Cell first() {
        return cells.getFirst();
    }

    /** How many lines it has, at least one. */
    int lines() {
        return Math.max(1, first().lines().size());
    }

    double lineHeight(int i) {
        double height = first().rule() > 0 ? 1.5 * unit : 0;
        for (Cell cell : cells) {
            if (i < cell.lines().size()) {
                height = Math.max(height, cell.lines().get(i).height() * cell.size());
            }
            Line caption = cell.caption();
            if (i == 0 && caption != null) {
                height = Math.max(height, caption.height() * cell.captionSize());
            }
        }
        return height;
    }

    /** Height beside that of its lines. */
    double around() {
        return gap() + 2 * padding();
    }

    double height() {
        double sum = around();
        for (int i = 0; i < lines(); i++) {
            sum += lineHeight(i);
        }
        return sum;
    }

    /** The lines from this one on, for a continuation. */
    Block from(int line) {
        Cell cell = first();
        Cell rest =
                new Cell(
                        cell.x(),
                        cell.caption(),
                        cell.captionSize(),
                        cell.indent(),
                        cell.lines().subList(line, cell.lines().size()),
                        cell.size(),
                        0);
        return new Block(name, List.of(rest), boxed, width, unit);
    }

    /**
     * Draws the first lines.
     *
     * @return how far down it reached
     */
    double draw(Sheet sheet, double left, double top, int count) {
        double y = top + padding();
        double depth = 0;
        for (int i = 0; i < count; i++) {
            depth += lineHeight(i);
        }
        if (boxed) {
            sheet.frame(left, top, width, depth + 2 * padding(), Math.max(2, unit * 0.09));
            int sign = (int) Math.round(Math.min(lineHeight(0), 1.25 * unit));
            sheet.add(
                    new Mark.Warning(
                            (int) Math.round(left + padding() * 1.6),
                            (int) Math.round(y + (lineHeight(0) - sign) / 2),
                            sign));
        }
        for (int i = 0; i < count; i++) {
            for (Cell cell : cells) {
                drawLine(sheet, cell, i, left + cell.x(), y);
            }
            y += lineHeight(i);
        }
        return y + padding() + gap();
    }

    private void drawLine(Sheet sheet, Cell cell, int i, double x, double y) {
        double baseline = 0;
        for (Cell each : cells) {
            if (i < each.lines().size()) {
                baseline = Math.max(baseline, each.lines().get(i).ascent() * each.size());
            }
        }
        Line caption = cell.caption();
        if (i == 0 && caption != null) {
            baseline = Math.max(baseline, caption.ascent() * cell.captionSize());
            sheet.words(
                    caption,
                    x,
                    y + baseline - caption.ascent() * cell.captionSize(),
                    cell.captionSize());
        }
        if (i < cell.lines().size()) {
            Line line = cell.lines().get(i);
            sheet.words(
                    line,
                    x + cell.indent(),
                    y + baseline - line.ascent() * cell.size(),
                    cell.size());
        } else if (i == 0 && cell.rule() > 0) {
            sheet.fill(x + cell.indent(), y + 1.3 * unit, cell.rule(), Math.max(1, unit * 0.05));
        }
    }

    private double gap() {
        return 0.12 * unit + (boxed ? 0.12 * unit : 0);
    }

    private double padding() {
        return boxed ? 0.24 * unit : 0;
    }
}
