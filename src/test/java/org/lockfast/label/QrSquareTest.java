package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QrSquareTest {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void whatItShowsIsReadBack() throws IOException {
        for (int length : new int[] {73, 177, 181}) {
            String text = "PH0123456789ABCDEFGHJKMNPQRSTVWXYZ".repeat(6).substring(0, length);
            QrSquare square = QrSquare.of(text);
            assertThat(square.edge()).isLessThanOrEqualTo(49);
            assertThat(Decoding.read(Decoding.picture(square.png(4)), BarcodeFormat.QR_CODE))
                    .isEqualTo(text);
        }
    }

    /**
     * Seven in a thousand have, as the standard would mask them, what looks like another corner.
     */
    @Test
    void aReaderWithoutHintsReadsEachWhateverItSays() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            StringBuilder text = new StringBuilder("PH");
            while (text.length() < 73) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            QrSquare square = QrSquare.of(text.toString());
            var picture = Decoding.picture(square.png(4 + i % 4));
            int edge = picture.getWidth();
            RGBLuminanceSource seen =
                    new RGBLuminanceSource(
                            edge, edge, picture.getRGB(0, 0, edge, edge, null, 0, edge));
            assertThat(
                            new QRCodeReader()
                                    .decode(new BinaryBitmap(new HybridBinarizer(seen)))
                                    .getText())
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void theQuietZoneIsLightAndFourModulesWide() throws IOException {
        QrSquare square = QrSquare.of("PH0123456789");
        var picture = Decoding.picture(square.png(3));
        assertThat(picture.getWidth()).isEqualTo((square.edge() + 8) * 3);
        int quiet = 12;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < quiet; y++) {
                assertThat(picture.getRGB(x, y)).isEqualTo(0xFFFFFFFF);
                assertThat(picture.getRGB(y, x)).isEqualTo(0xFFFFFFFF);
            }
        }
        assertThat(picture.getRGB(quiet, quiet)).isEqualTo(0xFF000000);
    }
}
