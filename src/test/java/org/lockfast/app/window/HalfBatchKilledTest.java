package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.StoreProcess;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.desktop.handover.Bags;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/**
 * Thirty exhibits are handed over by keys and scans alone; the program is killed in the middle, and
 * the officer goes on where they were (U-26).
 */
@FxTest(seconds = 240)
class HalfBatchKilledTest {
    private static final int ALL = 30;

    @TempDir Path folder;

    static String seal(int n) {
        return "A00000%02d".formatted(n);
    }

    static void signIn(AtTheWindow at, Who who) {
        at.untilFocused("Collar number");
        at.type(who.collar()).tab().type(TestStore.PASSWORD).enter();
        at.untilGone("Collar number").until("Signed in: " + who.fullName());
    }

    /** How many the screen had echoed when the process was killed. */
    private int scanUntilKilled(int enough) throws Exception {
        Process process =
                StoreProcess.java(
                                List.of(
                                        "-Dglass.platform=Headless",
                                        "-Dprism.order=sw",
                                        "-Djava.awt.headless=true",
                                        "-XX:TieredStopAtLevel=1"),
                                HalfBatchProcess.class,
                                folder.toString(),
                                String.valueOf(ALL))
                        .start();
        int echoed = 0;
        try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                echoed = Integer.parseInt(line);
                if (echoed == enough) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, not finished").isNotZero();
        return echoed;
    }

    @Test
    @DisplayName("U-26 a batch goes on where the program was killed")
    void aBatchOfThirtyGoesOnWhereTheProgramWasKilled() throws Exception {
        long seed = System.nanoTime();
        int enough = 5 + new Random(seed).nextInt(20);
        TestStore test = TestStore.in(folder);
        Bags bags = new Bags(test);
        for (int n = 1; n <= ALL; n++) {
            bags.bag("JSM/" + n, seal(n));
        }
        test.close();
        int echoed = scanUntilKilled(enough);
        assertThat(echoed).as("seed %d", seed).isGreaterThanOrEqualTo(enough);

        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            signIn(at, Who.OTHER_SCENE);
            at.press(KeyCode.DIGIT3, "Alt").untilFocused("To");
            assertThat(at.seen()).noneMatch(text -> text.contains("You began a hand-over"));
        }
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            signIn(at, Who.SCENE);
            at.until("A hand-over you began is kept, not signed.").untilFocused("Do now");
            at.press(KeyCode.END).enter();
            at.until("You began a hand-over at 09:00: ").untilFocused("Go on").enter();
            int kept = kept(at);
            assertThat(kept)
                    .as("what was echoed, but for the scan of that very moment; seed %d", seed)
                    .isBetween(echoed - 1, echoed + 1);
            assertThat(at.seen()).contains("2002", "Digital laboratory");
            for (int n = kept + 1; n <= ALL; n++) {
                at.scan(seal(n)).until("JSM/" + n + ": seal " + seal(n) + " matches");
            }
            at.scan(seal(1)).until("JSM/1 is already in this batch, line 1");
            at.press(KeyCode.Z, "Ctrl").until("Taken back: JSM/" + ALL);
            at.scan(seal(ALL)).until("JSM/" + ALL + ": seal " + seal(ALL) + " matches");
            at.until("30 seal numbers read and as recorded");
            at.tabTo("Receiver’s password").type(TestStore.PASSWORD).enter();
            at.until("Received by Robin Keeper (2002), each signed with their own key");
            at.press(KeyCode.DIGIT1, "Alt").untilGone("A hand-over you began");
        }
        handedOverInOneBatch(test);
    }

    private static int kept(AtTheWindow at) {
        at.until(" exhibits are on the list again");
        return at.seen().stream()
                .filter(text -> text.contains(" exhibits are on the list again"))
                .map(text -> Integer.parseInt(text.replaceAll("\\D*(\\d+) exhibits.*", "$1")))
                .findFirst()
                .orElseThrow();
    }

    private static void handedOverInOneBatch(TestStore test) {
        try (TestStore open = test) {
            Bags bags = new Bags(open);
            List<ContinuityEvent.Offered> offers = new ArrayList<>();
            for (int n = 1; n <= ALL; n++) {
                assertThat(bags.bySeal(seal(n)).holder())
                        .isEqualTo(open.session(Who.PROPERTY).officer().id());
                open.store().movements().story(bags.bySeal(seal(n)).id()).stream()
                        .map(Happening::event)
                        .filter(ContinuityEvent.Offered.class::isInstance)
                        .map(ContinuityEvent.Offered.class::cast)
                        .forEach(offers::add);
            }
            assertThat(offers).hasSize(ALL);
            assertThat(offers)
                    .extracting(one -> one.batch().id())
                    .containsOnly(offers.getFirst().batch().id());
            assertThat(offers).allMatch(one -> one.sealSeen() != null);
        }
    }
}
