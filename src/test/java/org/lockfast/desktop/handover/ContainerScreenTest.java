package org.lockfast.desktop.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Reckoning;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.ScreenHead;
import org.lockfast.desktop.SmallForm;
import org.lockfast.label.PlaceCode;
import org.lockfast.place.Place;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

/** A container's contents, put in and taken out by scans. */
@FxTest(seconds = 120)
class ContainerScreenTest {
    private static final String SHELF = "Exampleton/Bay H/Shelf 2";

    @TempDir Path folder;
    private final Said said = new Said();
    private final WentTo went = new WentTo();
    private final List<SmallForm> asked = new ArrayList<>();
    private TestStore test;
    private TestDesk desk;
    private Place crate;

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        desk = new TestDesk(test, Who.PROPERTY);
        Bags bags = new Bags(test);
        Place shelf = place(SHELF);
        place("Exampleton/Cage");
        for (int i = 1; i <= 6; i++) {
            bags.bag("JSM/" + i, "A000000" + i);
        }
        for (int i = 1; i <= 5; i++) { // JSM/6 is with the scene officer
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
        crate = value(desk.containers().add(desk.session(), "Crate 12", shelf, null));
        var _ =
                value(
                        desk.containers()
                                .putIn(
                                        desk.session(),
                                        List.of(bag(1), bag(2), bag(3)),
                                        crate,
                                        Map.of(),
                                        null));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Place place(String path) {
        return value(
                test.store()
                        .addingPlaces()
                        .add(test.session(Who.PROPERTY), path, "DRY_AMBIENT", "STORE"));
    }

    private PackageState bag(int i) {
        return test.store().movements().withSeal("A000000" + i).getFirst();
    }

    private static Scan seal(int i) {
        return new Scan("A000000" + i, "C0", ScanKind.FOREIGN);
    }

    private ContainerController screen() {
        ContainerController screen =
                new ContainerController(
                        new ContainerViewModel(
                                crate.id(), desk, new AtOnce(), said, went, asked::add),
                        desk.zone());
        screen.shown();
        return screen;
    }

    private static String text(ContainerController screen, String id) {
        return Fx.find(screen.node(), id, Button.class).getText();
    }

    private static void finish(ContainerController screen) {
        screen.keys().getOrDefault(Keys.FINISH, () -> {}).run();
        Fx.settle();
    }

    @Test
    void whatIsInItIsListedAndItsLookIsNoted() {
        ContainerController screen = screen();
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 720);
        Accessibility.check(stage.getScene().getRoot());
        assertThat(Fx.find(screen.node(), "head", ScreenHead.class).getLine())
                .isEqualTo("A container. It stands in " + SHELF);
        assertThat(Fx.find(screen.node(), "within", Card.class).getAside()).isEqualTo("3 packages");
        assertThat(desk.looks).containsExactly(Look.search("where=" + SHELF + "/Crate 12", 3));
        stage.close();
    }

    @Test
    void aScanThatChangesNothingSaysSo() {
        ContainerController screen = screen();
        Scan here = new Scan(PlaceCode.of(crate).value(), "", ScanKind.CONTAINER);
        assertThat(screen.scanned(here)).isTrue();
        assertThat(said.lines.toString()).contains("Crate 12 is open here");
        assertThat(said.heard).containsExactly(Earcon.WARNING);
        said.heard.clear();
        desk = new TestDesk(test, Who.AUDITOR);
        ContainerController reading = screen();
        Place shelf =
                desk.places().all().stream()
                        .filter(one -> one.path().equals(SHELF))
                        .findFirst()
                        .orElseThrow();
        Scan stand = new Scan(PlaceCode.of(shelf).value(), "", ScanKind.LOCATION);
        assertThat(reading.scanned(stand)).isTrue();
        assertThat(said.lines.toString()).contains("cannot record where it stands");
        assertThat(said.heard).containsExactly(Earcon.STOP);
    }

    @Test
    void aScanPutsInWhatIsNotInItAndTakesOutWhatIs() {
        ContainerController screen = screen();
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 720);
        screen.scanned(seal(4));
        screen.scanned(seal(1));
        Fx.settle();
        assertThat(text(screen, "put")).isEqualTo("Put in 1");
        assertThat(text(screen, "take")).isEqualTo("Take out 1");
        assertThat(Fx.find(screen.node(), "within", Card.class).getAside())
                .isEqualTo("3 packages, 1 of them scanned now");
        finish(screen); // in first
        assertThat(bag(4).place()).isEqualTo(crate.id());
        assertThat(bag(1).place()).isEqualTo(crate.id());
        finish(screen);
        assertThat(bag(1).status()).isEqualTo("HELD");
        assertThat(bag(1).holder()).isEqualTo(desk.session().officer().id());
        assertThat(Fx.find(screen.node(), "within", Card.class).getAside()).isEqualTo("3 packages");
        finish(screen);
        assertThat(said.lines.getLast()).contains("Scan what is put in");
        stage.close();
    }

    /** Practice 11: it is in the crate, whatever the record says. */
    @Test
    void whatTheRecordHasElsewhereIsPutInAndFlagged() {
        ContainerController screen = screen();
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 720);
        screen.scanned(seal(6));
        Fx.settle();
        assertThat(Fx.find(screen.node(), "becomes", Label.class).getText())
                .contains("1 is recorded with somebody else or away");
        finish(screen);
        assertThat(bag(6).place()).isEqualTo(crate.id());
        assertThat(flags(6)).contains(FlagKind.NOT_HOLDER);
        stage.close();
        Place other = value(desk.containers().add(desk.session(), "Tray", place("Other"), null));
        assertThat(flags(1)).doesNotContain(FlagKind.ELSEWHERE);
        var _ =
                value(
                        desk.containers()
                                .putIn(desk.session(), List.of(bag(1)), other, Map.of(), null));
        assertThat(flags(1)).contains(FlagKind.ELSEWHERE);
        var _ =
                value(
                        desk.containers()
                                .takeOut(desk.session(), List.of(bag(5)), other, Map.of(), null));
        assertThat(flags(5)).contains(FlagKind.ELSEWHERE);
    }

    private Account account(int i) {
        PackageState p = bag(i);
        return Reckoning.account(
                p.id(), test.store().movements().story(p.id()), desk.limits(), test.now());
    }

    private List<FlagKind> flags(int i) {
        return account(i).flags().stream().map(flag -> flag.kind()).toList();
    }

    private List<String> stretches(int i) {
        return account(i).spans().stream()
                .map(span -> String.valueOf(span.where(desk.names())))
                .toList();
    }

    @Test
    void aShelfThatIsScannedIsWhereItIsPut() {
        ContainerController screen = screen();
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 720);
        Place cage = desk.places().byPath("Exampleton/Cage").orElseThrow();
        String code = PlaceCode.of(cage).value();
        assertThat(screen.scanned(new Scan(code, "", ScanKind.LOCATION))).isTrue();
        SmallForm form = asked.getFirst();
        test.later(Duration.ofMinutes(20));
        assertThat(form.asks().getFirst().value()).isEqualTo("Exampleton/Cage");
        value(
                form.act()
                        .apply(
                                new org.lockfast.desktop.Answers(
                                        Map.of("to", "cage", "reason", ""))));
        Fx.settle();
        screen.shown();
        assertThat(Fx.find(screen.node(), "head", ScreenHead.class).getLine())
                .isEqualTo("A container. It stands in Exampleton/Cage");
        assertThat(desk.places().byId(crate.id()).orElseThrow().path())
                .isEqualTo("Exampleton/Cage/Crate 12");
        assertThat(stretches(1))
                .as("where it stood then, for ever")
                .endsWith("Crate 12, in " + SHELF, "Crate 12, in Exampleton/Cage");
        assertThat(bag(1).place()).isEqualTo(crate.id());
        assertThat(desk.names().standing(crate.id())).isEqualTo("Crate 12, in Exampleton/Cage");
        stage.close();
    }

    /** Its label says what is to come; each package is scanned all the same. */
    @Test
    void inAHandOverItsLabelAddsWhatIsExpectedAndOnlyWhatWasScannedIsHandedOver() {
        HandOverViewModel model =
                new HandOverViewModel(
                        List.of(), desk, new AtOnce(), said, form -> {}, new ChosenFiles());
        model.scanned(new Scan(PlaceCode.of(crate).value(), "", ScanKind.CONTAINER));
        Fx.settle();
        assertThat(model.batch.lines)
                .hasSize(3)
                .allMatch(line -> line.proof() == BatchLine.Proof.EXPECTED);
        assertThat(model.batch.here()).isEmpty();
        model.scanned(seal(1));
        model.scanned(seal(2));
        Fx.settle();
        assertThat(model.batch.here()).hasSize(2);
        assertThat(model.restated())
                .isEqualTo(
                        "2 exhibits. 2 seal numbers read and as recorded. 1 is expected and was not"
                                + " scanned: it is not handed over.");
        model.to.set("1187");
        model.purpose.set("Examination");
        model.receiver.set(HandOverViewModel.Receiver.LATER);
        model.sign();
        Fx.settle();
        assertThat(bag(1).offer()).isNotNull();
        assertThat(bag(2).offer()).isNotNull();
        assertThat(bag(3).offer()).isNull();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        Pictures.take(screen().node(), "container");
        ContainerController scanned = screen();
        scanned.scanned(seal(1));
        scanned.scanned(seal(2));
        scanned.scanned(seal(4));
        scanned.scanned(seal(6));
        Fx.settle();
        Pictures.take(scanned.node(), "container-scanned");
        scanned.scanned(new Scan("A0009999", "C0", ScanKind.FOREIGN));
        scanned.scanned(new Scan("A0009998", "C0", ScanKind.FOREIGN));
        Fx.settle();
        Pictures.take(scanned.node(), "container-unknown");
        crate = value(desk.containers().add(desk.session(), "Trolley", place("Lab"), null));
        Pictures.take(screen().node(), "container-empty");
        desk = new TestDesk(test, Who.AUDITOR);
        crate = desk.places().byPath(SHELF + "/Crate 12").orElseThrow();
        Pictures.take(screen().node(), "container-reading");
        HandOverViewModel model =
                new HandOverViewModel(
                        List.of(),
                        new TestDesk(test, Who.PROPERTY),
                        new AtOnce(),
                        said,
                        form -> {},
                        new ChosenFiles());
        model.scanned(new Scan(PlaceCode.of(crate).value(), "", ScanKind.CONTAINER));
        model.scanned(seal(1));
        Fx.settle();
        Pictures.take(new HandOverController(model, new NoModals()).node(), "hand-over-expected");
    }

    private static final class NoModals implements org.lockfast.desktop.Modals {
        @Override
        public void open(org.lockfast.desktop.Modal modal) {}

        @Override
        public void close() {}
    }
}
