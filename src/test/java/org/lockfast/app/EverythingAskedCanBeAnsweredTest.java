package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Completeness;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.exhibit.RecordingExhibits;
import org.lockfast.rules.Category;
import org.lockfast.rules.Rules;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** What a record is asked for can be said, afterwards too: no record stays incomplete for ever. */
class EverythingAskedCanBeAnsweredTest {
    @TempDir Path folder;
    private TestStore test;
    private Case of;

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        of =
                TestStore.value(
                        test.store()
                                .openingCases()
                                .open(
                                        test.session(Who.SCENE),
                                        "43/1029/26",
                                        "Burglary",
                                        List.of()));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Exhibit recorded(PropertyKind kind) {
        return TestStore.value(
                recording()
                        .record(
                                test.session(Who.SCENE),
                                kind == PropertyKind.EXHIBIT ? of : null,
                                new ExhibitForm(
                                        kind, null, null, null, null, null, null, null, null, null,
                                        null, null, null, null, null, null, null, null, null, null,
                                        null, null, null)));
    }

    private Rules rules() {
        return test.store().rules().rules();
    }

    private RecordingExhibits recording() {
        return test.store().recordingExhibits();
    }

    /** Answers all that is missing, as the links of the screen do. */
    private Exhibit answered(Exhibit exhibit) {
        Completeness completeness = new Completeness(rules());
        Exhibit now = exhibit;
        for (String code : exhibit.incomplete()) {
            String field = completeness.field(code, 1).orElseThrow();
            now = answer(now, field.replaceAll("\\|.*", ""));
            assertThat(now.incomplete()).as("asked for %s", code).doesNotContain(code);
        }
        return now;
    }

    private Exhibit answer(Exhibit exhibit, String field) {
        String value =
                switch (field) {
                    case "category" -> "OTHER";
                    case "packaging" -> "PAPER_BAG";
                    case "hazards" -> "NONE_IDENTIFIED";
                    case "quantity" -> "1";
                    case "seizedAt" -> "2026-03-14T09:12:00Z";
                    case "seal" -> "A0417733";
                    case "seizedBy" -> "1187";
                    default -> "not known";
                };
        return TestStore.value(
                field.equals("packaging") || field.equals("seal")
                        ? recording()
                                .correctPackage(
                                        test.session(Who.SCENE),
                                        exhibit,
                                        test.store()
                                                .movements()
                                                .packagesOf(exhibit.id())
                                                .getFirst()
                                                .id(),
                                        field,
                                        null,
                                        value,
                                        "said later")
                        : recording()
                                .correct(
                                        test.session(Who.SCENE),
                                        exhibit,
                                        field,
                                        value,
                                        "said later"));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfPropertyCanBeCompleted(PropertyKind kind) {
        Exhibit bare = recorded(kind);
        assertThat(bare.incomplete()).contains("QUANTITY");
        assertThat(answered(bare).incomplete()).isEmpty();
    }

    @Test
    void everyCategoryCanBeCompleted() {
        Exhibit whole = answered(recorded(PropertyKind.EXHIBIT));
        for (Category category : rules().categories().all()) {
            Exhibit of =
                    TestStore.value(
                            recording()
                                    .correct(
                                            test.session(Who.SCENE),
                                            whole,
                                            "category",
                                            category.code(),
                                            "looked at again"));
            whole = answered(of);
            assertThat(whole.incomplete()).as(category.code()).isEmpty();
        }
    }
}
