package org.lockfast.paper;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which characters are right when each is set beside the one before, with its marks over or under
 * it: all that is done here. In other scripts letters change places, melt into one another or bear
 * marks upon marks, and set like that they would spell another word.
 */
final class LetterByLetter {
    /** Those of the bundled fonts' scripts that are written so; Arabic by its forms. */
    private static final Set<UnicodeScript> WRITTEN =
            EnumSet.of(
                    UnicodeScript.COMMON,
                    UnicodeScript.INHERITED,
                    UnicodeScript.LATIN,
                    UnicodeScript.GREEK,
                    UnicodeScript.CYRILLIC,
                    UnicodeScript.ARMENIAN,
                    UnicodeScript.GEORGIAN,
                    UnicodeScript.HEBREW,
                    UnicodeScript.ARABIC,
                    UnicodeScript.CANADIAN_ABORIGINAL,
                    UnicodeScript.OGHAM,
                    UnicodeScript.TIFINAGH,
                    UnicodeScript.LISU,
                    UnicodeScript.OLD_ITALIC,
                    UnicodeScript.BRAILLE);

    private LetterByLetter() {}

    static boolean draws(int c) {
        return WRITTEN.contains(UnicodeScript.of(c))
                && !ArabicForms.lacksForms(c)
                && !isBesideItsLetter(c);
    }

    /**
     * Marks whose place is a letter's side, or the middle between two letters: centred they would
     * be another mark, or none. Accents of the Hebrew Bible among them.
     */
    private static boolean isBesideItsLetter(int c) {
        return c == 0x0315
                || c == 0x031A
                || c == 0x031B
                || c == 0x0321
                || c == 0x0322
                || (c >= 0x0358 && c <= 0x0362)
                || (c >= 0x0591 && c <= 0x05AF)
                || (c >= 0x1DC0 && c <= 0x1DFF)
                || (c >= 0xFE20 && c <= 0xFE2F);
    }
}
