package org.lockfast.desktop;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows notices at the top of whatever screen is shown, marks its fields, and says everything
 * aloud.
 */
final class FrameNotices extends VBox implements Notices {
    private static final Logger LOG = LoggerFactory.getLogger(FrameNotices.class);

    private final Announcer announcer;
    private final Consumer<Earcon> sounding;
    private final Supplier<@Nullable Node> screen;
    private final ErrorSummary summary = new ErrorSummary();
    private final Banner banner = new Banner();

    FrameNotices(Announcer announcer, Supplier<@Nullable Node> screen, Consumer<Earcon> sounding) {
        this.sounding = sounding;
        this.announcer = announcer;
        this.screen = screen;
        getStyleClass().add("notices");
        getChildren().setAll(summary, banner);
        managedProperty().bind(summary.managedProperty().or(banner.managedProperty()));
        hideBanner();
    }

    @Override
    public void done(String said) {
        clear();
        sound(Earcon.DONE);
        tell(said, true);
    }

    @Override
    public void say(String said) {
        tell(said, false);
    }

    @Override
    public void sound(Earcon sound) {
        sounding.accept(sound);
    }

    private void tell(String said, boolean done) {
        announcer.setGraphic(done && !said.isEmpty() ? Icon.DONE_ROUND.node() : null);
        announcer.getStyleClass().remove("done");
        if (done) {
            announcer.getStyleClass().add("done");
        }
        announcer.say(said);
    }

    @Override
    public void refused(Refusal refusal) {
        clear();
        sound(Earcon.STOP);
        show(Tone.CAUTION, refusal.said(), refusal.todo());
        announcer.sayAloud(refusal.text());
    }

    @Override
    public void refused(Refusal refusal, List<Way> ways) {
        refused(refusal);
        for (int i = 0; i < ways.size(); i++) {
            Way way = ways.get(i);
            Button button = new Button(way.said());
            button.setOnAction(pressed -> {
                hideBanner();
                way.take().run();
            });
            banner.getActions().add(i, button);
        }
    }

    @Override
    public void fault(Fault fault) {
        fault(fault, Earcon.STOP);
    }

    void fault(Fault fault, Earcon sound) {
        LOG.warn("{} {}", fault.code(), fault.said());
        clear();
        sound(sound);
        show(Tone.ACT, fault.text(), "");
        Runnable again = fault.again();
        if (again != null) {
            Button button = new Button(Words.common().say("notices.again"));
            button.setOnAction(pressed -> {
                clear();
                again.run();
            });
            banner.getActions().addFirst(button);
        }
        announcer.sayAloud(fault.text());
    }

    private void show(Tone tone, String title, String text) {
        Button close = new Button(Words.common().say("modal.close"));
        close.setOnAction(pressed -> hideBanner());
        banner.setTone(tone);
        banner.setTitle(title);
        banner.setText(text);
        banner.getActions().setAll(close);
        banner.setVisible(true);
        banner.setManaged(true);
    }

    private void hideBanner() {
        banner.setVisible(false);
        banner.setManaged(false);
    }

    @Override
    public void summary(Problems problems) {
        clear();
        sound(Earcon.WARNING);
        for (Problem problem : problems.list()) {
            FormField field = fieldOf(problem);
            if (field != null) {
                field.setError(
                        field.getError().isEmpty()
                                ? problem.said()
                                : field.getError() + "\n" + problem.said());
            }
        }
        summary.show(problems, this::goTo);
    }

    private void goTo(Problem problem) {
        Node node = find(problem.field());
        if (node != null) {
            HasField.of(node).requestFocus();
            Scrolling.show(node);
        }
    }

    private @Nullable FormField fieldOf(Problem problem) {
        for (Node at = find(problem.field()); at != null; at = at.getParent()) {
            if (at instanceof FormField field) {
                return field;
            }
        }
        return null;
    }

    private @Nullable Node find(String id) {
        Node root = screen.get();
        Node[] found = new Node[1];
        if (root != null && !id.isEmpty()) {
            Focus.walk(
                    root,
                    node -> {
                        if (id.equals(node.getId())) {
                            found[0] = node;
                        }
                    });
        }
        return found[0];
    }

    @Override
    public void clear() {
        tell("", false);
        hideBanner();
        summary.clear();
        Node root = screen.get();
        if (root != null) {
            Focus.walk(
                    root,
                    node -> {
                        if (node instanceof FormField field) {
                            field.setError("");
                        }
                    });
        }
    }

    /** Goes to the next thing to mend; false if there is none. */
    boolean walk() {
        summary.walk();
        return summary.isShown();
    }
}
