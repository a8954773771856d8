package org.lockfast.keys;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a new password must be (D-67, after the NCSC): 12 characters or more, no mixture forced, no
 * expiry, none that is guessed first, none that names its owner.
 */
public final class PasswordRules {
    /** Fewest characters (code points). */
    public static final int FEWEST = 12;

    /** Most characters. */
    public static final int MOST = 256;

    private static final Pattern NOT_IN_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final CommonPasswords common;

    private PasswordRules(CommonPasswords common) {
        this.common = common;
    }

    /** The rules with the list that is shipped. */
    public static PasswordRules shipped() {
        return new PasswordRules(CommonPasswords.shipped());
    }

    /**
     * Everything that is wrong with a new password, in the order to be told; empty when it will do.
     *
     * @param about the officer's collar number and name, the names of the force and station
     */
    public List<PasswordProblem> check(Password password, Collection<String> about) {
        String text = password.text().toString();
        List<PasswordProblem> problems = new ArrayList<>();
        if (password.length() < FEWEST) {
            problems.add(PasswordProblem.TOO_SHORT);
        }
        if (password.length() > MOST) {
            problems.add(PasswordProblem.TOO_LONG);
            return problems;
        }
        if (text.codePoints().anyMatch(PasswordRules::untypeable)) {
            problems.add(PasswordProblem.UNTYPEABLE);
        }
        if (common.nearlyOne(text)) {
            problems.add(PasswordProblem.COMMON);
        } else if (SimplePattern.in(text)) {
            problems.add(PasswordProblem.SIMPLE);
        }
        if (names(text, about)) {
            problems.add(PasswordProblem.NAMES_YOU);
        }
        return problems;
    }

    private static boolean untypeable(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.UNASSIGNED
                || Character.getType(c) == Character.SURROGATE;
    }

    private static boolean names(String text, Collection<String> about) {
        String folded = fold(text);
        if (folded.contains("lockfast")) {
            return true;
        }
        for (String one : about) {
            List<String> words = new ArrayList<>(NOT_IN_A_WORD.splitAsStream(one).toList());
            words.add(one);
            // Shorter words, such as Lee, stand by chance in many others.
            if (words.stream().map(PasswordRules::fold).anyMatch(w -> telling(w, folded))) {
                return true;
            }
        }
        return false;
    }

    private static boolean telling(String word, String folded) {
        boolean hasDigit = word.chars().anyMatch(Character::isDigit);
        return word.length() >= (hasDigit ? 3 : 4) && folded.contains(word);
    }

    /** Letters and digits alone, without case and accents. */
    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
