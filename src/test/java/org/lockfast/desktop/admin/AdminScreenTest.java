package org.lockfast.desktop.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.place.Place;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

@FxTest
class AdminScreenTest {
    private static final String OTHER = "copper meadow signal 17";

    @TempDir Path folder;
    private TestStore test;
    private final Said said = new Said();
    private final List<SmallForm> asked = new ArrayList<>();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private AdminViewModel model(Who who) {
        Desk desk = TestDesk.of(test, who);
        AdminViewModel model = new AdminViewModel(desk, new AtOnce(), said, asked::add);
        model.read();
        return model;
    }

    private Outcome<SmallForm.Result> press(SmallForm form, Map<String, String> answers) {
        Map<String, String> all = new HashMap<>();
        form.asks().forEach(ask -> all.put(ask.id(), ask.value()));
        all.putAll(answers);
        assertThat(form.asks()).extracting(Ask::id).containsAll(answers.keySet());
        return form.act().apply(new Answers(all));
    }

    private static final Map<String, String> SECOND =
            Map.of(
                    "collar",
                    "7007",
                    "name",
                    "Kim Second",
                    "ADMINISTRATOR",
                    Answers.YES,
                    "AUDITOR",
                    Answers.YES,
                    "fresh",
                    OTHER,
                    "again",
                    OTHER);

    @Test
    void officersAreReadWithWhatTheirRolesAllow() {
        AdminViewModel model = model(Who.SCENE);
        assertThat(model.officers).hasSize(6).allMatch(Officer::active);
        Officer keeper =
                model.officers.stream()
                        .filter(one -> one.collar().equals("2002"))
                        .findFirst()
                        .orElseThrow();
        assertThat(model.roles(keeper)).isEqualTo("Property officer");
        assertThat(model.rights(keeper))
                .startsWith("Can record exhibits and continuity, and print labels; find, show")
                .contains("; book in to a property store")
                .doesNotContain("officers");
        model.officerWords.set("keep");
        assertThat(model.officers).containsExactly(keeper);
    }

    @Test
    void oneAdministratorAddsTwoAddAndRetireTogether() {
        AdminViewModel model = model(Who.FOUNDER);
        model.addOfficer();
        SmallForm form = asked.getLast();
        Map<String, String> differ = new HashMap<>(SECOND);
        differ.put("again", "another");
        assertThat(press(form, differ).toString()).contains("The two passwords differ");
        Map<String, String> none = new HashMap<>(SECOND);
        none.put("ADMINISTRATOR", "");
        none.put("AUDITOR", "");
        assertThat(press(form, none).toString()).contains("Tick at least one role");
        assertThat(value(press(form, SECOND)).said()).isEqualTo("Kim Second (7007) is added");
        Officer second = test.store().officers().byCollar("7007").orElseThrow();
        assertThat(second.roles()).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.AUDITOR);
        assertThat(model.officers).contains(second);

        Officer leaving = test.store().officers().byCollar("1188").orElseThrow();
        model.retire(null);
        assertThat(said.lines).last().isEqualTo("say: Choose an officer in the list first");
        model.retire(leaving);
        SmallForm more =
                Objects.requireNonNull(
                        value(press(asked.getLast(), Map.of("reason", "moved"))).next());
        assertThat(more.explanation()).startsWith("A second administrator must confirm this");
        assertThat(press(more, Map.of("collar", "7007", "now", "not it at all")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(test.store().officers().byCollar("1188")).isPresent();
        assertThat(value(press(more, Map.of("collar", "7007", "now", OTHER))).said())
                .isEqualTo("Max Jones (1188) is retired");
        assertThat(test.store().officers().byCollar("1188")).isEmpty();
        Officer gone = model.officers.getLast();
        assertThat(gone.collar()).as("those at work stand first").isEqualTo("1188");
        assertThat(model.rights(gone)).startsWith("Opens the store no more");
        model.retire(gone);
        assertThat(said.lines).last().isEqualTo("say: Max Jones (1188) is retired already");
    }

    @Test
    void onesOwnPasswordIsChangedWithTheOneBefore() {
        Desk desk = TestDesk.of(test, Who.SCENE);
        SmallForm form = new AdminForms(desk, () -> {}).ownPassword();
        assertThat(press(form, Map.of("now", "not it at all", "fresh", OTHER, "again", OTHER)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(
                        press(
                                form,
                                Map.of(
                                        "now",
                                        TestStore.PASSWORD,
                                        "fresh",
                                        "short",
                                        "again",
                                        "short")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(
                        value(
                                        press(
                                                form,
                                                Map.of(
                                                        "now",
                                                        TestStore.PASSWORD,
                                                        "fresh",
                                                        OTHER,
                                                        "again",
                                                        OTHER)))
                                .said())
                .startsWith("Your password is changed");
        try (Password old = Password.of(TestStore.PASSWORD);
                Password fresh = Password.of(OTHER)) {
            assertThat(desk.signInAnother("1187", old)).isInstanceOf(Outcome.Refused.class);
            assertThat(desk.signInAnother("1187", fresh)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void placesAreAddedAndFound() {
        AdminViewModel model = model(Who.PROPERTY);
        model.addPlace();
        var _ =
                value(
                        press(
                                asked.getLast(),
                                Map.of("path", "Exampleton/Bay H", "class", "FREEZER")));
        var _ =
                value(
                        press(
                                asked.getLast(),
                                Map.of("path", "Exampleton/Locker 4", "class", "TRANSIT_LOCKER")));
        assertThat(model.places)
                .extracting(Place::path)
                .containsExactly("Exampleton/Bay H", "Exampleton/Locker 4");
        assertThat(model.storage(model.places.getFirst())).containsIgnoringCase("freezer");
        model.placeWords.set("locker");
        assertThat(model.places).hasSize(1);
        assertThat(press(asked.getLast(), Map.of("path", "Exampleton/Bay H")).toString())
                .contains("is known already");
    }

    @Test
    void whatARoleMayNotDoIsAbsent() {
        AdminController keeper = new AdminController(model(Who.PROPERTY));
        Stage stage = Fx.show(new VBox(keeper.node()), 1280, 720);
        keeper.shown();
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        assertThat(Fx.find(keeper.node(), "add", Button.class).isVisible()).isFalse();
        assertThat(Fx.find(keeper.node(), "retire", Button.class).isVisible()).isFalse();
        assertThat(Fx.find(keeper.node(), "addPlace", Button.class).isVisible()).isTrue();
        stage.close();
        AdminController founder = new AdminController(model(Who.FOUNDER));
        assertThat(Fx.find(founder.node(), "add", Button.class).isVisible()).isTrue();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        AdminController empty = new AdminController(model(Who.FOUNDER));
        Pictures.take(empty.node(), "admin-no-places");
        for (int bay = 1; bay <= 4; bay++) {
            for (int shelf = 1; shelf <= 6; shelf++) {
                value(
                        test.store()
                                .addingPlaces()
                                .add(
                                        test.session(Who.PROPERTY),
                                        "Exampleton store/Bay " + bay + "/Shelf " + shelf,
                                        "DRY_AMBIENT",
                                        "STORE"));
            }
        }
        value(
                test.store()
                        .keepingOfficers()
                        .retire(
                                test.session(Who.FOUNDER),
                                null,
                                test.store().officers().byCollar("1188").orElseThrow(),
                                null));
        Pictures.take(new AdminController(model(Who.FOUNDER)).node(), "admin");
        Pictures.take(new AdminController(model(Who.PROPERTY)).node(), "admin-keeper");
    }
}
