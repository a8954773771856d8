package org.lockfast.rules;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Compiles the formats that packs give as regular expressions. */
final class Patterns {
    private Patterns() {}

    static Pattern read(EntryReader in, String key) {
        return compile(in, key, in.text(key), 0);
    }

    /** A list of patterns that find words in any case. */
    static List<Pattern> list(EntryReader in, String key) {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return in.texts(key).stream().map(text -> compile(in, key, text, flags)).toList();
    }

    private static Pattern compile(EntryReader in, String key, String text, int flags) {
        try {
            return Pattern.compile(text, flags);
        } catch (PatternSyntaxException notAPattern) {
            throw in.wrong(
                    "\""
                            + key
                            + "\" is not a regular expression: "
                            + notAPattern.getDescription()
                            + ".");
        }
    }
}
