package org.lockfast.desktop.label;

import java.io.ByteArrayInputStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.LabelPreview;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Words;

/** The card from which a label is written by hand, over the screen until it is copied. */
final class CardModal implements Modal {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 380;

    private final Words words = Words.in(CardModal.class);
    private final VBox all = new VBox(12);

    /**
     * @param code in groups of four, as it is copied
     * @param png the card
     * @param says what it says, read aloud
     */
    CardModal(String code, byte[] png, String says, Runnable close) {
        Label large = new Label(code);
        large.getStyleClass().add("reference");
        Label how = new Label(words.say("label.card.how"));
        how.setWrapText(true);
        LabelPreview card = new LabelPreview();
        card.setMinWidth(WIDTH);
        card.setMaxWidth(WIDTH);
        card.show(new Image(new ByteArrayInputStream(png)), says);
        ScrollPane scroll = new ScrollPane(card);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(HEIGHT);
        Button done = new Button(words.say("label.card.done"));
        done.getStyleClass().add("accent");
        done.setDefaultButton(true);
        done.setOnAction(pressed -> close.run());
        all.getChildren().setAll(how, large, scroll, done);
        all.setMaxWidth(WIDTH + 24);
    }

    @Override
    public String title() {
        return words.say("label.card.title");
    }

    @Override
    public Node node() {
        return all;
    }
}
