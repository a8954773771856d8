package org.lockfast.exchange;

import java.util.List;
import java.util.Map;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/** What is recorded of an import beside the exhibits themselves. */
public sealed interface ImportEvent extends DomainEvent {
    /**
     * Rows of this file follow; {@code sha256} is of the file's bytes, {@code map} the mapping as
     * it was used.
     */
    @EventName("import.started/1")
    record Started(@Committed String file, Hash sha256, @Committed String map)
            implements ImportEvent {}

    /** A row that could become no exhibit is kept whole. {@code row} counts data records from 1. */
    @EventName("import.row-quarantined/1")
    record RowQuarantined(
            Hash rowHash,
            int rowOccurrence,
            int row,
            @Committed Map<String, String> columns,
            List<String> reasons)
            implements ImportEvent {}

    /** Every row has its verdict. */
    @EventName("import.finished/1")
    record Finished(int rows, int imported, int warned, int quarantined, int already)
            implements ImportEvent {}
}
