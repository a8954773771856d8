package org.lockfast.app.window;

import org.lockfast.desktop.Desk;
import org.lockfast.testing.TestStore;

/** The very desk the window makes, over a test's store, for one of its officers. */
public final class TestDesk {
    private TestDesk() {}

    public static Desk of(TestStore test, TestStore.Who who) {
        return new StoreDesk(test.store(), test.session(who));
    }
}
