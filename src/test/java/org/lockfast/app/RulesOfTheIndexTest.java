package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.ledger.Hash;
import org.lockfast.rules.ForceList;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.RulesEvent;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** The lists are a fold by dated rules: whose rules, the index says. */
class RulesOfTheIndexTest {
    private static final LocalDate BEFORE = LocalDate.of(2026, 6, 1);
    private static final LocalDate AFTER = LocalDate.of(2026, 7, 1);

    @TempDir Path folder;

    @Test
    void rulesAreKnownByWhatIsInForceNotByTheDay() {
        RuleBook book = changing();
        RulesInForce before = RulesInForce.in(book, BEFORE);
        RulesInForce after = RulesInForce.in(book, AFTER);
        assertThat(before.mark()).isEqualTo(RulesInForce.in(book, BEFORE.plusDays(3)).mark());
        assertThat(before.mark()).isNotEqualTo(after.mark());
        assertThat(after.roomsOf(before.mark(), "d-0000000000000000"))
                .as("an index made before is compared by the rules of then")
                .isNotNull()
                .extracting(rooms -> rooms.rules())
                .isEqualTo(before.mark());
        assertThat(after.roomsOf("of a newer program", "d-0000000000000000")).isNull();
        assertThat(after.roomsOf(null, "d-0000000000000000")).isNull();
    }

    /** Its manager's role came after the index was made: it counts since, though it stood first. */
    @Test
    void rulesWithoutAListThatCountsLateAreFound() {
        ForceList late = list(10, 25);
        ForceList before = list(20, 35);
        RulesInForce then = RulesInForce.in(RuleBook.shipped().with(List.of(before)).book(), AFTER);
        assertThat(then.mark()).isNotEqualTo(RulesInForce.in(RuleBook.shipped(), AFTER).mark());
        assertThat(
                        RulesInForce.roomsOf(
                                AFTER, List.of(late, before), then.mark(), "d-0000000000000000"))
                .isNotNull();
    }

    private static ForceList list(long record, int minutes) {
        String text = limits(minutes);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ForceList(
                Hash.sha256(bytes),
                record,
                null,
                Instant.parse("2026-06-16T08:00:00Z"),
                new RulesEvent.PutInForce("limits", 1, Hash.sha256(bytes), text, "Force order 1"));
    }

    private static String limits(int minutes) {
        return """
        {"pack": "limits", "version": 1, "effective": "2026-06-20",
         "reviewBy": "2027-12-31", "owner": "Test force", "status": "test",
         "source": ["test"], "note": "Shorter.",
         "entries": [{"code": "HANDOVER", "value": %d, "unit": "MINUTES"}]}
        """
                .formatted(minutes);
    }

    private static RuleBook changing() {
        RuleBook.Adoption adopted =
                RuleBook.shipped()
                        .adopt(Map.of("limits.json", limits(30).getBytes(StandardCharsets.UTF_8)));
        assertThat(adopted.problems()).isEmpty();
        return adopted.book();
    }

    @Test
    void anIndexOfOtherRulesIsMadeAnewWhenTheStoreIsOpened() throws SQLException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = TestStore.value(recorded(test));
            String today = String.valueOf(test.store().index().rules());
            test.store()
                    .index()
                    .jdbi()
                    .useHandle(handle ->
                            assertThat(
                                            handle.execute(
                                                    "update meta set text = 'others' where name = 'rules'"))
                                    .isEqualTo(1));
            assertThat(test.reopen().index().rules()).isEqualTo(today);
            assertThat(test.store().exhibits().byId(exhibit.id())).contains(exhibit);
            assertThat(test.run(Who.AUDITOR, "verify").code()).isZero();
        }
    }

    private static org.lockfast.journal.Outcome<Exhibit> recorded(TestStore test) {
        return test.store()
                .recordingExhibits()
                .record(
                        test.session(Who.SCENE),
                        null,
                        new ExhibitForm(
                                PropertyKind.FOUND,
                                null,
                                "Bicycle",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
    }
}
