package org.lockfast.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Passwords that are guessed first, from the list that is shipped; it names its source. */
final class CommonPasswords {
    /** Two of these joined are tried soon, too. */
    private static final int VERY = 1000;

    private final Map<String, Integer> rank;

    private CommonPasswords(Map<String, Integer> rank) {
        this.rank = rank;
    }

    static CommonPasswords shipped() {
        Map<String, Integer> rank = new HashMap<>();
        try (InputStream in = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("common-passwords.txt is not in the program");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .forEach(line -> rank.putIfAbsent(line, rank.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CommonPasswords(Map.copyOf(rank));
    }

    int size() {
        return rank.size();
    }

    /** Listed, or a listed one dressed up: Passw0rd2024!, sunshinemonkey. */
    boolean nearlyOne(String password) {
        String folded = password.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        String plain = undressed(folded);
        return rank.containsKey(folded)
                || rank.containsKey(plain)
                || listedAtCore(folded, folded.length())
                || listedAtCore(plain, folded.length())
                || twoVeryCommon(folded);
    }

    /** Letters for the digits and signs that people put in their place. */
    private static String undressed(String folded) {
        String dressed = "4@83€9!1|05$7+2";
        String plain = "aabeegiiiossttz";
        StringBuilder text = new StringBuilder(folded);
        for (int i = 0; i < text.length(); i++) {
            int at = dressed.indexOf(text.charAt(i));
            if (at >= 0) {
                text.setCharAt(i, plain.charAt(at));
            }
        }
        return text.toString();
    }

    /** Whether at least half of it is a listed word, with digits and signs around. */
    private boolean listedAtCore(String text, int whole) {
        int from = 0;
        int to = text.length();
        while (from < to && !Character.isLetter(text.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetter(text.charAt(to - 1))) {
            to--;
        }
        return (to - from) * 2 >= whole && rank.containsKey(text.substring(from, to));
    }

    private boolean twoVeryCommon(String text) {
        for (int i = 4; i <= text.length() - 4; i++) {
            if (very(text.substring(0, i)) && very(text.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean very(String word) {
        return rank.getOrDefault(word, VERY) < VERY;
    }
}
