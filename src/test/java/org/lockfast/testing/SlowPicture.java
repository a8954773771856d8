package org.lockfast.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A picture that takes for ever to read. */
public final class SlowPicture {
    private static final int EDGE = 2_002;

    private SlowPicture() {}

    /** Thousands of what a QR code has three of: every three of them may be one. */
    public static byte[] png() throws IOException {
        BufferedImage marks = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D on = marks.createGraphics();
        on.setColor(Color.WHITE);
        on.fillRect(0, 0, EDGE, EDGE);
        for (int y = 0; y + 14 < EDGE; y += 18) {
            for (int x = 0; x + 14 < EDGE; x += 18) {
                on.setColor(Color.BLACK);
                on.fillRect(x, y, 14, 14);
                on.setColor(Color.WHITE);
                on.fillRect(x + 2, y + 2, 10, 10);
                on.setColor(Color.BLACK);
                on.fillRect(x + 4, y + 4, 6, 6);
            }
        }
        on.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(marks, "png", out);
        return out.toByteArray();
    }
}
