package org.lockfast.app.window;

import java.io.PrintStream;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import org.lockfast.desktop.Look;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/**
 * A process of its own in which somebody scans a batch at the real window, and prints how many were
 * echoed on the screen: to be killed.
 */
final class HalfBatchProcess {
    private HalfBatchProcess() {}

    /**
     * @param args the test's folder, and how many to scan
     */
    public static void main(String[] args) {
        PrintStream out = System.out;
        TestStore test = TestStore.at(Path.of(args[0]));
        Platform.startup(() -> {});
        Platform.runLater(() -> { // what waits for others would hold up the starting itself
            try {
                scan(test, Integer.parseInt(args[1]), out);
            } catch (AssertionError e) {
                out.println(String.valueOf(e.getMessage()).replace('\n', '|'));
                Runtime.getRuntime().halt(3);
            }
        });
    }

    private static void scan(TestStore test, int all, PrintStream out) {
        Look.install();
        AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings());
        HalfBatchKilledTest.signIn(at, Who.SCENE);
        at.press(KeyCode.DIGIT3, "Alt").untilFocused("To");
        at.type("2002").tab().type("Digital laboratory");
        for (int n = 1; n <= all; n++) {
            at.scan(HalfBatchKilledTest.seal(n));
            at.until("JSM/" + n + ": seal " + HalfBatchKilledTest.seal(n) + " matches");
            out.println(n);
            out.flush();
        }
    }
}
