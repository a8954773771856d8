package org.lockfast.desktop.newexhibit;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Preferences;
import org.lockfast.desktop.SceneTop;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Case;

/**
 * The top line at the scene: which case and where, how many exhibits, and what is there for all.
 */
final class SceneLine {
    private final Words words = Words.in(SceneLine.class);
    private final SceneTop top = new SceneTop();
    private final Label count = new Label();
    private final Button sound = new Button();
    private final ObjectProperty<Preferences> preferences;
    private Subscription sounds = Subscription.EMPTY;

    /**
     * @param colours switches day and night colours
     * @param preferences those in force: the scene has no status bar to mute it
     */
    SceneLine(
            NewExhibitViewModel model, Runnable colours, ObjectProperty<Preferences> preferences) {
        this.preferences = preferences;
        Button list = new Button(words.say("newexhibit.here.list"), Icon.LIST.node());
        list.getStyleClass().add("on-rail");
        KeyHint.on(list, Keys.SCENE_LIST);
        list.setOnAction(pressed -> model.sceneList());
        Button day = new Button(words.say("newexhibit.colours"), Icon.DAY.node());
        day.getStyleClass().add("on-rail");
        KeyHint.on(day, Keys.COLOURS);
        day.setOnAction(pressed -> colours.run());
        Button atDesk = new Button(words.say("newexhibit.layout.desk"), Icon.COMPUTER.node());
        atDesk.getStyleClass().add("on-rail");
        KeyHint.on(atDesk, Keys.LAYOUT);
        atDesk.setOnAction(pressed -> model.switchLayout());
        Label officer = new Label(model.officer(), Icon.OFFICER.node());
        sound.getStyleClass().add("on-rail");
        sound.setId("sound");
        sound.setOnAction(pressed -> preferences.set(preferences.get().switchedAtScene()));
        top.getActions().addAll(count, list, atDesk, day, sound, officer);
    }

    /** The choices outlive the screen: it follows them only while it is shown. */
    void shown() {
        sounds = preferences.subscribe(this::sounding);
    }

    void hidden() {
        sounds.unsubscribe();
    }

    private void sounding(Preferences now) {
        boolean heard = now.heardAtScene();
        sound.setText(words.say(heard ? "newexhibit.mute" : "newexhibit.sound"));
        sound.setGraphic((heard ? Icon.SOUND : Icon.MUTED).node());
    }

    /**
     * @param address of the scene; empty: the case stands in its place
     */
    void say(@Nullable Case chosen, String address) {
        String scene = address.strip();
        String which =
                chosen == null
                        ? ""
                        : words.say("newexhibit.case.one", chosen.reference(), chosen.title());
        top.setTitle(scene.isEmpty() ? which : scene);
        top.setLine(scene.isEmpty() ? "" : which);
    }

    void count(int exhibits) {
        count.setText(words.count("newexhibit.here.count", exhibits));
    }

    Node node() {
        return top;
    }
}
