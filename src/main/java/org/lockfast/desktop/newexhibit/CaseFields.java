package org.lockfast.desktop.newexhibit;

import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Case;

/** The case of the form: looked up, chosen among the recent ones, or opened here. */
final class CaseFields {
    /**
     * Where it stands.
     *
     * @param box all of it
     * @param opening the title of a case nobody knows yet, and what opens it
     */
    record Controls(
            Node box,
            TextField text,
            Chipped chip,
            MenuButton recent,
            Node opening,
            TextField title) {}

    private final NewExhibitViewModel model;
    private final Controls at;
    private final Runnable answered;
    private final Words words = Words.in(CaseFields.class);

    /**
     * @param answered the case is known: on to what stands first of the exhibit
     */
    CaseFields(NewExhibitViewModel model, Controls at, Runnable answered) {
        this.model = model;
        this.at = at;
        this.answered = answered;
        at.text().setOnAction(entered -> model.scene.look());
        at.text()
                .focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        model.scene.look();
                    }
                });
        at.title().setOnAction(entered -> model.scene.open());
        model.scene.recent.subscribe(
                cases -> at.recent().getItems().setAll(cases.stream().map(this::recent).toList()));
    }

    private MenuItem recent(Case one) {
        MenuItem item =
                new MenuItem(words.say("newexhibit.case.one", one.reference(), one.title()));
        item.setOnAction(chosen -> model.scene.choose(one));
        return item;
    }

    /** Shows how it stands now. */
    void show() {
        SceneCase.State state = model.scene.state.get();
        Case chosen = model.scene.chosen.get();
        show(at.opening(), state == SceneCase.State.UNKNOWN);
        at.chip()
                .setChip(
                        switch (state) {
                            case NONE -> null;
                            case CHOSEN ->
                                    chosen == null
                                            ? null
                                            : Chip.outlined(chosen.title(), Icon.DONE, Tone.GOOD);
                            case UNKNOWN ->
                                    Chip.outlined(
                                            words.say("newexhibit.case.unknown"),
                                            Icon.INFO,
                                            Tone.CAUTION);
                        });
        // At the scene the case then stands in the top line, and the form needs the room.
        boolean room = !model.atScene() || state != SceneCase.State.CHOSEN;
        boolean wasHere = at.box().isFocusWithin();
        show(at.box(), room);
        if (wasHere && state == SceneCase.State.CHOSEN) {
            answered.run();
        } else if (wasHere && state == SceneCase.State.UNKNOWN && !at.recent().isFocused()) {
            at.title().requestFocus(); // opening it here is the next thing to do
        }
    }

    private static void show(Node one, boolean shown) {
        one.setVisible(shown);
        one.setManaged(shown);
    }
}
