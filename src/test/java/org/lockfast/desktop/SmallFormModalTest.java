package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.Outcome;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;

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

    @Test
    void cashIsReckonedAsItIsTypedAndWhatIsNoNumberIsSaidAtTheField() {
        Ask ask =
                new Ask(
                        "GBP",
                        Ask.Kind.CASH,
                        "Pounds sterling",
                        "",
                        List.of(
                                new Ask.Choice("20", "£20"),
                                new Ask.Choice("10", "£10"),
                                new Ask.Choice("0.5", "£0.50")),
                        "",
                        "Count it");
        List<String> counted = new ArrayList<>();
        SmallFormModel model =
                new SmallFormModel(
                        new SmallForm(
                                "Title",
                                "",
                                "Do it",
                                List.of(ask),
                                answers -> {
                                    counted.add(answers.text("GBP"));
                                    return Outcome.done(SmallForm.Result.of(""));
                                }),
                        new AtOnce(),
                        new SmartTime(
                                Clock.fixed(
                                        Instant.parse("2026-06-16T08:00:00Z"), ZoneId.of("UTC"))));
        Node form = new SmallFormModal(model).node();
        model.press(List.of());
        assertThat(model.error("GBP").get()).isEqualTo("Count it");
        Fx.find(form, "GBP-20", TextField.class).setText("14");
        Fx.find(form, "GBP-10", TextField.class).setText("0");
        Fx.find(form, "GBP-0.5", TextField.class).setText("3");
        assertThat(total(form)).isEqualTo("£281.50");
        Fx.find(form, "GBP-10", TextField.class).setText("some");
        assertThat(total(form)).isEqualTo("–");
        model.press(List.of());
        assertThat(model.error("GBP").get()).isEqualTo("Give whole numbers of notes and coins");
        Fx.find(form, "GBP-10", TextField.class).setText("0");
        model.press(List.of());
        assertThat(counted).containsExactly("GBP 20x14 10x0 0.5x3");
    }

    /** What is read out to somebody is no grey word among others. */
    @Test
    @Tag("pictures")
    void whatIsToBeReadOutStandsOutPictured() {
        Pictures.take(told(), "small-form-said");
    }

    @Test
    void whatIsToBeReadOutStandsOut() {
        Node form = told();
        assertThat(form.lookupAll(".small-form-said"))
                .singleElement()
                .satisfies(said ->
                        assertThat(((Label) said).getText()).isEqualTo("7K3M2-9Q2CX-4T8V0-B6NHR"));
        assertThat(form.lookupAll(".muted"))
                .extracting(one -> ((Label) one).getText())
                .containsExactly("There this code is typed:", "Read it out.\n\nThen go on.");
    }

    private static Node told() {
        SmallForm form =
                new SmallForm(
                        "Title",
                        "There this code is typed:\n\n\t7K3M2-9Q2CX-4T8V0-B6NHR\n\nRead it out.\n\nThen"
                                + " go on.",
                        "I have noted the code",
                        List.of(),
                        answers -> Outcome.done(SmallForm.Result.of("")));
        return new SmallFormModal(
                        new SmallFormModel(
                                form,
                                new AtOnce(),
                                new SmartTime(
                                        Clock.fixed(
                                                Instant.parse("2026-06-16T08:00:00Z"),
                                                ZoneId.of("UTC")))))
                .node();
    }

    @Test
    void whatIsSignedIsAPictureOfTheSheetWithTheLine() {
        List<String> signed = new ArrayList<>();
        SmallFormModel model =
                new SmallFormModel(
                        new SmallForm(
                                "Title",
                                "",
                                "Do it",
                                List.of(
                                        Ask.of("sign", Ask.Kind.SIGNATURE, "Received from me:")
                                                .hinted("JSM/7\nthe very one")
                                                .needed("Have them sign")),
                                answers -> {
                                    signed.add(answers.text("sign"));
                                    return Outcome.done(SmallForm.Result.of(""));
                                }),
                        new AtOnce(),
                        new SmartTime(
                                Clock.fixed(
                                        Instant.parse("2026-06-16T08:00:00Z"), ZoneId.of("UTC"))));
        VBox form = (VBox) new SmallFormModal(model).node();
        Fx.show(form, 600, 600);
        Fx.settle();
        SignedPaper paper = (SignedPaper) form.lookup(".paper");
        Button button = (Button) form.getChildren().getLast();
        button.fire();
        assertThat(model.error("sign").get()).isEqualTo("Have them sign");
        draw(paper.pad(), 10, 10, 90, 40, 20, 60);
        button.fire();
        assertThat(signed)
                .singleElement()
                .satisfies(png ->
                        assertThat(Base64.getDecoder().decode(png))
                                .startsWith(0x89, 'P', 'N', 'G'));
        ((Button) form.lookup(".sign-sheet > .button")).fire();
        button.fire();
        assertThat(signed).as("the line was taken away").hasSize(1);
    }

    /** Points x, y, x, y …: pressed at the first, dragged through the others. */
    private static void draw(SignaturePad pad, double... points) {
        for (int i = 0; i < points.length; i += 2) {
            Event.fireEvent(
                    pad,
                    new MouseEvent(
                            i == 0 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED,
                            points[i],
                            points[i + 1],
                            points[i],
                            points[i + 1],
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null));
        }
    }

    private static String total(Node form) {
        return ((Label) form.lookup(".cash-grid-total .mono-strong")).getText();
    }
}
