package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.Conflict;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.RecordedEvent;

/** Exhibits of one case with one reference, when several change in one go, as entries come in. */
class ReferencesTest extends OnIndex {
    private final UUID file = history.id();

    private RecordedEvent recorded(UUID exhibit, String reference) {
        Recording recording = new Recording().as(reference, "Knife").packed(history.id(), null);
        recording.caseId = file;
        return add(exhibit, recording.event());
    }

    private RecordedEvent corrected(UUID exhibit, String to) {
        return history.add(exhibit, new ExhibitEvent.Corrected("reference", null, to, "misread"));
    }

    @Test
    void twoThatComeToOneReferenceFromTwoOthersAreTold() {
        UUID first = history.id();
        UUID second = history.id();
        List<RecordedEvent> both = List.of(recorded(first, "JSM/1"), recorded(second, "JSM/2"));
        RecordedEvent last = corrected(first, "JSM/3");
        RecordedEvent very = corrected(second, "JSM/3");
        projection.apply(List.of(last, very), very.record() + 1);
        assertThat(new JdbiConflicts(index).open())
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.kind()).isEqualTo(Conflict.Kind.REFERENCE);
                    assertThat(conflict.eids())
                            .containsExactlyInAnyOrderElementsOf(
                                    both.stream().map(e -> e.entry().eid()).toList());
                });
    }

    @Test
    void whoLeavesOneConflictForAnotherIsInTheOther() {
        UUID stays = history.id();
        UUID goes = history.id();
        UUID there = history.id();
        recorded(stays, "JSM/1");
        recorded(goes, "JSM/1");
        recorded(there, "JSM/2");
        RecordedEvent from = corrected(there, "JSM/3");
        RecordedEvent to = corrected(goes, "JSM/3");
        projection.apply(List.of(from, to), to.record() + 1);
        assertThat(new JdbiConflicts(index).open()).hasSize(1);
        assertThat(new JdbiExhibits(index).byReference("JSM/3")).hasSize(2);
        assertThat(new JdbiConflicts(index).exhibits(new JdbiConflicts(index).open().getFirst()))
                .containsExactlyInAnyOrder(goes, there);
    }
}
