package org.lockfast.records;

import java.util.Arrays;

/**
 * Three letters in a row, as a number below 65,536. The word's beginning and end count as letters;
 * letters beyond a to z share one number, so what is found is always compared with the word itself.
 */
final class Grams {
    private static final int EDGE = 0;
    private static final int OTHER = 37;
    private static final int BASE = 40;

    private Grams() {}

    /** With the edges: {@code cash} gives {@code ^ca cas ash sh$}; sorted, each once. */
    static int[] whole(String word) {
        int[] codes = new int[word.length() + 2];
        for (int i = 0; i < word.length(); i++) {
            codes[i + 1] = code(word.charAt(i));
        }
        codes[0] = EDGE;
        codes[codes.length - 1] = EDGE;
        return of(codes);
    }

    /** Without the edges: what any word has that holds these letters in a row. */
    static int[] inner(String letters) {
        return of(letters.chars().map(c -> code((char) c)).toArray());
    }

    private static int[] of(int[] codes) {
        if (codes.length < 3) {
            return new int[0];
        }
        int[] grams = new int[codes.length - 2];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = (codes[i] * BASE + codes[i + 1]) * BASE + codes[i + 2];
        }
        Arrays.sort(grams);
        return Arrays.stream(grams).distinct().toArray();
    }

    private static int code(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 1;
        }
        return c >= '0' && c <= '9' ? c - '0' + 27 : OTHER;
    }
}
