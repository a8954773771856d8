package org.lockfast.report;

import java.util.List;
import org.lockfast.paper.PdfPage;
import org.lockfast.paper.PdfTag;
import org.lockfast.paper.Typesetter;

/** Headings, paragraphs, boxes and tables, one below the other over as many sheets as they need. */
final class Writing {
    static final double LEFT = Sheets.MARGIN;
    static final double ACROSS = Sheets.WIDTH - 2 * Sheets.MARGIN;
    private static final double BOX_PAD = 2.2;
    private static final double CLOSE_PAD = 0.7;

    /** The column of a fact's name. */
    private static final double NAMES = 40;

    private static final String DOTS = " … (in full below)";

    private final Sheets sheets;
    private final PdfTag body;
    private final Typesetter typesetter;

    Writing(Sheets sheets, PdfTag body, Typesetter typesetter) {
        this.sheets = sheets;
        this.body = body;
        this.typesetter = typesetter;
    }

    void newSheet() {
        if (!sheets.atTop()) {
            sheets.next();
        }
    }

    /** Whether nothing but the first sheet has been written on. */
    boolean onFirstSheet() {
        return sheets.count() == 1;
    }

    /** What follows stands on one sheet, where it needs no more than so much. */
    void keep(double mm) {
        if (sheets.room() < mm) {
            newSheet();
        }
    }

    void space(double mm) {
        if (!sheets.atTop()) {
            sheets.down(mm);
        }
    }

    /**
     * Kept free beneath a heading: a line or two of words, the head of a table and its first row.
     */
    private static final double BEGINNING = 45;

    /**
     * A heading, never left alone at a sheet's foot.
     *
     * @param level 1 to 3
     */
    void heading(int level, String text) {
        heading(level, text, BEGINNING);
    }

    /**
     * A heading that stands on one sheet with what follows it.
     *
     * @param beginning least room for that, millimetres
     */
    void heading(int level, String text, double beginning) {
        Words words = Words.heading(text, level);
        space(level == 1 ? 0 : 4);
        List<SetLine> lines = SetLine.of(List.of(words), ACROSS, typesetter);
        if (sheets.room() < height(lines) + beginning) {
            newSheet();
        }
        lines(body.add("H" + level), lines, LEFT);
        sheets.down(1.5);
    }

    void paragraph(Words words) {
        lines(body.add("P"), SetLine.of(List.of(words), ACROSS, typesetter), LEFT);
        sheets.down(1.5);
    }

    /** Paragraphs in a frame, kept on one sheet where one sheet can hold them. */
    void box(List<Words> paragraphs) {
        double width = ACROSS - 2 * BOX_PAD;
        double depth = 2 * BOX_PAD;
        for (Words words : paragraphs) {
            depth += height(SetLine.of(List.of(words), width, typesetter));
        }
        if (depth > sheets.room() && depth < Sheets.HEIGHT - 2 * Sheets.MARGIN) {
            newSheet();
        }
        Table table = new Table(sheets, typesetter, List.of(new Column("", ACROSS)), BOX_PAD);
        table.grouped(body, List.of(Row.of(paragraphs).inBox()));
        sheets.down(3);
    }

    /** A table whose header is repeated on every sheet. */
    void table(List<Column> columns, List<Row> rows) {
        new Table(sheets, typesetter, columns, Table.PAD).headed(body, rows);
        sheets.down(3);
    }

    /** Names at the left and what they are at the right. */
    void facts(List<Row> rows) {
        Table table =
                new Table(
                        sheets,
                        typesetter,
                        List.of(new Column("", NAMES), new Column("", ACROSS - NAMES)),
                        CLOSE_PAD);
        table.named(body, rows);
        sheets.down(3);
    }

    /**
     * A fact's text as far as it fits so many lines; one that does not ends in three dots.
     *
     * @param most lines, at least 1
     */
    String shortened(String text, int most) {
        List<SetLine> whole = fact(text);
        if (whole.size() <= most) {
            return text;
        }
        int end = 0;
        for (SetLine line : whole.subList(0, most)) { // what has no sign is set otherwise
            String one = line.line().text();
            end = Math.min(text.length(), Math.max(text.indexOf(one, end), end) + one.length());
        }
        String begin = text.substring(0, end).strip();
        while (!begin.isEmpty() && fact(begin + DOTS).size() > most) {
            int blank = begin.lastIndexOf(' ');
            int before = begin.offsetByCodePoints(begin.length(), -1);
            begin = begin.substring(0, blank > begin.length() - 20 ? blank : before).strip();
        }
        return begin + DOTS;
    }

    private List<SetLine> fact(String text) {
        return SetLine.of(List.of(Words.plain(text)), ACROSS - NAMES - 2 * CLOSE_PAD, typesetter);
    }

    /** A picture across the sheet, as large as it may be. */
    void picture(Row.Below picture) {
        new Table(sheets, typesetter, List.of(new Column("", ACROSS)), Table.PAD)
                .picture(body.add("P"), picture);
        sheets.down(3);
    }

    private static final double SIGNING = 14;
    private static final double BETWEEN = 10;

    /** Rooms to sign in, beside each other, each with what stands below its line. */
    void toSign(List<String> below) {
        double width = (ACROSS - BETWEEN * (below.size() - 1)) / below.size();
        List<List<SetLine>> captions =
                below.stream()
                        .map(text -> SetLine.of(List.of(Words.small(text)), width, typesetter))
                        .toList();
        double depth = captions.stream().mapToDouble(Writing::height).max().orElse(0);
        if (sheets.room() < SIGNING + 1 + depth) {
            newSheet();
        }
        sheets.down(SIGNING);
        double top = sheets.y();
        for (int i = 0; i < captions.size(); i++) {
            double x = LEFT + i * (width + BETWEEN);
            sheets.decorate(page -> page.rectangle(x, top, width, 0.3));
            List<SetLine> lines = captions.get(i);
            PdfTag tag = body.add("P");
            sheets.draw(page -> page.tagged(tag, () -> column(page, lines, x, top + 1)));
        }
        sheets.down(1 + depth);
    }

    private static void column(PdfPage page, List<SetLine> lines, double x, double top) {
        double y = top;
        for (SetLine line : lines) {
            line.draw(page, x, y);
            y += line.height();
        }
    }

    private void lines(PdfTag tag, List<SetLine> lines, double x) {
        for (SetLine line : lines) {
            if (line.height() > sheets.room()) {
                newSheet();
            }
            double top = sheets.y();
            sheets.draw(page -> page.tagged(tag, () -> line.draw(page, x, top)));
            sheets.down(line.height());
        }
    }

    private static double height(List<SetLine> lines) {
        return lines.stream().mapToDouble(SetLine::height).sum();
    }
}
