package org.lockfast.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;

/** Reads labels back as strangers do: from the picture, not from what the label knows of itself. */
final class Decoding {
    private static final Pattern ZPL =
            Pattern.compile(
                    "\\^XA\\^PON\\^PMN\\^LRN\\^MD0\\^PW(\\d+)\\^LL(\\d+)\\^LH0,0\\^FO0,0\\^GFA,(\\d+),(\\d+),(\\d+),"
                            + ":Z64:([A-Za-z0-9+/=]+):([0-9A-F]{4})\\^FS\\^PQ1\\^XZ\n");

    private Decoding() {}

    /** What a symbol of this format in the picture says, or why nothing was read. */
    static String read(BufferedImage image, BarcodeFormat format) {
        String upright = tryRead(image, format);
        return upright.isEmpty() ? tryRead(turned(image), format) : upright;
    }

    static BufferedImage picture(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /**
     * The picture inside one label's ZPL; null if it holds anything but one picture of our making.
     */
    static DotImage zpl(String label) throws IOException {
        Matcher m = ZPL.matcher(label);
        if (!m.matches()) {
            throw new AssertionError("Not only a picture: " + label);
        }
        int width = Integer.parseInt(m.group(1));
        int height = Integer.parseInt(m.group(2));
        byte[] rows;
        try (InputStream in =
                new InflaterInputStream(
                        new ByteArrayInputStream(Base64.getDecoder().decode(m.group(6))))) {
            rows = in.readAllBytes();
        }
        int stride = Integer.parseInt(m.group(5));
        if (rows.length != Integer.parseInt(m.group(3))
                || rows.length != stride * height
                || ZplRenderer.checksum(m.group(6)) != Integer.parseInt(m.group(7), 16)) {
            throw new AssertionError("The picture's sizes disagree");
        }
        DotImage image = new DotImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if ((rows[y * stride + x / 8] >> (7 - x % 8) & 1) == 1) {
                    image.set(x, y);
                }
            }
        }
        return image;
    }

    private static String tryRead(BufferedImage image, BarcodeFormat format) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        try {
            return new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(
                                    new HybridBinarizer(
                                            new RGBLuminanceSource(width, height, pixels))),
                            Map.of(
                                    DecodeHintType.POSSIBLE_FORMATS,
                                    List.of(format),
                                    DecodeHintType.TRY_HARDER,
                                    true))
                    .getText();
        } catch (NotFoundException e) {
            return "";
        }
    }

    private static BufferedImage turned(BufferedImage image) {
        BufferedImage out =
                new BufferedImage(image.getHeight(), image.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                out.setRGB(image.getHeight() - 1 - y, x, image.getRGB(x, y));
            }
        }
        return out;
    }
}
