package org.lockfast.report;

import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.lockfast.paper.PdfPage;
import org.lockfast.paper.PdfTag;
import org.lockfast.paper.Typesetter;

/**
 * A table being drawn: rows stay whole where a sheet can hold them, longer ones run on to the next,
 * and the header stands again on every sheet.
 */
final class Table {
    static final double PAD = 1.3;
    private static final double THIN = 0.15;
    private static final double HEAVY = 0.7;

    /** A dot of a picture is at most so large: 127 to the inch. */
    private static final double DOT = 0.2;

    private final Sheets sheets;
    private final Typesetter typesetter;
    private final List<Column> columns;
    private final double pad;
    private List<List<SetLine>> header = List.of();

    Table(Sheets sheets, Typesetter typesetter, List<Column> columns, double pad) {
        this.sheets = sheets;
        this.typesetter = typesetter;
        this.columns = columns;
        this.pad = pad;
    }

    /** With a header row. */
    void headed(PdfTag parent, List<Row> rows) {
        header = set(columns.stream().map(column -> List.of(Words.bold(column.header()))).toList());
        PdfTag table = parent.add("Table");
        double first = rows.isEmpty() ? 0 : Math.min(depth(set(rows.getFirst().cells())), 40);
        if (sheets.room() < depth(header) + first) {
            sheets.next();
        }
        PdfTag row = table.add("TR");
        List<PdfTag> heads = columns.stream().map(_ -> row.add("TH").scope("Column")).toList();
        double top = sheets.y();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            sheets.draw(page ->
                    page.tagged(heads.get(at), () -> draw(page, header.get(at), x(at), top)));
        }
        underHeader();
        for (Row one : rows) {
            PdfTag line = table.add("TR");
            body(one, columns.stream().map(_ -> line.add("TD")).toList());
            Row.Below below = one.below();
            if (below != null) {
                picture(table.add("TR").add("TD").columns(columns.size()), below);
            }
        }
    }

    /** Without a header row; the first cell of each row names it. */
    void named(PdfTag parent, List<Row> rows) {
        PdfTag table = parent.add("Table");
        for (Row one : rows) {
            PdfTag line = table.add("TR");
            List<PdfTag> cells = new ArrayList<>();
            cells.add(line.add("TH").scope("Row"));
            for (int i = 1; i < columns.size(); i++) {
                cells.add(line.add("TD"));
            }
            body(one, cells);
        }
    }

    /** No table to a reader's ear: one column of paragraphs. */
    void grouped(PdfTag parent, List<Row> rows) {
        for (Row one : rows) {
            body(one, List.of(parent.add("P")));
        }
    }

    private void body(Row row, List<PdfTag> tags) {
        List<Deque<SetLine>> left = new ArrayList<>();
        List<List<SetLine>> cells = set(row.cells());
        cells.forEach(lines -> left.add(new ArrayDeque<>(lines)));
        double whole = depth(cells);
        if (whole > sheets.room() && (whole <= fresh() || sheets.room() < 20)) {
            nextSheet();
        }
        boolean more = true;
        while (more) {
            slice(row, left, tags);
            more = left.stream().anyMatch(lines -> !lines.isEmpty());
            if (more) {
                nextSheet();
            }
        }
    }

    /** As many lines of every cell as this sheet holds. */
    private void slice(Row row, List<Deque<SetLine>> left, List<PdfTag> tags) {
        double top = sheets.y();
        double room = sheets.room() - 2 * pad;
        double deepest = 0;
        for (int i = 0; i < left.size(); i++) {
            List<SetLine> here = new ArrayList<>();
            double used = 0;
            Deque<SetLine> lines = left.get(i);
            while (!lines.isEmpty()
                    && (used + lines.getFirst().height() <= room || here.isEmpty())) {
                SetLine line = lines.removeFirst();
                used += line.height();
                here.add(line);
            }
            deepest = Math.max(deepest, used);
            int at = i;
            if (!here.isEmpty()) {
                sheets.draw(page -> page.tagged(tags.get(at), () -> draw(page, here, x(at), top)));
            }
        }
        double depth = deepest + 2 * pad;
        double across = across();
        sheets.decorate(page -> {
            if (row.boxed()) {
                frame(page, top, across, depth);
            } else {
                page.rectangle(Writing.LEFT, top + depth - THIN, across, THIN);
            }
        });
        sheets.down(depth);
    }

    /** Across the whole table, as large as it may be and a sheet holds. */
    void picture(PdfTag cell, Row.Below below) {
        double across = across();
        double highest = fresh() - 2 * PAD;
        double dot =
                Math.min(
                        DOT,
                        Math.min(
                                (across - 2 * PAD) / below.picture().width(),
                                highest / below.picture().height()));
        double width = below.picture().width() * dot;
        double depth = below.picture().height() * dot;
        if (depth + 2 * PAD > sheets.room()) {
            nextSheet();
        }
        double top = sheets.y();
        Rectangle2D where =
                new Rectangle2D.Double(
                        Writing.LEFT + (across - width) / 2, top + PAD, width, depth);
        sheets.draw(page ->
                page.figure(
                        cell,
                        below.alternative(),
                        where,
                        () -> page.picture(below.picture(), where)));
        sheets.decorate(page -> {
            page.outline(where, THIN);
            page.rectangle(Writing.LEFT, top + depth + 2 * PAD - THIN, across, THIN);
        });
        sheets.down(depth + 2 * PAD);
    }

    private void nextSheet() {
        sheets.next();
        if (!header.isEmpty()) {
            double top = sheets.y();
            sheets.decorate(page -> {
                for (int i = 0; i < columns.size(); i++) {
                    draw(page, header.get(i), x(i), top);
                }
            });
            underHeader();
        }
    }

    private void underHeader() {
        double depth = depth(header);
        double bottom = sheets.y() + depth;
        double across = across();
        sheets.decorate(page -> page.rectangle(Writing.LEFT, bottom - 0.4, across, 0.4));
        sheets.down(depth);
    }

    private static void frame(PdfPage page, double top, double across, double depth) {
        page.rectangle(Writing.LEFT, top, across, HEAVY);
        page.rectangle(Writing.LEFT, top + depth - HEAVY, across, HEAVY);
        page.rectangle(Writing.LEFT, top, HEAVY, depth);
        page.rectangle(Writing.LEFT + across - HEAVY, top, HEAVY, depth);
    }

    private void draw(PdfPage page, List<SetLine> lines, double x, double top) {
        double y = top + pad;
        for (SetLine line : lines) {
            line.draw(page, x + pad, y);
            y += line.height();
        }
    }

    private List<List<SetLine>> set(List<List<Words>> cells) {
        List<List<SetLine>> all = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            all.add(SetLine.of(cells.get(i), columns.get(i).width() - 2 * pad, typesetter));
        }
        return all;
    }

    private double depth(List<List<SetLine>> cells) {
        return cells.isEmpty()
                ? 0
                : 2 * pad
                        + cells.stream()
                                .mapToDouble(
                                        lines -> lines.stream().mapToDouble(SetLine::height).sum())
                                .max()
                                .orElse(0);
    }

    private double across() {
        return columns.stream().mapToDouble(Column::width).sum();
    }

    /** What an empty sheet holds below the header. */
    private double fresh() {
        return Sheets.HEIGHT - 2 * Sheets.MARGIN - depth(header);
    }

    private double x(int column) {
        return Writing.LEFT + columns.subList(0, column).stream().mapToDouble(Column::width).sum();
    }
}
