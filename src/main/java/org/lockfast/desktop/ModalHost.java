package org.lockfast.desktop;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The veil over the window and the one box on it. While it is up, what lies behind can be neither
 * reached nor read.
 */
final class ModalHost extends StackPane implements Modals {
    private final Node behind;
    private final VBox box = new VBox();
    private final ScrollPane scroll = scroll();
    private @Nullable Modal modal;
    private Runnable focusBefore = () -> {};

    ModalHost(Node behind) {
        this.behind = behind;
        getStyleClass().add("veil");
        box.getStyleClass().add("modal");
        box.setAccessibleRole(AccessibleRole.DIALOG);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(box);
        setVisible(false);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close();
                        event.consume();
                    }
                });
    }

    /** Scrolls only what is taller than the window: title and edges of the box stay in sight. */
    private static ScrollPane scroll() {
        ScrollPane pane =
                new ScrollPane() {
                    @Override
                    public Orientation getContentBias() {
                        return Orientation.HORIZONTAL; // how high follows from how wide
                    }
                };
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        pane.getStyleClass().add("modal-scroll");
        return pane;
    }

    @Override
    public void open(Modal now) {
        if (modal != null) {
            close();
        }
        modal = now;
        focusBefore = Focus.returnTo(getScene().getFocusOwner());
        Label title = new Label(now.title());
        title.getStyleClass().add("title");
        Button close = new Button(Words.common().say("modal.close"), Icon.CROSS.node());
        close.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        close.getStyleClass().add("flat");
        close.setAccessibleText(Words.common().say("modal.close"));
        close.setOnAction(pressed -> close());
        Region apart = new Region();
        HBox.setHgrow(apart, Priority.ALWAYS);
        HBox head = new HBox(title, apart, close);
        head.getStyleClass().add("modal-head");
        StackPane page = new StackPane(now.node());
        page.getStyleClass().add("modal-page");
        scroll.setContent(page);
        scroll.setVvalue(0);
        box.getChildren().setAll(head, scroll);
        box.setAccessibleText(now.title());
        setVisible(true);
        // Disabled, so that Tab cannot leave the box and a reader cannot wander behind it.
        behind.setDisable(true);
        behind.getStyleClass().add("behind");
        box.applyCss(); // the pane takes its content in with its skin
        Focus.firstIn(now.node()).ifPresentOrElse(Node::requestFocus, close::requestFocus);
    }

    @Override
    public void close() {
        if (modal == null) {
            return;
        }
        Modal was = modal;
        modal = null;
        setVisible(false);
        box.getChildren().clear();
        scroll.setContent(null);
        behind.setDisable(false);
        behind.getStyleClass().remove("behind");
        focusBefore.run();
        was.closed();
    }

    /** What is open. */
    Optional<Modal> current() {
        return Optional.ofNullable(modal);
    }

    /** Handles a scan while something is open: its own, or said aloud. */
    boolean scanned(Scan scan, BiConsumer<Modal, Scan> refused) {
        if (modal == null) {
            return false;
        }
        if (!modal.scanned(scan)) {
            refused.accept(modal, scan);
        }
        return true;
    }
}
