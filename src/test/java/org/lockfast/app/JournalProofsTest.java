package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.JournalWalk;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.Purpose;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Jcs;
import org.lockfast.report.Proofs;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import tools.jackson.databind.node.ObjectNode;

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

    /** Whoever has a computer's keys writes into its journal what no officer signed. */
    @Test
    void whatNoOfficerSignedIsNotGood() throws IOException, GeneralSecurityException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = exhibit(test);
            test.store().journal().settle();
            Entry forged = unsigned(test);
            MasterKeys masters = test.store().open().masters();
            byte[] key = masters.derive(masters.newest(), Purpose.JOURNAL);
            test.close();
            JournalForger forger =
                    new JournalForger(test.directory().resolve("journal/entries.lfj"), key);
            List<JournalForger.Sealed> records = forger.records();
            records.add(new JournalForger.Sealed((byte) 1, forged.bytes()));
            forger.write(records);
            test.reopen();
            test.store().journal().settle();
            List<Happening> story = test.store().movements().storyOfExhibit(exhibit.id());
            assertThat(story.getLast().eid()).isEqualTo(forged.eid());
            Set<UUID> subjects = new HashSet<>(Set.of(exhibit.id()));
            test.store().movements().packagesOf(exhibit.id()).forEach(p -> subjects.add(p.id()));
            Proofs.Proof proof =
                    new JournalProofs(test.store().journal(), TestStore.ZONE, (records2, of) -> {})
                            .check(subjects, story);
            assertThat(proof.good()).isFalse();
            assertThat(proof.entries().getLast().wrong())
                    .isEqualTo("No officer signed it, and exhibit.noted/1 needs one.");
        }
    }

    /** The last entry again, behind itself, by the device alone. */
    private static Entry unsigned(TestStore test) {
        Entry last = null;
        JournalWalk walk = test.store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            last = some.getLast().entry();
        }
        Entry noted = Objects.requireNonNull(last);
        String text = new String(noted.bytes(), StandardCharsets.UTF_8).split("\n", 3)[1];
        ObjectNode line = (ObjectNode) Jcs.parse(text.getBytes(StandardCharsets.UTF_8));
        line.put("seq", noted.seq() + 1).put("prev", noted.eid().base64());
        line.put("id", UUID.randomUUID().toString());
        line.remove(List.of("act", "with", "sig"));
        return Entries.sign(line, List.of(test.store().device().signer(0)));
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
