package org.lockfast.desktop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the number in brackets after a name in a script that runs from the right where it was
 * written: after the name. Left to itself, a line shows it before the name.
 */
public final class Collar {
    /** Unseen, and running from the left: what follows is no part of the name. */
    private static final String FROM_LEFT = "\u200E";

    private static final Pattern AFTER_NAME =
            Pattern.compile(
                    "(?<=[\\p{IsHebrew}\\p{IsArabic}\\p{IsSyriac}\\p{IsThaana}\\p{IsNko}])"
                            + "(?= \\([A-Za-z0-9./-]{1,22}\\))");

    private Collar() {}

    /** A text as it is to be shown; most are shown as they are. */
    public static String kept(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        Matcher after = AFTER_NAME.matcher(text);
        String kept = after.replaceAll(FROM_LEFT);
        if (kept.equals(text)) {
            return text;
        }
        // A sentence of ours that begins with such a name still begins at the left.
        int last = text.lastIndexOf(')');
        boolean more = text.substring(last + 1).chars().anyMatch(Collar::isFromRight);
        return more ? kept : FROM_LEFT + kept;
    }

    private static boolean isFromRight(int c) {
        byte way = Character.getDirectionality(c);
        return way == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
