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

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOUGHTS = Pattern.compile("(?<=\\p{L})0+(?=[0-9])");

    private Wording() {}

    /** The stretches between blanks, each as its whole and as its parts. */
    static List<Stretch> stretches(String text) {
        List<Stretch> out = new ArrayList<>();
        for (String stretch : BLANKS.split(plain(text), -1)) {
            List<String> parts = new ArrayList<>();
            for (String part : APART.split(stretch, -1)) {
                if (!part.isEmpty()) {
                    parts.add(word(part));
                }
            }
            if (!parts.isEmpty()) {
                out.add(new Stretch(whole(stretch), List.copyOf(parts)));
            }
        }
        return out;
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
            if (stretch.parts().size() > 1 && hasDigit(stretch.whole())) {
                words.add(stretch.whole());
            } else if (stretch.parts().size() == 1 && hasDigit(stretch.whole())) {
                words.add(stretch.whole()); // noughts before the number are gone here
            }
        }
    }

    /** Adds a number or reference as one word, whatever blanks and strokes it is written with. */
    static void addNumber(String text, Collection<String> words) {
        addWords(text, words);
        String whole = whole(plain(text));
        if (!whole.isEmpty()) {
            words.add(whole);
        }
    }

    private static String whole(String stretch) {
        String joined = APART.matcher(stretch).replaceAll("");
        return word(NOUGHTS.matcher(joined).replaceAll(""));
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
        return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
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
