package org.lockfast.desktop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * One screen: what the frame shows in its content area.
 *
 * <p>A screen is built once for a {@link Place}, may be shown and hidden many times (back returns
 * to the very same instance, so row and scroll position are kept), and is dropped when it leaves
 * the history. Whatever is subscribed in {@link #shown()} is returned in {@link #hidden()}: a
 * listener left behind keeps the whole screen alive.
 */
public interface Screen {

    /** The content, always the same node. */
    Node node();

    /**
     * Name in the breadcrumb and in the window title, e.g. "Exhibit JSM/4"; may change while shown.
     */
    ObservableValue<String> title();

    /** The screen is now what the officer sees: subscribe and read afresh. On the FX thread. */
    void shown();

    /**
     * The screen is no longer seen: return every subscription taken in {@link #shown()}. On the FX
     * thread.
     */
    void hidden();

    /**
     * What lies above this screen in the breadcrumb, outermost first; read again whenever {@link
     * #title()} changes.
     */
    default List<Crumb> trail() {
        return List.of();
    }

    /** How the frame stands around the screen. */
    default Layout layout() {
        return Layout.DESK;
    }

    /**
     * In {@link Layout#SCENE}: the top line instead of the top bar ({@link SceneTop}); none by
     * default.
     */
    default Optional<Node> sceneTop() {
        return Optional.empty();
    }

    /**
     * What stays in sight beneath the content when that scrolls, in any layout: the buttons that
     * finish the job, in an HBox of style class {@code scene-foot}; none by default. Always the
     * same node.
     */
    default Optional<Node> foot() {
        return Optional.empty();
    }

    /**
     * Puts the caret where work begins. Called at the first showing; later showings return to where
     * the caret was.
     */
    default void focusFirst() {
        Focus.first(node());
    }

    /**
     * What keys do here besides those that work everywhere. Single letters act only while no text
     * is being typed.
     */
    default Map<Keys, Runnable> keys() {
        return Map.of();
    }

    /**
     * A scan arrived while this screen is shown.
     *
     * @return true if the screen dealt with it; false hands it to what scans do everywhere
     */
    default boolean scanned(Scan scan) {
        return false;
    }

    /**
     * The code of another computer was scanned while this screen is shown ({@link ScanKind#HEAD}):
     * no screen takes it for a seal or label.
     *
     * @return true if the screen dealt with it; false hands it to what scans do everywhere
     */
    default boolean scannedHead(Scan scan) {
        return false;
    }

    /** A title that never changes. */
    static ObservableValue<String> titled(String title) {
        return new ReadOnlyStringWrapper(title);
    }
}
