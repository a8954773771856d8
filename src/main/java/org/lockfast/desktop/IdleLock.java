package org.lockfast.desktop;

import java.time.Duration;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/**
 * Locks the screen when nobody has touched it for a while, and says so {@value #WARNING_SECONDS}
 * seconds before.
 */
public final class IdleLock {
    /** How long before locking it is said. */
    public static final int WARNING_SECONDS = 30;

    private final PauseTransition quiet;
    private final PauseTransition last =
            new PauseTransition(javafx.util.Duration.seconds(WARNING_SECONDS));
    private final EventHandler<InputEvent> touched = event -> restart();

    /**
     * @param limit how long nobody may touch it, more than {@value #WARNING_SECONDS} seconds
     * @param warn says it is about to lock
     * @param lock locks
     */
    public IdleLock(Duration limit, Consumer<String> warn, Runnable lock) {
        if (limit.compareTo(Duration.ofSeconds(WARNING_SECONDS)) <= 0) {
            throw new IllegalArgumentException("No time to warn: " + limit);
        }
        quiet =
                new PauseTransition(
                        javafx.util.Duration.millis(
                                (double) limit.toMillis() - WARNING_SECONDS * 1000));
        quiet.setOnFinished(waited -> {
            warn.accept(Words.common().say("lock.soon", WARNING_SECONDS));
            last.playFromStart();
        });
        last.setOnFinished(waited -> lock.run());
    }

    /** Watches this window until the returned action is run. */
    public Runnable watch(Scene scene) {
        scene.addEventFilter(InputEvent.ANY, touched);
        restart();
        return () -> {
            scene.removeEventFilter(InputEvent.ANY, touched);
            quiet.stop();
            last.stop();
        };
    }

    private void restart() {
        last.stop();
        quiet.playFromStart();
    }
}
