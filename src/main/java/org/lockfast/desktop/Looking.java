package org.lockfast.desktop;

import org.lockfast.consult.Look;

/** Notes what an officer looks at; where that cannot be done it is said, and shown all the same. */
public final class Looking {
    private Looking() {}

    /** Notes it beside whatever else is done. */
    public static void note(Desk desk, Work work, Notices notices, Look look) {
        work.read(
                () -> desk.looked(look),
                noted -> {
                    if (!noted) {
                        notices.say(Words.common().say("look.not-noted"));
                    }
                });
    }
}
