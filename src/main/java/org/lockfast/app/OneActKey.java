package org.lockfast.app;

import java.util.List;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalListener;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.keys.UnlockedIdentity;

/**
 * Another officer's key, opened for one act at somebody else's machine: wiped as soon as what it
 * signed is recorded. All entries of one act are signed before the first of them is shown.
 */
final class OneActKey implements JournalListener, AutoCloseable {
    private final Journal journal;
    private final UnlockedIdentity identity;

    OneActKey(Journal journal, UnlockedIdentity identity) {
        this.journal = journal;
        this.identity = identity;
        journal.addListener(this);
    }

    @Override
    public void indexed(List<RecordedEvent> events) {
        String name = identity.vkey().name();
        if (events.stream().anyMatch(event -> event.entry().signers().contains(name))) {
            close();
        }
    }

    @Override
    public void close() {
        identity.close();
        journal.removeListener(this);
    }
}
