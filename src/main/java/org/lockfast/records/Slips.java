package org.lockfast.records;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What may have been meant by a number: all that one slip of the hand or the eye makes of it, and
 * two neighbours swapped with one sign too many. Each is looked up by itself, so that it does not
 * matter how many numbers there are that begin alike.
 */
final class Slips {
    /** Signs that are read or heard as each other; O and 0, I, L and 1 are one in every number. */
    private static final List<String> ALIKE =
            List.of("8b", "5s", "2z", "6g", "6b", "0d", "0q", "17", "4a", "uv", "mn", "bp", "dt");

    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";

    private Slips() {}

    /**
     * Likeliest first, each once, the number itself not among them.
     *
     * @param number a word of {@link Wording}
     */
    static List<String> of(String number) {
        Set<String> made = new LinkedHashSet<>(swapped(number));
        misread(number, made);
        made.addAll(without(number));
        swapped(number).forEach(one -> made.addAll(without(one)));
        changed(number, made);
        Set<String> spelt = new LinkedHashSet<>();
        for (String one : made) {
            spelt.add(one);
            spelt.add(Wording.whole(one)); // written with a blank or without
        }
        spelt.remove(number);
        return new ArrayList<>(spelt);
    }

    private static List<String> swapped(String number) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i + 1 < number.length(); i++) {
            made.add(
                    number.substring(0, i)
                            + number.charAt(i + 1)
                            + number.charAt(i)
                            + number.substring(i + 2));
        }
        return made;
    }

    private static List<String> without(String number) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < number.length(); i++) {
            made.add(number.substring(0, i) + number.substring(i + 1));
        }
        return made;
    }

    private static void misread(String number, Set<String> made) {
        for (int i = 0; i < number.length(); i++) {
            char sign = number.charAt(i);
            for (String alike : ALIKE) {
                int at = alike.indexOf(sign);
                if (at >= 0) {
                    made.add(with(number, i, i + 1, alike.charAt(1 - at)));
                }
            }
        }
    }

    /** A digit for a digit or beside one, a letter for a letter or beside one. */
    private static void changed(String number, Set<String> made) {
        for (int i = 0; i < number.length(); i++) {
            String instead = signs(number.charAt(i));
            for (int s = 0; s < instead.length(); s++) {
                made.add(with(number, i, i + 1, instead.charAt(s)));
            }
        }
        for (int i = 0; i <= number.length(); i++) {
            String beside =
                    signs(number.charAt(Math.max(0, i - 1)))
                            + signs(number.charAt(Math.min(number.length() - 1, i)));
            for (int s = 0; s < beside.length(); s++) {
                made.add(with(number, i, i, beside.charAt(s)));
            }
        }
    }

    private static String signs(char beside) {
        return Character.isDigit(beside) ? DIGITS : LETTERS;
    }

    private static String with(String number, int from, int to, char sign) {
        return number.substring(0, from) + sign + number.substring(to);
    }
}
