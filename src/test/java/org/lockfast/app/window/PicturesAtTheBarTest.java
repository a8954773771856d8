package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.sun.javafx.stage.WindowHelper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.consult.Look;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.handover.Bags;
import org.lockfast.label.BadgeCode;
import org.lockfast.label.CommandCard;
import org.lockfast.label.LabelCode;
import org.lockfast.label.LabelKind;
import org.lockfast.label.PlaceCode;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.SlowPicture;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Photographs and PDFs of labels, pasted into the scan bar of the real window. */
@FxTest(seconds = 240)
class PicturesAtTheBarTest {
    private static final String SHELF = "Exampleton/Bay H/Shelf 2";
    private static final String ONE = "A label was read; Enter opens it: JSM/2";
    private static final String AGAIN = "paste it again";

    @TempDir Path folder;
    private TestStore test;

    @BeforeEach
    void twoBags() throws Exception {
        test = TestStore.in(folder);
        Bags bags = new Bags(test);
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
    }

    private PackageState bySeal(String seal) {
        return new Bags(test).bySeal(seal);
    }

    /** Its label as a picture. */
    private Path printed(String reference, String name, String... more) {
        Path file = folder.resolve(name);
        TestStore.Ran ran =
                test.run(
                        Who.SCENE,
                        Stream.concat(
                                        Stream.of(
                                                "label",
                                                reference,
                                                "--stock",
                                                "100x70",
                                                "--dpi",
                                                "300",
                                                "--format",
                                                "png",
                                                "--out",
                                                file.toString()),
                                        Stream.of(more))
                                .toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return file;
    }

    private String label(String seal) {
        return Objects.requireNonNull(bySeal(seal).label());
    }

    /** A photograph of several codes. */
    private Path photograph(String... codes) throws Exception {
        int edge = 330;
        BufferedImage image =
                new BufferedImage(edge * codes.length, edge, BufferedImage.TYPE_INT_RGB);
        Graphics2D on = image.createGraphics();
        on.setColor(Color.WHITE);
        on.fillRect(0, 0, image.getWidth(), edge);
        on.dispose();
        for (int i = 0; i < codes.length; i++) {
            BitMatrix dots = new QRCodeWriter().encode(codes[i], BarcodeFormat.QR_CODE, edge, edge);
            for (int y = 0; y < edge; y++) {
                for (int x = 0; x < edge; x++) {
                    if (dots.get(x, y)) {
                        image.setRGB(i * edge + x, y, 0);
                    }
                }
            }
        }
        Path file = folder.resolve("photograph.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private AtTheWindow as(Who who) {
        test.close();
        AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings());
        HalfBatchKilledTest.signIn(at, who);
        return at.until("Today");
    }

    private static AtTheWindow paste(AtTheWindow at, Consumer<ClipboardContent> what) {
        ClipboardContent content = new ClipboardContent();
        what.accept(content);
        Clipboard.getSystemClipboard().setContent(content);
        return at.press(KeyCode.K, "Ctrl").press(KeyCode.V, "Ctrl");
    }

    private static AtTheWindow paste(AtTheWindow at, Path... files) {
        return paste(at, content -> content.putFiles(Stream.of(files).map(Path::toFile).toList()));
    }

    /** As a program copies it: JavaFX puts no grey picture on the clipboard. */
    private static Image inColours(Path label) {
        Image grey = new Image(label.toUri().toString());
        return new WritableImage(
                grey.getPixelReader(), (int) grey.getWidth(), (int) grey.getHeight());
    }

    private static AtTheWindow open(AtTheWindow at, Place place) {
        Platform.runLater(() -> at.window().frame().open(place));
        Fx.settle();
        return at;
    }

    @Test
    void whatIsOnACopiedPictureIsListedAndEnterOpensIt() {
        Path label = printed("JSM/2", "two.png");
        try (AtTheWindow at = as(Who.SCENE)) {
            paste(at, content -> content.putImage(inColours(label))).until(ONE);
            assertThat(at.seen())
                    .contains("Its label")
                    .noneMatch(text -> text.equals("Seal number"));
            at.enter().until("Seal number").until("JSM/2");
            paste(at, label).until(ONE);
            paste(at, folder.resolve("none.png")).until("There is no file").untilGone("Its label");
            paste(at, label).until(ONE).press(KeyCode.ESCAPE).untilGone("Its label");
        }
    }

    @Test
    void ofSeveralOneIsChosenAndAVoidLabelIsSaidToBeOne() throws Exception {
        printed("JSM/1", "one.png");
        String old = label("A0000001");
        printed("JSM/1", "again.png", "--reason", "Put on the wrong bag");
        printed("JSM/2", "two.png");
        String blank = LabelCode.draw(LabelKind.EXHIBIT, new SecureRandom()).value();
        Path all = photograph(old, label("A0000002"), blank, "A0000001");
        try (AtTheWindow at = as(Who.SCENE)) {
            paste(at, all).until("3 labels were read; choose one");
            at.until("1 other code is in it");
            at.until("VOID: a label of it that was replaced").until("Not known here: look for it");
            at.press(KeyCode.DOWN).enter().until("Seal number").until("JSM/2");
        }
    }

    /** Done, undo, a badge, a shelf and a seal on a picture: none of them acts, scanned they do. */
    @Test
    void aPicturePressesNoKeyAndPutsNothingOnAShelf() throws Exception {
        test.run(Who.PROPERTY, "place", "add", SHELF);
        String shelf = PlaceCode.of(test.store().places().byPath(SHELF).orElseThrow()).value();
        String badge = BadgeCode.of(test.session(Who.SCENE).officer().id()).value();
        TestStore.Ran ran =
                test.run(
                        Who.SCENE,
                        "hand-over",
                        "JSM/1",
                        "--to",
                        Who.PROPERTY.collar(),
                        "--reason",
                        "to store",
                        "--to-password-file",
                        test.passwordFile().toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        Path hoax =
                photograph(
                        CommandCard.DONE.code().value(),
                        CommandCard.UNDO.code().value(),
                        badge,
                        shelf,
                        "A0000001");
        try (AtTheWindow at = as(Who.PROPERTY)) {
            at.press(KeyCode.DIGIT4, "Alt").until("Being handed over to you");
            at.scan("A0000001").until("JSM/1: seal A0000001 matches");
            paste(at, hoax).until("No label of an exhibit, a container or a consignment");
            at.until("5 other codes are in it");
            assertThat(at.seen()).noneMatch(text -> text.contains("booked in to"));
            assertThat(at.seen()).noneMatch(text -> text.contains("Taken back"));
            at.scan(shelf).until("1 exhibit booked in to " + SHELF);
        }
    }

    /** The file that was printed is no label on a bag, and a sheet of blank ones is none either. */
    @Test
    void aPictureConfirmsNoPrintAndPutsNoBlankLabelOn() throws Exception {
        Path label = printed("JSM/1", "one.png");
        PackageState one = bySeal("A0000001");
        String blank = LabelCode.draw(LabelKind.EXHIBIT, new SecureRandom()).value();
        PackageState two = bySeal("A0000002");
        Path sheet = photograph(blank);
        try (AtTheWindow at = as(Who.SCENE)) {
            open(at, new Place.Label(one.id())).until("Scan it back");
            paste(at, label).until("Its label");
            assertThat(at.seen()).noneMatch(text -> text.contains("Label checked"));
            at.press(KeyCode.ESCAPE).scan(String.valueOf(one.label())).until("Label checked");
            open(at, new Place.Label(two.id())).until("JSM/2");
            paste(at, sheet).until("Not known here: look for it").press(KeyCode.ESCAPE);
            assertThat(at.seen()).noneMatch(text -> text.contains("is its label now"));
            at.scan(blank).until("is its label now");
        }
    }

    @Test
    void whatIsReadTooLateIsNotShown() {
        Path label = printed("JSM/2", "two.png");
        try (AtTheWindow at = as(Who.SCENE)) {
            at.hold();
            paste(at, label).until("The picture is being read");
            open(at, new Place.HandOver(List.of())).release().until(AGAIN);
            assertThat(at.seen()).noneMatch(text -> text.contains("Its label"));
            at.hold();
            paste(at, label).until("The picture is being read").type("JSM").release().until(AGAIN);
            at.press(KeyCode.ESCAPE).hold();
            paste(at, label).until("The picture is being read").press(KeyCode.ESCAPE);
            at.until("The picture is not read any more").release();
            paste(at, label).until("Its label");
        }
    }

    @Test
    void aLockEndsTheReading() {
        Path label = printed("JSM/2", "two.png");
        try (AtTheWindow at = as(Who.SCENE)) {
            at.hold();
            paste(at, label).until("The picture is being read");
            at.press(KeyCode.L, "Ctrl").until("work is kept").untilFocused("Password").release();
            at.type(TestStore.PASSWORD).enter().untilGone("work is kept");
            at.until("The picture is not read any more");
            Fx.wait(3_000);
            assertThat(at.seen()).noneMatch(text -> text.contains("Its label"));
        }
    }

    /** As where somebody looks at another program, or drops something from it. */
    private static AtTheWindow focused(AtTheWindow at, boolean here) {
        Platform.runLater(() -> WindowHelper.setFocused(at.scene().getWindow(), here));
        Fx.settle();
        assertThat(at.scene().getWindow().isFocused()).isEqualTo(here);
        return at;
    }

    private static void signOut(AtTheWindow at) {
        Platform.runLater(() ->
                at.scene().getRoot().lookupAll(".menu-button").stream()
                        .filter(MenuButton.class::isInstance)
                        .flatMap(menu -> ((MenuButton) menu).getItems().stream())
                        .filter(item -> "Sign out".equals(item.getText()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        Fx.settle();
    }

    @Test
    void whatOneOfficerWasShownTheNextIsNot() {
        Path label = printed("JSM/2", "two.png");
        try (AtTheWindow at = as(Who.SCENE)) {
            paste(at, label).until("Its label");
            focused(at, false).until("Its label"); // they look at the photograph meanwhile
            at.press(KeyCode.L, "Ctrl").until("work is kept").untilFocused("Password");
            at.press(KeyCode.TAB, "Shift").untilFocused("Collar number");
            at.press(KeyCode.A, "Ctrl").type(Who.PROPERTY.collar()).tab();
            at.type(TestStore.PASSWORD).enter().until("Signed in: " + Who.PROPERTY.fullName());
            assertThat(at.seen()).doesNotContain("Its label");

            paste(focused(at, true), label).until("Its label");
            signOut(focused(at, false));
            HalfBatchKilledTest.signIn(at, Who.SCENE);
            at.until("Today");
            assertThat(at.seen()).doesNotContain("Its label");
        }
    }

    /** With every thread of the program at work elsewhere, as where a share does not answer. */
    @Test
    void aProcessThatReadsEndsAtALockAtSignOutAtEscAndAtTheNextPicture() throws Exception {
        Path slow = Files.write(folder.resolve("slow.png"), SlowPicture.png());
        try (AtTheWindow at = as(Who.SCENE)) {
            at.hold();
            ProcessHandle first = reader(() -> paste(at, slow));
            ProcessHandle next = reader(() -> paste(at, slow));
            first.onExit().get(10, TimeUnit.SECONDS);
            at.press(KeyCode.ESCAPE).until("The picture is not read any more");
            next.onExit().get(10, TimeUnit.SECONDS);
            at.release();

            ProcessHandle locked = reader(() -> paste(at, slow));
            at.press(KeyCode.L, "Ctrl").until("work is kept").untilFocused("Password");
            locked.onExit().get(10, TimeUnit.SECONDS);
            at.type(TestStore.PASSWORD).enter().untilGone("work is kept");

            ProcessHandle left = reader(() -> paste(at, slow));
            signOut(at);
            left.onExit().get(10, TimeUnit.SECONDS);
            HalfBatchKilledTest.signIn(at, Who.SCENE);
        }
    }

    /** The process that is begun by this. */
    private static ProcessHandle reader(Runnable paste) throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        paste.run();
        for (int i = 0; i < 100; i++) {
            Optional<ProcessHandle> begun =
                    ProcessHandle.current()
                            .children()
                            .filter(one -> !before.contains(one))
                            .findFirst();
            if (begun.isPresent()) {
                return begun.get();
            }
            Fx.wait(100);
        }
        throw new AssertionError("no process reads");
    }

    /** A note of a search has room for so many codes; more is said to be there. */
    @Test
    void whatIsListedIsNotedWhole() {
        List<String> codes = new ArrayList<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 30; i++) {
            codes.add(LabelCode.draw(LabelKind.EXHIBIT, random).value());
        }
        PictureFinds seen = PictureFinds.of(TestDesk.of(test, Who.SCENE), codes);
        assertThat(seen.lines()).hasSize(PictureFinds.MOST);
        assertThat(seen.more()).isEqualTo(5);
        assertThat(Look.search(seen.codes(), seen.lines().size()).words())
                .isEqualTo(String.join(" ", codes.subList(0, PictureFinds.MOST)));
    }

    @Test
    void whatIsNoPictureIsSaidToBeNone() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");
        Path blank = folder.resolve("blank.png");
        ImageIO.write(
                new BufferedImage(90, 90, BufferedImage.TYPE_BYTE_GRAY), "png", blank.toFile());
        try (AtTheWindow at = as(Who.SCENE)) {
            paste(at, text).until("It is none of what is read: PNG");
            paste(at, blank).until("No code was found in the picture");
            paste(at, text, blank).until("Give one file at a time");
            paste(at, content -> content.putString("JSM/2")).until("Kitchen knife");
        }
    }

    @Test
    @Tag("pictures")
    void whatAPictureShowsAndWhatItDoesNot() throws Exception {
        printed("JSM/1", "one.png");
        String old = label("A0000001");
        printed("JSM/1", "again.png", "--reason", "Put on the wrong bag");
        printed("JSM/2", "two.png");
        String blank = LabelCode.draw(LabelKind.EXHIBIT, new SecureRandom()).value();
        Path labels = photograph(old, label("A0000002"), blank, "A0000001");
        Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");
        try (AtTheWindow at = as(Who.SCENE)) {
            at.hold();
            paste(at, labels).until("The picture is being read");
            Pictures.write(at.scene(), "picture-reading-day-1280x720");
            at.release().until("3 labels were read; choose one");
            Pictures.write(at.scene(), "picture-found-day-1280x720");
            at.press(KeyCode.F9);
            Pictures.write(at.scene(), "picture-found-night-1280x720");
            paste(at, text).until("It is none of what is read: PNG");
            Pictures.write(at.scene(), "picture-none-night-1280x720");
        }
    }
}
