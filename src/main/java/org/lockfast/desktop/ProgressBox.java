package org.lockfast.desktop;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * How far a job is, with a button to stop it. Appears only after 150 ms, so quick work does not
 * flash.
 */
public final class ProgressBox extends HBox {
    private final Label said = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button stop = new Button(Words.common().say("progress.stop"));
    private final PauseTransition patience = new PauseTransition(Duration.millis(150));
    private Subscription watching = Subscription.EMPTY;

    /** Watches nothing and is hidden. */
    public ProgressBox() {
        getStyleClass().add("progress-box");
        bar.setMaxWidth(Double.MAX_VALUE);
        said.setWrapText(true);
        stop.setMinWidth(USE_PREF_SIZE);
        VBox middle = new VBox(said, bar);
        middle.getStyleClass().add("progress-middle");
        setHgrow(middle, Priority.ALWAYS);
        getChildren().setAll(middle, stop);
        patience.setOnFinished(waited -> appear(true));
        appear(false);
    }

    /** Shows which key stops it too; whoever shows the box listens for it. */
    public void stopKey(Keys key) {
        KeyHint.on(stop, key);
    }

    /** Watches this job until it ends. */
    public void watch(Job job, String what) {
        watching.unsubscribe();
        said.setText(what);
        bar.setAccessibleText(what);
        stop.setText(Words.common().say("progress.stop"));
        stop.setOnAction(pressed -> {
            job.cancel();
            stop.setText(Words.common().say("progress.stopping"));
        });
        watching =
                Subscription.combine(
                        job.doneProperty().subscribe(share -> bar.setProgress(share.doubleValue())),
                        job.saidProperty()
                                .subscribe(text -> said.setText(text.isEmpty() ? what : text)),
                        job.runningProperty().subscribe(this::running));
    }

    private void running(boolean yes) {
        if (yes) {
            patience.playFromStart();
        } else {
            patience.stop();
            appear(false);
        }
    }

    /** Shows or hides it at once. */
    public void appear(boolean yes) {
        setVisible(yes);
        setManaged(yes);
    }
}
