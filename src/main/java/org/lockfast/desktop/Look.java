package org.lockfast.desktop;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/**
 * How everything looks: fonts, colours, density, text size.
 *
 * <p>Colours are tokens in {@code look/tokens.css}; night and high contrast are sheets laid over
 * it, not a root class alone, because a pop-up has a root of its own that only the scene's sheets
 * reach.
 */
public final class Look {

    /** Which colours. */
    public enum Colours {
        /** Light, for the desk. */
        DAY,
        /** Dark, for scenes at night. Root class {@code night}. */
        NIGHT,
        /** Black and white with strong borders. Root class {@code contrast}. */
        CONTRAST
    }

    /** How much room controls take. */
    public enum Density {
        /** Store desk: 14 px text, controls 36 px. */
        COMPACT(14),
        /** 15 px text, controls 40 px. */
        STANDARD(15),
        /** Gloves: 18 px text, controls at least 56 px. */
        SCENE(18);

        private final int pixels;

        Density(int pixels) {
            this.pixels = pixels;
        }

        String styleClass() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> FONTS =
            List.of(
                    "AtkinsonHyperlegibleNext-Regular.ttf",
                    "AtkinsonHyperlegibleNext-SemiBold.ttf",
                    "AtkinsonHyperlegibleNext-Bold.ttf",
                    "AtkinsonHyperlegibleMono-Regular.ttf",
                    "AtkinsonHyperlegibleMono-Bold.ttf");
    private static final List<String> SHEETS =
            List.of("tokens.css", "base.css", "controls.css", "frame.css");

    private Look() {}

    /**
     * Loads fonts and the base theme, once for the program; harmless when called again. On the FX
     * thread.
     */
    public static void install() {
        String theme = new PrimerLight().getUserAgentStylesheet();
        if (!Objects.equals(theme, Application.getUserAgentStylesheet())) {
            FONTS.forEach(Look::loadFont);
            loadFont(new FeatherIkonHandler().getFontResourceAsStream(), "feather");
            Application.setUserAgentStylesheet(theme);
        }
    }

    private static void loadFont(String name) {
        loadFont(Look.class.getResourceAsStream("fonts/" + name), name);
    }

    private static void loadFont(@Nullable InputStream font, String name) {
        try (InputStream file = Objects.requireNonNull(font, name)) {
            Font.loadFont(file, 14);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * Dresses a scene; may be called again to change it.
     *
     * @param percent text size, 100 to 200
     */
    public static void dress(Scene scene, Colours colours, Density density, int percent) {
        scene.getStylesheets().setAll(SHEETS.stream().map(Look::sheet).toList());
        Parent root = scene.getRoot();
        root.getStyleClass().removeAll("night", "contrast", "compact", "standard", "scene");
        root.getStyleClass().add(density.styleClass());
        switch (colours) {
            case DAY -> {}
            case NIGHT -> {
                scene.getStylesheets().add(1, sheet("night.css"));
                root.getStyleClass().add("night");
            }
            case CONTRAST -> {
                scene.getStylesheets().add(1, sheet("contrast.css"));
                root.getStyleClass().add("contrast");
            }
        }
        // Everything else is measured in em, so this one number scales the whole window.
        root.setStyle("-fx-font-size: " + pixels(density, percent) + "px;");
    }

    /**
     * Size of the text, pixels: one em. What begins larger ends where the others do: twice what
     * stands at the desk, beyond which a screen holds no form.
     */
    static double pixels(Density density, int percent) {
        double wanted = density.pixels * Math.clamp(percent, 100, 200) / 100.0;
        return Math.min(wanted, 2.0 * Density.COMPACT.pixels);
    }

    /** In which colours a root was dressed. */
    static Colours coloursOf(Parent root) {
        return root.getStyleClass().contains("night")
                ? Colours.NIGHT
                : root.getStyleClass().contains("contrast") ? Colours.CONTRAST : Colours.DAY;
    }

    private static String sheet(String name) {
        URL file = Look.class.getResource("look/" + name);
        return Objects.requireNonNull(file, name).toExternalForm();
    }
}
