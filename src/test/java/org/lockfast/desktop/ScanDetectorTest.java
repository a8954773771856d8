package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.desktop.ScanDetector.Verdict;

class ScanDetectorTest {
    private final ScanDetector detector = new ScanDetector();
    private final List<String> seen = new ArrayList<>();
    private long at = 1000;

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 16, 30, 35})
    void aScannersRhythmIsAScan(int gap) {
        type("A0417733\r", gap);
        assertThat(seen).containsExactly("scan A0417733");
    }

    @Test
    void tabIsASuffixToo() {
        type("A0417733\t", 8);
        assertThat(seen).containsExactly("scan A0417733");
    }

    @Test
    void noSuffixIsAScanAfterSilenceAndItsLateEnterPressesNothing() {
        type("A0417733", 8);
        assertThat(seen).isEmpty();
        silence(40);
        assertThat(seen).containsExactly("scan A0417733");
        type("\r", 60);
        assertThat(seen).containsExactly("scan A0417733", "swallow");
        type("\r", 60);
        assertThat(seen).last().isEqualTo("pass");
    }

    @Test
    void anEnterLongAfterBelongsToThePerson() {
        type("A0417733", 8);
        silence(40);
        type("\r", 400);
        assertThat(seen).containsExactly("scan A0417733", "pass");
    }

    @ParameterizedTest
    @ValueSource(ints = {36, 80, 120})
    @DisplayName("U-7 a person’s rhythm is given back")
    void aPersonsRhythmIsGivenBack(int gap) {
        type("A0417733", gap);
        silence(40);
        type("\r", gap);
        assertThat(seen)
                .doesNotContain("scan A0417733")
                .contains("replay")
                .last()
                .isEqualTo("pass");
    }

    @Test
    void aFewKeysRolledOverAreGivenBack() {
        type("the", 20);
        silence(40);
        assertThat(seen).containsExactly("replay");
    }

    @Test
    void aKeyHeldDownIsNoScan() {
        type("aaaaaaaaaaaaaaa", 31);
        silence(40);
        assertThat(seen).containsExactly("replay");
    }

    /** Pasted key by key, dictated, or through a remote desktop: as fast as a scanner. */
    @ParameterizedTest
    @ValueSource(strings = {"gloves", "glove, left 2", "Kleinshire Police", "3 knives"})
    void wordsAreNoScanHoweverFast(String words) {
        type(words, 8);
        silence(40);
        assertThat(seen).containsExactly("replay");
    }

    @Test
    void nothingIsDecidedBefore40Milliseconds() {
        type("A", 8);
        silence(39);
        assertThat(seen).isEmpty();
        silence(1);
        assertThat(seen).containsExactly("replay");
    }

    @Test
    void separatorsInsideOtherPeoplesCodesAreTakenOut() {
        type("]d2011234\u001d10ABC\r", 8);
        assertThat(seen).containsExactly("scan ]d201123410ABC");
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,true", "2,false", "8,false"})
    void whatCameFasterThanAnyScannerLayInAQueue(int gap, boolean queued) {
        for (char c : List.of('A', '0', '4', '1', '7', '7')) {
            at += gap;
            detector.typed(c, at);
        }
        assertThat(detector.typed('\r', at)).isEqualTo(new Verdict.Burst("A04177", queued));
    }

    @Test
    void noCharacterIsEverLostWhateverTheRhythm() {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            ScanDetector any = new ScanDetector();
            StringBuilder given = new StringBuilder();
            StringBuilder back = new StringBuilder();
            StringBuilder held = new StringBuilder();
            long time = 0;
            for (int i = 0; i < 30; i++) {
                time += random.nextInt(60);
                if (random.nextInt(4) == 0) {
                    settle(any.silence(time), back, held, "");
                }
                char c = "AB7/\r".charAt(random.nextInt(5));
                if (c != '\r') {
                    given.append(c);
                }
                settle(any.typed(c, time), back, held, c == '\r' ? "" : String.valueOf(c));
            }
            settle(any.silence(time + 1000), back, held, "");
            assertThat(back.append(held))
                    .as("seed %d, round %d", seed, round)
                    .hasToString(given.toString());
        }
    }

    private static void settle(
            Verdict verdict, StringBuilder back, StringBuilder held, String now) {
        switch (verdict) {
            case Verdict.Hold hold -> held.append(now);
            case Verdict.Pass pass -> back.append(now);
            case Verdict.Replay replay -> {
                back.append(held).append(now);
                held.setLength(0);
            }
            case Verdict.ReplayAndHold replay -> {
                back.append(held);
                held.setLength(0);
                held.append(now);
            }
            case Verdict.Burst burst -> {
                assertThat(burst.text()).isEqualTo(held.toString());
                back.append(held);
                held.setLength(0);
            }
            case Verdict.Swallow swallow -> {}
        }
    }

    private void type(String text, int gap) {
        for (int i = 0; i < text.length(); i++) {
            at += gap;
            note(detector.typed(text.charAt(i), at));
        }
    }

    private void silence(int millis) {
        at += millis;
        note(detector.silence(at));
    }

    private void note(Verdict verdict) {
        switch (verdict) {
            case Verdict.Burst burst -> seen.add("scan " + burst.text());
            case Verdict.Replay replay -> seen.add("replay");
            case Verdict.ReplayAndHold replay -> seen.add("replay");
            case Verdict.Pass pass -> seen.add("pass");
            case Verdict.Swallow swallow -> seen.add("swallow");
            case Verdict.Hold hold -> {}
        }
    }
}
