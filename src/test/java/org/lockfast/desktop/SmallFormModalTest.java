package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.Outcome;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.FxTest;

/** Scans while a form is open. */
@FxTest
class SmallFormModalTest {
    private static final Scan SEAL = new Scan("A0000001", "", ScanKind.FOREIGN);
    private static final Scan LABEL = new Scan("PX7K3M9TRD2HVWJ6", "", ScanKind.EXHIBIT);
    private static final Scan SHELF = new Scan("PL7K3M9TRD2HVWJ6", "", ScanKind.LOCATION);

    private static String answer(Ask.Kind kind, Scan scan) {
        SmallFormModel model =
                new SmallFormModel(
                        new SmallForm(
                                "Title",
                                "",
                                "Do it",
                                List.of(
                                        Ask.of("line", Ask.Kind.LINE, "A line"),
                                        Ask.of("seal", kind, "As read now")),
                                answers -> Outcome.done(SmallForm.Result.of(""))),
                        new AtOnce(),
                        new SmartTime(
                                Clock.fixed(
                                        Instant.parse("2026-06-16T08:00:00Z"), ZoneId.of("UTC"))));
        boolean taken = new SmallFormModal(model).scanned(scan);
        return taken + " " + model.value("seal").get();
    }

    @Test
    void aLabelIsTakenWhereOneIsAskedForAndNowhereElse() {
        assertThat(answer(Ask.Kind.SEAL_OR_LABEL, LABEL)).isEqualTo("true " + LABEL.code());
        assertThat(answer(Ask.Kind.SEAL_OR_LABEL, SEAL)).isEqualTo("true " + SEAL.code());
        assertThat(answer(Ask.Kind.SEAL_OR_LABEL, SHELF)).isEqualTo("false ");
        assertThat(answer(Ask.Kind.SEAL, SEAL)).isEqualTo("true " + SEAL.code());
        assertThat(answer(Ask.Kind.SEAL, LABEL)).isEqualTo("false ");
        assertThat(answer(Ask.Kind.LINE, SEAL)).isEqualTo("false ");
    }
}
