package org.lockfast.journal;

import java.util.List;

/** Told of entries once the index shows them, on the index's own thread, in journal order. */
@FunctionalInterface
public interface JournalListener {
    void indexed(List<RecordedEvent> events);
}
