package org.lockfast.desktop;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * A thin line along the top of the window that moves while something asked for is being done:
 * whatever takes longer than an officer waits without a sign. It covers nothing and takes no focus.
 */
final class BusyLine extends ProgressBar {
    private final PauseTransition patience = new PauseTransition(Duration.millis(200));

    BusyLine(FrameModel model) {
        super(0);
        getStyleClass().add("busy-line");
        setMaxWidth(Double.MAX_VALUE);
        setMouseTransparent(true);
        setFocusTraversable(false);
        setAccessibleText(Words.common().say("progress.under-way"));
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        patience.setOnFinished(waited -> show(true));
        show(false);
        model.underWayProperty()
                .subscribe(count -> {
                    if (count.intValue() == 0) {
                        patience.stop();
                        show(false);
                    } else if (!isVisible()) {
                        patience.play();
                    }
                });
    }

    /** Only what is seen moves: a line that moved unseen would keep the idle computer awake. */
    private void show(boolean yes) {
        setVisible(yes);
        setManaged(yes);
        setProgress(yes ? INDETERMINATE_PROGRESS : 0);
    }
}
