package org.lockfast.app.command;

import java.util.Locale;

/**
 * Text for a terminal. Control characters and marks that turn text around are spelled out as on
 * paper, {@code [U+001B]}: a description may come from a list, a stick or another device, and must
 * neither colour the screen nor look like a line of ours.
 */
final class PlainText {
    private PlainText() {}

    /**
     * @param text a line end in it begins a new line
     */
    static String of(String text) {
        if (text.codePoints().noneMatch(PlainText::isSpelledOut)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    if (isSpelledOut(c)) {
                        plain.append(String.format(Locale.ROOT, "[U+%04X]", c));
                    } else {
                        plain.appendCodePoint(c);
                    }
                });
        return plain.toString();
    }

    /** The same of what somebody wrote, on one line. */
    static String oneLine(String written) {
        return of(written.replaceAll("\\s+", " "));
    }

    private static boolean isSpelledOut(int c) {
        boolean ours = c == '\n' || c == '\t';
        return !ours
                && (Character.isISOControl(c)
                        || (c >= 0x202a && c <= 0x202e)
                        || (c >= 0x2066 && c <= 0x2069)
                        || c == 0x2028
                        || c == 0x2029);
    }
}
