package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.report.Proofs;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

class JournalProofsTest {
    @TempDir Path folder;

    @Test
    void findsWhatIsAlteredOrLeftOut() {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = exhibit(test);
            List<Happening> story = test.store().movements().storyOfExhibit(exhibit.id());
            Set<UUID> subjects = new HashSet<>(Set.of(exhibit.id()));
            test.store().movements().packagesOf(exhibit.id()).forEach(p -> subjects.add(p.id()));
            JournalProofs proofs =
                    new JournalProofs(test.store().journal(), TestStore.ZONE, (records, of) -> {});

            Proofs.Proof asItIs = proofs.check(subjects, story);
            assertThat(asItIs.good()).isTrue();
            assertThat(asItIs.entries()).hasSameSizeAs(story).allMatch(one -> one.good() == 2);
            assertThat(asItIs.head()).isEqualTo(story.getLast().eid());
            assertThat(asItIs.devices()).containsValue("SCN-07");

            List<Happening> altered = new ArrayList<>(story);
            altered.set(story.size() - 1, saying(story.getLast(), "Something else"));
            Proofs.Proof changed = proofs.check(subjects, altered);
            assertThat(changed.good()).isFalse();
            assertThat(changed.entries().getLast().wrong()).contains("something else");

            Proofs.Proof shorter = proofs.check(subjects, story.subList(0, story.size() - 1));
            assertThat(shorter.good()).isFalse();
            assertThat(shorter.unshown()).isEqualTo(1);
        }
    }

    private static Happening saying(Happening h, String note) {
        return new Happening(
                h.eid(),
                h.record(),
                h.subject(),
                h.type(),
                new ExhibitEvent.Noted(note),
                h.occurred(),
                h.recorded(),
                h.actor(),
                h.role(),
                h.vouch(),
                h.with(),
                h.corrects(),
                h.device(),
                h.epoch(),
                h.seq(),
                h.parents(),
                h.app(),
                h.withheld());
    }

    private static Exhibit exhibit(TestStore test) {
        Case of =
                TestStore.value(
                        test.store()
                                .openingCases()
                                .open(test.session(Who.SCENE), "43/1/26", "Theft", List.of()));
        ExhibitForm form =
                new ExhibitForm(
                        null,
                        "JSM/1",
                        "A knife",
                        null,
                        OffsetDateTime.parse("2026-06-16T08:40:00+01:00"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "A0000001",
                        null,
                        null,
                        Map.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        Exhibit exhibit =
                TestStore.value(
                        test.store().recordingExhibits().record(test.session(Who.SCENE), of, form));
        TestStore.value(
                test.store()
                        .recordingExhibits()
                        .note(test.session(Who.SCENE), exhibit, "Blade 10 cm"));
        return exhibit;
    }
}
