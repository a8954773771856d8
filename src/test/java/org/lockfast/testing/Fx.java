package org.lockfast.testing;

import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.Look;

/**
 * Small things every screen test needs. All on the FX thread (the class carries {@link FxTest}).
 */
public final class Fx {
    private Fx() {}

    /**
     * Shows a node dressed as the application dresses it, on a stage of the headless window system.
     */
    public static Stage show(Parent root, double width, double height) {
        Stage stage = new Stage();
        Scene scene = new Scene(root, width, height);
        Look.dress(scene, Look.Colours.DAY, Look.Density.COMPACT, 100);
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
        settle();
        return stage;
    }

    /**
     * Lets everything put off until later happen: run-laters, two whole pulses with style and
     * layout.
     */
    public static void settle() {
        Object loop = new Object();
        AnimationTimer pulses =
                new AnimationTimer() {
                    private int seen;

                    @Override
                    public void handle(long now) {
                        seen++;
                        if (seen == 3) { // it is called before layout, so the third call has two
                            // layouts behind it
                            stop();
                            Platform.runLater(() -> Platform.exitNestedEventLoop(loop, null));
                        }
                    }
                };
        Platform.runLater(pulses::start);
        Platform.enterNestedEventLoop(loop);
    }

    /** Waits so long while everything goes on. */
    public static void wait(int millis) {
        Object loop = new Object();
        PauseTransition pause = new PauseTransition(Duration.millis(millis));
        pause.setOnFinished(waited -> Platform.exitNestedEventLoop(loop, null));
        pause.play();
        Platform.enterNestedEventLoop(loop);
    }

    /** The node with this fx:id. */
    public static <N extends Node> N find(Node tree, String id, Class<N> type) {
        Node[] found = new Node[1];
        Focus.walk(
                tree,
                node -> {
                    if (found[0] == null && id.equals(node.getId())) {
                        found[0] = node;
                    }
                });
        if (found[0] == null) {
            throw new AssertionError("No node has the fx:id " + id);
        }
        return type.cast(found[0]);
    }

    /**
     * Presses and releases a key where the focus is, with modifiers named in {@code held}: "Ctrl",
     * "Alt", "Shift".
     */
    public static void press(Scene scene, KeyCode code, String... held) {
        java.util.Set<String> down = java.util.Set.of(held);
        Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        for (var type : java.util.List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(
                    target,
                    new KeyEvent(
                            type,
                            KeyEvent.CHAR_UNDEFINED,
                            code.getName(),
                            code,
                            down.contains("Shift"),
                            down.contains("Ctrl"),
                            down.contains("Alt"),
                            false));
        }
    }

    /**
     * Types text where the focus is, as a person does: pressed, typed, released for each character.
     */
    public static void type(Scene scene, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            KeyCode code = KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c)));
            KeyCode known = code == null ? KeyCode.UNDEFINED : code;
            Event.fireEvent(
                    target,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", known, false, false, false, false));
            Event.fireEvent(
                    target,
                    new KeyEvent(
                            KeyEvent.KEY_TYPED,
                            String.valueOf(c),
                            "",
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false));
            Event.fireEvent(
                    target,
                    new KeyEvent(KeyEvent.KEY_RELEASED, "", "", known, false, false, false, false));
        }
    }
}
