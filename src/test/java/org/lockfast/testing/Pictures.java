package org.lockfast.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.Look;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;

/**
 * Renders a screen to {@code target/screens/NAME-(day|night)-WxH.png}, to be looked at. On the FX
 * thread.
 */
public final class Pictures {
    private static final Path FOLDER = Path.of("target", "screens");

    private Pictures() {}

    /** Day and night, at 1280x720 and 1520x1056, compact. */
    public static void take(Node node, String name) {
        for (Colours colours : new Colours[] {Colours.DAY, Colours.NIGHT}) {
            take(node, name, colours, Density.COMPACT, 100, 1280, 720);
            take(node, name, colours, Density.COMPACT, 100, 1520, 1056);
        }
    }

    /** One picture. */
    public static void take(
            Node node,
            String name,
            Colours colours,
            Density density,
            int percent,
            int width,
            int height) {
        Parent root = node instanceof Parent parent ? parent : new StackPane(node);
        String file =
                name + "-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width + "x" + height;
        snap(root, file, width, height, scene -> Look.dress(scene, colours, density, percent));
    }

    /**
     * One picture of a root that dresses itself, such as the frame. No stage is shown: the headless
     * window system keeps a screen of 1000 by 1000 pixels and breaks on windows higher than that.
     * Nothing has the focus, therefore.
     */
    public static void snap(
            Parent root, String file, int width, int height, Consumer<Scene> dress) {
        Scene scene = new Scene(new StackPane(), width, height);
        scene.setRoot(root);
        dress.accept(scene);
        for (int i = 0;
                i < 2;
                i++) { // lists make their cells in the first pass and know their height in the
            // second
            scene.snapshot(null);
            Fx.settle();
        }
        write(scene, file);
        scene.setRoot(new StackPane());
    }

    /**
     * What a scene with a root that dresses itself would show in a larger window; the scene and the
     * focus in it are as before afterwards.
     */
    public static void larger(Scene scene, String name) {
        Parent root = scene.getRoot();
        Runnable back = Focus.returnTo(scene.getFocusOwner());
        scene.setRoot(new StackPane());
        snap(
                root,
                name + "-1520x1056",
                1520,
                1056,
                made -> made.getStylesheets().setAll(scene.getStylesheets()));
        scene.setRoot(root);
        back.run();
        Fx.settle();
    }

    private static final double[][] AS_IT_IS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

    /** What a scene shows now, with its focus, under this name. */
    public static void write(Scene scene, String name) {
        write(scene, name, AS_IT_IS);
    }

    /**
     * The same as other eyes see it.
     *
     * @param eyes how much of red, green and blue (columns) is in what is seen as red, green and
     *     blue (rows)
     */
    public static void write(Scene scene, String name, double[][] eyes) {
        WritableImage picture = scene.snapshot(null);
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, seen(picture.getPixelReader().getArgb(x, y), eyes));
            }
        }
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(copy, "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int seen(int rgb, double[][] eyes) {
        int all = 0;
        for (double[] row : eyes) {
            double sum =
                    row[0] * (rgb >> 16 & 255) + row[1] * (rgb >> 8 & 255) + row[2] * (rgb & 255);
            all = all << 8 | (int) Math.max(0, Math.min(255, Math.round(sum)));
        }
        return all;
    }
}
