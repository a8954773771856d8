package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.NamedEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Hash;

/** Which entries are in whose name, and which of them are answered, in whatever order they come. */
class InNameTest extends OnIndex {
    private final UUID smith = history.id();
    private final UUID keeper = history.id();
    private final UUID exhibit = history.id();
    private final UUID pack = history.id();

    private List<Hash> open(UUID officer) {
        JdbiInName named = new JdbiInName(index, Stores.EVENTS);
        List<Hash> open = named.open(officer, 100).stream().map(Happening::eid).toList();
        assertThat(named.count(officer)).isEqualTo(open.size());
        return open;
    }

    private RecordedEvent note(String how) {
        history.acting = smith;
        history.how = how;
        RecordedEvent noted = history.add(exhibit, new ExhibitEvent.Noted("n"));
        history.how = "pwd";
        return noted;
    }

    private static Hash eid(RecordedEvent of) {
        return of.entry().eid();
    }

    @Test
    void whatAPinVouchedForWaitsUntilItsOfficerConfirmsIt() {
        follow(note("pwd"));
        RecordedEvent first = follow(note("pin"));
        RecordedEvent second = follow(note("pin"));
        assertThat(open(smith)).containsExactly(eid(second), eid(first));
        assertThat(open(keeper)).isEmpty();
        history.acting = keeper;
        add(smith, new NamedEvent.Confirmed(List.of(eid(first))));
        add(keeper, new NamedEvent.Confirmed(List.of(eid(first))));
        assertThat(open(smith)).as("said by another officer").hasSize(2);
        history.acting = smith;
        history.how = "pin";
        add(smith, new NamedEvent.Confirmed(List.of(eid(first))));
        assertThat(open(smith)).as("by PIN").hasSize(2);
        history.how = "pwd";
        add(smith, new NamedEvent.Confirmed(List.of(eid(first), Hash.ZERO)));
        assertThat(open(smith)).containsExactly(eid(second));
    }

    @Test
    void anAnswerMayComeBeforeTheEntry() {
        RecordedEvent first = note("pin");
        history.acting = smith;
        RecordedEvent answer = history.add(smith, new NamedEvent.Confirmed(List.of(eid(first))));
        follow(answer);
        assertThat(open(smith)).isEmpty();
        follow(first);
        assertThat(open(smith)).isEmpty();
    }

    @Test
    void whatSomebodyElseRecordedAsSeizedByThemWaitsAndAChallengeAnswersIt() {
        history.acting = keeper;
        Recording of = new Recording().as("JSM/1", "Knife").packed(pack, "A1");
        of.seizedBy = smith;
        RecordedEvent recorded = add(exhibit, of.event());
        assertThat(open(smith)).containsExactly(eid(recorded));
        history.about = eid(recorded);
        add(pack, new ContinuityEvent.Discrepancy(NamedEvent.CHALLENGED, "e", null, "not I"));
        assertThat(open(smith)).as("said by another officer").hasSize(1);
        history.acting = smith;
        history.about = eid(recorded);
        add(pack, new ContinuityEvent.Discrepancy(NamedEvent.CHALLENGED, "e", null, "not I"));
        history.about = null;
        assertThat(open(smith)).isEmpty();
    }
}
