package org.lockfast.desktop.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.desktop.Banner;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.HeadsModal;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SignaturePad;
import org.lockfast.desktop.handover.HandOverViewModel.Receiver;
import org.lockfast.journal.HeadCode;
import org.lockfast.ledger.Hash;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

@FxTest
class HandOverScreenTest {
    @TempDir Path folder;
    private TestStore test;
    private Bags bags;
    private final Said said = new Said();
    private final ChosenFiles files = new ChosenFiles();
    private final Opened modals = new Opened();
    private @Nullable ReceiveViewModel receiver;

    /** What is open over the screen. */
    private static final class Opened implements Modals {
        @Nullable Modal modal;

        @Override
        public void open(Modal now) {
            modal = now;
        }

        @Override
        public void close() {
            modal = null;
        }
    }

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        bags = new Bags(test);
        for (int i = 1; i <= 6; i++) {
            bags.bag("JSM/" + i, "A000000" + i);
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    private HandOverViewModel giving() {
        return new HandOverViewModel(
                List.of(), TestDesk.of(test, Who.SCENE), new AtOnce(), said, form -> {}, files);
    }

    private static Scan seal(String number) {
        return new Scan(number, "C0", ScanKind.FOREIGN);
    }

    @Test
    void handOverHasNamesKeysAndTakesScans() {
        HandOverViewModel model = giving();
        HandOverController screen = new HandOverController(model, modals);
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        Accessibility.check(stage.getScene().getRoot());
        assertThat(screen.scanned(seal("A0000001"))).isTrue();
        assertThat(screen.scanned(seal("A0000002"))).isTrue();
        Fx.settle();
        screen.keys().getOrDefault(Keys.BROKEN, () -> {}).run();
        assertThat(model.batch.lines.getFirst().look()).isEqualTo(BatchLine.Look.BROKEN);
        screen.keys().getOrDefault(Keys.TAKE_BACK, () -> {}).run();
        screen.keys().getOrDefault(Keys.TAKE_BACK, () -> {}).run();
        assertThat(model.batch.lines).hasSize(1);
        Accessibility.check(stage.getScene().getRoot());
        for (Receiver one : Receiver.values()) {
            model.receiver.set(one);
            Fx.settle();
            Accessibility.check(stage.getScene().getRoot());
        }
        stage.close();
    }

    /** The code of the other laptop is no seal: it opens what it is for, wherever it is scanned. */
    @Test
    void anotherComputersCodeIsRecordedWhereItIsScanned() {
        HandOverViewModel model = giving();
        HandOverController screen = new HandOverController(model, modals);
        HeadCode theirs = new HeadCode("d-00000000000000aa", 0, 7, Hash.ZERO, null);
        assertThat(screen.scannedHead(new Scan(theirs.text(), "Q1", ScanKind.HEAD))).isTrue();
        assertThat(model.batch.lines).isEmpty();
        Modal modal = java.util.Objects.requireNonNull(modals.modal);
        Stage stage = Fx.show(new VBox(modal.node()), 1000, 600);
        Accessibility.check(stage.getScene().getRoot());
        Banner answer = Fx.find(modal.node(), "heads-answer", Banner.class);
        assertThat(answer.getTitle()).contains("showed entry 7").contains("Nobody has told");
        String own = test.store().showingHeads().own().text();
        assertThat(modal.scanned(new Scan(own, "Q1", ScanKind.HEAD))).isTrue();
        assertThat(answer.getTitle()).startsWith("This is this computer's own code");
        assertThat(modal.scanned(new Scan("A0000001", "C0", ScanKind.FOREIGN))).isFalse();
        ImageView picture = Fx.find(modal.node(), "heads-code", ImageView.class);
        assertThat(read(picture.getImage())).isEqualTo(own);
        stage.close();
    }

    /** As a stranger's scanner reads it. */
    private static String read(Image picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader()
                .getPixels(
                        0,
                        0,
                        width,
                        height,
                        javafx.scene.image.PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        width);
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(
                                    new HybridBinarizer(
                                            new RGBLuminanceSource(width, height, pixels))))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Tag("pictures")
    void codes() {
        HandOverViewModel model = giving();
        Pictures.take(new HandOverController(model, modals).node(), "hand-over-codes-action");
        HeadCode theirs = new HeadCode("d-00000000000000aa", 0, 7, Hash.ZERO, null);
        for (boolean answered : new boolean[] {false, true}) {
            HeadsModal modal =
                    answered
                            ? HeadsModal.reading(
                                    model.heads(), new Scan(theirs.text(), "Q1", ScanKind.HEAD))
                            : new HeadsModal(model.heads());
            VBox box = new VBox(new javafx.scene.control.Label(modal.title()), modal.node());
            box.getStyleClass().add("modal");
            box.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
            javafx.scene.layout.StackPane over = new javafx.scene.layout.StackPane(box);
            over.getStyleClass().add("veil");
            Pictures.take(over, "hand-over-codes" + (answered ? "-answered" : ""));
        }
    }

    @Test
    void receiveHasNames() {
        offerTwo();
        ReceiveController screen = receiving();
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        screen.shown();
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        stage.close();
    }

    @Test
    void theArrowKeysChooseTheReceiverToo() {
        HandOverViewModel model = giving();
        HandOverController screen = new HandOverController(model, modals);
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        Fx.find(screen.node(), "here", RadioButton.class).requestFocus();
        Fx.press(stage.getScene(), KeyCode.DOWN);
        assertThat(model.receiver.get()).isEqualTo(Receiver.LATER);
        Fx.press(stage.getScene(), KeyCode.DOWN);
        assertThat(model.receiver.get()).isEqualTo(Receiver.NO_ACCOUNT);
        stage.close();
    }

    @Test
    void theLineIsKeptWithTheSheetAboveItAndADotIsNoSignature() throws IOException {
        HandOverViewModel model = giving();
        HandOverController screen = new HandOverController(model, modals);
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        model.scanned(seal("A0000001"));
        model.to.set("Dr L Hart, Example Laboratory");
        model.purpose.set("examination");
        model.receiver.set(Receiver.NO_ACCOUNT);
        model.vouching.signs.set(Vouching.Signs.SCREEN);
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        press(screen.node(), "Sign on the screen …");
        SignModal modal = (SignModal) java.util.Objects.requireNonNull(modals.modal);
        Stage over = Fx.show(new VBox(modal.node()), 800, 700);
        Accessibility.check(over.getScene().getRoot());
        press(modal.node(), "This is my signature");
        assertThat(model.vouching.signature.get()).isNull();
        draw(modal.pad(), 40, 40, 42, 41);
        press(modal.node(), "This is my signature");
        assertThat(model.vouching.signature.get()).as("a dot").isNull();
        draw(modal.pad(), 40, 40, 200, 80, 260, 30);
        press(modal.node(), "This is my signature");
        assertThat(modals.modal).isNull();
        Vouching.Signature given = model.vouching.signature.get();
        assertThat(given).isNotNull();
        var picture = ImageIO.read(new ByteArrayInputStream(given.png()));
        assertThat(picture.getWidth()).isGreaterThan(500);
        assertThat(dark(picture)).as("text and line").isGreaterThan(1_000);
        model.sign();
        assertThat(bags.bySeal("A0000001").status()).isEqualTo("OUT");
        over.close();
        stage.close();
    }

    private static int dark(java.awt.image.BufferedImage picture) {
        int dark = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                dark += (picture.getRGB(x, y) & 0xFF) < 0x60 ? 1 : 0;
            }
        }
        return dark;
    }

    private static void press(Node tree, String text) {
        Focus.walk(
                tree,
                node -> {
                    if (node instanceof Button button && text.equals(button.getText())) {
                        button.fire();
                    }
                });
        Fx.settle();
    }

    @Test
    void theReceiptGoesIntoAFileToPrint() throws IOException {
        HandOverViewModel model = giving();
        HandOverController screen = new HandOverController(model, modals);
        model.scanned(seal("A0000001"));
        model.to.set("2002");
        model.purpose.set("Property store");
        model.password.set(TestStore.PASSWORD);
        model.sign();
        Path file = folder.resolve("receipt.pdf");
        files.toSave = file;
        Fx.find(screen.node(), "saveReceipt", Button.class).fire();
        assertThat(said.lines).last().asString().contains("The receipt is saved as");
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Receipt for items handed over", "JSM/1", "A0000001")
                    .contains("Purpose Property store", "Seal number read then");
        }
        files.toSave = folder.resolve("no such folder").resolve("receipt.pdf");
        model.saveReceipt();
        assertThat(said.lines).last().asString().contains("could not be written");
        assertThat(model.receipt.get()).as("it stays on the screen").isNotEmpty();
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

    /** Half scanned, then the program ended; meanwhile one of them went elsewhere. */
    @Test
    @Tag("pictures")
    void keptBatches() {
        HandOverViewModel half = giving();
        half.to.set("Dr L Hart, Example Laboratory");
        half.purpose.set("examination");
        half.receiver.set(Receiver.NO_ACCOUNT);
        for (int i = 1; i <= 4; i++) {
            half.scanned(seal("A000000" + i));
        }
        HandOverViewModel asking = giving();
        Pictures.take(new HandOverController(asking, modals).node(), "handover-kept");
        Pictures.take(
                new HandOverController(asking, modals).node(),
                "handover-kept-large",
                org.lockfast.desktop.Look.Colours.DAY,
                org.lockfast.desktop.Look.Density.COMPACT,
                200,
                1280,
                720);
        HandOverViewModel other =
                new HandOverViewModel(
                        List.of(),
                        TestDesk.of(test, Who.OTHER_SCENE),
                        new AtOnce(),
                        said,
                        form ->
                                form.act()
                                        .apply(
                                                new org.lockfast.desktop.Answers(
                                                        java.util.Map.of("statement", "van"))),
                        files);
        other.scanned(seal("A0000002"));
        other.inHand(other.batch.lines.getFirst());
        HandOverViewModel again = giving();
        again.kept.goOn();
        Pictures.take(new HandOverController(again, modals).node(), "handover-changed");
        offerTwo();
        ReceiveController receive = receiving();
        receive.shown();
        receive.scanned(seal("A0000005"));
        receive.scanned(seal("A0000003"));
        java.util.Objects.requireNonNull(receiver).giver.set("1187");
        ReceiveController kept = receiving();
        kept.shown();
        Pictures.take(kept.node(), "receive-kept");
    }

    @Test
    void aKeptBatchStandsAloneUntilItIsAnswered() {
        HandOverViewModel half = giving();
        half.scanned(seal("A0000001"));
        HandOverViewModel model = giving();
        HandOverController screen = new HandOverController(model, modals);
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        Accessibility.check(stage.getScene().getRoot());
        assertThat(Fx.find(screen.node(), "work", VBox.class).isVisible()).isFalse();
        screen.focusFirst();
        Fx.press(stage.getScene(), KeyCode.ENTER);
        assertThat(Fx.find(screen.node(), "work", VBox.class).isVisible()).isTrue();
        assertThat(Fx.find(screen.node(), "kept", Banner.class).isVisible()).isFalse();
        assertThat(model.batch.lines).hasSize(1);
        press(screen.node(), "Take back last");
        assertThat(model.batch.lines).isEmpty();
        Accessibility.check(stage.getScene().getRoot());
        stage.close();
    }

    private void offerTwo() {
        HandOverViewModel model = giving();
        model.scanned(seal("A0000005"));
        model.scanned(seal("A0000006"));
        model.to.set("2002");
        model.purpose.set("property store");
        model.receiver.set(Receiver.LATER);
        model.sign();
    }

    private ReceiveController receiving() {
        ReceiveViewModel model =
                new ReceiveViewModel(
                        List.of(),
                        TestDesk.of(test, Who.PROPERTY),
                        new AtOnce(),
                        said,
                        form -> {},
                        files);
        receiver = model;
        return new ReceiveController(model, modals);
    }

    @Test
    @Tag("pictures")
    void pictures() {
        HandOverViewModel model = giving();
        HandOverController screen = new HandOverController(model, modals);
        Pictures.take(screen.node(), "handover-empty");
        model.to.set("2002");
        model.purpose.set("Property store");
        for (int i = 1; i <= 3; i++) {
            model.scanned(seal("A000000" + i));
        }
        model.typed.set("JSM/4");
        model.addTyped();
        Pictures.take(screen.node(), "handover-filled");
        model.scanned(seal("A0999999"));
        Pictures.take(screen.node(), "handover-mismatch");
        model.batch.recordAsBroken();
        model.password.set(TestStore.PASSWORD);
        model.sign();
        Pictures.take(screen.node(), "handover-signed");
        offerTwo();
        ReceiveController receive = receiving();
        receive.shown();
        receive.scanned(seal("A0000005"));
        receive.scanned(seal("A0000001"));
        Pictures.take(receive.node(), "receive");
        java.util.Objects.requireNonNull(receiver)
                .received
                .set(List.of(model.batch.lines.getFirst()));
        Pictures.take(receive.node(), "receive-receipt");
        receive.scanned(seal("A0000002"));
        ReceiveViewModel hatch = java.util.Objects.requireNonNull(receiver);
        hatch.giver.set("4471 B Lee, Example Transport Police");
        hatch.vouching.card.set(true);
        hatch.vouching.signs.set(Vouching.Signs.SCREEN);
        Pictures.take(receive.node(), "receive-no-account");
        hatch.inHand.set(true);
        hatch.vouching.signs.set(Vouching.Signs.PAPER);
        Pictures.take(receive.node(), "receive-in-hand");
        HandOverViewModel out = giving();
        HandOverController outside = new HandOverController(out, modals);
        out.scanned(seal("A0000004"));
        out.to.set("Dr L Hart, Example Laboratory");
        out.purpose.set("Examination");
        out.receiver.set(Receiver.NO_ACCOUNT);
        out.vouching.signs.set(Vouching.Signs.SCREEN);
        Pictures.take(outside.node(), "handover-no-account");
        SignModal sheet =
                new SignModal(out.toSign().orElseThrow(), out.now(), given -> {}, () -> {});
        VBox box = new VBox(sheet.node());
        box.getStyleClass().add("modal");
        draw(sheet.pad(), 60, 70, 90, 30, 110, 80, 140, 40, 180, 60, 240, 50);
        Pictures.take(
                new javafx.scene.layout.StackPane(new javafx.scene.Group(box)), "handover-sheet");
    }
}
