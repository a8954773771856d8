package org.lockfast.records;

/** How far two words are apart: letters put in, left out, changed, or two neighbours swapped. */
final class Misspelling {
    private Misspelling() {}

    /** Slips allowed in a word of this length: none in a short one, where most are other words. */
    static int allowed(int length) {
        if (length < 4) {
            return 0;
        }
        return length < 8 ? 1 : 2;
    }

    static boolean within(String a, String b, int slips) {
        if (Math.abs(a.length() - b.length()) > slips) {
            return false;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
                best = Math.min(best, now[j]);
            }
            if (best > slips) {
                return false;
            }
            before = last;
            last = now;
        }
        return last[b.length()] <= slips;
    }
}
