package org.lockfast.label;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;

/**
 * Writes a label in the language of Zebra printers. The whole label goes as one picture: what was
 * checked and shown is what is printed, every script prints, and since no text of the record is in
 * the commands, none can be taken for a command.
 */
final class ZplRenderer {
    private final int right;
    private final int down;
    private final int darkness;

    ZplRenderer(Resolution resolution, Adjustment adjustment) {
        this.right = resolution.dots(adjustment.rightMm());
        this.down = resolution.dots(adjustment.downMm());
        this.darkness = adjustment.darkness();
    }

    /**
     * One label, as often as it is sent. What another program may have left behind in the printer,
     * turned, mirrored, white on black or darker, does not hold for it.
     */
    String draw(DotImage label) {
        DotImage image = label.without(Math.max(0, -right), Math.max(0, -down));
        byte[] rows = image.rows();
        String data = Base64.getEncoder().encodeToString(deflated(rows));
        return "^XA^PON^PMN^LRN^MD%d^PW%d^LL%d^LH0,0^FO%d,%d^GFA,%d,%d,%d,:Z64:%s:%04X^FS^PQ1^XZ\n"
                .formatted(
                        darkness,
                        label.width() + Math.max(0, right),
                        label.height() + Math.max(0, down),
                        Math.max(0, right),
                        Math.max(0, down),
                        rows.length,
                        rows.length,
                        image.stride(),
                        data,
                        checksum(data));
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** CRC-16 of the letters sent, polynomial 1021, beginning at 0, as ZPL II asks. */
    static int checksum(String data) {
        int crc = 0;
        for (byte b : data.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= (b & 0xFF) << 8;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}
