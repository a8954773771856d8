package org.lockfast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lockfast.paper.PdfFile;
import org.lockfast.paper.PdfPage;

/**
 * A4 sheets being filled from top to bottom. What is drawn is kept until all sheets are known, so
 * that each can say how many there are.
 */
final class Sheets {
    static final double WIDTH = 210;
    static final double HEIGHT = 297;
    static final double MARGIN = 20;

    /** Draws what stands on every sheet. */
    @FunctionalInterface
    interface Edging {
        /**
         * @param number of this sheet, from 1
         * @param count of all
         */
        void draw(PdfPage page, int number, int count);
    }

    private final List<List<Consumer<PdfPage>>> sheets = new ArrayList<>();
    private double y;

    Sheets() {
        next();
    }

    /** Goes on at the top of a new sheet. */
    void next() {
        sheets.add(new ArrayList<>());
        y = MARGIN;
    }

    /** Where the next thing goes, millimetres from the top. */
    double y() {
        return y;
    }

    void down(double mm) {
        y += mm;
    }

    /** Millimetres left on this sheet. */
    double room() {
        return HEIGHT - MARGIN - y;
    }

    boolean atTop() {
        return y <= MARGIN;
    }

    int count() {
        return sheets.size();
    }

    /** Draws on the sheet as it now is, in time. */
    void draw(Consumer<PdfPage> drawing) {
        sheets.getLast().add(drawing);
    }

    /** Draws what screen readers pass over. */
    void decorate(Consumer<PdfPage> drawing) {
        draw(page -> page.decoration(() -> drawing.accept(page)));
    }

    /** Makes the pages. */
    void into(PdfFile file, Edging edging) {
        for (int i = 0; i < sheets.size(); i++) {
            try (PdfPage page = file.page(WIDTH, HEIGHT)) {
                sheets.get(i).forEach(drawing -> drawing.accept(page));
                int number = i + 1;
                page.decoration(() -> edging.draw(page, number, sheets.size()));
            }
        }
    }
}
