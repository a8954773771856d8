package org.lockfast.desktop.handover;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.Work;
import org.lockfast.label.BadgeCode;
import org.lockfast.officer.Officer;

/** Looks up whose a badge is. Until that is known nothing is signed: it may change who signs. */
final class BadgeLookup {
    private final Desk desk;
    private final Work work;
    private @Nullable Job job;

    BadgeLookup(Desk desk, Work work) {
        this.desk = desk;
        this.work = work;
    }

    /** Whether one is being looked up. */
    boolean isUnderWay() {
        return job != null && job.runningProperty().get();
    }

    /**
     * Looks one up.
     *
     * @param then takes the officer; empty where it is of none at work known here
     */
    void find(Scan badge, Consumer<Optional<Officer>> then) {
        job = work.read(() -> BadgeCode.find(badge.code(), desk.officers().all()), then);
    }
}
