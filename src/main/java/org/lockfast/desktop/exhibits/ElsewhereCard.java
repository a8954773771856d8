package org.lockfast.desktop.exhibits;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Words;
import org.lockfast.sync.wire.Limits;

/** Below the list: what other stations have under the words that are looked for. */
final class ElsewhereCard extends VBox {
    private final ElsewhereViewModel model;
    private final Words words;
    private final Label said = new Label();
    private final HBox ask = new HBox();
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);

    ElsewhereCard(ElsewhereViewModel model, Words words) {
        this.model = model;
        this.words = words;
        setId("elsewhere");
        getStyleClass().addAll("card", "elsewhere");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        ask.getStyleClass().add("elsewhere-ask");
        lines.getStyleClass().add("elsewhere-lines");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(260);
        getChildren().setAll(ask);
        model.state().subscribe(this::show);
    }

    private void show(ElsewhereViewModel.State state) {
        setVisible(!(state instanceof ElsewhereViewModel.State.None));
        setManaged(isVisible());
        switch (state) {
            case ElsewhereViewModel.State.None _ -> says("", List.of());
            case ElsewhereViewModel.State.Offered(String notHere) ->
                    says(
                            notHere.isEmpty()
                                    ? words.say("elsewhere.offer")
                                    : words.say("elsewhere.offer.not-here", notHere),
                            List.of(),
                            button("elsewhere.ask", "ask", model::ask));
            case ElsewhereViewModel.State.Asking _ ->
                    says(
                            words.say("elsewhere.asking"),
                            List.of(),
                            button("elsewhere.cancel", "cancelAsking", model::cancel));
            case ElsewhereViewModel.State.Refused(String why) ->
                    says(why, List.of(), button("elsewhere.again", "ask", model::ask));
            case ElsewhereViewModel.State.Answered(
                            String sought,
                            List<ElsewhereViewModel.Line> found) ->
                    says(
                            found.isEmpty()
                                    ? words.say("elsewhere.nothing", sought)
                                    : found.size() < Limits.FOUND
                                            ? words.say("elsewhere.found", sought)
                                            : words.say("elsewhere.most", Limits.FOUND, sought),
                            found,
                            button("elsewhere.again", "ask", model::ask));
        }
    }

    private void says(String text, List<ElsewhereViewModel.Line> found, Button... buttons) {
        boolean focused = ask.getChildren().stream().anyMatch(Node::isFocused);
        said.setText(text);
        ask.getChildren().setAll(said);
        ask.getChildren().addAll(buttons);
        lines.getChildren().setAll(found.stream().map(this::line).toList());
        getChildren().remove(scroll);
        if (!found.isEmpty()) {
            getChildren().add(scroll);
        }
        if (focused && buttons.length > 0) {
            buttons[0].requestFocus(); // who pressed one stays where they were
        }
    }

    private Node line(ElsewhereViewModel.Line line) {
        Label what = new Label(text(line));
        what.getStyleClass().add("strong");
        what.setWrapText(true);
        Label where = new Label(where(line));
        where.getStyleClass().add("muted");
        where.setWrapText(true);
        VBox both = new VBox(what, where);
        Region apart = new Region();
        HBox.setHgrow(apart, Priority.ALWAYS);
        HBox row = new HBox(both, apart, done(line));
        row.getStyleClass().add("elsewhere-line");
        return row;
    }

    private Button done(ElsewhereViewModel.Line line) {
        Button button =
                line.here() && !line.isCase()
                        ? button("elsewhere.open", null, () -> model.open(line))
                        : line.followed()
                                ? button("elsewhere.leave", null, () -> model.leave(line))
                                : button("elsewhere.follow", null, () -> model.follow(line));
        button.setAccessibleText(button.getText() + ": " + text(line));
        return button;
    }

    private String where(ElsewhereViewModel.Line line) {
        String station = line.found().station();
        String by =
                station == null
                        ? words.say("elsewhere.recorded.somewhere")
                        : words.say("elsewhere.recorded", station);
        return by
                + " "
                + words.say(
                        line.here()
                                ? "elsewhere.here"
                                : line.followed() ? "elsewhere.coming" : "elsewhere.not-here")
                + doubt(line.found().doubt());
    }

    private String doubt(@Nullable String doubt) {
        return doubt == null ? "" : " " + words.say("elsewhere.doubt", doubt);
    }

    private String text(ElsewhereViewModel.Line line) {
        String reference = line.found().reference();
        String shown = reference == null ? line.found().subject().toString() : reference;
        return line.isCase()
                ? words.say("elsewhere.case", shown)
                : parts(shown, line.found().caseReference());
    }

    private static String parts(@Nullable String... some) {
        return Stream.of(some).filter(Objects::nonNull).collect(Collectors.joining("  "));
    }

    private Button button(String key, @Nullable String id, Runnable does) {
        Button button = new Button(words.say(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(pressed -> does.run());
        return button;
    }
}
