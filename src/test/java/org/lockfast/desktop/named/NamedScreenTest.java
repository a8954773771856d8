package org.lockfast.desktop.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Look;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.handover.Bags;
import org.lockfast.journal.Vouch;
import org.lockfast.officer.Session;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

@FxTest
class NamedScreenTest {
    @TempDir Path folder;
    private TestStore test;
    private PackageState pack;
    private final Said said = new Said();
    private final List<SmallForm> asked = new ArrayList<>();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        Session in = test.session(Who.SCENE);
        Bags bags = new Bags(test);
        bags.bag("JSM/4", "A0417700");
        pack = bags.bySeal("A0417700");
        for (int i = 1; i < 4; i++) {
            test.later(Duration.ofMinutes(20));
            Session pin = new Session(in.officer(), in.signer(), Vouch.PIN);
            value(test.store().handling().seal(pin, pack, "NUMBERED_BAG", "A041770" + i, null));
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    private NamedController screen() {
        NamedController screen =
                new NamedController(
                        new NamedViewModel(
                                new TestDesk(test, Who.SCENE),
                                new AtOnce(),
                                said,
                                new WentTo(),
                                asked::add));
        screen.shown();
        return screen;
    }

    @Test
    void whatWaitsIsConfirmedOrChallenged() {
        NamedController screen = screen();
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 700);
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        TableView<?> table = Fx.find(screen.node(), "table", TableView.class);
        assertThat(table.getItems()).hasSize(3);
        assertThat(Fx.find(screen.node(), "said", Label.class).getText())
                .isEqualTo("3 entries wait for your answer.");
        table.getSelectionModel().clearAndSelect(2);
        Fx.find(screen.node(), "challenge", Button.class).fire();
        value(asked.getFirst().act().apply(new Answers(Map.of("reason", "I was off duty"))));
        Fx.settle();
        assertThat(test.store().movements().state(pack.id()).orElseThrow().discrepancies())
                .isEqualTo(1);
        Fx.find(screen.node(), "confirmAll", Button.class).fire();
        Fx.settle();
        assertThat(table.getItems()).isEmpty();
        assertThat(Fx.find(screen.node(), "confirmAll", Button.class).getParent().isVisible())
                .isFalse();
        screen.hidden();
        stage.close();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        Pictures.take(screen().node(), "named");
        Pictures.take(
                screen().node(),
                "named-large",
                Look.Colours.DAY,
                Look.Density.COMPACT,
                200,
                1280,
                720);
        TestDesk desk = new TestDesk(test, Who.SCENE);
        value(
                desk.inYourName()
                        .confirm(
                                desk.session(),
                                desk.inYourName().open(desk.session().officer(), 10).stream()
                                        .map(one -> one.eid())
                                        .collect(java.util.stream.Collectors.toSet())));
        Pictures.take(screen().node(), "named-none");
    }
}
