package org.lockfast.desktop.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.handover.HandOverViewModel.Receiver;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
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
                List.of(), TestDesk.of(test, Who.SCENE), new AtOnce(), said, form -> {});
    }

    private static Scan seal(String number) {
        return new Scan(number, "C0", ScanKind.FOREIGN);
    }

    @Test
    void handOverHasNamesKeysAndTakesScans() {
        HandOverViewModel model = giving();
        HandOverController screen = new HandOverController(model);
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
                        List.of(), TestDesk.of(test, Who.PROPERTY), new AtOnce(), said, form -> {});
        return new ReceiveController(model);
    }

    @Test
    @Tag("pictures")
    void pictures() {
        HandOverViewModel model = giving();
        HandOverController screen = new HandOverController(model);
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
    }
}
