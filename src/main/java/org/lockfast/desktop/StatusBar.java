package org.lockfast.desktop;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The truth about where the work is: on this computer, or with the server; verified when. Says only
 * what is known: a store of its own is never called online.
 */
final class StatusBar extends TwoEnds {
    private final FrameModel model;
    private final Clock clock;
    private final Label connection = part();
    private final Label unsent = part();
    private final Label lastSent = part();
    private final Button check = new Button();
    private final Label station = part();
    private final Label printer = part();
    private final Button sound = new Button();
    private final Label time = part();
    private final Timeline ticking;

    StatusBar(FrameModel model, Clock clock, Runnable checkRecords) {
        this.model = model;
        this.clock = clock;
        getStyleClass().add("status-bar");
        check.getStyleClass().setAll("status-button");
        check.setOnAction(pressed -> checkRecords.run());
        Tooltip help = new Tooltip();
        help.textProperty().bind(check.accessibleHelpProperty());
        check.setTooltip(help);
        time.getStyleClass().add("mono-strong");
        station.setGraphic(Icon.PLACE.node());
        printer.setGraphic(Icon.PRINT.node());
        station.setMinWidth(0); // where even two lines are too short these give way first
        printer.setMinWidth(0);
        check.setMinWidth(USE_PREF_SIZE);
        lastSent.setGraphic(Icon.SENT.node());
        left().getChildren().setAll(connection, unsent, lastSent, check);
        sound.getStyleClass().setAll("status-button", "status-sound");
        sound.setMinWidth(USE_PREF_SIZE);
        sound.setOnAction(pressed -> {
            Preferences now = model.preferencesProperty().get();
            model.preferencesProperty().set(now.withSounds(!now.sounds()));
        });
        Tooltip mute = new Tooltip();
        mute.textProperty().bind(sound.accessibleTextProperty());
        sound.setTooltip(mute);
        model.preferencesProperty().subscribe(this::sounding);
        right().getChildren().setAll(station, printer, sound, time);
        model.connectionProperty().subscribe(this::sending);
        model.unsentProperty().subscribe(this::sending);
        model.lastSentProperty().subscribe(this::sending);
        model.checkProperty().subscribe(this::checking);
        model.checkDoneProperty().subscribe(this::checking);
        model.checkedAtProperty().subscribe(this::checking);
        model.stationProperty().subscribe(text -> show(station, text));
        model.printerProperty().subscribe(text -> show(printer, text));
        ticking = new Timeline(new KeyFrame(javafx.util.Duration.seconds(5), tick -> tick()));
        ticking.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        ticking.stop();
                    } else {
                        ticking.play();
                    }
                });
        tick();
        sending();
        checking();
    }

    private void sounding(Preferences now) {
        sound.setGraphic((now.sounds() ? Icon.SOUND : Icon.MUTED).node());
        sound.setAccessibleText(
                Words.common()
                        .say(
                                now.heardAtScene()
                                        ? "status-bar.sounds.on"
                                        : now.sounds()
                                                ? "status-bar.sounds.desk"
                                                : "status-bar.sounds.off"));
    }

    private void tick() {
        time.setText(
                ZonedDateTime.now(clock)
                        .format(DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.UK)));
    }

    private void sending() {
        Words words = Words.common();
        int waiting = model.unsentProperty().get();
        switch (model.connectionProperty().get()) {
            case NO_SERVER -> {
                say(connection, words.say("status-bar.no-server"), Icon.SAVE, Tone.NEUTRAL);
                show(unsent, "");
            }
            case ONLINE -> {
                say(connection, words.say("status-bar.online"), Icon.ONLINE, Tone.NEUTRAL);
                unsent(words, waiting);
            }
            case OFFLINE -> {
                say(connection, words.say("status-bar.offline"), Icon.OFFLINE, Tone.OFFLINE);
                unsent(words, waiting);
            }
        }
        ZonedDateTime last = model.lastSentProperty().get();
        boolean old =
                last != null && Duration.between(last, ZonedDateTime.now(clock)).toHours() >= 24;
        show(lastSent, last == null ? "" : words.say("status-bar.last-sent", when(last)));
        tone(lastSent, old ? Tone.CAUTION : Tone.NEUTRAL);
    }

    private void unsent(Words words, int waiting) {
        if (waiting == 0) {
            say(unsent, words.say("status-bar.nothing-to-send"), Icon.DONE, Tone.NEUTRAL);
        } else {
            say(unsent, words.count("status-bar.unsent", waiting), Icon.SAVE, Tone.OFFLINE);
        }
    }

    private void checking() {
        Words words = Words.common();
        ZonedDateTime at = model.checkedAtProperty().get();
        check.getStyleClass().setAll("status-button");
        check.setText(
                switch (model.checkProperty().get()) {
                    case NOT_YET -> words.say("status-bar.not-verified");
                    case RUNNING -> {
                        double done = model.checkDoneProperty().get();
                        yield done < 0
                                ? words.say("status-bar.verifying")
                                : words.say("status-bar.verifying-at", (int) (100 * done));
                    }
                    case VERIFIED ->
                            at == null
                                    ? words.say("status-bar.verified")
                                    : words.say("status-bar.verified-at", when(at));
                    case DIFFERENCE -> words.say("status-bar.difference");
                });
        boolean running = model.checkProperty().get() == FrameModel.RecordCheck.RUNNING;
        check.setAccessibleHelp(words.say(running ? "status-bar.check-stop" : "status-bar.check"));
        boolean difference = model.checkProperty().get() == FrameModel.RecordCheck.DIFFERENCE;
        check.setGraphic((difference ? Icon.ACT : Icon.SHIELD).node());
        if (difference) {
            check.getStyleClass().add("difference");
        }
    }

    /** Only the time for today, the day too for any other. */
    private String when(ZonedDateTime at) {
        boolean today =
                at.toLocalDate()
                        .equals(
                                ZonedDateTime.now(clock)
                                        .withZoneSameInstant(at.getZone())
                                        .toLocalDate());
        return at.format(DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMM HH:mm", Locale.UK));
    }

    private static Label part() {
        Label label = new Label();
        label.getStyleClass().add("status-part");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static void say(Label part, String text, Icon icon, Tone tone) {
        part.setGraphic(icon.node());
        show(part, text);
        tone(part, tone);
    }

    private static void tone(Label part, Tone tone) {
        part.getStyleClass().removeIf(name -> name.startsWith("tone-"));
        part.getStyleClass().add(tone.styleClass());
    }

    private static void show(Label part, @Nullable String text) {
        boolean something = text != null && !text.isEmpty();
        part.setText(something ? text : "");
        part.setVisible(something);
        part.setManaged(something);
    }
}
