package org.lockfast.label;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.paper.PdfFile;
import org.lockfast.paper.PdfIdentity;
import org.lockfast.paper.PdfPage;

/**
 * Draws labels as PDF pages of exactly the stock's size, with bars and modules on the printer's dot
 * grid.
 */
final class PdfRenderer {
    /**
     * Edges are drawn in by this much, millimetres: a renderer that paints every dot it touches
     * would make each bar one dot wider.
     */
    private static final double INSET = 0.02;

    /**
     * But never by more than this part of a dot, or renderers that go by half coverage lose one.
     */
    private static final double MOST_INSET_DOTS = 0.25;

    private final Stock stock;
    private final Resolution resolution;
    private final double inset;

    PdfRenderer(Stock stock, Resolution resolution) {
        this.stock = stock;
        this.resolution = resolution;
        this.inset = Math.min(INSET, resolution.mm(MOST_INSET_DOTS));
    }

    byte[] draw(LabelModel model, List<LabelPage> pages) {
        PdfIdentity identity =
                new PdfIdentity(
                        "Label " + model.reference(),
                        model.force(),
                        null,
                        Long.parseLong(model.code().serial(), 0, 12, 36));
        try (PdfFile pdf = new PdfFile(identity)) {
            for (LabelPage page : pages) {
                try (PdfPage paper = pdf.page(stock.widthMm(), stock.heightMm())) {
                    for (Mark mark : page.marks()) {
                        draw(pdf, paper, mark);
                    }
                    for (Symbol symbol : page.symbols()) {
                        draw(pdf, paper, symbol, page.code());
                    }
                }
            }
            return pdf.bytes();
        }
    }

    private void draw(PdfFile pdf, PdfPage paper, Mark mark) {
        switch (mark) {
            case Mark.Fill f -> {
                paper.decoration(() ->
                        paper.rectangle(
                                mm(f.x()) + inset,
                                mm(f.y()) + inset,
                                mm(f.width()) - 2 * inset,
                                mm(f.height()) - 2 * inset));
            }
            case Mark.Words words ->
                    paper.tagged(
                            pdf.body().add(words.heading() ? "H1" : "P"),
                            () -> {
                                paper.shade(words.white() ? 1 : 0);
                                paper.text(
                                        words.line(),
                                        mm(words.x()),
                                        mm(words.baseline()),
                                        mm(words.size()));
                                paper.shade(0);
                            });
            case Mark.Warning sign ->
                    paper.figure(
                            pdf.body(),
                            "Warning sign",
                            millimetres(
                                    new Rectangle(sign.x(), sign.y(), sign.size(), sign.size())),
                            () -> {
                                double[] corners = sign.corners();
                                for (int i = 0; i < corners.length; i++) {
                                    corners[i] = mm(corners[i]);
                                }
                                paper.shape(corners);
                                paper.shade(1);
                                box(paper, sign.stroke());
                                box(paper, sign.dot());
                                paper.shade(0);
                            });
        }
    }

    private void draw(PdfFile pdf, PdfPage paper, Symbol symbol, LabelCode code) {
        List<Rectangle2D> dark = new ArrayList<>();
        for (Rectangle r : symbol.dark()) {
            dark.add(
                    new Rectangle2D.Double(
                            mm(r.x) + inset,
                            mm(r.y) + inset,
                            mm(r.width) - 2 * inset,
                            mm(r.height) - 2 * inset));
        }
        String kind = symbol.format() == Symbol.Format.QR ? "QR code " : "Barcode ";
        paper.figure(
                pdf.body(),
                kind + code.grouped(),
                millimetres(symbol.ink()),
                () -> paper.rectangles(dark));
    }

    private void box(PdfPage paper, double[] r) {
        paper.rectangle(mm(r[0]), mm(r[1]), mm(r[2]), mm(r[3]));
    }

    private Rectangle2D millimetres(Rectangle r) {
        return new Rectangle2D.Double(mm(r.x), mm(r.y), mm(r.width), mm(r.height));
    }

    private double mm(double dots) {
        return resolution.mm(dots);
    }
}
