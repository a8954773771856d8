package org.lockfast.desktop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.lockfast.label.CommandCard;

/**
 * Hands keys to the screen shown, then to what they do everywhere. Controls had them before: what
 * they use never comes here.
 */
final class FrameKeys {
    /**
     * How long a single letter waits before it acts, milliseconds. A slow scanner's first character
     * is a letter too; if another follows, it was no key.
     */
    private static final int LETTER_WAIT = 120;

    /** The same card so soon after is the scanner's doing. */
    private static final long TWICE_MS = 2_500;

    private String card = "";
    private long cardAt;
    private final Frame frame;
    private final PauseTransition wait = new PauseTransition(Duration.millis(LETTER_WAIT));

    private String letter = "";

    FrameKeys(Frame frame) {
        this.frame = frame;
    }

    /**
     * Another character: the letter waiting to act was the beginning of a text. Its own typed
     * character does not count.
     */
    void typed(KeyEvent event) {
        if (!event.getCharacter().equalsIgnoreCase(letter)) {
            wait.stop();
        }
    }

    /** Tab goes on to the next field from a field of several lines too: nobody types tabs here. */
    static void tabLeavesText(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB
                && !event.isShortcutDown()
                && !event.isAltDown()
                && event.getTarget() instanceof TextArea area) {
            event.consume();
            area.requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }

    /**
     * A text field keeps Ctrl+Z to itself even where it has nothing to take back; then it is meant
     * for the last scan.
     */
    void takesBack(KeyEvent event) {
        if (Keys.TAKE_BACK.matches(event)
                && event.getTarget() instanceof TextInputControl field
                && !field.isUndoable()) {
            pressed(event);
        }
    }

    void pressed(KeyEvent event) {
        if (frame.isLocked()) {
            if (Keys.COLOURS.matches(event)) {
                event.consume();
                frame.switchColoursOfLock();
            }
            return;
        }
        if (frame.isModal()) {
            return;
        }
        Runnable action = ofScreen(event).orElseGet(() -> everywhere(event));
        if (action != null) {
            event.consume();
            action.run();
        }
    }

    /**
     * A command card does what its key does on the screen that is shown, or opens its screen.
     *
     * <p>A scanner that reads one twice (labels.md, section 2) does it once.
     *
     * @param code as it was scanned
     * @param now milliseconds that never go back
     */
    void card(String code, long now) {
        boolean again = code.equals(card) && now - cardAt < TWICE_MS;
        card = code;
        cardAt = now;
        if (again) {
            return;
        }
        CommandCard.of(code)
                .ifPresentOrElse(
                        this::card,
                        () ->
                                frame.notices()
                                        .say(
                                                Earcon.STOP,
                                                Words.common().say("frame.card.unknown")));
    }

    /** Something else was scanned since the last card: the same card again is meant. */
    void otherScan() {
        card = "";
    }

    private void card(CommandCard card) {
        switch (card) {
            case HAND_OVER -> open(card, new Place.HandOver(List.of()));
            case BOOK_IN -> open(card, new Place.Receive(List.of()));
            case DONE -> press(card, Keys.FINISH);
            case PRINT -> press(card, Keys.PRINT);
            case UNDO -> press(card, Keys.TAKE_BACK);
        }
    }

    private void open(CommandCard card, Place place) {
        if (frame.layoutNow() != Layout.BARE && frame.leadsTo(place)) {
            Optional<Screen> before = frame.screen();
            frame.open(place);
            if (frame.screen().equals(before)) {
                frame.notices()
                        .say(Earcon.STOP, Words.common().say("frame.card.open", card.title()));
            }
        } else {
            frame.notices()
                    .say(Earcon.STOP, Words.common().say("frame.card.not-yours", card.title()));
        }
    }

    private void press(CommandCard card, Keys key) {
        Runnable action =
                frame.layoutNow() == Layout.BARE
                        ? null
                        : frame.screen().map(Screen::keys).orElse(Map.of()).get(key);
        if (action != null) {
            action.run();
        } else {
            frame.notices()
                    .say(Earcon.STOP, Words.common().say("frame.card.nothing", card.title()));
        }
    }

    private Optional<Runnable> ofScreen(KeyEvent event) {
        Map<Keys, Runnable> keys = frame.screen().map(Screen::keys).orElse(Map.of());
        for (Map.Entry<Keys, Runnable> entry : keys.entrySet()) {
            if (entry.getKey().matches(event)) {
                return Optional.ofNullable(
                        entry.getKey().isSingleCharacter()
                                ? letter(event, entry.getKey(), entry.getValue())
                                : entry.getValue());
            }
        }
        return Optional.empty();
    }

    private @Nullable Runnable letter(KeyEvent event, Keys key, Runnable action) {
        Node owner = frame.getScene().getFocusOwner();
        boolean inList = owner instanceof ListView || owner instanceof TableView;
        if ((!letters() && !(key.isOfALine() && inList)) || ScanRouter.takesText(owner)) {
            return null;
        }
        return () -> {
            letter = event.getCode() == KeyCode.SPACE ? " " : event.getCode().getChar();
            wait.setOnFinished(waited -> action.run());
            wait.playFromStart();
        };
    }

    /** Whether single letters are keys to this officer. */
    boolean letters() {
        return frame.model().preferencesProperty().get().letterKeys();
    }

    private @Nullable Runnable everywhere(KeyEvent event) {
        for (Keys key : Keys.of(Keys.Where.EVERYWHERE)) {
            if (key.matches(event)) {
                return frame.layoutNow() == Layout.BARE ? bare(key) : known(key);
            }
        }
        return null;
    }

    /** Before sign-in only the help and the colours are anybody's business. */
    private @Nullable Runnable bare(Keys key) {
        return switch (key) {
            case HELP -> frame::help;
            case COLOURS -> frame::switchColours;
            case NEXT_PANE -> frame::nextPane;
            default -> null;
        };
    }

    /** Whether a key does something everywhere on this computer; the help names no other. */
    boolean works(Keys key) {
        return switch (key) {
            case GUIDANCE -> frame.leadsTo(new Place.Guidance(""));
            case SEND_NOW ->
                    frame.model().connectionProperty().get() != FrameModel.Connection.NO_SERVER;
            default -> true;
        };
    }

    private @Nullable Runnable known(Keys key) {
        return switch (key) {
            case BAR -> frame.layoutNow() == Layout.DESK ? frame::askTheBar : null;
            case NEW_EXHIBIT -> frame::newExhibit;
            case BACK, BACK_ALT -> frame::back;
            case GUIDANCE -> works(key) ? () -> frame.open(new Place.Guidance("")) : null;
            case SEND_NOW -> works(key) ? frame.actions().sendNow() : null;
            case NEXT_PANE -> frame::nextPane;
            case COLOURS -> frame::switchColours;
            case LOCK -> frame.actions().lock();
            case HELP -> frame::help;
            case RAIL_1, RAIL_2, RAIL_3, RAIL_4, RAIL_5, RAIL_6, RAIL_7, RAIL_8, RAIL_9, RAIL_10 ->
                    frame.layoutNow() == Layout.DESK
                            ? () ->
                                    frame.railLine(
                                            Integer.parseInt(key.name().substring("RAIL_".length()))
                                                    - 1)
                            : null;
            default -> null; // finish, print, photo, take back: only a screen knows what
        };
    }
}
