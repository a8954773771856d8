package org.lockfast.label;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is said of characters that stand on a label as their numbers: whoever wrote them is told,
 * for a bag that bears codes is read by nobody.
 */
final class AsCodes {
    private static final Set<Integer> UNSEEN =
            Set.of(
                    (int) Character.FORMAT,
                    (int) Character.CONTROL,
                    (int) Character.SURROGATE,
                    (int) Character.PRIVATE_USE,
                    (int) Character.UNASSIGNED);

    private static final Map<UnicodeScript, String> LETTERS =
            Map.of(
                    UnicodeScript.HAN,
                    "Chinese characters",
                    UnicodeScript.HIRAGANA,
                    "Japanese letters",
                    UnicodeScript.KATAKANA,
                    "Japanese letters",
                    UnicodeScript.HANGUL,
                    "Korean letters",
                    UnicodeScript.ARABIC,
                    "Some Arabic letters");

    private AsCodes() {}

    /**
     * Sentences with what to do.
     *
     * @param characters that are spelled out
     * @return none for none
     */
    static List<String> said(Collection<Integer> characters) {
        Map<String, Integer> letters = new LinkedHashMap<>();
        List<Integer> signs = new ArrayList<>();
        List<Integer> unseen = new ArrayList<>();
        boolean written = false;
        for (int c : characters) {
            UnicodeScript script = UnicodeScript.of(c);
            if (c == '[') {
                written = true;
            } else if (UNSEEN.contains(Character.getType(c)) || choosesAForm(c)) {
                unseen.add(c);
            } else if (script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED) {
                signs.add(c);
            } else {
                letters.putIfAbsent(name(script), c);
            }
        }
        List<String> said = new ArrayList<>();
        if (!letters.isEmpty()) {
            said.add(
                    String.join(" and ", letters.keySet())
                            + " stand on the label as codes such as "
                            + letters.values().stream()
                                    .map(AsCodes::code)
                                    .collect(Collectors.joining(" and "))
                            + ": they cannot be printed as they are written. The record keeps them. Write it in"
                            + " English letters too.");
        }
        if (!signs.isEmpty()) {
            said.add(
                    "Signs that labels do not have stand on it as codes such as "
                            + code(signs.getFirst())
                            + ". The record keeps them. Say it in words too.");
        }
        if (!unseen.isEmpty()) {
            said.add(
                    "Characters that are not seen stand on the label as codes such as "
                            + code(unseen.getFirst())
                            + ". Delete them unless they are meant.");
        }
        if (written) {
            said.add(
                    "What was written looks like such a code: its bracket stands on the label as "
                            + code('[')
                            + ".");
        }
        return List.copyOf(said);
    }

    /** It says how the sign before it looks, and is none itself. */
    private static boolean choosesAForm(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x034F;
    }

    private static String name(UnicodeScript script) {
        return LETTERS.getOrDefault(
                script,
                script.name().charAt(0)
                        + script.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ')
                        + " letters");
    }

    private static String code(int c) {
        return String.format(Locale.ROOT, "[U+%04X]", c);
    }
}
