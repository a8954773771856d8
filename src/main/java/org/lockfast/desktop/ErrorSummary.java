package org.lockfast.desktop;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * "There is a problem": takes the focus, each line leads to its field, F6 walks from field to
 * field. Hidden while there is nothing to mend.
 */
public final class ErrorSummary extends VBox {
    private final Label title = new Label();
    private final VBox lines = new VBox();
    private List<Problem> problems = List.of();
    private Consumer<Problem> goTo = problem -> {};
    private int at = -1;

    /** A hidden summary. */
    public ErrorSummary() {
        getStyleClass().add("error-summary");
        title.getStyleClass().add("heading");
        lines.getStyleClass().add("error-lines");
        HBox head = new HBox(Icon.ACT.node(), title);
        head.getStyleClass().add("error-head");
        getChildren().setAll(head, lines);
        setMinHeight(USE_PREF_SIZE);
        setFocusTraversable(true);
        clear();
    }

    /**
     * Shows what there is to mend and takes the focus.
     *
     * @param goTo focuses the field of a problem
     */
    public void show(Problems all, Consumer<Problem> goTo) {
        problems = all.list();
        this.goTo = goTo;
        at = -1;
        title.setText(Words.common().count("summary.title", problems.size()));
        lines.getChildren().setAll(problems.stream().map(this::line).toList());
        StringBuilder aloud = new StringBuilder(title.getText());
        problems.forEach(problem ->
                aloud.append(aloud.toString().endsWith(".") ? " " : ". ").append(problem.said()));
        setAccessibleText(aloud.toString());
        setVisible(true);
        setManaged(true);
        requestFocus();
    }

    private Hyperlink line(Problem problem) {
        Hyperlink link = new Hyperlink(problem.said());
        link.setWrapText(true);
        link.setOnAction(pressed -> go(problems.indexOf(problem)));
        return link;
    }

    /**
     * Goes to the field of the next problem, round again after the last; does nothing when hidden.
     */
    public void walk() {
        if (!problems.isEmpty()) {
            go((at + 1) % problems.size());
        }
    }

    private void go(int index) {
        at = index;
        goTo.accept(problems.get(index));
    }

    /** True while there is something to mend. */
    public boolean isShown() {
        return !problems.isEmpty();
    }

    /** Hides it. */
    public final void clear() {
        problems = List.of();
        lines.getChildren().clear();
        setAccessibleText(Words.common().say("summary.nothing"));
        setVisible(false);
        setManaged(false);
    }
}
