package org.lockfast.label;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a file reaches its end: what reads it makes up what is gone, and labels that are gone
 * would be none. Damage before its end is not looked for here.
 */
final class FileEnd {
    private static final Pattern OBJECT = Pattern.compile("\\d\\s+\\d+\\s+obj\\b");
    private static final Pattern POINTER = Pattern.compile("startxref\\s+(\\d{1,10})(?:\\s|\\z)");
    private static final Pattern TABLE = Pattern.compile("\\s*(xref|\\d+\\s+\\d+\\s+obj)\\b");

    private FileEnd() {}

    /**
     * Whether the mark of an end stands behind the beginning of its last object, or, where there is
     * no such mark, a pointer that is right.
     */
    static boolean ofPdf(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int object = 0;
        for (Matcher m = OBJECT.matcher(text); m.find(); ) {
            object = m.start();
        }
        if (text.lastIndexOf("%%EOF") > object) {
            return true;
        }
        Matcher pointer = POINTER.matcher(text);
        long at = -1;
        for (int from = object; pointer.find(from); from = pointer.end()) {
            at = Long.parseLong(pointer.group(1));
        }
        return at >= 0
                && at < file.length
                && TABLE.matcher(text).region((int) at, file.length).lookingAt();
    }

    /** Whether its blocks lead to its trailer. */
    static boolean ofGif(byte[] file) {
        int at = 13 + (file.length > 10 ? colours(file[10]) : 0);
        while (at < file.length) {
            switch (file[at]) {
                case 0x3B -> {
                    return true;
                }
                case 0x21 -> at = behindBlocks(file, at + 2);
                case 0x2C -> {
                    if (at + 9 >= file.length) {
                        return false;
                    }
                    at = behindBlocks(file, at + 11 + colours(file[at + 9]));
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int behindBlocks(byte[] file, int first) {
        int at = first;
        while (at < file.length && file[at] != 0) {
            at += (file[at] & 0xFF) + 1;
        }
        return at + 1;
    }

    /** Whether what the reader of a JPEG says means that its end was made up. */
    static boolean isMissing(String warning) {
        String said = warning.toLowerCase(Locale.ROOT);
        return said.contains("premature") || said.contains("truncated");
    }
}
