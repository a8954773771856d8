package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.RecordedEvent;

/** A real index that follows a history as it is made; a reader that is not given back fails. */
abstract class OnIndex {
    @TempDir Path directory;
    IndexDatabase index;
    Projection projection;
    final History history = new History(41);

    @BeforeEach
    void openIndex() {
        index = IndexDatabase.create(directory, Stores.KEY, History.STORE);
        projection = new Projection(index, Stores.ROOMS);
    }

    @AfterEach
    void closeIndex() {
        int lent = index.lent();
        index.close();
        assertThat(lent).as("readers not given back").isZero();
    }

    /** Records an event and brings the index up to date. */
    RecordedEvent add(UUID subject, DomainEvent event) {
        return follow(history.add(subject, event));
    }

    RecordedEvent follow(RecordedEvent entry) {
        projection.apply(java.util.List.of(entry), entry.record() + 1);
        return entry;
    }
}
