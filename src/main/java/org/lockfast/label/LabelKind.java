package org.lockfast.label;

import java.util.Optional;

/** What a label hangs on; its letter is the second character of the code. */
public enum LabelKind {
    /** One sealed package of an exhibit. */
    EXHIBIT('X'),
    /** A box, crate or cage that holds packages. */
    CONTAINER('C'),
    /** A shelf, locker, freezer drawer. */
    LOCATION('L'),
    /** An officer's badge. */
    BADGE('B'),
    /** A card whose scan does something, such as "Done". */
    COMMAND('K'),
    /** A receipt that stands for everything handed over together. */
    CONSIGNMENT('S'),
    /** A further label of one that was full. */
    CONTINUATION('N'),
    /** Anything printed in training mode; never accepted by a live store. */
    TRAINING('T');

    private final char letter;

    LabelKind(char letter) {
        this.letter = letter;
    }

    /**
     * What it is called at the head of its label, where that hangs on no exhibit and nobody signs.
     */
    Optional<String> sign() {
        return switch (this) {
            case LOCATION -> Optional.of("Place");
            case CONTAINER -> Optional.of("Container");
            case CONSIGNMENT -> Optional.of("Consignment");
            case BADGE -> Optional.of("Badge");
            case COMMAND -> Optional.of("Command card");
            case EXHIBIT, CONTINUATION, TRAINING -> Optional.empty();
        };
    }

    /** The letter in the code. */
    public char letter() {
        return letter;
    }

    /** The kind a letter stands for. */
    public static Optional<LabelKind> of(char letter) {
        for (LabelKind kind : values()) {
            if (kind.letter == letter) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
