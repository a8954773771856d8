package org.lockfast.testing.house.desktop.one;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.lockfast.testing.house.desktop.two.TwoController;

/** A view model that knows a control and another screen. */
final class OneViewModel {
    private @Nullable Node control;

    @Nullable Node control() {
        return control;
    }

    void take(Node node) {
        control = node;
    }

    TwoController other() {
        return new TwoController();
    }
}
