package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.gallery.GalleryScreen;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;

@FxTest
class GalleryTest {
    private final GalleryScreen gallery =
            new GalleryScreen(
                    new SmartTime(
                            Clock.fixed(
                                    Instant.parse("2026-03-14T14:23:40Z"),
                                    ZoneId.of("Europe/London"))));

    @Test
    void everyPageOpensAndEveryControlHasAName() {
        Stage stage = Fx.show(new VBox(gallery.node()), 1280, 900);
        assertThat(gallery.pages()).isGreaterThan(5);
        for (int page = 0; page < gallery.pages(); page++) {
            gallery.turnTo(page);
            Fx.settle();
            Accessibility.check(stage.getScene().getRoot());
        }
        stage.close();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        for (int page = 0; page < gallery.pages(); page++) {
            gallery.turnTo(page);
            Pictures.take(
                    gallery.node(),
                    "gallery-" + page,
                    Colours.DAY,
                    Density.COMPACT,
                    100,
                    1280,
                    900);
            Pictures.take(
                    gallery.node(),
                    "gallery-" + page,
                    Colours.NIGHT,
                    Density.COMPACT,
                    100,
                    1280,
                    900);
        }
        Pictures.take(
                gallery.node(),
                "gallery-contrast",
                Colours.CONTRAST,
                Density.COMPACT,
                100,
                1280,
                900);
    }
}
