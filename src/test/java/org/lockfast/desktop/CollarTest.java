package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import org.junit.jupiter.api.Test;

class CollarTest {
    private static final String NAME = "\u05D0\u05D1\u05D2";

    @Test
    void theNumberComesAfterANameThatRunsFromTheRight() {
        String shown = Collar.kept("seized by " + NAME + " (1187)");
        Bidi bidi = new Bidi(shown, Bidi.DIRECTION_LEFT_TO_RIGHT);
        assertThat(bidi.getLevelAt(shown.indexOf(NAME))).isEqualTo(1);
        for (int i = shown.indexOf('('); i < shown.length(); i++) {
            assertThat(bidi.getLevelAt(i)).as("character %d", i).isZero();
        }
        assertThat(Words.common().say("strip.who", NAME + " (1187)", "")).contains("\u200E (1187)");
    }

    @Test
    void aSentenceOfOursBeginsAtTheLeftADescriptionDoesNot() {
        assertThat(base(Collar.kept(NAME + " (1187): signed"))).isZero();
        assertThat(base(Collar.kept(NAME + " (A54) " + NAME))).isEqualTo(1);
    }

    private static int base(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).getBaseLevel();
    }

    @Test
    void nothingElseIsTouched() {
        for (String text : new String[] {"Jo Smith (1187)", NAME, NAME + " (" + NAME + ")", "("}) {
            assertThat(Collar.kept(text)).isEqualTo(text);
        }
    }
}
