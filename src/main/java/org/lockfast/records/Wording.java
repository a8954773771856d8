package org.lockfast.records;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How text is cut into words for finding. Without case and accents; letters and digits only. A word
 * that has a digit also has its look-alikes folded (O and 0; I, L and 1), because a serial number
 * is read off a bag, not known.
 */
final class Wording {
    /** What goes into a word column; the rest of a longer run of letters is not looked at. */
    static final int LONGEST = 64;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Wording() {}

    /** The stretches between blanks, each as its whole and as its parts. */
    static List<Stretch> stretches(String text) {
        List<Stretch> out = new ArrayList<>();
        String plain = plain(text);
        List<String> parts = new ArrayList<>();
        int part = -1;
        for (int i = 0; i <= plain.length(); ) {
            int c = i == plain.length() ? ' ' : plain.codePointAt(i);
            boolean inWord = Character.isLetterOrDigit(c);
            if (inWord && part < 0) {
                part = i;
            } else if (!inWord && part >= 0) {
                parts.add(plain.substring(part, i));
                part = -1;
            }
            if (!parts.isEmpty() && isBlank(c)) {
                String whole = parts.size() == 1 ? parts.getFirst() : String.join("", parts);
                out.add(new Stretch(whole(whole), parts.stream().map(Wording::word).toList()));
                parts = new ArrayList<>();
            }
            i += Character.charCount(c);
        }
        return out;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * What stands between two blanks.
     *
     * @param whole all letters and digits joined: {@code JSM/04} is {@code jsm4}
     * @param parts those that stand together: {@code jsm}, {@code 04}
     */
    record Stretch(String whole, List<String> parts) {}

    /** Adds the words of a text: parts, and wholes that have a digit, as references do. */
    static void addWords(String text, Collection<String> words) {
        for (Stretch stretch : stretches(text)) {
            words.addAll(stretch.parts());
            if (hasDigit(stretch.whole())) { // of a single part this has no noughts before it
                words.add(stretch.whole());
            }
        }
    }

    /** Adds a number or reference as one word, whatever blanks and strokes it is written with. */
    static void addNumber(String text, Collection<String> words) {
        List<Stretch> stretches = stretches(text);
        for (Stretch stretch : stretches) {
            words.addAll(stretch.parts());
            words.add(stretch.whole());
        }
        if (stretches.size() > 1) {
            words.add(number(stretches));
        }
    }

    /** The one word by which a number or reference is found; empty where it has no sign of one. */
    static String number(String text) {
        return number(stretches(text));
    }

    private static String number(List<Stretch> stretches) {
        if (stretches.size() == 1) {
            return stretches.getFirst().whole();
        }
        StringBuilder all = new StringBuilder();
        stretches.forEach(stretch -> all.append(stretch.whole()));
        return whole(all.toString());
    }

    /** Noughts between letters and a number are left out: {@code JSM/04} is {@code jsm4}. */
    static String whole(String joined) {
        StringBuilder out = new StringBuilder(joined.length());
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            boolean leads =
                    c == '0'
                            && !out.isEmpty()
                            && Character.isLetter(out.charAt(out.length() - 1))
                            && i + 1 < joined.length()
                            && Character.isDigit(joined.charAt(i + 1));
            if (!leads) {
                out.append(c);
            }
        }
        return word(out.toString());
    }

    private static String word(String letters) {
        String cut = letters;
        if (letters.length() > LONGEST) {
            boolean split = Character.isHighSurrogate(letters.charAt(LONGEST - 1));
            cut = letters.substring(0, split ? LONGEST - 1 : LONGEST);
        }
        return hasDigit(cut) ? folded(cut) : cut;
    }

    static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static String folded(String word) {
        return word.replace('o', '0').replace('i', '1').replace('l', '1');
    }

    private static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (isAscii(lower)) {
            return lower;
        }
        String apart = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        return MARKS.matcher(apart)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('\u0142', 'l') // letters with a stroke do not come apart
                .replace('\u00f8', 'o')
                .replace('\u0111', 'd');
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
