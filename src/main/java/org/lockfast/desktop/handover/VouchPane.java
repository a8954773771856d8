package org.lockfast.desktop.handover;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.HasField;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Words;

/** How somebody without an account vouches: their warrant card, and how they sign. */
public final class VouchPane extends VBox implements HasField {
    private final Words words = Words.in(VouchPane.class);
    private final CheckBox card = new CheckBox(words.say("handover.vouch.card"));
    private final RadioButton screen = new RadioButton(words.say("handover.vouch.screen"));
    private final RadioButton paper = new RadioButton(words.say("handover.vouch.paper"));
    private final RadioButton not = new RadioButton(words.say("handover.vouch.not"));
    private final Button sign = new Button(words.say("handover.vouch.sign"));
    private final Button photo = new Button(words.say("handover.vouch.photo"));
    private final Label state = new Label();
    private final VBox more = new VBox();

    /** Nothing chosen yet. */
    public VouchPane() {
        getStyleClass().add("vouch-pane");
        ToggleGroup group = new ToggleGroup();
        for (RadioButton one : List.of(screen, paper, not)) {
            one.setToggleGroup(group);
            one.setWrapText(true);
        }
        card.setWrapText(true);
        state.setWrapText(true);
        state.getStyleClass().addAll("small", "muted");
        more.getStyleClass().add("vouch-more");
        sign.setGraphic(Icon.INCOMPLETE.node());
        sign.setMinWidth(USE_PREF_SIZE);
        photo.setMinWidth(USE_PREF_SIZE);
        photo.setGraphic(Icon.CAMERA.node());
        getChildren().setAll(card, screen, paper, not, more);
    }

    /**
     * @param signs opens the sheet to be signed
     * @param photographs chooses the picture of a paper form
     */
    void begin(Vouching model, Runnable signs, Runnable photographs) {
        card.selectedProperty().bindBidirectional(model.card);
        sign.setOnAction(pressed -> signs.run());
        photo.setOnAction(pressed -> photographs.run());
        ToggleGroup group = screen.getToggleGroup();
        group.selectedToggleProperty().subscribe(chosen -> model.signs.set(of(chosen)));
        model.signs.subscribe(chosen -> {
            group.selectToggle(toggle(chosen));
            show(model);
        });
        model.signature.subscribe(given -> show(model));
        model.form.subscribe(given -> show(model));
    }

    private Vouching.@Nullable Signs of(@Nullable Toggle chosen) {
        return screen.equals(chosen)
                ? Vouching.Signs.SCREEN
                : paper.equals(chosen)
                        ? Vouching.Signs.PAPER
                        : not.equals(chosen) ? Vouching.Signs.NOT : null;
    }

    private @Nullable Toggle toggle(Vouching.@Nullable Signs chosen) {
        if (chosen == null) {
            return null;
        }
        return switch (chosen) {
            case SCREEN -> screen;
            case PAPER -> paper;
            case NOT -> not;
        };
    }

    private void show(Vouching model) {
        Vouching.Signs chosen = model.signs.get();
        if (chosen == Vouching.Signs.SCREEN) {
            state.setText(
                    words.say(
                            model.signature.get() == null
                                    ? "handover.vouch.not-signed"
                                    : "handover.vouch.signed"));
            more.getChildren().setAll(sign, state);
        } else if (chosen == Vouching.Signs.PAPER) {
            var form = model.form.get();
            state.setText(
                    form == null
                            ? words.say("handover.vouch.form-kept")
                            : String.valueOf(form.getFileName()));
            more.getChildren().setAll(photo, state);
        } else {
            more.getChildren().clear();
        }
        more.setVisible(!more.getChildren().isEmpty());
        more.setManaged(!more.getChildren().isEmpty());
    }

    @Override
    public Node field() {
        return card;
    }
}
