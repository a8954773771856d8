package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2: text 4.5 to 1, borders and the focus ring 3 to 1, in every set of colours. */
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("(-lf-[a-z-]+): #([0-9A-Fa-f]{6});");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    -lf-text, -lf-surface, 7
                    -lf-text, -lf-canvas, 7
                    -lf-text, -lf-inset, 7
                    -lf-muted, -lf-surface, 4.5
                    -lf-muted, -lf-canvas, 4.5
                    -lf-subtle, -lf-surface, 4.5
                    -lf-subtle, -lf-canvas, 4.5
                    -lf-border, -lf-surface, 3
                    -lf-border, -lf-canvas, 3
                    -lf-accent, -lf-surface, 4.5
                    -lf-accent, -lf-canvas, 4.5
                    -lf-accent, -lf-accent-tint, 4.5
                    -lf-on-accent, -lf-accent-button, 4.5
                    -lf-on-accent, -lf-accent-button-hover, 4.5
                    -lf-good, -lf-good-tint, 4.5
                    -lf-good, -lf-canvas, 4.5
                    -lf-caution, -lf-caution-tint, 4.5
                    -lf-act, -lf-act-tint, 4.5
                    -lf-act, -lf-surface, 4.5
                    -lf-on-solid, -lf-act, 4.5
                    -lf-text, -lf-act-tint, 4.5
                    -lf-text, -lf-accent-tint, 4.5
                    -lf-offline, -lf-offline-tint, 4.5
                    -lf-offline, -lf-hatch-transit, 3
                    -lf-act, -lf-hatch, 3
                    -lf-on-stretch, -lf-stretch-officer, 4.5
                    -lf-on-stretch, -lf-stretch-store, 4.5
                    -lf-on-stretch, -lf-stretch-lab, 4.5
                    -lf-on-stretch, -lf-stretch-transit, 4.5
                    -lf-on-stretch, -lf-stretch-other, 4.5
                    -lf-rail-text, -lf-rail, 7
                    -lf-rail-text, -lf-rail-selected, 4.5
                    -lf-rail-text, -lf-rail-badge, 4.5
                    -lf-rail-muted, -lf-rail-selected, 4.5
                    -lf-rail-border, -lf-rail, 3
                    -lf-on-alert, -lf-alert, 4.5
                    -lf-focus, -lf-focus-inner, 3
                    """)
    @DisplayName("U-35 U-39 contrast is enough by day, by night and in high contrast")
    void isEnoughByDayByNightAndInHighContrast(String over, String under, double least)
            throws IOException {
        Map<String, String> day = tokens("tokens.css");
        for (String sheet : new String[] {"tokens.css", "night.css", "contrast.css"}) {
            Map<String, String> colours = new HashMap<>(day);
            colours.putAll(tokens(sheet));
            double ratio = ratio(colours.get(over), colours.get(under));
            assertThat(ratio)
                    .as("%s on %s in %s", over, under, sheet)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static Map<String, String> tokens(String sheet) throws IOException {
        try (var file = Look.class.getResourceAsStream("look/" + sheet)) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> found = new HashMap<>();
            Matcher token = TOKEN.matcher(text);
            while (token.find()) {
                found.put(token.group(1), token.group(2));
            }
            return found;
        }
    }

    private static double ratio(
            @org.jspecify.annotations.Nullable String one,
            @org.jspecify.annotations.Nullable String other) {
        double a = luminance(Integer.parseInt(Objects.requireNonNull(one), 16));
        double b = luminance(Integer.parseInt(Objects.requireNonNull(other), 16));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255)
                + 0.7152 * linear(rgb >> 8 & 255)
                + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
