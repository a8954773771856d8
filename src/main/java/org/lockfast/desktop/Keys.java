package org.lockfast.desktop;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Every key that does something, with where it does it; printed in the help and on the buttons. A
 * combination is unique among those of its own screen and those that work everywhere.
 */
public enum Keys {
    BAR(Where.EVERYWHERE, "Ctrl+K", "key.bar"),
    NEW_EXHIBIT(Where.EVERYWHERE, "Ctrl+N", "key.new-exhibit"),
    FINISH(Where.EVERYWHERE, "Ctrl+Enter", "key.finish"),
    BACK(Where.EVERYWHERE, "Esc", "key.back"),
    BACK_ALT(Where.EVERYWHERE, "Alt+Left", "key.back"),
    TAKE_BACK(Where.EVERYWHERE, "Ctrl+Z", "key.take-back"),
    GUIDANCE(Where.EVERYWHERE, "F1", "key.guidance"),
    SEND_NOW(Where.EVERYWHERE, "F5", "key.send-now"),
    NEXT_PANE(Where.EVERYWHERE, "F6", "key.next-pane"),
    PHOTO(Where.EVERYWHERE, "F8", "key.photo"),
    COLOURS(Where.EVERYWHERE, "F9", "key.colours"),
    PRINT(Where.EVERYWHERE, "Ctrl+P", "key.print"),
    LOCK(Where.EVERYWHERE, "Ctrl+L", "key.lock"),
    HELP(Where.EVERYWHERE, "Ctrl+/", "key.help"),
    RAIL_1(Where.EVERYWHERE, "Alt+1", "key.rail"),
    RAIL_2(Where.EVERYWHERE, "Alt+2", "key.rail"),
    RAIL_3(Where.EVERYWHERE, "Alt+3", "key.rail"),
    RAIL_4(Where.EVERYWHERE, "Alt+4", "key.rail"),
    RAIL_5(Where.EVERYWHERE, "Alt+5", "key.rail"),
    RAIL_6(Where.EVERYWHERE, "Alt+6", "key.rail"),
    RAIL_7(Where.EVERYWHERE, "Alt+7", "key.rail"),
    RAIL_8(Where.EVERYWHERE, "Alt+8", "key.rail"),
    RAIL_9(Where.EVERYWHERE, "Alt+9", "key.rail"),
    RAIL_10(Where.EVERYWHERE, "Alt+0", "key.rail"),

    LAYOUT(Where.NEW_EXHIBIT, "F2", "key.layout"),
    SAVE_AND_STOP(Where.NEW_EXHIBIT, "F10", "key.save-and-stop"),
    SCENE_LIST(Where.NEW_EXHIBIT, "F4", "key.scene-list"),
    GIVE_REASON(Where.NEW_EXHIBIT, "R", "key.give-reason"),

    HAND_OVER(Where.EXHIBIT, "T", "key.hand-over"),
    MOVE(Where.EXHIBIT, "M", "key.move"),
    PRINT_LABEL(Where.EXHIBIT, "P", "key.print-label"),
    EXPLAIN_GAP(Where.EXHIBIT, "G", "key.explain-gap"),
    OPEN_PACKAGE(Where.EXHIBIT, "O", "key.open-package"),
    SPLIT(Where.EXHIBIT, "S", "key.split"),

    UNBROKEN(Where.BATCH, "1", "key.unbroken"),
    BROKEN(Where.BATCH, "2", "key.broken"),
    CANNOT_READ(Where.BATCH, "3", "key.cannot-read"),

    SAVE_VIEW(Where.LIST, "Ctrl+S", "key.save-view"),
    FIND(Where.LIST, "Ctrl+F", "key.find"),
    PREVIEW(Where.LIST, "Space", "key.preview");

    /** Where a key works. */
    public enum Where {
        EVERYWHERE("key.where.everywhere"),
        NEW_EXHIBIT("key.where.new-exhibit"),
        EXHIBIT("key.where.exhibit"),
        BATCH("key.where.batch"),
        LIST("key.where.list");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        /** Heading in the help. */
        public String said() {
            return Words.common().say(words);
        }
    }

    private final Where where;
    private final String keys;
    private final String words;
    private final KeyCombination combination;

    Keys(Where where, String keys, String words) {
        this.where = where;
        this.keys = keys;
        this.words = words;
        this.combination =
                KeyCombination.valueOf(
                        keys.replace("Ctrl", "Shortcut")
                                .replace("/", "Slash")
                                .replace("Esc", "Esc"));
    }

    /** Where it works. */
    public Where where() {
        return where;
    }

    /** As printed on a key cap: "Ctrl Enter", "T", "F8". */
    public String cap() {
        return keys.replace('+', ' ');
    }

    /** What it does, in words. */
    public String said() {
        return Words.common().say(words);
    }

    /** True if this event presses it. */
    public boolean matches(KeyEvent event) {
        return combination.match(event);
    }

    /** True for one bare character, which acts only while no text is being typed. */
    public boolean isSingleCharacter() {
        return keys.length() == 1 || keys.equals("Space");
    }

    /**
     * True for one bare character that an officer may turn off. Those that act on a line of a list
     * stay while the list has the focus: nothing else does what they do.
     */
    boolean canBeTurnedOff() {
        return isSingleCharacter() && !isOfALine();
    }

    /** True where it acts on the line of a list that is chosen. */
    boolean isOfALine() {
        return where == Where.BATCH || where == Where.LIST;
    }

    /** The combination as JavaFX knows it. */
    public KeyCombination combination() {
        return combination;
    }

    /** All keys of one place, in the order they are explained. */
    public static List<Keys> of(Where where) {
        return Stream.of(values()).filter(key -> key.where == where).toList();
    }
}
