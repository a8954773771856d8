package org.lockfast.desktop.exhibits;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.References;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Work;
import org.lockfast.exhibit.RestrictingCases;
import org.lockfast.exhibit.Restriction;
import org.lockfast.find.Search;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Role;
import org.lockfast.sync.Elsewhere;
import org.lockfast.sync.wire.Found;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.Sessions;
import org.lockfast.testing.WentTo;

/** What other stations recorded, below the list of exhibits. */
@FxTest
class ElsewhereTest {
    private static final UUID THERE = new UUID(7, 1);
    private static final UUID CASE = new UUID(7, 2);

    private final WentTo went = new WentTo();
    private final Force force = new Force();
    private final List<UUID> here = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();
    private final List<Restriction> closed = new ArrayList<>();
    private int sent;

    private static final class Force implements Elsewhere {
        final List<String> asked = new ArrayList<>();
        final List<UUID> followed = new ArrayList<>();
        Outcome<List<Found>> answer = Outcome.done(List.of());

        @Override
        public Outcome<List<Found>> ask(String key) {
            asked.add(key);
            return answer;
        }

        @Override
        public Outcome<UUID> follow(UUID subject) {
            followed.add(subject);
            return Outcome.done(subject);
        }

        @Override
        public void leave(UUID subject) {
            followed.remove(subject);
        }

        @Override
        public List<UUID> followed() {
            return List.copyOf(followed);
        }
    }

    private static Object none(Class<?> port, List<UUID> here, Object found) {
        return Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) ->
                        switch (method.getName()) {
                            case "byId" ->
                                    here.contains(arguments[0])
                                            ? Optional.of(found)
                                            : Optional.empty();
                            case "find", "page", "close" -> List.of();
                            case "byReference" ->
                                    arguments[0].equals("JSM/1") ? List.of(found) : List.of();
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }

    private Desk desk(@Nullable Elsewhere elsewhere) {
        return (Desk)
                Proxy.newProxyInstance(
                        Desk.class.getClassLoader(),
                        new Class<?>[] {Desk.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "search" -> none(Search.class, here, "");
                                    case "exhibits" ->
                                            none(org.lockfast.exhibit.Exhibits.class, here, "");
                                    case "cases" ->
                                            none(org.lockfast.exhibit.Cases.class, List.of(), "");
                                    case "references" -> references();
                                    case "restrictingCases" ->
                                            new RestrictingCases(
                                                    (Recording) none(Recording.class, here, ""),
                                                    () -> closed,
                                                    (Officers) none(Officers.class, here, ""));
                                    case "elsewhere" -> Optional.ofNullable(elsewhere);
                                    case "sendNow" -> {
                                        sent++;
                                        yield null;
                                    }
                                    case "draft" -> Optional.empty();
                                    case "looked" -> looks.add((Look) arguments[0]);
                                    case "session" -> Sessions.of(Role.SCENE_OFFICER);
                                    case "whenRecorded" -> (Runnable) () -> {};
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    private References references() {
        return new References(
                (org.lockfast.exhibit.Exhibits) none(org.lockfast.exhibit.Exhibits.class, here, ""),
                (org.lockfast.exhibit.Cases) none(org.lockfast.exhibit.Cases.class, here, ""),
                (Movements) none(Movements.class, here, ""),
                org.lockfast.exhibit.MayLook.ANYBODY);
    }

    private ExhibitsController screen(
            String words, ElsewhereViewModel elsewhere, @Nullable Elsewhere of) {
        ExhibitsController screen =
                new ExhibitsController(
                        new ExhibitsViewModel(
                                desk(of),
                                new Place.Exhibits(words),
                                new AtOnce(),
                                new Said(),
                                went,
                                form -> {}),
                        elsewhere,
                        new ListExport(desk(of), form -> {}, new ChosenFiles()),
                        ZoneId.of("Europe/London"));
        screen.shown();
        return screen;
    }

    private static List<Found> two() {
        return List.of(
                new Found(THERE, "EXHIBIT", "JSM/4", CASE, "43/1029/26", "Farville", null),
                new Found(CASE, "CASE", "43/1029/26", null, null, "Farville", "a doubt"));
    }

    private static String all(Node node) {
        StringBuilder text = new StringBuilder();
        for (String kind : List.of(".label", ".button")) {
            node.lookupAll(kind)
                    .forEach(one -> text.append(((Labeled) one).getText()).append('\n'));
        }
        return text.toString();
    }

    private static Button button(Node node, String text) {
        return node.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(one -> one.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theServerIsAskedWhenSomebodySaysSoAndWhatItHasIsNamedAsElsewhere() {
        force.answer = Outcome.done(two());
        ElsewhereViewModel model =
                new ElsewhereViewModel(desk(force), new AtOnce(), new Said(), went);
        ExhibitsController screen = screen("JSM/4", model, force);
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 700);
        Node card = Fx.find(screen.node(), "elsewhere", Node.class);
        assertThat(card.isVisible()).isTrue();
        assertThat(force.asked).as("nobody was asked yet").isEmpty();
        button(card, "Ask the server").fire();
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        assertThat(force.asked).containsExactly("JSM/4");
        assertThat(looks).containsExactly(Look.search("JSM/4", 2));
        assertThat(all(card))
                .contains("JSM/4  43/1029/26")
                .contains("Recorded at Farville. It is not on this computer.")
                .contains("Case 43/1029/26");

        button(card, "Have its record sent here").fire();
        assertThat(force.followed).containsExactly(THERE);
        assertThat(sent).as("a round soon").isEqualTo(1);
        assertThat(all(card)).contains("It comes here with the next synchronisation.");
        button(card, "No longer send it here").fire();
        assertThat(force.followed).isEmpty();

        here.add(THERE);
        model.look();
        assertThat(all(card)).contains("It is on this computer.");
        button(card, "Show").fire();
        assertThat(went.places).containsExactly(new Place.Exhibit(THERE));
        stage.close();
    }

    @Test
    void ofARestrictedCaseNothingIsNamedToWhoeverMayNotLook() {
        closed.add(
                new Restriction(
                        Hash.sha256(new byte[] {1}),
                        CASE,
                        new UUID(9, 8), // somebody else
                        Instant.EPOCH,
                        Set.of(),
                        Set.of(Role.MANAGER),
                        "for few eyes"));
        force.answer = Outcome.done(two());
        ElsewhereViewModel model =
                new ElsewhereViewModel(desk(force), new AtOnce(), new Said(), went);
        model.words("JSM/4");
        model.ask();
        assertThat(model.state().get())
                .isInstanceOfSatisfying(
                        ElsewhereViewModel.State.Answered.class,
                        answered ->
                                assertThat(answered.lines().getFirst().found().caseReference())
                                        .isNull());
    }

    @Test
    void otherWordsForgetWhatWasAnsweredAndNoWordsOfferNothing() {
        force.answer = Outcome.done(two());
        ElsewhereViewModel model =
                new ElsewhereViewModel(desk(force), new AtOnce(), new Said(), went);
        model.words("JSM/4");
        model.ask();
        assertThat(model.state().get()).isInstanceOf(ElsewhereViewModel.State.Answered.class);
        model.words("JSM/5");
        assertThat(model.state().get()).isEqualTo(new ElsewhereViewModel.State.Offered("JSM/5"));
        model.words(" ");
        assertThat(model.state().get()).isEqualTo(new ElsewhereViewModel.State.None());
    }

    /** What only has the parts of a reference is not taken for what is looked for. */
    @Test
    void aReferenceThatIsNotHereIsSaidToBeNotHere() {
        ElsewhereViewModel model =
                new ElsewhereViewModel(desk(force), new AtOnce(), new Said(), went);
        ExhibitsController screen = screen("JSM/4", model, force);
        Node card = Fx.find(screen.node(), "elsewhere", Node.class);
        assertThat(all(card)).contains("Nothing on this computer is called “JSM/4”.");
        for (String other : List.of("JSM/1", "jsm", "iphone 14", "JSM/4 knife")) {
            model.words(other);
            assertThat(all(card)).as(other).contains("Not what you look for?");
        }
    }

    @Test
    void whereTheServerCannotBeAskedThatIsSaidWithWhatToDo() {
        force.answer = Outcome.refused("NOT_ASKED", "The server was not reached. Ask again later.");
        ElsewhereViewModel model =
                new ElsewhereViewModel(desk(force), new AtOnce(), new Said(), went);
        ExhibitsController screen = screen("JSM/4", model, force);
        Node card = Fx.find(screen.node(), "elsewhere", Node.class);
        button(card, "Ask the server").fire();
        assertThat(all(card)).contains("The server was not reached. Ask again later.");
        button(card, "Ask again").fire();
        assertThat(force.asked).hasSize(2);
    }

    @Test
    void asNobodyWaitsForWhatWasCancelled() {
        Deque<Runnable> slow = new ArrayDeque<>();
        Work later =
                new FxWork(
                        slow::add,
                        Runnable::run,
                        fault -> {},
                        thrown -> {
                            throw new AssertionError(thrown);
                        });
        force.answer = Outcome.done(two());
        ElsewhereViewModel model = new ElsewhereViewModel(desk(force), later, new Said(), went);
        model.words("JSM/4");
        model.ask();
        assertThat(model.state().get()).isEqualTo(new ElsewhereViewModel.State.Asking());
        assertThat(force.asked).as("not on the thread of the screen").isEmpty();
        model.cancel();
        slow.forEach(Runnable::run);
        assertThat(model.state().get()).isEqualTo(new ElsewhereViewModel.State.Offered("JSM/4"));
    }

    @Test
    void aStoreOfItsOwnHasNobodyToAsk() {
        ElsewhereViewModel model =
                new ElsewhereViewModel(desk(null), new AtOnce(), new Said(), went);
        ExhibitsController screen = screen("JSM/4", model, null);
        assertThat(Fx.find(screen.node(), "elsewhere", Node.class).isVisible()).isFalse();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        force.answer = Outcome.done(two());
        ElsewhereViewModel model =
                new ElsewhereViewModel(desk(force), new AtOnce(), new Said(), went);
        ExhibitsController screen = screen("JSM/4", model, force);
        model.ask();
        Pictures.take(screen.node(), "exhibits-elsewhere");
    }
}
