package org.lockfast.paper;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * A page being drawn. Lengths in millimetres from the upper left corner, y downwards. Everything
 * drawn lies in a tag or is declared decoration: draw inside {@link #tagged} or {@link
 * #decoration}.
 */
public final class PdfPage implements AutoCloseable {
    private static final double MM = PdfFile.POINTS_PER_MM;

    private final PdfFile file;
    private final PDPage page;
    private final PDDocument document;
    private final PDPageContentStream content;
    private final COSArray marks;
    private final double height;

    PdfPage(PdfFile file, PDDocument document, PDPage page, COSArray marks) throws IOException {
        this.file = file;
        this.document = document;
        this.page = page;
        this.marks = marks;
        this.content = new PDPageContentStream(document, page);
        this.height = page.getMediaBox().getHeight();
    }

    /** Draws what belongs to an element of the tag tree. */
    public void tagged(PdfTag tag, Runnable draw) {
        int number = marks.size();
        tag.content(number, page);
        marks.add(tag.element());
        within(() -> content.beginMarkedContent(type(tag), number), draw);
    }

    /** Draws a figure, with words for who cannot see it. */
    public void figure(PdfTag parent, String words, Rectangle2D mm, Runnable draw) {
        PdfTag tag = parent.add("Figure").alternative(words);
        tag.box(
                (float) (mm.getMinX() * MM),
                (float) (height - mm.getMaxY() * MM),
                (float) (mm.getMaxX() * MM),
                (float) (height - mm.getMinY() * MM));
        tagged(tag, draw);
    }

    /** Draws rules, frames, page numbers and repeated headers, which screen readers pass over. */
    public void decoration(Runnable draw) {
        within(() -> content.beginMarkedContent(COSName.ARTIFACT), draw);
    }

    /** Fills a rectangle in the current shade. */
    public void rectangle(double x, double y, double width, double depth) {
        run(() -> {
            content.addRect(
                    (float) (x * MM),
                    (float) (height - (y + depth) * MM),
                    (float) (width * MM),
                    (float) (depth * MM));
            content.fill();
        });
    }

    /** Draws a picture, stretched to the rectangle. */
    public void picture(Picture picture, Rectangle2D mm) {
        run(() ->
                content.drawImage(
                        LosslessFactory.createFromImage(document, picture.image()),
                        (float) (mm.getMinX() * MM),
                        (float) (height - mm.getMaxY() * MM),
                        (float) (mm.getWidth() * MM),
                        (float) (mm.getHeight() * MM)));
    }

    /**
     * Draws the edges of a rectangle, outside it.
     *
     * @param thick of the line, millimetres
     */
    public void outline(Rectangle2D mm, double thick) {
        double across = mm.getWidth() + 2 * thick;
        rectangle(mm.getMinX() - thick, mm.getMinY() - thick, across, thick);
        rectangle(mm.getMinX() - thick, mm.getMaxY(), across, thick);
        rectangle(mm.getMinX() - thick, mm.getMinY(), thick, mm.getHeight());
        rectangle(mm.getMaxX(), mm.getMinY(), thick, mm.getHeight());
    }

    /** Fills many rectangles in one stroke of the pen, as a barcode needs. */
    public void rectangles(List<Rectangle2D> all) {
        run(() -> {
            for (Rectangle2D r : all) {
                content.addRect(
                        (float) (r.getX() * MM),
                        (float) (height - r.getMaxY() * MM),
                        (float) (r.getWidth() * MM),
                        (float) (r.getHeight() * MM));
            }
            if (!all.isEmpty()) {
                content.fill();
            }
        });
    }

    /**
     * Fills a closed shape of straight edges.
     *
     * @param corners x and y by turns, at least three corners
     */
    public void shape(double... corners) {
        run(() -> {
            content.moveTo((float) (corners[0] * MM), (float) (height - corners[1] * MM));
            for (int i = 2; i + 1 < corners.length; i += 2) {
                content.lineTo((float) (corners[i] * MM), (float) (height - corners[i + 1] * MM));
            }
            content.closePath();
            content.fill();
        });
    }

    /**
     * Shade for what is filled from now on.
     *
     * @param level 0 black to 1 white
     */
    public void shade(double level) {
        run(() -> content.setNonStrokingColor((float) level));
    }

    /**
     * Writes one line.
     *
     * @param x left end
     * @param baseline of the line, from the page's top
     * @param size type size (one em), millimetres
     */
    public void text(Line line, double x, double baseline, double size) {
        if (line.clusters().isEmpty()) {
            return;
        }
        run(() -> {
            if (line.reordered()) {
                // so that copying gives the letters back in reading order
                COSDictionary properties = new COSDictionary();
                properties.setString(COSName.ACTUAL_TEXT, line.text());
                content.beginMarkedContent(
                        COSName.getPDFName("Span"), PDPropertyList.create(properties));
            }
            content.beginText();
            write(line, x * MM, height - baseline * MM, size * MM);
            content.endText();
            if (line.reordered()) {
                content.endMarkedContent();
            }
        });
    }

    @Override
    public void close() {
        run(content::close);
    }

    private void write(Line line, double x, double y, double size) throws IOException {
        LoadedFont font = null;
        double raised = 0;
        List<Object> run = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        double cluster = line.lead(); // where the cluster begins, em
        double pen = 0; // where the font would put the next glyph, em
        for (Cluster c : line.clusters()) {
            for (Glyph glyph : c.glyphs()) {
                double wanted = cluster + glyph.x();
                if (!glyph.font().equals(font) || glyph.y() != raised) {
                    flush(font, run, letters);
                    font = glyph.font();
                    raised = glyph.y();
                    PDType0Font embedded = file.embed(font);
                    content.setFont(embedded, (float) size);
                    content.setTextMatrix(
                            Matrix.getTranslateInstance(
                                    (float) (x + wanted * size), (float) (y + raised * size)));
                    pen = wanted;
                } else if (Math.abs(wanted - pen) > 0.0005) {
                    if (!letters.isEmpty()) {
                        run.add(letters.toString());
                        letters.setLength(0);
                    }
                    run.add((float) ((pen - wanted) * 1000));
                    pen = wanted;
                }
                letters.appendCodePoint(glyph.codePoint());
                pen += glyph.advance();
            }
            cluster += c.width();
        }
        flush(font, run, letters);
    }

    private void flush(@Nullable LoadedFont font, List<Object> run, StringBuilder letters)
            throws IOException {
        if (!letters.isEmpty()) {
            run.add(letters.toString());
            letters.setLength(0);
        }
        if (font != null && !run.isEmpty()) {
            content.showTextWithPositioning(run.toArray());
        }
        run.clear();
    }

    private static COSName type(PdfTag tag) {
        COSName type = tag.element().getCOSName(COSName.S);
        return type == null ? COSName.P : type;
    }

    private void within(Step begin, Runnable draw) {
        run(begin);
        draw.run();
        run(content::endMarkedContent);
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A step of writing, which the library lets fail. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
