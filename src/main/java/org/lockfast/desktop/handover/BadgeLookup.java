package org.lockfast.desktop.handover;

import java.util.Optional;
import java.util.function.Consumer;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.Work;
import org.lockfast.label.BadgeCode;
import org.lockfast.officer.Officer;

/** Looks up whose a badge is. Until that is known nothing is signed: it may change who signs. */
final class BadgeLookup {
    private final Desk desk;
    private final Work work;
    private boolean underWay;

    BadgeLookup(Desk desk, Work work) {
        this.desk = desk;
        this.work = work;
    }

    /** Whether one is being looked up. */
    boolean isUnderWay() {
        return underWay;
    }

    /**
     * Looks one up.
     *
     * @param then takes the officer; empty where it is of none at work known here
     */
    void find(Scan badge, Consumer<Optional<Officer>> then) {
        underWay = true;
        work.run(
                progress -> Answer.done(BadgeCode.find(badge.code(), desk.officers().all())),
                found -> {
                    underWay = false;
                    then.accept(found);
                },
                refusal -> underWay = false,
                fault -> {
                    underWay = false;
                    work.fault(fault);
                });
    }
}
