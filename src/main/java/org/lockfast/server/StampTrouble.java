package org.lockfast.server;

import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** No time stamp that can be kept; the message says why, in a sentence. */
final class StampTrouble extends Exception {
    @Serial private static final long serialVersionUID = 1;

    /** What went wrong. */
    enum Kind {
        /** Nobody answered, or not in time. */
        UNREACHABLE,
        /** The authority answered that it gives none. */
        REFUSED,
        /** What came is no answer to what was asked. */
        WRONG_ANSWER,
        /** It is signed by none that stands under the certificates given. */
        NOT_TRUSTED,
        /** The log itself shows no checkpoint just now. */
        NO_CHECKPOINT;

        /** As logs and metrics write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    StampTrouble(Kind kind, String sentence) {
        this(kind, sentence, null);
    }

    StampTrouble(Kind kind, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
