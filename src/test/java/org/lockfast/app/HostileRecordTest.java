package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Vouch;
import org.lockfast.officer.Permission;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** No record, however strange, keeps a store from opening or an exhibit from being shown. */
class HostileRecordTest {
    private static final String LONG = "notes".repeat(202_000);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1e1500", "1e999999999", "1e-1500", "0e-999999999", "1234567890123456"})
    void aNumberNobodyCountsIsRefused(String number) {
        BigDecimal large = new BigDecimal(number);
        try (TestStore test = TestStore.in(folder)) {
            for (ExhibitForm form :
                    List.of(
                            form(large, null, null),
                            form(null, large, null),
                            form(null, null, large))) {
                refused("NUMBER", recorded(test, form));
            }
            Exhibit exhibit = TestStore.value(recorded(test, form(null, null, null)));
            refused("NUMBER", corrected(test, exhibit, "quantity", number));
            assertThat(TestStore.value(corrected(test, exhibit, "quantity", "14")).quantity())
                    .isEqualByComparingTo("14");
        }
    }

    @Test
    void aTimeWithMoreThanFourDigitsOfYearIsRefused() {
        String year = "-999999999-01-01T00:00:00.123456789+17:59:59";
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = TestStore.value(recorded(test, form(null, null, null)));
            refused("TIME", corrected(test, exhibit, "seizedAt", year));
            refused("TIME", corrected(test, exhibit, "seizedAt", "+10000-01-01T00:00:00Z"));
            ExhibitForm form =
                    form(null, null, null, OffsetDateTime.parse("-0001-01-01T00:00:00Z"), null);
            refused("TIME", recorded(test, form));
        }
    }

    /** As another program with a key could record it, past our use cases. */
    @Test
    void correctionsNoFieldCanTakeLeaveItAsItWas() {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit =
                    TestStore.value(recorded(test, form(new BigDecimal("2.5"), null, null)));
            append(test, exhibit.id(), "quantity", "1e1500");
            append(test, exhibit.id(), "quantity", "1e999999999");
            append(test, exhibit.id(), "seizedAt", "-999999999-01-01T00:00:00.123456789+17:59:59");
            append(test, exhibit.id(), "identifiers", "{\"" + "k".repeat(60_000) + "\":\"v\"}");
            test.reopen();
            TestStore.value(seal(test, exhibit));
            Exhibit shown = test.store().exhibits().byId(exhibit.id()).orElseThrow();
            assertThat(shown.quantity()).isEqualByComparingTo("2.5");
            assertThat(shown.seizedAt()).isNull();
            assertThat(shown.identifiers()).hasSize(1);
        }
    }

    @Test
    void aTextOfAMillionCharactersIsShownInPartAndTheStoreOpens() {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = TestStore.value(recorded(test, form(null, null, null, null, LONG)));
            assertThat(exhibit.notes()).hasSizeLessThan(LONG.length());
            assertThat(exhibit.warnings()).anyMatch(w -> w.contains("too long to be shown whole"));
            PackageState one = ofExhibit(test, exhibit);
            TestStore.value(
                    test.store()
                            .handingOver()
                            .handOut(
                                    test.session(Who.SCENE),
                                    List.of(one),
                                    LONG.substring(0, 400_000),
                                    Vouch.NONE,
                                    null,
                                    java.util.Map.of(),
                                    null));
            test.reopen();
            assertThat(ofExhibit(test, exhibit).status()).isEqualTo("OUT");
            assertThat(
                            test.store().movements().story(exhibit.id()).stream()
                                    .filter(h -> h.event() instanceof ExhibitEvent.Recorded)
                                    .map(h -> ((ExhibitEvent.Recorded) h.event()).notes()))
                    .containsExactly(LONG);
        }
    }

    private static PackageState ofExhibit(TestStore test, Exhibit exhibit) {
        return test.store().movements().packagesOf(exhibit.id()).getFirst();
    }

    private static Outcome<?> seal(TestStore test, Exhibit exhibit) {
        return test.store()
                .handling()
                .seal(
                        test.session(Who.SCENE),
                        ofExhibit(test, exhibit),
                        "NUMBERED_BAG",
                        "B1",
                        null);
    }

    private static void refused(String code, Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<?>) outcome).code()).isEqualTo(code);
    }

    private static void append(TestStore test, UUID exhibit, String field, String to) {
        TestStore.value(
                test.session(Who.SCENE)
                        .acting(Permission.RECORD)
                        .then(acting -> {
                            test.store()
                                    .journal()
                                    .record(
                                            acting,
                                            List.of(
                                                    NewEvent.of(
                                                            exhibit,
                                                            new ExhibitEvent.Corrected(
                                                                    field, null, to, "slip"))));
                            test.store().journal().settle();
                            return Outcome.done(to);
                        }));
    }

    private static Outcome<Exhibit> recorded(TestStore test, ExhibitForm form) {
        return test.store().recordingExhibits().record(test.session(Who.SCENE), null, form);
    }

    private static Outcome<Exhibit> corrected(
            TestStore test, Exhibit exhibit, String field, String to) {
        return test.store()
                .recordingExhibits()
                .correct(test.session(Who.SCENE), exhibit, field, to, "slip");
    }

    private static ExhibitForm form(
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal packageQuantity) {
        return form(quantity, weight, packageQuantity, null, null);
    }

    private static ExhibitForm form(
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal packageQuantity,
            @Nullable OffsetDateTime seizedAt,
            @Nullable String notes) {
        return new ExhibitForm(
                PropertyKind.FOUND,
                null,
                "Bicycle",
                null,
                seizedAt,
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
                null,
                quantity,
                null,
                List.of(
                        new ExhibitForm.PackageForm(
                                "PAPER_BAG", null, null, weight, packageQuantity, null)),
                notes,
                null,
                null,
                null);
    }
}
