package org.lockfast.desktop.newexhibit;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Advice;
import org.lockfast.rules.Rules;

/** The one clause that matters for this exhibit, whole: what to do, version, date, sources. */
final class Clause implements Modal {
    private static final double WIDTH = 560;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final Words words = Words.in(Clause.class);
    private final Advice advice;
    private final VBox node = new VBox();

    Clause(Advice advice, Rules rules) {
        this.advice = advice;
        node.getStyleClass().addAll("card-content", "form");
        node.setPrefWidth(WIDTH);
        say(advice.guidance().english());
        if (advice.holds()) {
            say(words.say("newexhibit.advice.hold.text"));
        }
        muted(
                words.say(
                        "newexhibit.clause.version",
                        advice.version(),
                        DAY.format(advice.effective()),
                        advice.status()));
        if (!advice.source().isEmpty()) {
            muted(
                    words.say(
                            "newexhibit.clause.source",
                            advice.source().stream()
                                    .map(key -> rules.source(key).english())
                                    .collect(Collectors.joining("; "))));
        }
    }

    private Label say(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        node.getChildren().add(label);
        return label;
    }

    private void muted(String text) {
        say(text).getStyleClass().add("muted");
    }

    @Override
    public String title() {
        return words.say("newexhibit.clause.title", advice.rule(), advice.title().english());
    }

    @Override
    public Node node() {
        return node;
    }
}
