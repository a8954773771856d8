package org.lockfast.desktop.newexhibit;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Advice;
import org.lockfast.rules.Packaging;
import org.lockfast.rules.Rules;

/**
 * What the packaging adviser says: the guidance, the rule with version, date and source, and what
 * can be done about it. Hidden while it has nothing to say. It never stands in the way of saving.
 */
public final class AdvicePane extends VBox {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final Words words = Words.in(AdvicePane.class);
    private final FlowPane actions = new FlowPane();
    private Consumer<Advice> use = advice -> {};
    private BiConsumer<String, String> answer = (rule, reason) -> {};
    private Consumer<String> guidance = rule -> {};
    private List<Advice> shown = List.of();
    private String shownReason = "";
    private boolean asking;

    /** With nothing to say. */
    public AdvicePane() {
        setAccessibleText("");
        actions.getStyleClass().add("advice-actions");
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER
                            && !event.isShortcutDown()
                            && event.getTarget() instanceof Button button) {
                        event.consume();
                        button.fire();
                    }
                });
        hide();
    }

    /** What pressing its buttons does. */
    void onAnswer(
            Consumer<Advice> follow, BiConsumer<String, String> reason, Consumer<String> clause) {
        use = follow;
        answer = reason;
        guidance = clause;
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
        shown = List.of();
        asking = false;
    }

    /**
     * Shows the strongest, and names the others.
     *
     * @param all the strongest first
     * @param reason given for going another way than the strongest says; empty for none
     */
    void show(List<Advice> all, String reason, Rules rules) {
        if (all.isEmpty()) {
            hide();
            return;
        }
        boolean sameRule =
                !shown.isEmpty() && shown.getFirst().rule().equals(all.getFirst().rule());
        if (shown.equals(all) && shownReason.equals(reason)) {
            return;
        }
        asking = asking && sameRule && reason.isEmpty();
        boolean hadFocus = isFocusWithin();
        shown = List.copyOf(all);
        shownReason = reason;
        draw(rules);
        setVisible(true);
        setManaged(true);
        if (hadFocus) {
            Focus.first(actions.getChildren().isEmpty() ? this : actions);
        }
    }

    private void draw(Rules rules) {
        Advice first = shown.getFirst();
        boolean given = first.asksWhy() && !shownReason.isEmpty();
        Tone tone = given || first.tier().number() < 2 ? Tone.CAUTION : Tone.ACT;
        getStyleClass().setAll("advice", tone.styleClass());
        String[] said = sentences(first.guidance().english());
        Label title =
                new Label(first.holds() ? words.say("newexhibit.advice.hold", said[0]) : said[0]);
        title.getStyleClass().add("advice-title");
        title.setWrapText(true);
        Icon icon =
                first.holds()
                        ? Icon.HOLD
                        : given ? Icon.GAP : tone == Tone.ACT ? Icon.ACT : Icon.INFO;
        HBox head = new HBox(icon.node(), title);
        head.getStyleClass().add("advice-head");
        getChildren().setAll(head);
        text(said[1]);
        if (first.holds()) {
            text(words.say("newexhibit.advice.hold.text"));
        }
        if (given) {
            text(words.say("newexhibit.advice.given", shownReason));
        }
        getChildren().add(source(first, rules));
        actions(first, given, rules);
        getChildren().add(actions);
        shown.stream()
                .skip(1)
                .filter(other -> other.tier().number() >= 1)
                .limit(3)
                .forEach(other -> {
                    Label also =
                            new Label(
                                    words.say(
                                            "newexhibit.advice.also", other.guidance().english()));
                    also.setWrapText(true);
                    also.getStyleClass().add("also");
                    getChildren().add(also);
                });
        setAccessibleText(first.guidance().english());
    }

    /** The first sentence, and the rest. */
    private static String[] sentences(String guidance) {
        int end = guidance.indexOf(". ");
        return end < 0
                ? new String[] {guidance, ""}
                : new String[] {guidance.substring(0, end), guidance.substring(end + 2)};
    }

    private void text(String said) {
        if (!said.isEmpty()) {
            Label label = new Label(said);
            label.setWrapText(true);
            label.getStyleClass().add("advice-text");
            getChildren().add(label);
        }
    }

    private Node source(Advice first, Rules rules) {
        Hyperlink clause =
                new Hyperlink(
                        words.say(
                                "newexhibit.advice.source",
                                first.rule(),
                                first.title().english(),
                                first.version(),
                                DAY.format(first.effective())));
        clause.setOnAction(pressed -> guidance.accept(first.rule()));
        String from =
                first.source().stream()
                        .map(key -> rules.source(key).english())
                        .collect(Collectors.joining("; "));
        // The status beside it; the sources, which may be long, are in the clause it opens
        Label source = new Label(words.say("newexhibit.advice.status", begun(first.status())));
        source.getStyleClass().addAll("advice-text", "muted");
        source.setMinWidth(0);
        Tooltip full =
                new Tooltip(words.say("newexhibit.advice.from", from, begun(first.status())));
        source.setTooltip(full);
        clause.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(Icon.GUIDANCE.node(), clause);
        line.getStyleClass().add("advice-source");
        clause.setAccessibleHelp(full.getText());
        if (!from.isEmpty()) {
            line.getChildren().add(source);
        }
        return line;
    }

    /** With a capital, to stand first. */
    private static String begun(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private void actions(Advice first, boolean given, Rules rules) {
        actions.getChildren().clear();
        if (asking) {
            ask(first);
            return;
        }
        String better = first.packaging();
        if (better != null) {
            String named =
                    rules.packaging()
                            .find(better)
                            .map(Packaging::words)
                            .map(name -> name.inSentence().english())
                            .orElse(better);
            Button follow = new Button(words.say("newexhibit.advice.use", named), Icon.DONE.node());
            follow.getStyleClass().add("accent");
            KeyHint.on(follow, "Enter");
            follow.setOnAction(pressed -> use.accept(first));
            actions.getChildren().add(follow);
        }
        if (first.asksWhy() && !given) {
            Button why = new Button(words.say("newexhibit.advice.reason"));
            KeyHint.on(why, Keys.GIVE_REASON);
            why.setOnAction(pressed -> giveReason(rules));
            actions.getChildren().add(why);
        }
    }

    /** Offers the set reasons, and room for others. */
    void giveReason(Rules rules) {
        if (shown.isEmpty() || !shown.getFirst().asksWhy()) {
            return;
        }
        asking = true;
        draw(rules);
        Focus.first(actions);
    }

    private void ask(Advice first) {
        for (var reason : first.reasons()) {
            Button set = new Button(reason.english());
            set.setOnAction(pressed -> said(first, reason.english()));
            actions.getChildren().add(set);
        }
        TextField own = new TextField();
        own.setPrefColumnCount(18);
        own.setAccessibleText(words.say("newexhibit.advice.own"));
        own.setPromptText(words.say("newexhibit.advice.own"));
        Button done = new Button(words.say("newexhibit.advice.own.use"));
        own.setOnAction(entered -> done.fire());
        done.setOnAction(pressed -> {
            if (first.accepts(own.getText(), 10)) {
                said(first, own.getText().strip());
            } else {
                own.requestFocus();
            }
        });
        actions.getChildren().addAll(own, done);
    }

    private void said(Advice first, String reason) {
        asking = false;
        answer.accept(first.rule(), reason);
    }

    /** The button that does what is advised, if there is one. */
    @Nullable Node firstAction() {
        return actions.getChildren().isEmpty() ? null : actions.getChildren().getFirst();
    }
}
