package org.lockfast.desktop.preferences;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.Earcons;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Preferences;
import org.lockfast.desktop.Preferences.Choice;
import org.lockfast.desktop.Preferences.Volume;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;

/** How it looks and sounds: each choice is in force, and kept, as soon as it is made. */
public final class PreferencesController implements Screen {
    private final ObjectProperty<Preferences> chosen;
    private final Words words = Words.in(PreferencesController.class);
    private final Parent node;
    private final Earcons earcons;
    private final Notices notices;
    private Subscription changes = Subscription.EMPTY;

    @FXML private Pane colours;
    @FXML private Pane density;
    @FXML private Pane size;
    @FXML private CheckBox letterKeys;
    @FXML private CheckBox sounds;
    @FXML private Pane volume;
    @FXML private CheckBox soundsAtScene;
    @FXML private Pane hear;

    /**
     * @param chosen those in force for the officer at the screen
     */
    public PreferencesController(
            ObjectProperty<Preferences> chosen, Earcons earcons, Notices notices) {
        this.chosen = chosen;
        this.earcons = earcons;
        this.notices = notices;
        node = Fxml.load(this, "preferences.fxml");
    }

    @FXML
    private void initialize() {
        offer(colours, List.of(Choice.values()), this::said, Preferences::in);
        offer(density, List.of(Density.values()), this::said, Preferences::at);
        offer(
                size,
                Preferences.SIZES,
                percent -> words.say("preferences.size.percent", percent),
                Preferences::sized);
        offer(volume, List.of(Volume.values()), this::said, Preferences::asLoud);
        volume.disableProperty().bind(sounds.selectedProperty().not());
        soundsAtScene.disableProperty().bind(sounds.selectedProperty().not());
        tick(letterKeys, Preferences::withLetterKeys);
        tick(sounds, Preferences::withSounds);
        tick(soundsAtScene, Preferences::withSoundsAtScene);
        for (Earcon sound : Earcon.values()) {
            Button button = new Button(said(sound), Icon.SOUND.node());
            button.setOnAction(pressed -> hear(sound));
            hear.getChildren().add(button);
        }
    }

    private void tick(CheckBox box, BiFunction<Preferences, Boolean, Preferences> with) {
        box.selectedProperty().subscribe((was, on) -> chosen.set(with.apply(chosen.get(), on)));
    }

    /** Also while it is mute: whoever presses wants to know what it is like. */
    private void hear(Earcon sound) {
        Volume loud = chosen.get().volume();
        notices.clear();
        earcons.tryOut(
                sound,
                loud,
                heard -> {
                    if (!heard) {
                        notices.say(words.say("preferences.sounds.none"));
                    }
                });
    }

    /** One of several, each in force once it is chosen: the arrow keys choose without a press. */
    private <T> void offer(
            Pane box,
            List<T> all,
            Function<T, String> said,
            BiFunction<Preferences, T, Preferences> with) {
        ToggleGroup group = new ToggleGroup();
        for (T one : all) {
            RadioButton button = new RadioButton(said.apply(one));
            button.setUserData(one);
            button.setId(box.getId() + "-" + one.toString().toLowerCase(Locale.ROOT));
            button.setWrapText(true);
            button.setToggleGroup(group);
            button.selectedProperty()
                    .subscribe(on -> {
                        if (on) {
                            chosen.set(with.apply(chosen.get(), one));
                        }
                    });
            box.getChildren().add(button);
        }
    }

    private String said(Choice one) {
        return switch (one) {
            case SYSTEM -> words.say("preferences.colours.system");
            case DAY -> words.say("preferences.colours.day");
            case NIGHT -> words.say("preferences.colours.night");
            case CONTRAST -> words.say("preferences.colours.contrast");
        };
    }

    private String said(Density one) {
        return switch (one) {
            case COMPACT -> words.say("preferences.density.compact");
            case STANDARD -> words.say("preferences.density.standard");
            case SCENE -> words.say("preferences.density.scene");
        };
    }

    private String said(Volume one) {
        return switch (one) {
            case QUIET -> words.say("preferences.volume.quiet");
            case MEDIUM -> words.say("preferences.volume.medium");
            case LOUD -> words.say("preferences.volume.loud");
        };
    }

    private String said(Earcon one) {
        return switch (one) {
            case GOOD -> words.say("preferences.sounds.good");
            case WARNING -> words.say("preferences.sounds.warning");
            case STOP -> words.say("preferences.sounds.stop");
            case DONE -> words.say("preferences.sounds.done");
        };
    }

    /** F9 and the status bar choose too. */
    private void show(Preferences now) {
        select(colours, now.colours());
        select(density, now.density());
        select(size, now.percent());
        select(volume, now.volume());
        letterKeys.setSelected(now.letterKeys());
        sounds.setSelected(now.sounds());
        soundsAtScene.setSelected(now.soundsAtScene());
    }

    private static void select(Pane box, Object one) {
        box.getChildren().stream()
                .filter(button -> one.equals(button.getUserData()))
                .forEach(button -> ((Toggle) button).setSelected(true));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("preferences.title"));
    }

    @Override
    public void shown() {
        changes = chosen.subscribe(this::show);
    }

    @Override
    public void hidden() {
        changes.unsubscribe();
    }

    @Override
    public void focusFirst() {
        colours.getChildren().stream()
                .filter(one -> one instanceof Toggle button && button.isSelected())
                .forEach(Node::requestFocus);
    }
}
