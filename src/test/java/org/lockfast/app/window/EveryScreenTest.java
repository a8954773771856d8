package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.handover.Bags;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Every screen there is, in the window it stands in, walked with the Tab key. */
@FxTest(seconds = 240)
class EveryScreenTest {
    /** Places no screen answers yet. */
    private static final Set<Class<?>> WAITING =
            Set.of(
                    Place.Cases.class,
                    Place.Case.class,
                    Place.Opening.class,
                    Place.Store.class,
                    Place.Reviews.class,
                    Place.Supervision.class,
                    Place.Reports.class,
                    Place.Guidance.class,
                    Place.Gallery.class);

    private static final int MOST_STOPS = 200;

    @TempDir Path folder;
    private final Set<Class<?>> seen = new HashSet<>();
    private final List<String> breaches = new ArrayList<>();

    @Test
    @DisplayName("U-21 U-23 U-24 Tab goes in order and everything has a name, everywhere")
    void tabGoesInOrderAndEverythingHasAName() {
        before(Place.Begin.class);
        try (AtTheWindow at = new AtTheWindow(folder.resolve("new"), surroundings())) {
            at.until("Begin on this computer");
            look(at, "Begin");
            visit(at, new Place.SetUp());
            visit(at, new Place.Join());
            visit(at, new Place.JoinByStick());
        }
        TestStore test = TestStore.in(folder);
        List<Place> places = filled(test);
        test.close();
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            at.untilFocused("Collar number");
            before(Place.SignIn.class);
            look(at, "SignIn");
            at.tabTo("Collar number")
                    .type(Who.FOUNDER.collar())
                    .tab()
                    .type(TestStore.PASSWORD)
                    .enter();
            at.until("Signed in: " + Who.FOUNDER.fullName());
            places.forEach(place -> visit(at, place));
        }
        assertThat(breaches).isEmpty();
        Set<Class<?>> all = new HashSet<>(Set.of(Place.class.getPermittedSubclasses()));
        all.removeAll(WAITING);
        assertThat(seen).as("every screen was looked at").isEqualTo(all);
    }

    private org.lockfast.app.Surroundings surroundings() {
        return TestStore.at(folder).surroundings();
    }

    /** One exhibit with a bag offered to the founder, another in a container on a shelf. */
    static List<Place> filled(TestStore test) {
        Bags bags = new Bags(test);
        Exhibit knife = bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
        run(test, Who.PROPERTY, "place", "add", "Exampleton/Bay H/Shelf 2");
        run(test, Who.PROPERTY, "place", "add", "Exampleton/Locker 2", "--class", "TRANSIT_LOCKER");
        run(
                test,
                Who.PROPERTY,
                "container",
                "add",
                "Crate 1",
                "--place",
                "Exampleton/Bay H/Shelf 2");
        run(test, Who.SCENE, "hand-over", "JSM/2", "--to", "1001", "--reason", "to store");
        PackageState p = bags.bySeal("A0000001");
        UUID crate =
                test.store().places().all().stream()
                        .filter(org.lockfast.place.Place::isContainer)
                        .findFirst()
                        .orElseThrow()
                        .id();
        return List.of(
                new Place.Today(),
                new Place.Exhibits(""),
                new Place.Exhibit(knife.id()),
                new Place.NewExhibit(null, "", false),
                new Place.NewExhibit(null, "", true),
                new Place.Label(p.id()),
                new Place.HandOver(List.of(p.id())),
                new Place.Receive(List.of(p.id())),
                new Place.Conflicts(null),
                new Place.RecordCheck(),
                new Place.Printers(),
                new Place.Layouts(),
                new Place.Admin(),
                new Place.Imports(),
                new Place.RulesInForce(),
                new Place.Looks(),
                new Place.Places(null),
                new Place.Container(crate),
                new Place.Out(),
                new Place.Lockers(),
                new Place.Holds(),
                new Place.InYourName(),
                new Place.Preferences());
    }

    private static void run(TestStore test, Who who, String... words) {
        TestStore.Ran ran = test.run(who, words);
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    private void before(Class<?> place) {
        seen.add(place);
    }

    private void visit(AtTheWindow at, Place place) {
        seen.add(place.getClass());
        at.window().frame().open(place);
        Fx.settle();
        Fx.wait(120); // what is read off the disk stands there
        Fx.settle();
        look(at, place.toString());
    }

    private void look(AtTheWindow at, String where) {
        Accessibility.breaches(at.scene().getRoot())
                .forEach(one -> breaches.add(where + ": " + one));
        walk(at, where);
    }

    /** The Tab key itself: it comes to every field, in the order in which they stand. */
    private void walk(AtTheWindow at, String where) {
        List<Node> inOrder = new ArrayList<>();
        Focus.walk(
                at.scene().getRoot(),
                node -> {
                    if (node.isFocusTraversable() && !node.isDisabled() && shown(node)) {
                        inOrder.add(node);
                    }
                });
        List<Node> walked = walked(at);
        Set<Node> missed = new HashSet<>(inOrder);
        walked.forEach(missed::remove);
        missed.stream()
                .filter(node ->
                        node instanceof TextInputControl
                                || node instanceof ComboBoxBase
                                || (node instanceof ButtonBase && !(node instanceof RadioButton)))
                .forEach(node -> breaches.add(where + ": Tab never comes to " + node));
        int from = first(walked, inOrder);
        for (int i = 1; i < walked.size(); i++) {
            int before = inOrder.indexOf(walked.get((from + i - 1) % walked.size()));
            int now = inOrder.indexOf(walked.get((from + i) % walked.size()));
            if (before >= 0 && now >= 0 && now < before) {
                breaches.add(
                        where
                                + ": Tab goes back from "
                                + inOrder.get(before)
                                + " to "
                                + inOrder.get(now));
            }
        }
    }

    private static List<Node> walked(AtTheWindow at) {
        List<Node> walked = new ArrayList<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            Fx.press(at.scene(), KeyCode.TAB);
            Node owner = at.scene().getFocusOwner();
            if (owner == null || owner.equals(walked.isEmpty() ? null : walked.getFirst())) {
                break;
            }
            walked.add(owner);
        }
        return walked;
    }

    private static int first(List<Node> walked, List<Node> inOrder) {
        int first = 0;
        for (int i = 1; i < walked.size(); i++) {
            int at = inOrder.indexOf(walked.get(i));
            if (at >= 0 && at < inOrder.indexOf(walked.get(first))) {
                first = i;
            }
        }
        return first;
    }

    private static boolean shown(Node node) {
        return Stream.<Node>iterate(node, one -> one != null, Node::getParent)
                .allMatch(Node::isVisible);
    }

    @Test
    @DisplayName("U-12 U-25 a form keeps Tab, refuses scans aloud, gives the focus back")
    void aFormKeepsTabInsideAndGivesTheFocusBack() {
        TestStore test = TestStore.in(folder);
        Exhibit knife = new Bags(test).bag("JSM/1", "A0000001");
        test.close();
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            HalfBatchKilledTest.signIn(at, Who.FOUNDER);
            at.files.toSave = folder.resolve("record.pdf");
            at.scan("A0000001").until("Who has had it");
            at.tabTo("Label");
            forms(at, () -> at.press(KeyCode.P, "Ctrl").untilFocused("Why it is printed"));
            forms(at, () -> at.press(KeyCode.SLASH, "Ctrl").until("What the keys do"));
            forms(at, () -> at.press(KeyCode.M).untilFocused("Place"));
            at.press(KeyCode.DIGIT3, "Alt").untilFocused("To").tabTo("Show each other a code");
            forms(at, at::enter);
        }
        assertThat(knife.reference()).isEqualTo("JSM/1");
    }

    private static void forms(AtTheWindow at, Runnable open) {
        Node before = at.scene().getFocusOwner();
        open.run();
        Fx.settle();
        Node box = at.scene().getRoot().lookup(".modal");
        for (String[] held : new String[][] {{}, {"Shift"}}) {
            for (int i = 0; i < 30; i++) {
                Fx.press(at.scene(), KeyCode.TAB, held);
                assertThat(within(box, at.scene().getFocusOwner()))
                        .as("Tab stays in the form: %s", at.focused())
                        .isTrue();
            }
        }
        String typed = at.typed();
        at.scan("A0000001").until("Scanned A0000001, but it is not used while");
        assertThat(at.typed()).isEqualTo(typed);
        at.press(KeyCode.ESCAPE);
        assertThat(box.isVisible() && shown(box)).as("Esc closes it").isFalse();
        assertThat(at.scene().getFocusOwner()).as("where one was").isSameAs(before);
    }

    private static boolean within(Node outer, Node inner) {
        return Stream.<Node>iterate(inner, one -> one != null, Node::getParent)
                .anyMatch(outer::equals);
    }
}
