package org.lockfast.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToolBar;
import org.assertj.core.api.Assertions;

/**
 * What every screen owes people who do not see it or do not use a mouse: each control that Tab
 * reaches has a name, each field's label names it, no primary button is ever disabled, and Tab
 * walks the fields in the order they are read.
 */
public final class Accessibility {
    private final List<Node> reached = new ArrayList<>();
    private final Set<Node> labelled = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    private Accessibility() {}

    /**
     * Fails with every breach in the tree; put the node in a scene and lay it out first to have the
     * order checked too.
     */
    public static void check(Node tree) {
        Assertions.assertThat(breaches(tree)).as("breaches of accessibility").isEmpty();
    }

    /** Every breach in the tree, in words. */
    public static List<String> breaches(Node tree) {
        Accessibility walk = new Accessibility();
        walk.visit(tree);
        walk.reached.forEach(walk::named);
        walk.order();
        return walk.found;
    }

    private void visit(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label && label.getLabelFor() != null && !blank(label.getText())) {
            labelled.add(label.getLabelFor());
        }
        if (node instanceof Label label
                && label.getStyleClass().contains("field-name")
                && label.getLabelFor() == null) {
            found.add("The label “" + label.getText() + "” names no field (labelFor)");
        }
        if (node instanceof Button button
                && (button.isDefaultButton() || button.getStyleClass().contains("accent"))
                && (button.isDisable() || button.disableProperty().isBound())) {
            found.add(
                    "The primary button “"
                            + button.getText()
                            + "” can be disabled: it must explain instead");
        }
        if (node.isFocusTraversable() && !node.isDisabled()) {
            reached.add(node);
        }
        inside(node).forEach(this::visit);
    }

    private static List<? extends Node> inside(Node node) {
        return switch (node) {
            case ScrollPane pane ->
                    pane.getContent() == null ? List.of() : List.of(pane.getContent());
            case TitledPane pane ->
                    pane.getContent() == null ? List.of() : List.of(pane.getContent());
            case TabPane pane ->
                    pane.getTabs().stream()
                            .map(Tab::getContent)
                            .filter(content -> content != null)
                            .toList();
            case SplitPane pane -> pane.getItems();
            case ToolBar bar -> bar.getItems();
            case Labeled labeled -> List.of();
            case Control control -> List.of(); // what a skin makes is the control's own affair
            case Parent parent -> parent.getChildrenUnmodifiable();
            default -> List.of();
        };
    }

    private void named(Node node) {
        boolean isField = node instanceof TextInputControl || node instanceof ComboBoxBase;
        boolean hasOwnText =
                !isField && node instanceof Labeled labeled && !blank(labeled.getText());
        if (blank(node.getAccessibleText())
                && !hasOwnText
                && !labelled.contains(node)
                && !(node instanceof TabPane)) {
            found.add(
                    "No name for a reader: "
                            + what(node)
                            + " (label with labelFor, or accessibleText)");
        }
    }

    private void order() {
        for (int i = 1; i < reached.size(); i++) {
            Node before = reached.get(i - 1);
            Node after = reached.get(i);
            if (before.getScene() == null || within(before, after) || within(after, before)) {
                continue;
            }
            Bounds a = seen(before, after);
            Bounds b = seen(after, before);
            boolean below = b.getMinY() >= a.getMinY() - 1 && b.getMaxY() > a.getMinY();
            boolean right = b.getMinX() >= a.getMaxX() - 1;
            if (!below && !right) {
                found.add("Tab goes back up or left from " + what(before) + " to " + what(after));
            }
        }
    }

    /**
     * Where it is; what is scrolled out of sight is at the edge of the pane the other is not in.
     */
    private static Bounds seen(Node node, Node other) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        for (Node pane = node.getParent(); pane != null; pane = pane.getParent()) {
            if (pane instanceof ScrollPane && !within(pane, other)) {
                Bounds port = pane.localToScene(pane.getLayoutBounds());
                double top = Math.clamp(at.getMinY(), port.getMinY(), port.getMaxY());
                double bottom = Math.clamp(at.getMaxY(), top, port.getMaxY());
                at = new BoundingBox(at.getMinX(), top, at.getWidth(), bottom - top);
            }
        }
        return at;
    }

    private static boolean within(Node outer, Node inner) {
        for (Node at = inner; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    private static String what(Node node) {
        String text =
                node instanceof Labeled labeled && !blank(labeled.getText())
                        ? " “" + labeled.getText() + "”"
                        : "";
        return node.getClass().getSimpleName()
                + (node.getId() == null ? "" : " #" + node.getId())
                + text
                + " "
                + node.getStyleClass();
    }

    private static boolean blank(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank();
    }
}
