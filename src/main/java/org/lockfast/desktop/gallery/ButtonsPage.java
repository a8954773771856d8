package org.lockfast.desktop.gallery;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.RadioButton;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;

/** Buttons, key caps, ticks, links. */
final class ButtonsPage extends Page {
    ButtonsPage() {
        super(
                card(
                        say("gallery.buttons"),
                        row(
                                hinted(Keys.HAND_OVER, Icon.HAND_OVER, "accent"),
                                hinted(Keys.MOVE, Icon.PLACE),
                                hinted(Keys.PRINT, Icon.PRINT),
                                plain("danger"),
                                plain("flat"))),
                card(
                        say("gallery.choices"),
                        row(
                                new CheckBox(say("gallery.sample.tick")),
                                ticked(),
                                new RadioButton(say("gallery.sample.tick")),
                                chosen(),
                                new Hyperlink(say("gallery.sample.link")))),
                card(
                        say("gallery.keys"),
                        row(
                                KeyHint.of(Keys.FINISH),
                                KeyHint.of(Keys.HAND_OVER),
                                KeyHint.of(Keys.PHOTO),
                                KeyHint.of(Keys.HELP))));
    }

    private static Button hinted(Keys key, Icon icon, String... classes) {
        Button button = new Button(key.said(), icon.node());
        button.getStyleClass().addAll(classes);
        KeyHint.on(button, key);
        return button;
    }

    private static Button plain(String style) {
        Button button = new Button(say("gallery.sample.button"), Icon.MORE.node());
        button.getStyleClass().add(style);
        return button;
    }

    private static CheckBox ticked() {
        CheckBox box = new CheckBox(say("gallery.sample.tick"));
        box.setSelected(true);
        return box;
    }

    private static RadioButton chosen() {
        RadioButton button = new RadioButton(say("gallery.sample.tick"));
        button.setSelected(true);
        return button;
    }
}
