package org.lockfast.desktop.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.SignaturePad;
import org.lockfast.desktop.SignedPaper;
import org.lockfast.desktop.Words;

/**
 * The sheet somebody signs: what they sign, and room for the line. What is kept is a picture of
 * exactly this sheet, so that the line cannot be put under anything else.
 */
final class SignModal implements Modal {
    private static final double WIDTH = 640;
    private static final double MOST_HIGH = 330;

    private final Words words = Words.in(SignModal.class);
    private final VBox node = new VBox();
    private final SignedPaper paper;
    private final Label problem = new Label();
    private final Sheet sheet;
    private final Consumer<Vouching.Signature> signed;
    private final Runnable close;

    /**
     * @param when the moment, in words
     * @param close closes this
     */
    SignModal(Sheet sheet, String when, Consumer<Vouching.Signature> signed, Runnable close) {
        this.sheet = sheet;
        this.signed = signed;
        this.close = close;
        node.getStyleClass().addAll("card-content", "sign-sheet");
        List<String> lines = new ArrayList<>(sheet.lines());
        lines.add(when);
        paper =
                new SignedPaper(
                        sheet.title(),
                        lines,
                        words.say("handover.sheet.list", sheet.list()),
                        words.say("handover.sign.pad"));
        paper.setPrefWidth(WIDTH);
        ScrollPane long_ = new ScrollPane(paper);
        long_.setFitToWidth(true);
        long_.setMaxHeight(MOST_HIGH + 110);
        long_.setFocusTraversable(false);
        problem.getStyleClass().add("field-error");
        problem.setVisible(false);
        problem.setManaged(false);
        Button done = new Button(words.say("handover.sign.done"));
        done.getStyleClass().add("accent");
        done.setOnAction(pressed -> done());
        Button again = new Button(words.say("handover.sign.again"));
        again.setOnAction(pressed -> paper.clear());
        HBox buttons = new HBox(done, again);
        buttons.getStyleClass().add("typed-row");
        node.getChildren().setAll(long_, problem, buttons);
    }

    private void done() {
        paper.png()
                .ifPresentOrElse(
                        png -> {
                            close.run();
                            signed.accept(new Vouching.Signature(sheet, png));
                        },
                        () -> {
                            problem.setText(words.say("handover.sign.empty"));
                            problem.setVisible(true);
                            problem.setManaged(true);
                        });
    }

    SignaturePad pad() {
        return paper.pad();
    }

    @Override
    public String title() {
        return words.say("handover.sign.title");
    }

    @Override
    public Node node() {
        return node;
    }
}
