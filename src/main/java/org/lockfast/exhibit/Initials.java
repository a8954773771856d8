package org.lockfast.exhibit;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Initials from a name, for the reference of an exhibit. A suggestion: the producer decides. */
public final class Initials {
    /** Most letters a usual reference has. */
    private static final int MOST = 4;

    private static final Set<String> RANKS =
            Set.of(
                    "PC",
                    "DC",
                    "PS",
                    "DS",
                    "SGT",
                    "SERGEANT",
                    "INSP",
                    "INSPECTOR",
                    "DI",
                    "CI",
                    "DCI",
                    "SUPT",
                    "DSUPT",
                    "DET",
                    "SUPERINTENDENT",
                    "CONSTABLE",
                    "PCSO",
                    "SC",
                    "SPC",
                    "CSI",
                    "SOCO",
                    "CSM",
                    "ACC",
                    "DCC",
                    "DR",
                    "MR",
                    "MRS",
                    "MS",
                    "MISS",
                    "MX",
                    "PROF",
                    "SIR",
                    "REV",
                    "TPC",
                    "TDC",
                    "ADC",
                    "APS",
                    "TDS",
                    "ADS");

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}.-]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Letters that do not come apart into a Latin letter and an accent. */
    private static final Map<Character, Character> LATIN =
            Map.of('Ł', 'L', 'Ø', 'O', 'Æ', 'A', 'Œ', 'O', 'Þ', 'T', 'Đ', 'D', 'ẞ', 'S');

    private Initials() {}

    /**
     * The initials of a name: {@code PC Jane Sarah Miller} gives {@code JSM}, {@code Smith, Jane}
     * gives {@code JS}, a single name its first two letters.
     *
     * @return two to four capitals A to Z; empty where the name has no letter that can be written
     *     so
     */
    public static String of(String name) {
        List<String> words = words(name);
        if (words.size() == 1) {
            String only = letters(words.getFirst());
            return only.length() < 2 ? "" : only.substring(0, 2);
        }
        StringBuilder initials = new StringBuilder();
        words.forEach(
                word -> initials.append(letters(word), 0, Math.min(1, letters(word).length())));
        if (initials.length() > MOST) {
            initials.delete(MOST - 1, initials.length() - 1); // the surname's initial stays
        }
        return initials.length() < 2 ? "" : initials.toString();
    }

    /** Forenames first: a comma turns the name round; a rank may stand before either part. */
    private static List<String> words(String name) {
        int comma = name.indexOf(',');
        List<String> words = new ArrayList<>(parts(name.substring(comma + 1)));
        if (comma >= 0) {
            words.addAll(parts(name.substring(0, comma)));
        }
        return words;
    }

    private static List<String> parts(String name) {
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN.split(name.strip())) {
            boolean rank = words.isEmpty() && RANKS.contains(word.toUpperCase(Locale.ROOT));
            if (!rank && !letters(word).isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static String letters(String word) {
        String apart = Normalizer.normalize(word.toUpperCase(Locale.ROOT), Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder();
        for (char c : MARKS.matcher(apart).replaceAll("").toCharArray()) {
            char latin = LATIN.getOrDefault(c, c);
            if (latin >= 'A' && latin <= 'Z') {
                letters.append(latin);
            }
        }
        return letters.toString();
    }
}
