package org.lockfast.testing.house.desktop;

import org.lockfast.testing.house.desktop.two.TwoController;

/** What all screens share; knows one of them, which breaks a rule. */
final class Frame {
    TwoController screen() {
        return new TwoController();
    }
}
