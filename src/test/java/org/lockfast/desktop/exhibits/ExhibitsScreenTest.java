package org.lockfast.desktop.exhibits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockfast.consult.Look;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.SmallForm;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.find.Search;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.officer.Role;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.Sessions;
import org.lockfast.testing.WentTo;

@FxTest
class ExhibitsScreenTest {
    private static final String DAMAGED = "damaged";

    private final WentTo went = new WentTo();
    private final Shelf shelf = new Shelf();
    private final List<SmallForm> forms = new ArrayList<>();

    /** Rows in memory, handed out as the store hands them out. */
    private static final class Shelf implements Search {
        final List<Row> all = new ArrayList<>();
        final List<String> asked = new ArrayList<>();

        @Override
        public List<Row> find(String words, int limit) {
            asked.add("find " + words);
            return all.stream()
                    .filter(row ->
                            (row.reference() + " " + row.description())
                                    .toLowerCase(Locale.ROOT)
                                    .contains(words.toLowerCase(Locale.ROOT)))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Row> page(
                @Nullable UUID caseId, @Nullable String status, @Nullable String after, int size) {
            asked.add("page after " + after);
            int from = after == null ? 0 : Integer.parseInt(after) + 1;
            return all.subList(from, Math.min(all.size(), from + size));
        }

        @Override
        public List<Row> list(Filter filter, String words, @Nullable String after, int size) {
            asked.add("list " + filter.terms() + " " + words + " after " + after);
            int from = after == null ? 0 : Integer.parseInt(after) + 1;
            List<Row> kept = all.stream().filter(row -> row.problems() > 0).toList();
            return kept.stream()
                    .filter(row -> Integer.parseInt(row.key()) >= from)
                    .limit(size)
                    .toList();
        }

        @Override
        public List<String> close(Filter filter, String words) {
            asked.add("close to " + words + " of " + filter.terms());
            return words.equals("JMS/4") ? List.of("JSM/4", "JSM/14") : List.of();
        }

        @Override
        public Kept kept(Filter filter) {
            return new Kept(
                    all.stream().filter(row -> row.problems() > 0).count(),
                    null,
                    null,
                    org.lockfast.continuity.Bound.EXACT);
        }

        @Override
        public long bookedIn(Instant from, Instant until) {
            return 0;
        }

        @Override
        public long count() {
            return all.size();
        }
    }

    private final Map<String, String> drafts = new HashMap<>();
    private final Said said = new Said();
    private final List<Look> looks = new ArrayList<>();

    private Desk desk() {
        return (Desk)
                Proxy.newProxyInstance(
                        Desk.class.getClassLoader(),
                        new Class<?>[] {Desk.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "search" -> shelf;
                                    case "elsewhere" -> Optional.empty();
                                    case "whenRecorded" -> (Runnable) () -> {};
                                    case "looked" -> looks.add((Look) arguments[0]);
                                    case "draft" -> draft((String) arguments[0]);
                                    case "keepDraft" ->
                                            drafts.put(
                                                    (String) arguments[0], (String) arguments[1]);
                                    case "setDraftAside" ->
                                            drafts.put(
                                                    "aside", drafts.remove((String) arguments[0]));
                                    case "session" -> Sessions.of(Role.SCENE_OFFICER);
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    private Optional<String> draft(String name) {
        if (DAMAGED.equals(drafts.get(name))) {
            throw new KeyringRefusal(KeyringRefusal.Reason.FILE_ALTERED, name);
        }
        return Optional.ofNullable(drafts.get(name));
    }

    private void fill(int count) {
        String[] things = {
            "Samsung Galaxy A54 phone, black",
            "Kitchen knife, black handle, 20 cm blade",
            "Blister pack, 8 tablets",
            "Duvet cover, damp"
        };
        String[] states = {"STORED", "HELD", "IN_TRANSIT", "MISSING", "DEPOSITED", "COPIED"};
        for (int i = 0; i < count; i++) {
            String status = states[i % states.length];
            shelf.all.add(
                    new Search.Row(
                            new UUID(1, i),
                            "JSM/" + (count - i),
                            "43/1029/26",
                            things[i % things.length],
                            "OTHER",
                            i % 2 == 0 ? "Holloway Road/Bay H/Shelf 2" : "with J Smith (1187)",
                            status,
                            i % 3,
                            i % 5 == 0 ? 1 : 0,
                            OffsetDateTime.parse("2026-03-14T09:12:00Z").minusHours(i),
                            status.equals("COPIED"),
                            String.valueOf(i)));
        }
    }

    private void named(String description, String where) {
        int i = shelf.all.size();
        shelf.all.add(
                new Search.Row(
                        new UUID(2, i),
                        "LONGREFERENCE/1" + i,
                        "43DIVISION/1029/2026",
                        description,
                        "OTHER",
                        where,
                        "HELD",
                        12,
                        3,
                        OffsetDateTime.parse("2026-03-14T09:12:00Z"),
                        false,
                        String.valueOf(i)));
    }

    private ExhibitsViewModel model(String words) {
        return new ExhibitsViewModel(
                desk(), new Place.Exhibits(words), new AtOnce(), said, went, forms::add);
    }

    private ExhibitsController screen(ExhibitsViewModel model) {
        ExhibitsController screen =
                new ExhibitsController(
                        model,
                        new ElsewhereViewModel(desk(), new AtOnce(), new Said(), went),
                        new ListExport(desk(), forms::add, new ChosenFiles()),
                        ZoneId.of("Europe/London"));
        screen.shown();
        return screen;
    }

    @Test
    void pagesFollowAsTheEndComesIntoSightAndEachIsReadOnce() {
        fill(450);
        ExhibitsViewModel model = model("");
        model.read();
        assertThat(model.rows).hasSize(200);
        assertThat(model.state().get()).isEqualTo(ExhibitsViewModel.State.MORE);
        model.endSeen();
        model.endSeen();
        assertThat(model.rows).hasSize(450);
        assertThat(model.state().get()).isEqualTo(ExhibitsViewModel.State.ALL);
        model.endSeen();
        assertThat(shelf.asked)
                .containsExactly("page after null", "page after 199", "page after 399");
        assertThat(model.rows).extracting(Search.Row::reference).doesNotHaveDuplicates();
    }

    @Test
    void wordsAreSearchedForAndTheirAbsenceIsSaid() {
        fill(12);
        ExhibitsViewModel model = model("phone");
        model.read();
        assertThat(model.rows).hasSize(3);
        model.words.set("nothing like this");
        assertThat(model.state().get()).isEqualTo(ExhibitsViewModel.State.NO_MATCH);
        model.words.set("");
        assertThat(model.rows).hasSize(12);
        shelf.all.clear();
        model.read();
        assertThat(model.state().get()).isEqualTo(ExhibitsViewModel.State.EMPTY);
    }

    @Test
    void whatIsCloseToWordsThatFindNothingIsOneKeyAway() {
        fill(30);
        ExhibitsViewModel model = model("");
        ExhibitsController screen = screen(model);
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 700);
        Scene scene = stage.getScene();
        screen.focusFirst();
        model.words.set("JMS/");
        assertThat(screen.node().lookupAll("#close .button")).isEmpty();
        model.words.set("JMS/4");
        assertThat(Fx.find(screen.node(), "noneTitle", Label.class).getText())
                .isEqualTo("No exhibit matches “JMS/4”");
        Fx.settle();
        Accessibility.check(scene.getRoot());
        Fx.press(scene, KeyCode.DOWN);
        assertThat(((Button) scene.getFocusOwner()).getText()).isEqualTo("JSM/4");
        Fx.press(scene, KeyCode.ENTER);
        assertThat(model.words.get()).isEqualTo("JSM/4");
        assertThat(model.rows).extracting(Search.Row::reference).contains("JSM/4");
        assertThat(scene.getFocusOwner()).isInstanceOf(TextField.class);
        assertThat(shelf.asked)
                .contains("close to JMS/4 of []")
                .doesNotContain("close to JSM/4 of []");
        stage.close();
    }

    private Outcome<SmallForm.Result> answer(String... pairs) {
        Map<String, String> byId = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            byId.put(pairs[i], pairs[i + 1]);
        }
        return forms.removeLast().act().apply(new Answers(byId));
    }

    private static List<String> buttons(ExhibitsController screen) {
        return Fx.find(screen.node(), "views", FlowPane.class).getChildren().stream()
                .filter(Button.class::isInstance)
                .map(one -> ((Button) one).getText())
                .toList();
    }

    private static Button button(ExhibitsController screen, String text) {
        return Fx.find(screen.node(), "views", FlowPane.class).getChildren().stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(one -> one.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aViewIsSavedByKeyOpenedRenamedDeletedAndBroughtBack() {
        fill(30);
        ExhibitsViewModel model = model("knife");
        ExhibitsController screen = screen(model);
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        model.filter.set(Filter.of(Matter.GAP).and(Filter.Key.CASE, "C/1"));
        screen.keys().getOrDefault(Keys.SAVE_VIEW, () -> {}).run();
        assertThat(answer("name", " Knives ")).isInstanceOf(Outcome.Done.class);
        screen.keys().getOrDefault(Keys.SAVE_VIEW, () -> {}).run();
        assertThat(answer("name", "knives"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("called knives"));
        model.showAll();
        ExhibitsViewModel later = model("");
        ExhibitsController again = screen(later);
        assertThat(buttons(again))
                .containsExactly(
                        "Disposal authorised", "Waits to be collected", "Left for good", "Knives");
        button(again, "Knives").fire();
        assertThat(later.words.get()).isEqualTo("knife");
        assertThat(later.filter.get()).isEqualTo(Filter.of(Matter.GAP).and(Filter.Key.CASE, "C/1"));
        assertThat(button(again, "Knives").getAccessibleText()).isEqualTo("Knives, shown now");
        button(again, "Rename …").fire();
        assertThat(answer("name", "Sharp")).isInstanceOf(Outcome.Done.class);
        button(again, "Delete").fire();
        assertThat(buttons(again)).doesNotContain("Sharp").contains("Bring back “Sharp”");
        assertThat(screen(model("")).keys()).containsKey(Keys.TAKE_BACK);
        assertThat(buttons(screen(model("")))).hasSize(3);
        again.keys().getOrDefault(Keys.TAKE_BACK, () -> {}).run();
        assertThat(buttons(again)).contains("Sharp").noneMatch(text -> text.startsWith("Bring"));
        assertThat(buttons(screen(model("")))).hasSize(4).endsWith("Sharp");
        stage.close();
    }

    @Test
    void readyMadeViewsKeepToWhatLeavesAndLeaveTheColumnsAlone() {
        fill(3);
        ExhibitsViewModel model = model("knife");
        ExhibitsController screen = screen(model);
        model.columns.set(List.of(Column.WHERE, Column.REFERENCE));
        button(screen, "Left for good").fire();
        assertThat(model.filter.get().terms())
                .extracting(String::valueOf)
                .containsExactly("status=LEFT");
        assertThat(model.words.get()).isEmpty();
        assertThat(model.columns.get()).containsExactly(Column.WHERE, Column.REFERENCE);
        assertThat(buttons(screen)).hasSize(3);
    }

    @Test
    void viewsThatCannotBeReadAreSetAsideAndThatIsSaid() {
        fill(3);
        for (String bad :
                List.of(
                        "{\"views\":[",
                        "{\"views\":[{\"name\":\"A\",\"words\":\"\",\"filter\":[\"colour=red\"],\"columns\":[]}],\"columns\":[]}",
                        "{\"views\":[null],\"columns\":[]}",
                        "null",
                        DAMAGED)) {
            drafts.put("views", bad);
            said.lines.clear();
            ExhibitsController screen = screen(model(""));
            assertThat(buttons(screen)).hasSize(3);
            assertThat(drafts).containsEntry("aside", bad).doesNotContainKey("views");
            assertThat(said.lines.toString()).contains("could not be read");
        }
    }

    @Test
    void columnsAreChosenOrderedKeptAndPutBack() {
        fill(3);
        ExhibitsViewModel model = model("");
        ExhibitsController screen = screen(model);
        TableView<?> table = Fx.find(screen.node(), "table", TableView.class);
        assertThat(headings(table))
                .containsExactly(
                        "Reference",
                        "Case",
                        "Description",
                        "Where it is",
                        "Status",
                        "To do",
                        "Seized");
        Fx.find(screen.node(), "chooseColumns", Button.class).fire();
        assertThat(answer("column0", "WHERE", "column3", "REFERENCE"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(headings(table)).containsExactly("Where it is", "Reference");
        ExhibitsController again = screen(model(""));
        TableView<?> other = Fx.find(again.node(), "table", TableView.class);
        assertThat(headings(other)).containsExactly("Where it is", "Reference");
        model.chooseColumns();
        assertThat(answer("column0", "WHERE", "column1", "WHERE"))
                .isInstanceOf(Outcome.Refused.class);
        model.chooseColumns();
        assertThat(answer()).isInstanceOf(Outcome.Refused.class);
        model.chooseColumns();
        assertThat(answer("reset", Answers.YES)).isInstanceOf(Outcome.Done.class);
        assertThat(headings(table)).hasSize(7).startsWith("Reference");
    }

    @Test
    void aHeadingThatIsDraggedStaysWhereItWasDropped() {
        fill(3);
        ExhibitsViewModel model = model("");
        ExhibitsController screen = screen(model);
        TableView<?> table = Fx.find(screen.node(), "table", TableView.class);
        dragLastToFront(table);
        assertThat(model.columns.get()).hasSize(7).startsWith(Column.SEIZED, Column.REFERENCE);
        assertThat(headings(Fx.find(screen(model("")).node(), "table", TableView.class)))
                .startsWith("Seized", "Reference");
    }

    @Test
    void aColumnThatIsMadeWiderStaysSoForThisOfficer() {
        fill(3);
        ExhibitsController screen = screen(model(""));
        Stage stage = Fx.show(new StackPane(screen.node()), 1400, 700);
        TableView<?> table = Fx.find(screen.node(), "table", TableView.class);
        double before = column(table, "Where it is").getWidth();
        table.fireEvent(mouse(MouseEvent.MOUSE_PRESSED));
        widen(table, "Where it is", -90);
        table.fireEvent(mouse(MouseEvent.MOUSE_RELEASED));
        double made = column(table, "Where it is").getWidth();
        assertThat(made).isLessThan(before - 50);
        stage.setScene(new Scene(new StackPane(), 10, 10));
        ExhibitsController again = screen(model(""));
        stage.setScene(new Scene(new StackPane(again.node()), 1400, 700));
        Fx.settle();
        TableView<?> other = Fx.find(again.node(), "table", TableView.class);
        assertThat(column(other, "Where it is").getWidth()).isCloseTo(made, within(2.0));
        stage.close();
    }

    private static TableColumn<?, ?> column(TableView<?> table, String heading) {
        return table.getColumns().stream()
                .filter(one -> one.getText().equals(heading))
                .findFirst()
                .orElseThrow();
    }

    private static <T> void widen(TableView<T> table, String heading, double by) {
        table.getColumns().stream()
                .filter(one -> one.getText().equals(heading))
                .findFirst()
                .ifPresent(one -> table.resizeColumn(one, by));
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        return new MouseEvent(
                type,
                0,
                0,
                0,
                0,
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
                null);
    }

    private static <T> void dragLastToFront(TableView<T> table) {
        var column = table.getColumns().removeLast();
        table.getColumns().addFirst(column);
    }

    private static List<String> headings(TableView<?> table) {
        return table.getColumns().stream().map(column -> column.getText()).toList();
    }

    @Test
    void aFilterIsShownCountedPagedAndLetGoOfByKeys() {
        fill(1_200);
        Filter gaps = Filter.of(Matter.GAP);
        ExhibitsViewModel model =
                new ExhibitsViewModel(
                        desk(),
                        new Place.Exhibits("", gaps),
                        new AtOnce(),
                        new Said(),
                        went,
                        forms::add);
        ExhibitsController screen = screen(model);
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 700);
        Scene scene = stage.getScene();
        screen.focusFirst();
        assertThat(scene.getFocusOwner()).isInstanceOf(TableView.class);
        assertThat(Fx.find(screen.node(), "count", Label.class).getText())
                .isEqualTo("240 exhibits, last recorded first");
        model.endSeen();
        assertThat(model.rows).hasSize(240).allMatch(row -> row.problems() > 0);
        Fx.press(scene, KeyCode.TAB, "Shift");
        assertThat(scene.getFocusOwner()).isInstanceOf(Button.class);
        assertThat(((Button) scene.getFocusOwner()).getText())
                .isEqualTo("Problem: gap not explained");
        Fx.press(scene, KeyCode.ENTER);
        assertThat(model.filter.get()).isEqualTo(Filter.ALL);
        assertThat(scene.getFocusOwner()).isInstanceOf(TextField.class);
        assertThat(model.rows).hasSize(200).anyMatch(row -> row.problems() == 0);
        stage.close();
    }

    @Test
    void byKeysFromTheSearchIntoTheListAndOpen() {
        fill(30);
        ExhibitsController screen = screen(model(""));
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 700);
        Scene scene = stage.getScene();
        Accessibility.check(scene.getRoot());
        screen.focusFirst();
        Fx.type(scene, "knife");
        assertThat(Fx.find(screen.node(), "search", TextField.class).getText()).isEqualTo("knife");
        Fx.press(scene, KeyCode.DOWN);
        Fx.settle();
        assertThat(scene.getFocusOwner()).isInstanceOf(TableView.class);
        Fx.press(scene, KeyCode.ENTER);
        assertThat(went.places).containsExactly(new Place.Exhibit(new UUID(1, 1)));
        stage.close();
    }

    @Test
    void theFirstAnswerIsChosenHoweverLateItComes() {
        fill(30);
        ExhibitsViewModel model = model("");
        ExhibitsController screen = screen(model);
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 700);
        Scene scene = stage.getScene();
        TableView<?> table = Fx.find(screen.node(), "table", TableView.class);
        screen.focusFirst();
        Fx.press(scene, KeyCode.DOWN);
        Fx.press(scene, KeyCode.DOWN);
        assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(1);
        model.words.set("phone"); // the answers to what was typed before Enter
        assertThat(table.getSelectionModel().getSelectedIndex()).isZero();
        Fx.press(scene, KeyCode.DOWN);
        Fx.press(scene, KeyCode.ENTER);
        assertThat(went.places).containsExactly(new Place.Exhibit(new UUID(1, 4)));
        stage.close();
    }

    @Test
    void aNewExhibitOnTopLeavesTheOneChosenChosen() {
        fill(3);
        ExhibitsViewModel model = model("");
        ExhibitsController screen = screen(model);
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 700);
        screen.focusFirst();
        Fx.press(stage.getScene(), KeyCode.ENTER);
        Search.Row chosen = shelf.all.getFirst();
        shelf.all.addFirst(shelf.all.getLast());
        model.read();
        Fx.press(stage.getScene(), KeyCode.ENTER);
        assertThat(went.places).containsExactly(new Place.Exhibit(chosen.id()));
        stage.close();
    }

    @Test
    void nothingIsSortedHere() {
        fill(3);
        ExhibitsController screen = screen(model(""));
        TableView<?> table = Fx.find(screen.node(), "table", TableView.class);
        assertThat(table.getColumns()).isNotEmpty().noneMatch(column -> column.isSortable());
    }

    @Test
    @Tag("pictures")
    void pictures() {
        Pictures.take(screen(model("")).node(), "exhibits-empty");
        fill(60);
        Pictures.take(screen(model("")).node(), "exhibits-rows");
        Pictures.take(screen(model("zebra")).node(), "exhibits-no-match");
        Pictures.take(screen(model("JMS/4")).node(), "exhibits-close");
        ExhibitsViewModel viewed = model("phone");
        ExhibitsController views = screen(viewed);
        for (String name : List.of("Phones in the store", "My gaps", "Operation Tern")) {
            viewed.saveView();
            answer("name", name);
            viewed.words.set(name);
        }
        viewed.open(viewed.views.kept().get().views().getFirst());
        Pictures.take(views.node(), "exhibits-views");
        drafts.clear();
        shelf.all.clear();
        named("هاتف محمول أسود، الشاشة مكسورة", "with سارة الخطيب (4471)");
        named(
                "Rucksack, grey, of a make that is written out in full on a label sewn into it, with"
                        + " two side pockets, one torn",
                "Exampleton and District Combined Property Store, Annexe/Bay H/Rack 14/Shelf 2");
        named("טלפון נייד, שחור", "with Llanfairpwllgwyngyll Example-Fotheringay-Smythe (90210)");
        Pictures.take(screen(model("")).node(), "exhibits-long");
    }
}
