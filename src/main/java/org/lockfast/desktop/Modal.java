package org.lockfast.desktop;

import javafx.scene.Node;

/**
 * What is shown over everything else: signing, locking, a step that cannot be undone, the help.
 * Nothing else is modal.
 */
public interface Modal {

    /** What it is called; read aloud when it opens. */
    String title();

    /** Its content, without the title. */
    Node node();

    /**
     * A scan while it is open; false if it means nothing here (it is then announced, never dropped
     * in silence).
     */
    default boolean scanned(Scan scan) {
        return false;
    }

    /** It was closed, by whatever means. */
    default void closed() {}
}
