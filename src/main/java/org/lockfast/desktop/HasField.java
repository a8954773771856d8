package org.lockfast.desktop;

import javafx.scene.Node;

/** A control made of several, of which one takes the caret. */
public interface HasField {

    /** The control that takes the caret, that a label names and that an error points to. */
    Node field();

    /** The control that takes the caret within any node: its field, or the node itself. */
    static Node of(Node node) {
        return node instanceof HasField composite ? composite.field() : node;
    }
}
