package org.lockfast.desktop;

import java.util.UUID;
import org.lockfast.consult.Look;

/** Notes what an officer looks at; where that cannot be done it is said, and shown all the same. */
public final class Looking {
    private Looking() {}

    /** Notes it beside whatever else is done. */
    public static void note(Desk desk, Work work, Notices notices, Look look) {
        work.read(() -> desk.looked(look), noted -> said(notices, noted));
    }

    /** Notes that an exhibit is opened; of one that they may not look at, that they wanted to. */
    public static void note(Desk desk, Work work, Notices notices, UUID exhibit) {
        work.read(
                () ->
                        desk.looked(
                                desk.exhibits()
                                                .byId(exhibit)
                                                .filter(one -> one.withheld() != null)
                                                .isPresent()
                                        ? new Look(Look.Kind.REFUSED, exhibit, "", null)
                                        : Look.at(Look.Kind.EXHIBIT, exhibit)),
                noted -> said(notices, noted));
    }

    private static void said(Notices notices, boolean noted) {
        if (!noted) {
            notices.say(Words.common().say("look.not-noted"));
        }
    }
}
