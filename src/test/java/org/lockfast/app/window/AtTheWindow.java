package org.lockfast.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.Surroundings;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Look;
import org.lockfast.desktop.Notices;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;

/**
 * Somebody at the real window of one store, with a keyboard and a scanner and nothing else: what
 * they press goes to wherever the focus is, and what they know is what stands on the screen.
 */
final class AtTheWindow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Characters a hand rolls over at once; one more in a burst would be a scan. */
    private static final int ROLLED = 5;

    /** Longer than the router waits for the next character of a scan. */
    private static final int PAUSE_MILLIS = 45;

    /** What a scanner lets pass between two characters. */
    private static final int SCANNER_MILLIS = 8;

    final ChosenFiles files = new ChosenFiles();

    /** Faults of the disk are shown then; otherwise they are no business of a test. */
    boolean diskIsFull;

    private final ExecutorService slowly = Executors.newFixedThreadPool(4);
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private final List<Throwable> uncaught = new ArrayList<>();
    private volatile boolean holding;
    private final StoreEntrance entrance;
    private final Window window;
    private final Stage stage = new Stage();
    private final Scene scene;
    private boolean scanning;
    private long at;
    private long lag;
    private int keys;
    private int scans;

    AtTheWindow(Path store, Surroundings surroundings) {
        Clock clock = clock(surroundings);
        entrance = new StoreEntrance(store, surroundings);
        window =
                new Window(
                        entrance,
                        files,
                        slowly,
                        notices ->
                                new FxWork(
                                        this::slowly,
                                        Platform::runLater,
                                        fault -> fault(notices, fault),
                                        uncaught::add),
                        clock,
                        this::rhythm);
        scene = new Scene(window.frame(), 1280, 720);
        window.frame().look(Look.Colours.DAY, Look.Density.COMPACT, 100);
        window.begin();
        stage.titleProperty().bind(window.frame().titleProperty());
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
        Fx.settle();
    }

    private static Clock clock(Surroundings surroundings) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return surroundings.zone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(instant(), zone);
            }

            @Override
            public Instant instant() {
                return surroundings.clock().instant();
            }
        };
    }

    Scene scene() {
        return scene;
    }

    Window window() {
        return window;
    }

    private void fault(Notices notices, Exception fault) {
        if (diskIsFull) {
            notices.fault(Window.told(fault));
        } else {
            uncaught.add(fault);
        }
    }

    private void slowly(Runnable task) {
        if (holding) {
            held.add(task);
        } else if (!slowly.isShutdown()) { // the program has ended: nobody does it any more

            slowly.execute(task);
        }
    }

    /** The computer is busy: what is begun from now on waits until {@link #release}. */
    AtTheWindow hold() {
        holding = true;
        return this;
    }

    /** What waited is done now. */
    AtTheWindow release() {
        holding = false;
        for (Runnable task = held.poll(); task != null; task = held.poll()) {
            slowly.execute(task);
        }
        return this;
    }

    // Hands

    /** Types as a person does: where the focus is, a few characters at a time. */
    AtTheWindow type(String text) {
        keys += text.length();
        return write(text);
    }

    /** Types what only the officer can say, such as a description: no key is counted. */
    AtTheWindow write(String text) {
        for (int at = 0; at < text.length(); at += ROLLED) {
            Fx.type(scene, text.substring(at, Math.min(text.length(), at + ROLLED)));
            Fx.wait(PAUSE_MILLIS);
        }
        return this;
    }

    /**
     * Presses a key, with others held: "Ctrl", "Alt", "Shift". A key that writes may begin a scan,
     * so it does nothing before the router has waited for the next.
     */
    AtTheWindow press(KeyCode code, String... held) {
        keys++;
        Fx.press(scene, code, held);
        if (code.isLetterKey() || code.isDigitKey() || code == KeyCode.SPACE) {
            Fx.wait(PAUSE_MILLIS);
        }
        Fx.settle();
        return this;
    }

    AtTheWindow enter() {
        return press(KeyCode.ENTER);
    }

    AtTheWindow tab() {
        return press(KeyCode.TAB);
    }

    /** Presses Tab until this has the focus. */
    AtTheWindow tabTo(String name) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            tab();
            passed.add(focused());
            if (focused().startsWith(name)) {
                return this;
            }
        }
        throw new AssertionError("Tab never comes to “" + name + "”: " + passed);
    }

    /** A scanner that types like a keyboard: every character within milliseconds, then Enter. */
    AtTheWindow scan(String code) {
        scans++;
        at = rhythm();
        scanning = true; // a busy computer must not slow the scanner down
        for (int i = 0; i < code.length(); i++) {
            at += SCANNER_MILLIS;
            Fx.type(scene, code.substring(i, i + 1));
        }
        at += SCANNER_MILLIS;
        Fx.press(scene, KeyCode.ENTER);
        scanning = false;
        lag = millis() - at;
        Fx.settle();
        return this;
    }

    private long rhythm() {
        return scanning ? at : millis() - lag;
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    /** Begins to count: a job starts now. */
    AtTheWindow counting() {
        keys = 0;
        scans = 0;
        return this;
    }

    /** Keys pressed since; with others held it is one, and each character is one. */
    int keys() {
        return keys;
    }

    /** Codes scanned since. */
    int scans() {
        return scans;
    }

    // Eyes

    /** Waits until this stands in sight. */
    AtTheWindow until(String words) {
        return until(words, () -> seen().stream().anyMatch(text -> text.contains(words)));
    }

    /** Waits until what has the focus is called so. */
    AtTheWindow untilFocused(String name) {
        return until("focus on " + name, () -> focused().startsWith(name));
    }

    AtTheWindow untilGone(String words) {
        return until("no " + words, () -> seen().stream().noneMatch(text -> text.contains(words)));
    }

    AtTheWindow until(String what, Supplier<Boolean> there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.get()) {
            if (!uncaught.isEmpty()) {
                throw new AssertionError("A problem nobody caught", uncaught.getFirst());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "Never: "
                                + what
                                + "\nfocus: "
                                + focused()
                                + "\nseen:\n"
                                + String.join("\n", seen()));
            }
            Fx.wait(20);
        }
        Fx.settle();
        return this;
    }

    /** Everything that stands in sight, in the order of reading; never what a password is. */
    List<String> seen() {
        List<String> all = new ArrayList<>();
        Focus.walk(
                scene.getRoot(),
                node -> {
                    String text = text(node);
                    if (text != null && !text.isBlank() && inSight(node)) {
                        all.add(text);
                    }
                });
        return all;
    }

    private static @Nullable String text(Node node) {
        return switch (node) {
            case PasswordField secret -> "•".repeat(secret.getLength());
            case TextInputControl field -> field.getText();
            case CheckBox box -> (box.isSelected() ? "[x] " : "[ ] ") + box.getText();
            case Labeled labeled when labeled.getText() != null && !labeled.getText().isBlank() ->
                    labeled.getText();
            default -> node.getAccessibleText();
        };
    }

    /** Shown, not covered, and within the window and every pane that scrolls around it. */
    private boolean inSight(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        if (!bounds.intersects(0, 0, scene.getWidth(), scene.getHeight())) {
            return false;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            boolean cut =
                    at instanceof ScrollPane pane
                            && !pane.localToScene(pane.getLayoutBounds()).intersects(bounds);
            if (!at.isVisible() || at.getOpacity() == 0 || cut) {
                return false;
            }
        }
        return true;
    }

    /** What a reader would call the control that has the focus; its text where it has no name. */
    String focused() {
        Node owner = scene.getFocusOwner();
        if (owner == null) {
            return "nothing";
        }
        String said = owner.getAccessibleText();
        if (said != null && !said.isBlank()) {
            return said;
        }
        AtomicReference<String> label = new AtomicReference<>("");
        Focus.walk(
                scene.getRoot(),
                node -> {
                    if (node instanceof javafx.scene.control.Label one
                            && owner.equals(one.getLabelFor())) {
                        label.set(one.getText());
                    }
                });
        if (!label.get().isEmpty()) {
            return label.get();
        }
        return owner instanceof Labeled labeled ? labeled.getText() : owner.toString();
    }

    /** Colour in which these words stand, as {@code 0xrrggbbaa}. */
    String colourOf(String words) {
        AtomicReference<String> found = new AtomicReference<>("not in sight: " + words);
        Focus.walk(
                scene.getRoot(),
                node -> {
                    if (node instanceof Labeled one && words.equals(one.getText())) {
                        found.set(String.valueOf(one.getTextFill()));
                    }
                });
        return found.get();
    }

    /** What is typed where the focus is. */
    String typed() {
        return scene.getFocusOwner() instanceof TextInputControl field ? field.getText() : "";
    }

    /** Fires one key event of a kind nobody makes by hand, such as a repeat. */
    void raw(KeyEvent event) {
        Node owner = scene.getFocusOwner();
        Event.fireEvent(owner == null ? scene.getRoot() : owner, event);
    }

    @Override
    public void close() {
        stage.close();
        window.closed();
        slowly.close();
        try {
            entrance.close();
        } catch (IOException e) {
            if (!diskIsFull) { // lists that met it do not close; the next opening mends them
                throw new UncheckedIOException(e);
            }
        }
        if (!uncaught.isEmpty()) {
            throw new AssertionError("A problem nobody caught", uncaught.getFirst());
        }
    }
}
