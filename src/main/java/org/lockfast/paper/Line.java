package org.lockfast.paper;

import java.util.List;

/**
 * One line of text, ready to be drawn from left to right at any size. Lengths in em: multiply by
 * the type size. The ink lies between {@link #descent()} below and {@link #ascent()} above the
 * baseline.
 */
public final class Line {
    /** Latin with its accents; lines grow beyond only for scripts that need it. */
    private static final double ASCENT = 0.95;

    private static final double DESCENT = 0.26;

    private final List<Cluster> clusters;
    private final String text;
    private final boolean reordered;
    private final double lead;
    private final double width;
    private final double ascent;
    private final double descent;
    private final double inkTop;
    private final double inkBottom;

    /**
     * @param clusters in the order seen, left to right
     * @param text the same in reading order
     * @param reordered true where the two orders or the shapes differ
     */
    Line(List<Cluster> clusters, String text, boolean reordered) {
        this.clusters = List.copyOf(clusters);
        this.text = text;
        this.reordered = reordered;
        double pen = 0;
        double left = 0;
        double right = 0;
        double top = 0;
        double bottom = 0;
        for (Cluster cluster : clusters) {
            left = Math.max(left, cluster.overLeft() - pen);
            pen += cluster.width();
            right = Math.max(right, pen + cluster.overRight());
            top = Math.max(top, cluster.top());
            bottom = Math.min(bottom, cluster.bottom());
        }
        this.lead = left;
        this.width = left + right;
        this.inkTop = top;
        this.inkBottom = -bottom;
        this.ascent = Math.max(ASCENT, top);
        this.descent = Math.max(DESCENT, -bottom);
    }

    List<Cluster> clusters() {
        return clusters;
    }

    /** What the line says, in reading order, with spelled-out characters as they are seen. */
    public String text() {
        return text;
    }

    /** The characters that stand here as numbers, in the order seen, each once. */
    public List<Integer> spelledOut() {
        return clusters.stream().map(Cluster::spelledOut).filter(c -> c >= 0).distinct().toList();
    }

    /**
     * True where glyphs lie in another order or shape than {@link #text()}: such text is tagged
     * with it.
     */
    boolean reordered() {
        return reordered;
    }

    /** Where the first cluster begins, em: above 0 only where its ink reaches left of it. */
    double lead() {
        return lead;
    }

    /** Width of all its ink and spaces in em. */
    public double width() {
        return width;
    }

    /** Height above the baseline in em, at least 0.95. */
    public double ascent() {
        return ascent;
    }

    /** Depth below the baseline in em, at least 0.26. */
    public double descent() {
        return descent;
    }

    /** {@link #ascent()} and {@link #descent()} together, em. */
    public double height() {
        return ascent + descent;
    }

    /**
     * Height of this line's own ink above the baseline in em; about 0.71 for capitals and figures.
     */
    public double inkTop() {
        return inkTop;
    }

    /** Depth of this line's own ink below the baseline in em; 0 for capitals and figures. */
    public double inkBottom() {
        return inkBottom;
    }
}
