package org.lockfast.desktop;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** Where the caret goes. */
public final class Focus {
    private Focus() {}

    /**
     * Focuses the first control in the tree that can be reached by Tab; nothing if there is none.
     */
    public static void first(Node tree) {
        firstIn(tree).ifPresent(Node::requestFocus);
    }

    /**
     * How to come back to a control exactly as it is left now: caret and selection too, because a
     * field that takes the focus selects its text and the next key would wipe it out.
     */
    public static Runnable returnTo(@Nullable Node owner) {
        if (owner instanceof TextInputControl text) {
            int anchor = text.getAnchor();
            int caret = text.getCaretPosition();
            return () -> {
                text.requestFocus();
                text.selectRange(anchor, caret);
            };
        }
        return owner == null ? () -> {} : owner::requestFocus;
    }

    /** First control in the tree that can be reached by Tab. */
    public static Optional<Node> firstIn(Node tree) {
        if (!tree.isVisible() || tree.isDisabled()) {
            return Optional.empty();
        }
        if (tree.isFocusTraversable()) {
            return Optional.of(tree);
        }
        if (tree instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Optional<Node> found = firstIn(child);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Visits every node of the tree, parents first, in the order of the scene graph. */
    public static void walk(Node tree, Consumer<Node> visit) {
        visit.accept(tree);
        if (tree instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, visit));
        }
    }
}
