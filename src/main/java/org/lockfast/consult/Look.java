package org.lockfast.consult;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looked at.
 *
 * @param subject the exhibit or case; null where it is about none
 * @param words what was searched for, or why it was refused; empty for none. At most {@value
 *     #MOST_WORDS} characters are kept
 * @param found how many were found; null where nothing was searched for
 */
public record Look(Kind kind, @Nullable UUID subject, String words, @Nullable Integer found) {
    /** Characters that are kept of what was searched for. */
    public static final int MOST_WORDS = 500;

    /** Kinds of look. */
    public enum Kind {
        /** One exhibit with its continuity. */
        EXHIBIT,
        CASE,
        PHOTOGRAPH,
        SEARCH,
        CONFLICTS,
        /** The consultation log itself. */
        CONSULTATIONS,
        /** Somebody wanted to look and was not let. */
        REFUSED
    }

    public Look {
        words = storable(words);
    }

    /** Cut between characters; half a character is none that could be written. */
    private static String storable(String words) {
        StringBuilder kept = new StringBuilder();
        for (int c : words.codePoints().toArray()) {
            int whole = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c;
            if (kept.length() + Character.charCount(whole) > MOST_WORDS) {
                break;
            }
            kept.appendCodePoint(whole);
        }
        return kept.toString();
    }

    /** At one thing. */
    public static Look at(Kind kind, UUID subject) {
        return new Look(kind, subject, "", null);
    }

    /** For words. */
    public static Look search(String words, int found) {
        return new Look(Kind.SEARCH, null, words, found);
    }

    /** At a list of everything of its kind. */
    public static Look list(Kind kind) {
        return new Look(kind, null, "", null);
    }
}
