package org.lockfast.label;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.List;
import org.lockfast.paper.TypeCase;

/** Draws a label in printer dots. What is shown on screen before printing is this picture. */
final class BitmapRenderer {
    /** A dot is black from this much ink on; a little under half keeps thin strokes whole. */
    private static final int WHITE_FROM = 140;

    private final TypeCase letters;

    /**
     * @param letters kept from label to label
     */
    BitmapRenderer(TypeCase letters) {
        this.letters = letters;
    }

    DotImage draw(LabelPage page) {
        return draw(page.width(), page.height(), page.marks(), page.symbols());
    }

    DotImage draw(int width, int height, List<Mark> marks, List<Symbol> symbols) {
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] levels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        Arrays.fill(levels, (byte) 255);
        Graphics2D g = grey.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            for (Mark mark : marks) {
                g.setColor(Color.BLACK);
                switch (mark) {
                    case Mark.Fill f -> g.fillRect(f.x(), f.y(), f.width(), f.height());
                    case Mark.Words words ->
                            letters.set(
                                    levels,
                                    width,
                                    words.line(),
                                    words.x(),
                                    (int) Math.round(words.baseline()),
                                    words.size(),
                                    words.white());
                    case Mark.Warning sign -> {
                        g.fill(path(sign.corners()));
                        g.setColor(Color.WHITE);
                        g.fill(box(sign.stroke()));
                        g.fill(box(sign.dot()));
                    }
                }
            }
            g.setColor(Color.BLACK);
            for (Symbol symbol : symbols) {
                for (Rectangle dark : symbol.dark()) {
                    g.fillRect(dark.x, dark.y, dark.width, dark.height);
                }
            }
        } finally {
            g.dispose();
        }
        return dots(grey);
    }

    private static DotImage dots(BufferedImage grey) {
        byte[] levels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        DotImage dots = new DotImage(grey.getWidth(), grey.getHeight());
        int i = 0;
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                if (levels[i] != -1 && (levels[i] & 0xFF) < WHITE_FROM) { // most are white
                    dots.set(x, y);
                }
                i++;
            }
        }
        return dots;
    }

    private static Path2D path(double[] corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Rectangle2D box(double[] r) {
        return new Rectangle2D.Double(r[0], r[1], r[2], r[3]);
    }
}
