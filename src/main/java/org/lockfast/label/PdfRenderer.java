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

    private final Resolution resolution;
    private final double left;
    private final double top;
    private final double inset;

    /**
     * @param leftMm where a label begins on its paper
     * @param topMm the same downwards
     */
    PdfRenderer(Resolution resolution, double leftMm, double topMm) {
        this.resolution = resolution;
        this.left = leftMm;
        this.top = topMm;
        this.inset = Math.min(INSET, resolution.mm(MOST_INSET_DOTS));
    }

    /** A page of the stock's size for each, of a label and its continuations. */
    static byte[] draw(
            Stock stock, Resolution resolution, LabelModel model, List<LabelPage> pages) {
        return draw(stock, resolution, model, "Label " + model.reference(), pages);
    }

    /**
     * The same of several labels, one after another.
     *
     * @param labels at least one
     */
    static byte[] draw(
            Stock stock, Resolution resolution, String title, List<CheckedLabel> labels) {
        return draw(
                stock,
                resolution,
                labels.getFirst().model(),
                title,
                labels.stream().flatMap(label -> label.layout().stream()).toList());
    }

    private static byte[] draw(
            Stock stock,
            Resolution resolution,
            LabelModel model,
            String title,
            List<LabelPage> pages) {
        PdfIdentity identity =
                new PdfIdentity(
                        title,
                        model.force(),
                        null,
                        Long.parseLong(model.code().serial(), 0, 12, 36));
        PdfRenderer renderer = new PdfRenderer(resolution, 0, 0);
        try (PdfFile pdf = new PdfFile(identity)) {
            for (LabelPage page : pages) {
                try (PdfPage paper = pdf.page(stock.widthMm(), stock.heightMm())) {
                    renderer.draw(pdf, paper, page);
                }
            }
            return pdf.bytes();
        }
    }

    /** One label, where it begins on the paper. */
    void draw(PdfFile pdf, PdfPage paper, LabelPage page) {
        for (Mark mark : page.marks()) {
            draw(pdf, paper, mark);
        }
        for (Symbol symbol : page.symbols()) {
            draw(pdf, paper, symbol, page.code());
        }
    }

    private void draw(PdfFile pdf, PdfPage paper, Mark mark) {
        switch (mark) {
            case Mark.Fill f -> {
                paper.decoration(() ->
                        paper.rectangle(
                                x(f.x()) + inset,
                                y(f.y()) + inset,
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
                                        x(words.x()),
                                        y(words.baseline()),
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
                                    corners[i] = i % 2 == 0 ? x(corners[i]) : y(corners[i]);
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
                            x(r.x) + inset,
                            y(r.y) + inset,
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
        paper.rectangle(x(r[0]), y(r[1]), mm(r[2]), mm(r[3]));
    }

    private Rectangle2D millimetres(Rectangle r) {
        return new Rectangle2D.Double(x(r.x), y(r.y), mm(r.width), mm(r.height));
    }

    private double x(double dots) {
        return left + mm(dots);
    }

    private double y(double dots) {
        return top + mm(dots);
    }

    private double mm(double dots) {
        return resolution.mm(dots);
    }
}
