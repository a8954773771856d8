package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.consult.Act;
import org.lockfast.consult.Acts;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;

/** What the auditor is shown of entries goes by no writer's clock. */
class ActsTest extends OnIndex {
    private Acts.Listed newest(int most, Map<String, Set<String>> names) {
        return new JdbiActs(index)
                .newest(new Act.Asked(null, Set.of(), Instant.MIN, Instant.MAX, most, true, names));
    }

    @Test
    void aClockFarAheadTakesNoPlaceAndTheLimitCountsWhatIsListed() {
        Instant now = history.now();
        UUID early = history.id();
        UUID last = history.id();
        add(early, new ExhibitEvent.Noted("Early"));
        history.clock(now.plusSeconds(1_600_000_000));
        for (int i = 0; i < 5; i++) {
            add(history.id(), new ExhibitEvent.Noted("Of the year 2076"));
        }
        history.clock(now.plusSeconds(60));
        add(last, new ExhibitEvent.Noted("Last"));
        for (int i = 0; i < 5; i++) {
            add(history.id(), new CaseEvent.Opened("C/" + i, "None of what is asked for", null));
        }
        Acts.Listed one = newest(1, Map.of("exhibit.", Set.of()));
        assertThat(one.acts()).extracting(Act::subject).containsExactly(last);
        assertThat(one.more()).isTrue();
        Acts.Listed all = newest(7, Map.of("exhibit.noted", Set.of()));
        assertThat(all.acts()).hasSize(7).last().extracting(Act::subject).isEqualTo(early);
        assertThat(all.more()).isFalse();
        Map<String, Set<String>> others =
                Map.of("exhibit.", Set.of("exhibit.noted"), "case.opened", Set.of());
        assertThat(newest(9, others).acts())
                .extracting(Act::what)
                .containsExactlyElementsOf(java.util.Collections.nCopies(5, "case.opened"));
        assertThat(newest(9, Map.of()).acts()).isEqualTo(List.of());
    }
}
