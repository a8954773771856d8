package org.lockfast.keys;

import java.security.SecureRandom;
import java.util.ArrayList;
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
    public static CheckedCode of(Hash hash) {
        return of(hash.bytes());
    }

    /** A secret one. */
    public static CheckedCode random(SecureRandom random) {
        byte[] ten = new byte[10];
        random.nextBytes(ten);
        return of(ten);
    }

    private static CheckedCode of(byte[] bytes) {
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
        return new CheckedCode(written(values));
    }

    private static String written(int[] values) {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            text.append(group == 0 ? "" : "-");
            for (int i = 0; i < 4; i++) {
                text.append(Check32.ALPHABET.charAt(values[group * 4 + i]));
            }
            text.append(Check32.ALPHABET.charAt(Check32.check(values, group * 4, group)));
        }
        return text.toString();
    }

    /**
     * Reads one as people type it: small letters, blanks, hyphens and dots anywhere, O for 0, I or
     * L for 1.
     *
     * @throws Mistyped where its length or a check character is wrong
     */
    public static CheckedCode read(String typed) throws Mistyped {
        List<Integer> values = new ArrayList<>();
        typed.codePoints()
                .filter(c -> !RecoverySheet.separates(c))
                .forEach(c -> values.add(Check32.value(c)));
        if (values.size() != GROUPS * GROUP) {
            throw new Mistyped(
                    "A code has 20 letters and digits, and this has "
                            + values.size()
                            + ". Type it as the other screen shows it.");
        }
        int[] plain = new int[GROUPS * 4];
        List<String> wrong = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            boolean known = true;
            for (int i = 0; i < 4; i++) {
                int value = values.get(group * GROUP + i);
                known &= value >= 0;
                plain[group * 4 + i] = Math.max(0, value);
            }
            int check = values.get(group * GROUP + 4);
            if (!known || check != Check32.check(plain, group * 4, group)) {
                wrong.add(String.valueOf(group + 1));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Mistyped(
                    (wrong.size() == 1 ? "Group " : "Groups ")
                            + String.join(", ", wrong)
                            + " of the code "
                            + (wrong.size() == 1 ? "is" : "are")
                            + " mistyped. Look again at what the other screen shows.");
        }
        return new CheckedCode(written(plain));
    }
}
