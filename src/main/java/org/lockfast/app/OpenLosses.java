package org.lockfast.app;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.RecordedEvent;

/** Lost records that an epoch names and no administrator has accepted yet. */
public final class OpenLosses {
    private OpenLosses() {}

    /** In the order in which they were named. */
    public static List<JournalEvents.LossAccepted> in(Journal journal, String reason) {
        List<JournalEvents.LossAccepted> open = new ArrayList<>();
        journal.replay(
                0,
                (events, position) -> {
                    for (RecordedEvent recorded : events) {
                        switch (recorded.event()) {
                            case JournalEvents.EpochOpened epoch
                                    when epoch.lostFrom() != null && epoch.lostTo() != null ->
                                    open.add(
                                            new JournalEvents.LossAccepted(
                                                    reason, epoch.lostFrom(), epoch.lostTo()));
                            case JournalEvents.LossAccepted accepted ->
                                    open.removeIf(one ->
                                            one.from() >= accepted.from()
                                                    && one.to() <= accepted.to());
                            case null, default -> {}
                        }
                    }
                });
        return open;
    }

    /** What accepts them. */
    static List<NewEvent> accepting(OpenStore store, List<JournalEvents.LossAccepted> losses) {
        return losses.stream().map(loss -> NewEvent.of(store.id(), loss)).toList();
    }
}
