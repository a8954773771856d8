package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class QrSquareTest {
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
