package org.lockfast.keys;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lockfast.ledger.Hash;

/**
 * Eighty bits as people read them from one screen and type them at another: four groups of four
 * characters, each with a check character, so that a slip is told from another code and the group
 * is named. It shows what a key is (a fingerprint), or is a secret by itself.
 *
 * @param text like {@code 7K3M2-9Q2CX-4T8V0-B6NHR}
 */
public record CheckedCode(String text) {
    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    /** What a code is for: each has check letters of its own, so that none is taken for another. */
    public enum Purpose {
        /** Tells a request to join from any other. */
        REQUEST(0, "the fingerprint of the request"),
        /** Opens the answer to a request. */
        ANSWER(GROUPS, "the code that came with the request, which is shown to nobody"),
        /** Tells a force from any other. */
        FORCE(2 * GROUPS, "the code of the force");

        private final int first;
        private final String words;

        /**
         * @param first number of its first group
         */
        Purpose(int first, String words) {
            this.first = first;
            this.words = words;
        }

        private int check(int[] values, int group) {
            return Check32.check(values, group * 4, first + group);
        }
    }

    /** What was typed is no such code; the message says where it is wrong. */
    public static final class Mistyped extends Exception {
        private static final long serialVersionUID = 1;

        Mistyped(String sentence) {
            super(sentence);
        }

        /** For people. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** The first eighty bits of a hash. */
    public static CheckedCode of(Hash hash, Purpose purpose) {
        return of(hash.bytes(), purpose);
    }

    /** A secret one. */
    public static CheckedCode random(SecureRandom random, Purpose purpose) {
        byte[] ten = new byte[10];
        random.nextBytes(ten);
        return of(ten, purpose);
    }

    private static CheckedCode of(byte[] bytes, Purpose purpose) {
        int[] values = new int[GROUPS * 4];
        for (int half = 0; half < 2; half++) { // forty bits are eight characters
            long bits = 0;
            for (int i = 0; i < 5; i++) {
                bits = bits << 8 | (bytes[half * 5 + i] & 0xff);
            }
            for (int i = 7; i >= 0; i--) {
                values[half * 8 + i] = (int) (bits & 31);
                bits >>>= 5;
            }
        }
        return new CheckedCode(written(values, purpose));
    }

    private static String written(int[] values, Purpose purpose) {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            text.append(group == 0 ? "" : "-");
            for (int i = 0; i < 4; i++) {
                text.append(Check32.ALPHABET.charAt(values[group * 4 + i]));
            }
            text.append(Check32.ALPHABET.charAt(purpose.check(values, group)));
        }
        return text.toString();
    }

    /**
     * Reads one as people type it: small letters, blanks, hyphens and dots anywhere, O for 0, I or
     * L for 1.
     *
     * @throws Mistyped where its length or a check character is wrong, or it is one for something
     *     else
     */
    public static CheckedCode read(String typed, Purpose purpose) throws Mistyped {
        int[] values =
                typed.codePoints()
                        .filter(c -> !RecoverySheet.separates(c))
                        .map(Check32::value)
                        .toArray();
        if (values.length != GROUPS * GROUP) {
            throw new Mistyped(
                    "A code has 20 letters and digits, and this has "
                            + values.length
                            + ". Type it as the other screen shows it.");
        }
        int[] plain = new int[GROUPS * 4];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = values[i / 4 * GROUP + i % 4];
        }
        List<String> wrong = wrong(values, plain, purpose);
        if (!wrong.isEmpty()) {
            throw new Mistyped(sentence(values, plain, purpose, wrong));
        }
        return new CheckedCode(written(plain, purpose));
    }

    /** The groups whose check letter does not fit. */
    private static List<String> wrong(int[] values, int[] plain, Purpose purpose) {
        List<String> wrong = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            boolean known =
                    Arrays.stream(plain, group * 4, group * 4 + 4).allMatch(value -> value >= 0);
            if (!known || values[group * GROUP + 4] != purpose.check(plain, group)) {
                wrong.add(String.valueOf(group + 1));
            }
        }
        return wrong;
    }

    private static String sentence(int[] values, int[] plain, Purpose purpose, List<String> wrong) {
        for (Purpose other : Purpose.values()) {
            if (other != purpose && wrong(values, plain, other).isEmpty()) {
                return "This is " + other.words + ". What goes here is " + purpose.words + ".";
            }
        }
        boolean one = wrong.size() == 1;
        return (one ? "Group " : "Groups ")
                + String.join(", ", wrong)
                + " of the code "
                + (one ? "is" : "are")
                + " mistyped. Look again at what the other screen shows.";
    }
}
