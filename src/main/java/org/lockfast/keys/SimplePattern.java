package org.lockfast.keys;

import java.util.List;
import java.util.Locale;

/** Whether a password is long without saying much: repeated, counted up, or typed along a row. */
final class SimplePattern {
    private static final List<String> ROWS =
            List.of(
                    "1234567890-=",
                    "qwertyuiop[]",
                    "asdfghjkl;'#",
                    "zxcvbnm,./",
                    "qwertzuiop",
                    "azertyuiop");

    private SimplePattern() {}

    static boolean in(String password) {
        String text = password.toLowerCase(Locale.ROOT);
        return text.chars().distinct().count() < 5 || repeated(text) || runs(text) <= 3;
    }

    /** Whether a short piece makes up the whole: the piece is all there is to guess. */
    private static boolean repeated(String text) {
        for (int period = 1; period <= text.length() / 2; period++) {
            if (text.regionMatches(period, text, 0, text.length() - period)) {
                return true;
            }
        }
        return false;
    }

    /** Pieces that go on in one direction, such as abcd, 9876, qwert, aaaa. */
    private static int runs(String text) {
        int runs = 0;
        int i = 0;
        while (i < text.length()) {
            runs++;
            int end = i + 1;
            if (end < text.length()) {
                end = Math.max(longest(text, i), end);
            }
            i = end;
        }
        return runs;
    }

    private static int longest(String text, int from) {
        int end = from + 1;
        for (int step = -1; step <= 1; step++) {
            int to = from + 1;
            while (to < text.length() && text.charAt(to) - text.charAt(to - 1) == step) {
                to++;
            }
            end = Math.max(end, to);
        }
        for (String row : ROWS) {
            end = Math.max(end, Math.max(along(row, text, from, 1), along(row, text, from, -1)));
        }
        return end;
    }

    private static int along(String row, String text, int from, int step) {
        int at = row.indexOf(text.charAt(from));
        int to = from + 1;
        while (at >= 0 && to < text.length()) {
            at += step;
            if (at < 0 || at >= row.length() || row.charAt(at) != text.charAt(to)) {
                break;
            }
            to++;
        }
        return to;
    }
}
