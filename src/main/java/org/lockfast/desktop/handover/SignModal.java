package org.lockfast.desktop.handover;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.SignaturePad;
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
    private final VBox paper = new VBox();
    private final SignaturePad pad = new SignaturePad();
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
        paper.getStyleClass().add("paper");
        paper.setPrefWidth(WIDTH);
        line(sheet.title(), "strong");
        sheet.lines().forEach(text -> line(text, "paper-line"));
        line(when, "paper-line");
        line(words.say("handover.sheet.list", sheet.list()), "paper-list");
        pad.setAccessibleText(words.say("handover.sign.pad"));
        pad.setMinHeight(110);
        pad.setPrefHeight(110);
        paper.getChildren().add(pad);
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
        again.setOnAction(pressed -> pad.clear());
        HBox buttons = new HBox(done, again);
        buttons.getStyleClass().add("typed-row");
        node.getChildren().setAll(long_, problem, buttons);
    }

    private void line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        paper.getChildren().add(label);
    }

    private void done() {
        if (!pad.signedProperty().get()) {
            problem.setText(words.say("handover.sign.empty"));
            problem.setVisible(true);
            problem.setManaged(true);
            return;
        }
        byte[] png = png(paper.snapshot(null, null));
        close.run();
        signed.accept(new Vouching.Signature(sheet, png));
    }

    private static byte[] png(Image picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, picture.getPixelReader().getArgb(x, y));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(copy, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    SignaturePad pad() {
        return pad;
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
