package org.lockfast.desktop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.lockfast.desktop.ScanDetector.Verdict;

/**
 * Any scan, anywhere: watches every key of a window, takes out what a scanner typed, gives back
 * what a person typed, and hands scans on. The field that has the focus never sees a scanned
 * character.
 */
public final class ScanRouter {
    private final ScanDetector detector = new ScanDetector();
    private final ScanRecogniser recogniser;
    private final LongSupplier millis;
    private final Consumer<Scan> heard;
    private final List<KeyEvent> held = new ArrayList<>();
    private final Set<KeyCode> swallowed = EnumSet.noneOf(KeyCode.class);
    private final StringBuilder slow = new StringBuilder();
    private final PauseTransition silence =
            new PauseTransition(Duration.millis(ScanDetector.HOLD_MILLIS));
    private boolean replaying;

    /**
     * @param recogniser grammar of codes
     * @param millis milliseconds on a clock that never goes back, to measure the rhythm of keys
     * @param heard who gets every scan, on the FX thread
     */
    public ScanRouter(ScanRecogniser recogniser, LongSupplier millis, Consumer<Scan> heard) {
        this.recogniser = recogniser;
        this.millis = millis;
        this.heard = heard;
        silence.setOnFinished(done -> silent());
    }

    /** Watches the keys of this window until the returned action is run. */
    public Runnable attach(Scene scene) {
        EventHandler<KeyEvent> watch = this::watch;
        scene.addEventFilter(KeyEvent.ANY, watch);
        return () -> {
            scene.removeEventFilter(KeyEvent.ANY, watch);
            giveBack();
        };
    }

    /**
     * A code typed into the scan bar: ours counts at any speed.
     *
     * @return true if it was a code of ours and has been handed on
     */
    public boolean entered(String text) {
        Scan scan = read(text);
        boolean ours = isOurs(scan);
        if (ours) {
            heard.accept(scan);
        }
        return ours;
    }

    private void watch(KeyEvent event) {
        if (replaying) {
            return;
        }
        if (event.isShortcutDown()
                || event.isAltDown()
                || event.isControlDown()
                || event.isMetaDown()) {
            giveBack();
        } else if (event.getEventType() == KeyEvent.KEY_TYPED) {
            typed(event);
        } else if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            pressed(event);
        } else {
            released(event);
        }
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ENTER || code == KeyCode.TAB) {
            // The press decides, not the typed character after it: it is the press that fires
            // buttons and moves the focus.
            Verdict verdict = detector.typed(code == KeyCode.ENTER ? '\r' : '\t', now());
            switch (verdict) {
                case Verdict.Burst burst -> {
                    swallow(event);
                    burst(burst);
                }
                case Verdict.Swallow late -> swallow(event);
                default -> {
                    giveBack();
                    if (code == KeyCode.ENTER && slowCode(event)) {
                        swallow(event);
                    }
                }
            }
        } else if (code.isModifierKey()) {
            keep(event);
        } else if (isCharacter(code)) {
            held.add(event);
            event.consume();
            silence.playFromStart();
        } else {
            slow.setLength(0);
            giveBack();
        }
    }

    private void typed(KeyEvent event) {
        String character = event.getCharacter();
        char c = character.isEmpty() ? 0 : character.charAt(0);
        if (c == '\r' || c == '\n' || c == '\t') {
            if (swallowed.contains(c == '\t' ? KeyCode.TAB : KeyCode.ENTER)) {
                event.consume();
            }
            return;
        }
        if ((c < ' ' && c != 29) || c == 127) { // 29 is the separator inside other people's codes
            return;
        }
        remember(event, c);
        switch (detector.typed(c, now())) {
            case Verdict.ReplayAndHold person -> {
                List<KeyEvent> own = lastPress();
                giveBackEvents();
                held.addAll(own);
            }
            default -> {}
        }
        held.add(event);
        event.consume();
        silence.playFromStart();
    }

    private void released(KeyEvent event) {
        if (swallowed.remove(event.getCode())) {
            event.consume();
        } else {
            keep(event);
        }
    }

    private void keep(KeyEvent event) {
        if (!held.isEmpty()) {
            held.add(event);
            event.consume();
        }
    }

    /**
     * The press that belongs to the character just typed: it was held before the detector saw the
     * character.
     */
    private List<KeyEvent> lastPress() {
        int from = held.size();
        while (from > 0 && held.get(from - 1).getEventType() == KeyEvent.KEY_PRESSED) {
            from--;
        }
        List<KeyEvent> own = new ArrayList<>(held.subList(from, held.size()));
        held.subList(from, held.size()).clear();
        return own;
    }

    private void swallow(KeyEvent event) {
        swallowed.add(event.getCode());
        event.consume();
    }

    private void silent() {
        switch (detector.silence(now())) {
            case Verdict.Burst burst -> burst(burst);
            case Verdict.Replay person -> giveBackEvents();
            default -> {
                if (detector.isHolding()) {
                    silence.playFromStart();
                } else {
                    giveBackEvents();
                }
            }
        }
    }

    private void burst(Verdict.Burst burst) {
        Scan scan = read(burst.text());
        Node focused =
                held.isEmpty() || !(held.getFirst().getTarget() instanceof Node node) ? null : node;
        boolean typedForSure =
                focused
                        instanceof
                        PasswordField; // a security key types its one-time code as fast as a
        // scanner
        if (!isOurs(scan) && (typedForSure || (burst.queued() && takesText(focused)))) {
            giveBackEvents();
            return;
        }
        held.stream()
                .filter(event -> event.getEventType() == KeyEvent.KEY_PRESSED)
                .forEach(event -> swallowed.add(event.getCode()));
        held.stream()
                .filter(event -> event.getEventType() == KeyEvent.KEY_RELEASED)
                .forEach(event -> swallowed.remove(event.getCode()));
        held.clear();
        slow.setLength(0);
        silence.stop();
        heard.accept(scan);
    }

    private void giveBack() {
        detector.forget();
        giveBackEvents();
    }

    private void giveBackEvents() {
        silence.stop();
        List<KeyEvent> events = List.copyOf(held);
        held.clear();
        replaying = true;
        try {
            for (KeyEvent event : events) {
                // Whoever has the focus now, since an earlier one of these may have moved it.
                Node target =
                        event.getTarget() instanceof Node node && node.getScene() != null
                                ? node
                                : null;
                Node owner = target == null ? null : target.getScene().getFocusOwner();
                if (owner != null || target != null) {
                    EventTarget to = owner == null ? target : owner;
                    Event.fireEvent(
                            to,
                            event.copyFor(
                                    event.getSource(), to)); // a copy: the original is consumed
                }
            }
        } finally {
            replaying = false;
        }
    }

    private void remember(KeyEvent event, char c) {
        if (takesText(event.getTarget())) {
            slow.setLength(0);
        } else {
            slow.append(c);
        }
    }

    private boolean slowCode(KeyEvent event) {
        String code = slow.toString();
        slow.setLength(0);
        return !takesText(event.getTarget()) && entered(code);
    }

    private Scan read(String typed) {
        String text = typed.strip();
        boolean hasAim =
                text.length() > 3
                        && text.charAt(0) == ']'
                        && Character.isLetter(text.charAt(1))
                        && Character.isLetterOrDigit(text.charAt(2));
        String aim = hasAim ? text.substring(1, 3) : "";
        String code = hasAim ? text.substring(3) : text;
        ScanKind kind = recogniser.kind(code, aim);
        boolean ours = kind != ScanKind.FOREIGN && kind != ScanKind.PRODUCT;
        return new Scan(ours ? code.toUpperCase(Locale.ROOT) : code, aim, kind);
    }

    private static boolean isOurs(Scan scan) {
        return scan.kind() != ScanKind.FOREIGN && scan.kind() != ScanKind.PRODUCT;
    }

    /** True if typed characters go into text there, so single-letter keys must not act. */
    public static boolean takesText(@org.jspecify.annotations.Nullable Object target) {
        return (target instanceof TextInputControl text && text.isEditable())
                || (target instanceof ComboBoxBase<?> box && box.isEditable());
    }

    private static boolean isCharacter(KeyCode code) {
        return !code.isNavigationKey()
                && !code.isFunctionKey()
                && !code.isMediaKey()
                && code != KeyCode.ESCAPE
                && code != KeyCode.BACK_SPACE
                && code != KeyCode.DELETE
                && code != KeyCode.INSERT
                && code != KeyCode.CAPS
                && code != KeyCode.CONTEXT_MENU
                && code != KeyCode.PRINTSCREEN;
    }

    private long now() {
        return millis.getAsLong();
    }
}
