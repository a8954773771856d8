package org.lockfast.report;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.paper.Line;
import org.lockfast.paper.PdfPage;
import org.lockfast.paper.Typesetter;

/** A line with the size it is drawn at, millimetres. */
record SetLine(Line line, double size) {
    static List<SetLine> of(List<Words> words, double width, Typesetter typesetter) {
        List<SetLine> lines = new ArrayList<>();
        for (Words one : words) {
            for (Line line : typesetter.lines(one.text(), one.face(), width / one.size())) {
                lines.add(new SetLine(line, one.size()));
            }
        }
        return lines;
    }

    double height() {
        return line.height() * size;
    }

    /**
     * @param top of the line, from the page's top
     */
    void draw(PdfPage page, double x, double top) {
        page.text(line, x, top + line.ascent() * size, size);
    }
}
