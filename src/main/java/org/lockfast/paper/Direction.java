package org.lockfast.paper;

import java.text.Bidi;
import java.util.Arrays;
import java.util.List;

/**
 * Which way the parts of a paragraph run: by the bidirectional algorithm, but for a number in
 * brackets, such as the collar number after a name. It stays whole and after what it belongs to, in
 * whatever script that is; the algorithm alone would put it before a name that runs from the right,
 * and tear the brackets apart.
 */
final class Direction {
    /** Longer ones are no numbers. */
    private static final int LONGEST = 24;

    private Direction() {}

    static Bidi of(List<Cluster> clusters) {
        char[] proxies = new char[clusters.size()];
        for (int i = 0; i < proxies.length; i++) {
            proxies[i] = clusters.get(i).proxy();
        }
        int after = 0;
        for (int i = 0; i < proxies.length; i++) {
            int end = isAt(clusters, i, "(") ? closing(clusters, i) : -1;
            if (end > 0) {
                Arrays.fill(proxies, i, end + 1, 'a');
                after = end + 1;
                i = end;
            }
        }
        return new Bidi(
                new String(proxies),
                after > 0 && !anyFromRight(proxies, after)
                        ? Bidi.DIRECTION_LEFT_TO_RIGHT // a sentence of ours that begins with a name
                        : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    }

    /** Where a number in brackets ends that begins here; -1 where it is none. */
    private static int closing(List<Cluster> clusters, int open) {
        boolean digits = false;
        for (int i = open + 1; i < Math.min(clusters.size(), open + LONGEST); i++) {
            if (isAt(clusters, i, ")")) {
                return digits ? i : -1;
            }
            String text = clusters.get(i).text();
            if (!text.matches("[A-Za-z0-9./-]")) {
                return -1;
            }
            digits |= Character.isDigit(text.charAt(0));
        }
        return -1;
    }

    private static boolean isAt(List<Cluster> clusters, int i, String text) {
        return clusters.get(i).text().equals(text);
    }

    private static boolean anyFromRight(char[] proxies, int from) {
        for (int i = from; i < proxies.length; i++) {
            byte way = Character.getDirectionality(proxies[i]);
            if (way == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return true;
            }
        }
        return false;
    }
}
