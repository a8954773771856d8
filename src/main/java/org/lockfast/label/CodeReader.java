package org.lockfast.label;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells our labels from every other code, by grammar and check characters and never by guessing.
 */
public final class CodeReader {
    /**
     * Scanners can put three characters before each read that name the symbology (ISO/IEC 15424).
     */
    private static final Pattern AIM = Pattern.compile("^]([A-Za-z][0-9A-Za-z])");

    private static final Set<String> PRODUCT_CODES = Set.of("C1", "Q3", "d2", "e0");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");

    /** What a scanner set to a US keyboard types on computers set to others. */
    private static final Map<String, Map<Character, Character>> KEYBOARDS =
            Map.of(
                    "German",
                    keys("YZ", "ZY"),
                    "French",
                    keys("&É\"'(-È_ÇÀAQWZ?", "1234567890QAZWM"));

    private CodeReader() {}

    /** Reads what a scanner sent; nothing in it is taken for something else. */
    public static Reading scanned(String raw) {
        return read(raw, false);
    }

    /**
     * Reads what a person typed: I and L count as 1, O as 0, blanks and hyphens between groups as
     * nothing.
     */
    public static Reading typed(String raw) {
        return read(raw, true);
    }

    private static Reading read(String raw, boolean typed) {
        String text = raw.strip();
        String aim = "";
        Matcher mark = AIM.matcher(text);
        if (mark.find()) {
            aim = mark.group(1);
            text = text.substring(mark.end());
        }
        String bare = BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        Optional<LabelCode> code = LabelCode.parse(typed ? unambiguous(bare) : bare);
        if (code.isPresent()) {
            return new Reading.OurLabel(code.get(), raw);
        }
        if (PRODUCT_CODES.contains(aim) || aim.startsWith("E")) {
            return new Reading.ProductBarcode(text, raw);
        }
        for (Map.Entry<String, Map<Character, Character>> keyboard : KEYBOARDS.entrySet()) {
            if (!typed && LabelCode.isCode(translated(bare, keyboard.getValue()))) {
                return new Reading.WrongKeyboard(keyboard.getKey(), raw);
            }
        }
        return new Reading.Other(text.strip(), aim, raw);
    }

    /** The second character is a kind's letter, and L means a shelf there. */
    private static String unambiguous(String bare) {
        String joined = bare.replace("-", "");
        if (joined.length() < 2) {
            return joined;
        }
        String rest = joined.substring(2).replace('I', '1').replace('L', '1').replace('O', '0');
        return joined.substring(0, 2) + rest;
    }

    private static String translated(String text, Map<Character, Character> keys) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(keys.getOrDefault(c, c).charValue());
        }
        return out.toString();
    }

    private static Map<Character, Character> keys(String typed, String meant) {
        Map<Character, Character> keys = new HashMap<>();
        for (int i = 0; i < typed.length(); i++) {
            keys.put(typed.charAt(i), meant.charAt(i));
        }
        return Map.copyOf(keys);
    }
}
