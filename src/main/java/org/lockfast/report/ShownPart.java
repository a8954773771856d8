package org.lockfast.report;

import java.util.List;
import org.lockfast.continuity.HeadsShown;

/** What two computers showed each other at a hand-over of the exhibit, and whether it held. */
final class ShownPart {
    private final Printing printing;

    ShownPart(Printing printing) {
        this.printing = printing;
    }

    /** One sentence for each code that was read. */
    List<String> sentences() {
        return printing.shown().stream().map(this::sentence).toList();
    }

    private String sentence(HeadsShown.Shown one) {
        String device = printing.proof().device(one.code().device());
        return printing.proof().device(one.by())
                + " recorded at "
                + printing.times().second(one.at())
                + " that the newest entry of "
                + device
                + " was number "
                + one.code().seq()
                + " of epoch "
                + one.code().epoch()
                + ", "
                + one.code().eid()
                + (one.code().signature() == null
                        ? " (typed, without a signature)"
                        : " (in a code that carries a signature)")
                + switch (one.standing()) {
                    case AGREES ->
                            ". That entry is here, the same, and names all that "
                                    + device
                                    + " had recorded before it.";
                    case AWAITED -> ". That entry has not come here.";
                    case CONTRADICTED ->
                            ". It does not agree: the records of "
                                    + device
                                    + " hold another entry there, or go on from before it.";
                };
    }
}
