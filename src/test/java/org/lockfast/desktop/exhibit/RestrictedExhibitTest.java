package org.lockfast.desktop.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.consult.Look;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.SmallForm;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

/** What the screen of an exhibit of a restricted case shows to whom. */
@FxTest
class RestrictedExhibitTest {
    @TempDir Path folder;
    private TestStore test;
    private Exhibit exhibit;
    private final List<SmallForm> forms = new ArrayList<>();
    private final Said said = new Said();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        Stories stories = new Stories(test);
        exhibit = stories.phone("JSM/4", "A0417701", "A0417702");
        test.later(Duration.ofMinutes(1));
        value(
                test.store()
                        .restrictingCases()
                        .restrict(
                                test.session(Who.SUPERVISOR),
                                stories.burglary().id(),
                                List.of(),
                                Set.of(Role.EXHIBITS_OFFICER),
                                "Concerns an officer of this station"));
        test.later(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private ExhibitViewModel model(TestDesk desk) {
        return new ExhibitViewModel(
                exhibit.id(),
                desk,
                new AtOnce(),
                said,
                new WentTo(),
                new ChosenFiles(),
                forms::add);
    }

    private static final Modals NONE =
            new Modals() {
                @Override
                public void open(Modal modal) {
                    throw new AssertionError("nothing opens here");
                }

                @Override
                public void close() {}
            };

    @Test
    void whoMayNotLookSeesWhereTheBagsAreAndWhomToAsk() {
        TestDesk desk = new TestDesk(test, Who.PROPERTY);
        ExhibitController screen = new ExhibitController(model(desk), desk, NONE);
        Stage stage = Fx.show(new VBox(screen.node()), 1280, 900);
        screen.shown();
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        String all = String.join("\n", texts(screen.node()));
        assertThat(all)
                .contains(
                        "JSM/4",
                        "A0417701",
                        "You can book it in, move it and hand it over; to see more of it, ask Sam Sergeant (3003).");
        assertThat(all).doesNotContain("Samsung", "bedside", "43/1029/26", "Example Road");
        assertThat(Fx.find(screen.node(), "tabs", TabPane.class).getTabs()).hasSize(1);
        List<String> menu =
                Fx.find(screen.node(), "more", MenuButton.class).getItems().stream()
                        .map(item -> item.getText())
                        .toList();
        assertThat(menu).noneMatch(item -> item.contains("orrect") || item.contains("hoto"));
        assertThat(desk.looks).containsExactly(new Look(Look.Kind.REFUSED, exhibit.id(), "", null));
        assertThat(screen.keys()).containsKey(Keys.PRINT);
        screen.hidden();
        stage.close();
    }

    /** Every text that stands anywhere below. */
    private static List<String> texts(Node node) {
        List<String> found = new ArrayList<>();
        if (node instanceof Labeled labeled && labeled.isVisible() && labeled.getText() != null) {
            found.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(texts(child)));
        }
        return found;
    }

    @Test
    void photographsAreNotForThemEither() {
        assertThat(new TestDesk(test, Who.PROPERTY).photographs(exhibit.id())).isEmpty();
    }

    @Test
    void whoMayLookSeesItAndThatItIsRestricted() {
        TestDesk desk = new TestDesk(test, Who.SUPERVISOR);
        ExhibitViewModel model = model(desk);
        model.shown();
        Seen seen = java.util.Objects.requireNonNull(model.seenProperty().get());
        assertThat(new SeenHead(seen).title()).contains("Samsung");
        assertThat(new SeenHead(seen).chips().toString()).contains("Restricted case");
        assertThat(desk.looks).containsExactly(Look.at(Look.Kind.EXHIBIT, exhibit.id()));
        model.hidden();
    }

    @Test
    void aSupervisorSaysWhoElseMayAndLiftsIt() {
        TestDesk desk = new TestDesk(test, Who.SUPERVISOR);
        ExhibitViewModel model = model(desk);
        model.shown();
        assertThat(model.mayRestrict()).isTrue();
        model.restrict();
        SmallForm form = forms.getLast();
        assertThat(form.asks())
                .filteredOn(ask -> ask.id().equals(Role.EXHIBITS_OFFICER.name()))
                .singleElement()
                .satisfies(ask -> assertThat(ask.value()).isEqualTo(Answers.YES));
        assertThat(
                        form.act()
                                .apply(
                                        new Answers(
                                                java.util.Map.of(
                                                        "officers", "9999", "reason", "r"))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("9999"));
        value(
                form.act()
                        .apply(
                                new Answers(
                                        java.util.Map.of(
                                                "officers",
                                                "2002",
                                                "reason",
                                                "The store weighs"))));
        Officer property = test.session(Who.PROPERTY).officer();
        assertThat(desk.restrictingCases().standing())
                .singleElement()
                .satisfies(one -> assertThat(one.officers()).containsExactly(property.id()));
        assertThat(new TestDesk(test, Who.PROPERTY).exhibits().byId(exhibit.id()).orElseThrow())
                .satisfies(now -> assertThat(now.withheld()).isNull());
        model.lift();
        value(forms.getLast().act().apply(new Answers(java.util.Map.of("reason", "over"))));
        assertThat(desk.restrictingCases().standing()).isEmpty();
        model.hidden();
        assertThat(model(new TestDesk(test, Who.PROPERTY)).mayRestrict()).isFalse();
    }
}
