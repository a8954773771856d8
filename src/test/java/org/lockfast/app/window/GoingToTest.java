package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockfast.desktop.Found;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.RailItem;

/** Screens by what they are called; what exhibits are called leads to exhibits first. */
class GoingToTest {
    private static final List<RailItem> RAIL =
            List.of(RailItem.TODAY, RailItem.HAND_OVER, RailItem.HOLDS, RailItem.LOCKERS);

    private final List<Place> opened = new ArrayList<>();
    private final GoingTo going = new GoingTo(opened::add);

    private static List<String> names(List<Found> found) {
        return found.stream().map(Found::text).toList();
    }

    @Test
    void aScreenIsFirstOnlyWhereItsNameBeginsWithAllThatIsTyped() {
        assertThat(names(going.named("hand over", RAIL).first())).containsExactly("Hand over");
        assertThat(names(going.named("Loc", RAIL).first())).containsExactly("Lockers");
        assertThat(going.named("over", RAIL).first()).isEmpty();
        assertThat(names(going.named("over", RAIL).after())).containsExactly("Hand over");
        GoingTo.Named dark = going.named("dark", RAIL);
        assertThat(dark.first()).as("a dark jacket is looked for more often").isEmpty();
        assertThat(names(dark.after())).containsExactly("How it looks and sounds");
        dark.after().getFirst().open().run();
        assertThat(opened).containsExactly(new Place.Preferences());
    }

    @Test
    void whatExhibitsAreCalledIsNoScreen() {
        for (String word : List.of("letter", "gloves", "keys", "light", "text", "JSM/1", "ho")) {
            assertThat(going.named(word, RAIL).count()).as(word).isZero();
        }
    }

    @Test
    void aScreenThatIsNotInTheOfficersMenuIsNotNamedAndNeverMoreThanTwo() {
        assertThat(going.named("printers", RAIL).count()).isZero();
        assertThat(going.named("lockers", List.of()).count()).isZero();
        assertThat(going.named("h ho ha how", RAIL).count()).isLessThanOrEqualTo(2);
        List<RailItem> all = List.of(RailItem.values());
        assertThat(going.named("rec", all).count()).isBetween(1, 2);
    }
}
