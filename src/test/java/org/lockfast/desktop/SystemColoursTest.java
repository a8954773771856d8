package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.Test;
import org.lockfast.desktop.Look.Colours;

/** What the platform says of itself, read as one of our colours. */
class SystemColoursTest {
    @Test
    void lightDarkAndHighContrastAreTold() {
        assertThat(SystemColours.of(ColorScheme.LIGHT, Map.of())).isEqualTo(Colours.DAY);
        assertThat(SystemColours.of(ColorScheme.DARK, Map.of())).isEqualTo(Colours.NIGHT);
        assertThat(SystemColours.of(ColorScheme.DARK, Map.of("Windows.SPI.HighContrast", true)))
                .as("black on white hurts whoever set a dark contrast")
                .isEqualTo(Colours.NIGHT);
        assertThat(SystemColours.of(ColorScheme.LIGHT, Map.of("Windows.SPI.HighContrast", true)))
                .isEqualTo(Colours.CONTRAST);
        assertThat(SystemColours.of(ColorScheme.LIGHT, Map.of("GTK.theme_name", "HighContrast")))
                .isEqualTo(Colours.CONTRAST);
        assertThat(SystemColours.of(ColorScheme.LIGHT, Map.of("Windows.SPI.HighContrast", false)))
                .isEqualTo(Colours.DAY);
        assertThat(
                        SystemColours.of(
                                ColorScheme.LIGHT, Map.of("GTK.theme_name", "HighContrastInverse")))
                .isEqualTo(Colours.NIGHT);
        assertThat(SystemColours.of(ColorScheme.DARK, Map.of("GTK.theme_name", "Adwaita-dark")))
                .isEqualTo(Colours.NIGHT);
    }
}
