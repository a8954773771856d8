package org.lockfast.app;

import java.util.List;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.NewEvent;

/** Lost records that an epoch names and no administrator has accepted yet. */
public final class OpenLosses {
    private OpenLosses() {}

    /** What would accept each, in the order in which they were named. */
    public static List<JournalEvents.LossAccepted> in(Journal journal, String reason) {
        return journal.openLosses().stream()
                .map(loss -> new JournalEvents.LossAccepted(reason, loss.from(), loss.to()))
                .toList();
    }

    /** What accepts them. */
    static List<NewEvent> accepting(OpenStore store, List<JournalEvents.LossAccepted> losses) {
        return losses.stream().map(loss -> NewEvent.of(store.id(), loss)).toList();
    }
}
