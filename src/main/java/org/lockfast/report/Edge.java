package org.lockfast.report;

import org.lockfast.paper.Face;
import org.lockfast.paper.PdfPage;
import org.lockfast.paper.Typesetter;

/** Lines of words in the margins of one sheet. */
final class Edge {
    private static final double SIZE = 9 * 25.4 / 72;

    private final PdfPage page;
    private final Typesetter typesetter;

    Edge(PdfPage page, Typesetter typesetter) {
        this.page = page;
        this.typesetter = typesetter;
    }

    /** One line; what does not fit ends in three dots. */
    String fitted(String text, double width) {
        var lines = typesetter.lines(text, Face.TEXT, width / SIZE - 1);
        return lines.size() == 1 ? text : lines.getFirst().text().strip() + " …";
    }

    void left(String text, double baseline) {
        page.text(typesetter.line(text, Face.TEXT), Writing.LEFT, baseline, SIZE);
    }

    void right(String text, double baseline) {
        var line = typesetter.line(text, Face.TEXT);
        page.text(line, Writing.LEFT + Writing.ACROSS - line.width() * SIZE, baseline, SIZE);
    }

    void centred(String text, Face face, double baseline) {
        var line = typesetter.line(text, face);
        page.text(line, (Sheets.WIDTH - line.width() * SIZE) / 2, baseline, SIZE);
    }
}
