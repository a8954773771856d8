package org.lockfast.desktop;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.HeadCode;
import org.lockfast.label.QrSquare;

/** This computer's code, large enough for a scanner, beside room for the other one's. */
public final class HeadsModal implements Modal {
    /** Dots of a module: some 1.5 mm on most screens, read at arm's length. */
    private static final int DOTS = 6;

    private final HeadsModel model;
    private final HBox node = new HBox();
    private final Words words = Words.common();
    private final ImageView picture = new ImageView();
    private final Label typed = new Label();

    /** Shows the code, and takes the other's by scan or by hand. */
    public HeadsModal(HeadsModel model) {
        this.model = model;
        node.getStyleClass().add("heads");
        node.getChildren().setAll(mine(), theirs());
        model.own.subscribe(this::show);
        model.shown();
    }

    /** The same where the other's code was scanned already. */
    public static HeadsModal reading(HeadsModel model, Scan scan) {
        HeadsModal modal = new HeadsModal(model);
        modal.scanned(scan);
        return modal;
    }

    private VBox mine() {
        picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        picture.setAccessibleText(words.say("heads.picture"));
        picture.setId("heads-code");
        picture.setSmooth(false);
        VBox paper = new VBox(picture);
        paper.getStyleClass().add("heads-paper");
        typed.setWrapText(true);
        typed.getStyleClass().addAll("mono", "heads-typed");
        return column(heading("heads.mine"), paper, small("heads.typed"), typed);
    }

    private VBox theirs() {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(model.theirs);
        field.setOnAction(pressed -> model.read());
        Button read = new Button(words.say("heads.read"));
        read.getStyleClass().add("accent");
        read.setOnAction(pressed -> model.read());
        Banner answer = new Banner();
        answer.setId("heads-answer");
        answer.setText("");
        model.said.subscribe(said -> {
            answer.setVisible(said != null);
            answer.setManaged(said != null);
            if (said != null) {
                answer.setTone(said.tone());
                answer.setTitle(said.sentence());
            }
        });
        VBox column =
                column(
                        heading("heads.theirs"),
                        text("heads.theirs.more"),
                        new FormField(words.say("heads.code"), words.say("heads.code.hint"), field),
                        read,
                        answer,
                        small("heads.why"));
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private static VBox column(Node... content) {
        VBox column = new VBox(content);
        column.getStyleClass().add("heads-column");
        return column;
    }

    private Label heading(String key) {
        Label label = text(key);
        label.getStyleClass().add("strong");
        return label;
    }

    private Label small(String key) {
        Label label = text(key);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    private Label text(String key) {
        Label label = new Label(words.say(key));
        label.setWrapText(true);
        return label;
    }

    private void show(@Nullable HeadCode own) {
        if (own == null) {
            return;
        }
        picture.setImage(image(QrSquare.of(own.text())));
        typed.setText(own.forTyping().grouped());
    }

    /** Dark on light by day and by night: what is light on dark, many scanners do not read. */
    private static WritableImage image(QrSquare square) {
        int edge = (square.edge() + 2 * QrSquare.QUIET) * DOTS;
        WritableImage image = new WritableImage(edge, edge);
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                int column = x / DOTS - QrSquare.QUIET;
                int row = y / DOTS - QrSquare.QUIET;
                boolean inside =
                        column >= 0 && row >= 0 && column < square.edge() && row < square.edge();
                image.getPixelWriter()
                        .setColor(
                                x,
                                y,
                                inside && square.dark(column, row) ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }

    @Override
    public String title() {
        return words.say("heads.title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean scanned(Scan scan) {
        if (scan.kind() != ScanKind.HEAD) {
            return false;
        }
        model.theirs.set(scan.code());
        model.read();
        return true;
    }
}
