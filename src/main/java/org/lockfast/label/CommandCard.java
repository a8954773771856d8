package org.lockfast.label;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A card that lies beside the scanner and does by a scan what a key does, for whoever has a bag in
 * the other hand. Its code is the same in every force and every version.
 */
public enum CommandCard {
    HAND_OVER("Hand over", "Opens Hand over."),
    BOOK_IN("Book in", "Opens Receive, where packages are accepted and booked in."),
    DONE("Done", "Finishes what is on the screen, as Ctrl Enter does."),
    PRINT("Print", "Prints what is on the screen, as Ctrl P does."),
    UNDO("Undo", "Takes the last scan back, as Ctrl Z does.");

    private static final String PURPOSE = "lockfast/command-card/v1";

    private final String title;
    private final String does;

    CommandCard(String title, String does) {
        this.title = title;
        this.does = does;
    }

    /** What stands on it. */
    public String title() {
        return title;
    }

    /** What its scan does, as a sentence. */
    public String does() {
        return does;
    }

    /** What its symbols say. */
    public LabelCode code() {
        return MadeCode.of(LabelKind.COMMAND, PURPOSE, name().getBytes(StandardCharsets.UTF_8));
    }

    /** The card with this code, as scanned; empty for one that this version does not know. */
    public static Optional<CommandCard> of(String code) {
        return Arrays.stream(values()).filter(card -> card.code().value().equals(code)).findFirst();
    }
}
