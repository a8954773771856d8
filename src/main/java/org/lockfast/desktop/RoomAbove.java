package org.lockfast.desktop;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.layout.Region;

/** Room above what stands alone in a window: none in a low window, more the higher it is. */
final class RoomAbove extends Region {
    /** Height of a window in which all of it is needed, pixels. */
    private static final double LOW = 720;

    private static final double PART = 0.35;

    /**
     * @param window its height
     */
    RoomAbove(ObservableDoubleValue window) {
        minHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.max(0, window.get() - LOW) * PART, window));
    }
}
