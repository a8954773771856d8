package org.lockfast.paper;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * Sets any text in lines that fit a width. Nothing it is given makes it throw, vanishes or runs
 * over: what no font draws, and what is made to be unseen, is spelled out as {@code [U+1F600]}; a
 * word longer than a line is broken.
 */
public final class Typesetter {
    /** Every kind of line end that Unicode knows. */
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

    private static final String CLOSING = ".,;:!?)]}”’»،؛؟";

    private final Fonts fonts;
    private final IntConsumer spelledOut;

    /**
     * @param fonts the bundled fonts
     */
    public Typesetter(Fonts fonts) {
        this(fonts, c -> {});
    }

    /**
     * @param fonts the bundled fonts
     * @param spelledOut told of every character that is set as its number
     */
    public Typesetter(Fonts fonts, IntConsumer spelledOut) {
        this.fonts = fonts;
        this.spelledOut = spelledOut;
    }

    /**
     * Sets the text in as many lines as it needs.
     *
     * @param width width to fit, in em of the size it will be drawn at
     * @return at least one line; none wider than the width, unless a single character is
     */
    public List<Line> lines(String text, Face face, double width) {
        List<Line> lines = new ArrayList<>();
        for (String paragraph : LINE_END.split(text, -1)) {
            setParagraph(fitting(Clusters.of(paragraph, face, fonts), width), face, width, lines);
        }
        return List.copyOf(lines);
    }

    /** Sets the text in one line, however wide; line ends become spaces. */
    public Line line(String text, Face face) {
        return lines(LINE_END.matcher(text).replaceAll(" "), face, Double.MAX_VALUE).getFirst();
    }

    /** A number stays whole unless it is wider than a line. */
    private static List<Cluster> fitting(List<Cluster> clusters, double width) {
        List<Cluster> fitting = new ArrayList<>();
        for (Cluster cluster : clusters) {
            if (cluster.spelledOut() >= 0 && cluster.width() > width) {
                fitting.addAll(cluster.pieces());
            } else {
                fitting.add(cluster);
            }
        }
        return fitting;
    }

    private void setParagraph(List<Cluster> clusters, Face face, double width, List<Line> lines) {
        Bidi bidi = Direction.of(clusters);
        int start = 0;
        do {
            int end = lineEnd(clusters, start, width);
            lines.add(inOrderSeen(clusters, start, trimmed(clusters, start, end), bidi, face));
            start = end;
        } while (start < clusters.size());
    }

    /** Where the line that begins here ends: after the last place to break that fits. */
    private static int lineEnd(List<Cluster> clusters, int start, double width) {
        double used = 0;
        double before = 0; // ink beyond a line's ends, whichever cluster comes to lie there
        double after = 0;
        int lastBreak = -1;
        for (int i = start; i < clusters.size(); i++) {
            Cluster cluster = clusters.get(i);
            used += cluster.width();
            before = Math.max(before, cluster.overLeft());
            after = Math.max(after, cluster.overRight());
            if (before + used + after > width && !cluster.blank()) {
                return lastBreak > 0 ? lastBreak : Math.max(i, start + 1);
            }
            if (cluster.breakAfter() && !(i + 1 < clusters.size() && closes(clusters.get(i + 1)))) {
                lastBreak = i + 1;
            }
        }
        return clusters.size();
    }

    /** No line begins with what ends a sentence or closes a bracket. */
    private static boolean closes(Cluster cluster) {
        return cluster.text().length() == 1 && CLOSING.indexOf(cluster.text().charAt(0)) >= 0;
    }

    /** Spaces at the end of a line take no room. */
    private static int trimmed(List<Cluster> clusters, int start, int end) {
        int last = end;
        while (last > start && clusters.get(last - 1).blank()) {
            last--;
        }
        return last;
    }

    private Line inOrderSeen(List<Cluster> clusters, int start, int end, Bidi bidi, Face face) {
        List<Cluster> logical = clusters.subList(start, end);
        StringBuilder text = new StringBuilder();
        for (Cluster cluster : logical) {
            text.append(cluster.text());
            if (cluster.spelledOut() >= 0) {
                spelledOut.accept(cluster.spelledOut());
            }
        }
        if (start == end || bidi.isLeftToRight()) {
            return new Line(logical, text.toString(), false);
        }
        Bidi line = bidi.createLineBidi(start, end);
        byte[] levels = new byte[logical.size()];
        Cluster[] seen = new Cluster[logical.size()];
        boolean anyFromRight = false;
        for (int i = 0; i < seen.length; i++) {
            levels[i] = (byte) line.getLevelAt(i);
            boolean fromRight = (levels[i] & 1) == 1;
            anyFromRight |= fromRight;
            seen[i] = fromRight ? Clusters.mirrored(logical.get(i), face, fonts) : logical.get(i);
        }
        Bidi.reorderVisually(levels, 0, seen, 0, seen.length);
        return new Line(List.of(seen), text.toString(), anyFromRight);
    }
}
