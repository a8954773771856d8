package org.lockfast.desktop.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Consignment;
import org.lockfast.continuity.Consignment.Standing;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.handover.HandOverViewModel.Receiver;
import org.lockfast.print.Printer;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.FakeZebra;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A courier takes a list, and what comes of it is ticked off. */
@FxTest(seconds = 120)
class ConsignmentScreenTest {
    private static final String SHELF = "Exampleton/Bay H/Shelf 2";

    @TempDir Path folder;
    private final Said said = new Said();
    private final ChosenFiles files = new ChosenFiles();
    private TestStore test;
    private TestDesk desk;

    private static final class NoModals implements Modals {
        @Override
        public void open(Modal modal) {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        desk = new TestDesk(test, Who.PROPERTY);
        Bags bags = new Bags(test);
        var shelf =
                value(
                        test.store()
                                .addingPlaces()
                                .add(test.session(Who.PROPERTY), SHELF, "DRY_AMBIENT", "STORE"));
        for (int i = 1; i <= 6; i++) {
            bags.bag("JSM/" + i, "A000000" + i);
            var _ =
                    value(
                            desk.bookingIn()
                                    .bookIn(
                                            desk.session(),
                                            List.of(bag(i)),
                                            shelf,
                                            null,
                                            Map.of(),
                                            null));
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    private PackageState bag(int i) {
        return test.store().movements().withSeal("A000000" + i).getFirst();
    }

    private static Scan seal(int i) {
        return new Scan("A000000" + i, "C0", ScanKind.FOREIGN);
    }

    private HandOverViewModel giving() {
        return new HandOverViewModel(List.of(), desk, new AtOnce(), said, form -> {}, files);
    }

    private HandOverViewModel filled() {
        HandOverViewModel model = giving();
        for (int i = 1; i <= 5; i++) {
            model.scanned(seal(i));
        }
        Fx.settle();
        model.to.set("K Driver, Swift Couriers");
        model.purpose.set("Examination");
        model.receiver.set(Receiver.COURIER);
        model.vehicle.set("AB12 CDE");
        model.cageSeal.set("K77");
        model.vouching.signs.set(Vouching.Signs.PAPER);
        return model;
    }

    private Consignment sent(HandOverViewModel model) {
        model.destination.set("Example Laboratory");
        model.sign();
        Fx.settle();
        String code = Objects.requireNonNull(model.consignment.get());
        return desk.consignments().find(code).orElseThrow();
    }

    private ReceiveViewModel receiving() {
        ReceiveViewModel model =
                new ReceiveViewModel(List.of(), desk, new AtOnce(), said, form -> {}, files);
        model.shown();
        Fx.settle();
        return model;
    }

    private static Scan label(Consignment consignment) {
        return new Scan(consignment.code(), "", ScanKind.CONSIGNMENT);
    }

    @Test
    void aCourierTakesAListAndSignsForIt() throws Exception {
        HandOverViewModel model = filled();
        HandOverController screen = new HandOverController(model, new NoModals());
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        Accessibility.check(stage.getScene().getRoot());
        model.vouching.signs.set(Vouching.Signs.PAPER); // nothing is chosen beforehand
        model.sign();
        Fx.settle();
        assertThat(said.lines.getLast()).contains("Enter where the courier takes it");
        assertThat(bag(1).status()).isEqualTo("STORED");
        Consignment consignment = sent(model);
        assertThat(consignment.lines()).hasSize(5);
        assertThat(bag(1).status()).isEqualTo("IN_TRANSIT");
        assertThat(bag(1).due()).as("proposed by the rules").isNotNull();
        assertThat(model.receipt.get())
                .contains(
                        "Consignment " + consignment.number(),
                        "to Example Laboratory",
                        "Vehicle AB12 CDE",
                        "Cage seal K77");
        assertThat(
                        test.store().movements().story(bag(1).id()).stream()
                                .anyMatch(h ->
                                        h.with() != null
                                                && "K Driver, Swift Couriers"
                                                        .equals(h.with().name())))
                .isTrue();
        Path file = folder.resolve("label.zpl");
        files.toSave = file;
        Fx.find(screen.node(), "saveLabel", Button.class).fire();
        Fx.settle();
        assertThat(Files.readString(file)).startsWith("^XA"); // read back as it is made
        try (FakeZebra zebra = new FakeZebra()) {
            desk.printing()
                    .printers()
                    .add(
                            new Printer(
                                    "Dock",
                                    Printer.Way.ZPL,
                                    "127.0.0.1",
                                    zebra.port(),
                                    203,
                                    "102x51",
                                    0,
                                    0,
                                    0,
                                    true));
            Fx.find(screen.node(), "saveLabel", Button.class).fire();
            Fx.settle();
            assertThat(said.lines.getLast()).contains("Its label goes to Dock");
            desk.printing().sendAll();
            assertThat(zebra.printed()).isNotEmpty();
            assertThat(desk.printing().waiting()).isEmpty();
        }
        model.again();
        assertThat(Fx.find(screen.node(), "saveLabel", Button.class).isVisible()).isFalse();
        stage.close();
    }

    @Test
    void whatStandsOnItsLabelAsCodesIsToldWhereverItGoes() {
        HandOverViewModel model = filled();
        model.destination.set("हिन्दी Laboratory");
        model.sign();
        Fx.settle();
        files.toSave = folder.resolve("label.pdf");
        model.saveLabel();
        Fx.settle();
        assertThat(said.lines.getLast()).contains("label.pdf", "as codes");
        desk.printing()
                .printers()
                .add(
                        new Printer(
                                "Folder",
                                Printer.Way.FOLDER,
                                folder.toString(),
                                0,
                                300,
                                "102x51",
                                0,
                                0,
                                0,
                                true));
        model.saveLabel();
        Fx.settle();
        assertThat(said.lines.getLast()).contains("Folder", "as codes");
    }

    /** Four of five come, and one that is not on the list. */
    @Test
    void whatComesIsTickedOffAndWhatDoesNotStaysToCome() {
        Consignment consignment = sent(filled());
        ReceiveViewModel model = receiving();
        ReceiveController screen = new ReceiveController(model, new NoModals());
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        model.scanned(label(consignment));
        Fx.settle();
        assertThat(model.batch.lines).hasSize(5);
        model.place.set(SHELF);
        model.bookIn();
        Fx.settle();
        assertThat(said.lines.getLast()).contains("Scan or add at least one exhibit");
        for (int i : List.of(1, 2, 3, 4, 6)) {
            model.scanned(seal(i));
        }
        Fx.settle();
        assertThat(model.batch.lines)
                .as("what was expected is where it should be")
                .noneMatch(BatchLine::elsewhere);
        assertThat(Fx.find(screen.node(), "tickedOff", Label.class).getText())
                .isEqualTo(
                        consignment.number()
                                + ": 5 expected, 4 here, still to come 1, not on the list 1");
        Accessibility.check(stage.getScene().getRoot());
        model.bookIn();
        Fx.settle();
        Consignment now = desk.consignments().find(consignment.code()).orElseThrow();
        assertThat(now.count(Standing.HERE)).isEqualTo(4);
        assertThat(now.count(Standing.TO_COME)).isEqualTo(1);
        assertThat(bag(5).status()).isEqualTo("IN_TRANSIT");
        assertThat(bag(6).status()).isEqualTo("STORED");
        assertThat(desk.movements().out(10))
                .extracting(PackageState::id)
                .containsExactly(bag(5).id());
        assertThat(Fx.find(screen.node(), "tickedOff", Label.class).isVisible()).isFalse();
        stage.close();
    }

    @Test
    void whatIsWrittenForACourierIsKeptInAHalfBatch() {
        HandOverViewModel model = filled();
        model.destination.set("Example Laboratory");
        Fx.settle();
        HandOverViewModel again = giving();
        again.kept.goOn();
        Fx.settle();
        assertThat(again.receiver.get()).isEqualTo(Receiver.COURIER);
        assertThat(again.destination.get()).isEqualTo("Example Laboratory");
        assertThat(again.vehicle.get()).isEqualTo("AB12 CDE");
        assertThat(again.cageSeal.get()).isEqualTo("K77");
    }

    @Test
    @Tag("pictures")
    void pictures() {
        HandOverViewModel model = filled();
        model.destination.set("Example Laboratory");
        Pictures.take(new HandOverController(model, new NoModals()).node(), "hand-over-courier");
        HandOverController done = new HandOverController(model, new NoModals());
        model.vouching.signs.set(Vouching.Signs.PAPER);
        Consignment consignment = sent(model);
        Pictures.take(done.node(), "hand-over-courier-signed");
        ReceiveViewModel here = receiving();
        ReceiveController screen = new ReceiveController(here, new NoModals());
        here.scanned(label(consignment));
        for (int i : List.of(1, 2, 3, 6)) {
            here.scanned(seal(i));
        }
        here.place.set(SHELF);
        Fx.settle();
        Pictures.take(screen.node(), "receive-consignment");
    }
}
