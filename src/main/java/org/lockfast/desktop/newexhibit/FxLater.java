package org.lockfast.desktop.newexhibit;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** A quarter of a second after the last key, on the FX thread. */
public final class FxLater implements Later {
    private final PauseTransition pause = new PauseTransition(Duration.millis(250));

    @Override
    public void soon(Runnable what) {
        pause.setOnFinished(paused -> what.run());
        pause.playFromStart();
    }
}
