package org.lockfast.desktop;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * One bar to scan, to find and to do. Answers drop down beneath it as one types; Enter takes a code
 * of ours, the chosen answer, or the whole list; Esc gives the focus back.
 */
public final class ScanBar extends StackPane {
    /** Height of an answer in em of the bar, and the frame of the list, pixels. */
    private static final double ROW = 2.4;

    private static final double EDGES = 4;

    private static final KeyCombination PASTE =
            new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    /** Width of an answer with its place, where the window has room. */
    private static final double WIDEST = 760;

    private final TextField text = new TextField();
    private final ListView<Found> answers = new ListView<>();
    private final Label above = new Label();
    private Finding finding = (typed, answer) -> answer.accept(List.of());
    private Predicate<String> code = typed -> false;
    private Consumer<String> list = typed -> {};
    private Consumer<String> say = said -> {};
    private GivenPictures pictures = GivenPictures.NONE;
    private @Nullable Node focusBefore;
    private boolean listsRecent;
    private Runnable back = () -> {};

    /** A bar that finds nothing yet. */
    public ScanBar() {
        getStyleClass().add("scan-bar");
        text.getStyleClass().add("scan-text");
        text.setPromptText(Words.common().say("scan-bar.prompt"));
        text.setAccessibleText(Words.common().say("scan-bar.name"));
        Node picture = Icon.SCAN.node();
        KeyHint key = KeyHint.of(Keys.BAR);
        HBox bar = new HBox(picture, text, key);
        bar.getStyleClass().add("scan-box");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.focusedProperty()
                .subscribe(focused -> {
                    bar.getStyleClass().remove("focused");
                    if (focused) {
                        bar.getStyleClass().add("focused");
                    }
                });
        // by the focus within the window: it stays while another window is looked at
        sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .subscribe(owner -> {
                    if (!text.equals(owner)) {
                        showAnswers(List.of());
                    }
                });
        answers.getStyleClass().add("scan-answers");
        answers.setManaged(false);
        answers.setVisible(false);
        answers.setFocusTraversable(false);
        text.fontProperty()
                .subscribe(font -> answers.setFixedCellSize(Math.ceil(ROW * font.getSize())));
        above.getStyleClass().add("scan-above");
        above.setManaged(false);
        above.setVisible(false);
        answers.setCellFactory(shown -> new AnswerCell());
        answers.setOnMouseClicked(clicked -> openChosen());
        getChildren().setAll(bar, above, answers);
        text.textProperty().subscribe(this::look);
        takeDropped();
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Who finds. */
    public void setFinding(Finding finder) {
        finding = finder;
    }

    /** Takes what was typed if it is a code of ours; true if it was. */
    public void setCode(Predicate<String> taker) {
        code = taker;
    }

    /** Shows the whole list of what matches. */
    public void setList(Consumer<String> shower) {
        list = shower;
    }

    /** Says aloud how many answers there are. */
    public void setSay(Consumer<String> speaker) {
        say = speaker;
    }

    /** Who reads the pictures that are given here. */
    public void setPictures(GivenPictures reader) {
        pictures = reader;
    }

    /**
     * Lists what was read off a picture, the first one chosen; Enter opens it.
     *
     * @param said stands above the list
     * @return false where the officer went on to something else, in the bar or elsewhere: nothing
     *     is listed then
     */
    public boolean offer(List<Found> found, String said) {
        if (!text.getText().isEmpty() || !text.equals(getScene().getFocusOwner())) {
            return false;
        }
        above.setText(said);
        showAnswers(found);
        answers.getSelectionModel().selectFirst();
        return true;
    }

    /** Nothing is listed any more: what was, was this officer's, on this screen. */
    void hideAnswers() {
        showAnswers(List.of());
    }

    /** Empty, as for somebody else. */
    void clear() {
        text.clear();
        hideAnswers();
    }

    private void takeDropped() {
        setOnDragOver(over -> {
            if (GivenPicture.isOn(over.getDragboard())) {
                over.acceptTransferModes(TransferMode.COPY);
                over.consume();
            }
        });
        setOnDragDropped(dropped -> {
            dropped.setDropCompleted(given(dropped.getDragboard()));
            dropped.consume();
        });
    }

    /** Takes the picture or file that is there, if one is; the focus is here then. */
    boolean given(Clipboard board) {
        Optional<GivenPicture> there = GivenPicture.of(board);
        there.ifPresent(picture -> {
            text.clear();
            showAnswers(List.of()); // of the picture before
            enter();
            if (getScene().getWindow() != null) {
                getScene().getWindow().requestFocus(); // a drop leaves it to another program
            }
            pictures.given(picture);
        });
        return there.isPresent();
    }

    /** Takes the focus, remembering where it was. */
    public void enter() {
        Node owner = getScene().getFocusOwner();
        if (!text.equals(owner)) {
            focusBefore = owner;
            back = Focus.returnTo(owner);
        }
        text.requestFocus();
        text.selectAll();
    }

    /** The same by its key: what was opened last is listed while nothing is typed. */
    void ask(List<Found> recent) {
        enter();
        if (text.getText().isEmpty() && !recent.isEmpty()) {
            showAnswers(recent);
            listsRecent = true;
            say.accept(Words.common().count("scan-bar.recent", recent.size()));
        }
    }

    /** What is typed. */
    public TextField text() {
        return text;
    }

    private void look(String typed) {
        if (listsRecent) {
            showAnswers(List.of()); // Down is of what is typed, which is not found yet
        }
        if (typed.isBlank()) {
            showAnswers(List.of());
            return;
        }
        finding.find(
                typed.strip(),
                found -> {
                    if (typed.equals(text.getText()) && text.isFocused()) {
                        above.setText("");
                        showAnswers(found);
                        say.accept(said(found));
                    }
                });
    }

    private static String said(List<Found> found) {
        return found.stream().anyMatch(Found::close)
                ? Words.common()
                        .say(
                                "scan-bar.close",
                                found.stream().map(Found::text).collect(Collectors.joining(", ")))
                : Words.common().count("scan-bar.results", found.size());
    }

    private void showAnswers(List<Found> found) {
        listsRecent = false;
        answers.getItems().setAll(found);
        answers.setVisible(!found.isEmpty());
        above.setVisible(!found.isEmpty() && !above.getText().isEmpty());
        answers.getSelectionModel().clearSelection();
        requestLayout();
    }

    private void pressed(KeyEvent event) {
        if (PASTE.match(event)) {
            if (given(Clipboard.getSystemClipboard())) {
                event.consume();
            }
            return;
        }
        int at = answers.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> choose(at + 1);
            case UP -> choose(at - 1);
            case ENTER -> enterPressed();
            case ESCAPE -> {
                if (pictures.stop()) {
                    break;
                }
                if (answers.isVisible() && text.getText().isEmpty() && !listsRecent) {
                    showAnswers(List.of());
                    break;
                }
                if (text.getText().isEmpty() && focusBefore == null) {
                    return; // nothing to leave: Esc means back
                }
                showAnswers(List.of());
                leave();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int index) {
        if (!answers.getItems().isEmpty()) {
            answers.getSelectionModel().select(Math.clamp(index, 0, answers.getItems().size() - 1));
            Found chosen = answers.getSelectionModel().getSelectedItem();
            say.accept(
                    chosen.where().isEmpty()
                            ? chosen.text()
                            : chosen.text() + ". " + chosen.where());
        }
    }

    private void enterPressed() {
        String typed = text.getText().strip();
        if (typed.isEmpty()) {
            openChosen(); // what a picture showed
            return;
        }
        if (code.test(typed)) {
            text.clear();
        } else if (!openChosen()) {
            text.clear();
            list.accept(typed);
        }
    }

    private boolean openChosen() {
        Found chosen = answers.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return false;
        }
        text.clear();
        showAnswers(List.of());
        chosen.open().run();
        return true;
    }

    private void leave() {
        text.clear();
        if (focusBefore != null && focusBefore.getScene() != null) {
            back.run();
        }
        focusBefore = null;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double high = Math.min(answers.getItems().size(), 10) * answers.getFixedCellSize() + EDGES;
        double room =
                getScene() == null
                        ? WIDEST
                        : getScene().getWidth() - localToScene(0, 0).getX() - 16;
        double wide = Math.max(getWidth(), Math.min(WIDEST, room));
        double top = getHeight() + 4;
        double head = above.isVisible() ? snapSizeY(above.prefHeight(wide)) : 0;
        above.resizeRelocate(0, top, wide, head);
        answers.resizeRelocate(
                0, head == 0 ? top : top + head - 1, wide, high); // one edge for both
    }

    private static final class AnswerCell extends ListCell<Found> {
        private final Label words = new Label();
        private final Label where = new Label();
        private final StackPane picture = new StackPane();
        private final HBox row;

        AnswerCell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            words.getStyleClass().add("strong");
            where.getStyleClass().add("muted");
            where.setMinWidth(Region.USE_PREF_SIZE);
            Region apart = new Region();
            HBox.setHgrow(apart, Priority.ALWAYS);
            row = new HBox(picture, words, apart, where);
            row.getStyleClass().add("answer");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Found found, boolean empty) {
            super.updateItem(found, empty);
            if (found == null) {
                setGraphic(null);
                setAccessibleText("");
            } else {
                picture.getChildren().setAll(found.icon().node());
                words.setText(found.text());
                where.setText(Collar.kept(found.where()));
                setAccessibleText(found.text() + ". " + found.where());
                setGraphic(row);
            }
        }
    }
}
