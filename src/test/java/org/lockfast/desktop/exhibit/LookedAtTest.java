package org.lockfast.desktop.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.consult.Look;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

/** Whoever opens an exhibit is noted (D-65); a look that cannot be noted is shown and said. */
class LookedAtTest {
    @TempDir Path folder;
    private TestStore test;
    private TestDesk desk;
    private Exhibit exhibit;
    private final Said said = new Said();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        exhibit = new Stories(test).phone("JSM/1", "K1");
        desk = new TestDesk(test, Who.SCENE);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private ExhibitViewModel model() {
        return new ExhibitViewModel(
                exhibit.id(),
                desk,
                new AtOnce(),
                said,
                new WentTo(),
                new ChosenFiles(),
                form -> {});
    }

    @Test
    void openingOneIsALookAndReadingItAgainIsNone() {
        ExhibitViewModel model = model();
        model.shown();
        model.photoOpened();
        model.hidden();
        assertThat(desk.looks)
                .containsExactly(
                        Look.at(Look.Kind.EXHIBIT, exhibit.id()),
                        Look.at(Look.Kind.PHOTOGRAPH, exhibit.id()));
    }

    @Test
    void oneThatCannotBeNotedIsShownAndSaid() {
        desk.notes = false;
        ExhibitViewModel model = model();
        model.shown();
        assertThat(model.seenProperty().get()).isNotNull();
        assertThat(said.lines).anyMatch(words -> words.contains("could not be noted"));
        model.hidden();
    }
}
