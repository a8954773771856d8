package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.label.CheckingLabels;
import org.lockfast.label.HistoryCode;
import org.lockfast.label.LabelStanding.Verdict;

/** What a record code on a label says of a record that is here in part. */
class RecordCodeTest extends OnIndex {
    private static final String LABEL = "PX7K3M9TRD2HVWJ6";

    @Test
    void whereAnEntryIsNotHereNobodyIsTold() {
        UUID pack = history.id();
        history.acting = history.id();
        add(history.id(), new Recording().as("JSM/1", "Knife").packed(pack, "B1").event());
        RecordedEvent lost = history.add(pack, new ContinuityEvent.InHand("seized", null));
        add(
                pack,
                new ContinuityEvent.LabelPrinted(
                        LABEL, "100x150", 203, "pdf", 1, false, false, null, null));
        assertThat(verdict()).isEqualTo(Verdict.RECORD_INCOMPLETE);
        follow(
                new RecordedEvent(
                        history.position() + 1,
                        lost.entry(),
                        lost.event(),
                        lost.withName(),
                        lost.withheld()));
        assertThat(verdict()).as("now it can be told").isEqualTo(Verdict.RECORD_DIFFERS);
    }

    private Verdict verdict() {
        return new CheckingLabels(
                        new JdbiMovements(index, Stores.ROOMS.events()),
                        _ -> Optional.empty(),
                        _ -> false)
                .typed(LABEL, HistoryCode.typed("7K3M 9TRD").orElseThrow())
                .verdict();
    }
}
