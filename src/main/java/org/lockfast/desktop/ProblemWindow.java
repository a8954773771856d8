package org.lockfast.desktop;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one handler of defects nobody caught: a window with a code to quote and detail to copy.
 * Logged once. While it is open, further defects are counted in it instead of opening a window
 * each. A window of its own, because the main one may be what broke.
 */
public final class ProblemWindow implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWindow.class);

    /** Height while the detail is folded, and what it takes when it is not, pixels. */
    private static final double FOLDED = 250;

    private static final double DETAIL = 240;

    private final String version;
    private final Clock clock;
    private final Supplier<@Nullable Window> owner;
    private final Words words = Words.common();
    private @Nullable Stage open;
    private final Label more = new Label();
    private final StringBuilder details = new StringBuilder();
    private int count;

    /**
     * @param version the program's version, in the detail
     * @param clock when it happened
     * @param owner the window it belongs to, or null before there is one
     */
    public ProblemWindow(String version, Clock clock, Supplier<@Nullable Window> owner) {
        this.version = version;
        this.clock = clock;
        this.owner = owner;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        report(thrown);
    }

    /** Shows a defect; from any thread. */
    public void report(Throwable thrown) {
        String code = code(thrown);
        Instant at = clock.instant();
        // Not the exception itself: its message may quote what was typed, and a log lies
        // unencrypted on disk.
        LOG.error("{} uncaught\n{}", code, detail(code, thrown, at));
        if (Platform.isFxApplicationThread()) {
            show(code, thrown, at);
        } else {
            Platform.runLater(() -> show(code, thrown, at));
        }
    }

    /**
     * The same defect always has the same code: "D-" and four characters made from where it was
     * thrown, so that two officers who quote it speak of one thing.
     */
    public static String code(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && !root.getCause().equals(root)) {
            root = root.getCause();
        }
        int hash = root.getClass().getName().hashCode();
        for (StackTraceElement frame : root.getStackTrace()) {
            if (frame.getClassName().startsWith("org.lockfast")) {
                hash = 31 * hash + (frame.getClassName() + "." + frame.getMethodName()).hashCode();
                break;
            }
        }
        return String.format(Locale.ROOT, "D-%04X", (hash ^ (hash >>> 16)) & 0xFFFF);
    }

    /**
     * What "Copy the detail" copies: code, version, time, and where in the program; the record's
     * content is not in it.
     */
    public String detail(String code, Throwable thrown, Instant at) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            out.println(code + "  Lockfast " + version + "  " + at + "  Java " + Runtime.version());
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                // Messages are left out: they may quote what was typed, and this text will be
                // mailed about.
                out.println(each.getClass().getName());
                for (StackTraceElement frame : each.getStackTrace()) {
                    out.println("    " + frame);
                }
            }
        }
        return text.toString();
    }

    private void show(String code, Throwable thrown, Instant at) {
        details.append(detail(code, thrown, at)).append('\n');
        count++;
        if (open != null) {
            more.setText(words.count("problem.more", count - 1));
            return;
        }
        TextArea area = new TextArea(details.toString());
        area.setEditable(false);
        area.setAccessibleText(words.say("problem.detail"));
        TitledPane folded = new TitledPane(words.say("problem.detail"), area);
        folded.setExpanded(false);
        Button copy = new Button(words.say("problem.copy"));
        copy.setOnAction(pressed -> copy());
        Button go = new Button(words.say("problem.go-on"));
        go.getStyleClass().add("accent");
        HBox buttons = new HBox(go, copy);
        buttons.getStyleClass().add("problem-actions");
        Label said = new Label(words.say("problem.said", code));
        said.setWrapText(true);
        Label title = new Label(words.say("problem.title"));
        title.getStyleClass().add("title");
        more.visibleProperty().bind(more.textProperty().isNotEmpty());
        more.managedProperty().bind(more.visibleProperty());
        VBox box = new VBox(title, said, more, buttons, folded);
        VBox.setVgrow(folded, Priority.ALWAYS);
        box.getStyleClass().add("problem-window");
        Stage stage = new Stage();
        Window parent = owner.get();
        if (parent != null) {
            stage.initOwner(parent);
            stage.initModality(Modality.WINDOW_MODAL);
        }
        stage.setTitle(words.say("problem.title"));
        stage.setScene(new Scene(box, 620, FOLDED));
        folded.expandedProperty()
                .subscribe(open -> stage.setHeight(stage.getHeight() + (open ? 1 : -1) * DETAIL));
        Look.dress(stage.getScene(), coloursOf(parent), Look.Density.STANDARD, 100);
        go.setOnAction(pressed -> stage.close());
        stage.setOnHidden(closed -> {
            open = null;
            count = 0;
            more.setText("");
            details.setLength(0);
        });
        open = stage;
        stage.show();
    }

    /** Those of the window it belongs to: nobody is blinded at a scene. */
    private static Look.Colours coloursOf(@Nullable Window window) {
        Scene scene = window == null ? null : window.getScene();
        return scene == null ? Look.Colours.DAY : Look.coloursOf(scene.getRoot());
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(details.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** True while the window is open. */
    public boolean isOpen() {
        return open != null;
    }

    /** Closes the window. */
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
