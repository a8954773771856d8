package org.lockfast.label;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import org.lockfast.paper.LinePainter;

/** Draws a label in printer dots. What is shown on screen before printing is this picture. */
final class BitmapRenderer {
    /** A dot is black from this much ink on; a little under half keeps thin strokes whole. */
    private static final int WHITE_FROM = 140;

    private BitmapRenderer() {}

    static DotImage draw(LabelPage page) {
        return draw(page.width(), page.height(), page.marks(), page.symbols());
    }

    static DotImage draw(int width, int height, List<Mark> marks, List<Symbol> symbols) {
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = grey.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            for (Mark mark : marks) {
                draw(g, mark);
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

    private static void draw(Graphics2D g, Mark mark) {
        g.setColor(Color.BLACK);
        switch (mark) {
            case Mark.Fill fill -> g.fillRect(fill.x(), fill.y(), fill.width(), fill.height());
            case Mark.Words words -> {
                g.setColor(words.white() ? Color.WHITE : Color.BLACK);
                LinePainter.paint(g, words.line(), words.x(), words.baseline(), words.size());
            }
            case Mark.Warning sign -> {
                g.fill(path(sign.corners()));
                g.setColor(Color.WHITE);
                g.fill(box(sign.stroke()));
                g.fill(box(sign.dot()));
            }
        }
    }

    private static DotImage dots(BufferedImage grey) {
        byte[] levels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        DotImage dots = new DotImage(grey.getWidth(), grey.getHeight());
        int i = 0;
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                if ((levels[i++] & 0xFF) < WHITE_FROM) {
                    dots.set(x, y);
                }
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
