package org.lockfast.label;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.lockfast.paper.Face;
import org.lockfast.paper.Line;
import org.lockfast.paper.Typesetter;

/**
 * Fits fields into a column: as large as they all fit, and where they do not fit even small, each
 * field gets its first lines and the rest is left for a continuation. Nothing is dropped.
 */
final class Column {
    /** Beside the largest size. */
    private static final double EASY = 0.65;

    /** Width of the sign of dangers and the blank behind it; of the type size. */
    private static final double SIGN = 1.5;

    /** Height of a line without the blank over it and under it; of the type size. */
    private static final double SIGN_DEPTH = 0.78;

    /** Over the baseline, with the blank over it. */
    private static final double ASCENT = 0.95;

    /** Dangers of so many lines stand together. */
    private static final int FEW_LINES = 3;

    private final Typesetter setter;
    private final Resolution resolution;
    private final double least;

    Column(Typesetter setter, Resolution resolution) {
        this.setter = setter;
        this.resolution = resolution;
        this.least = resolution.points(6.2);
    }

    /**
     * The fields at the largest size at which all fit the height. Where they do not fit even small,
     * there is no need to be that small: they go on over further labels at a size that reads well.
     */
    List<Block> set(List<Field> fields, double width, double height, double largest) {
        double size = largest;
        while (true) {
            List<Block> blocks = at(fields, width, size);
            if (height(blocks) <= height) {
                return blocks;
            }
            if (size <= least) {
                return at(fields, width, Math.max(least, EASY * largest));
            }
            size = Math.max(least, size - resolution.points(0.4));
        }
    }

    /** Height of the fields at the smallest size, dots. */
    double leastHeight(List<Field> fields, double width) {
        return height(at(fields, width, least));
    }

    /**
     * Draws the blocks, or as much of them as fits.
     *
     * @param verb what to say where something is left, before the label it is on and the names of
     *     the fields
     * @param next the label it is on
     * @param tears true on a further label, where dangers that do not fit it whole are begun
     * @return what is left over
     */
    List<Block> draw(
            Sheet sheet,
            List<Block> blocks,
            double x,
            double y,
            double height,
            String verb,
            int next,
            boolean tears) {
        if (height(blocks) <= height) {
            double at = y;
            for (Block block : blocks) {
                at = block.draw(sheet, x, at, block.lines());
            }
            return List.of();
        }
        String marker = verb + " on label " + next;
        double width = blocks.getFirst().width();
        boolean marked = true;
        int[] taken = share(blocks, height - markerHeight(marker), tears);
        if (Arrays.stream(taken).sum() == 0) { // the labels' own numbers must do
            taken = share(blocks, height, tears);
            marked = Arrays.stream(taken).sum() == 0 && height >= markerHeight(marker);
        }
        boolean squeezed = !marked && Arrays.stream(taken).sum() == 0 && height >= leastMarker();
        List<Block> rest = new ArrayList<>();
        double at = y;
        for (int i = 0; i < taken.length; i++) {
            Block block = blocks.get(i);
            if (taken[i] > 0) {
                at = block.draw(sheet, x, at, taken[i]);
            }
            if (taken[i] < block.lines()) {
                rest.add(block.from(taken[i]));
            }
        }
        if (marked && !rest.isEmpty()) {
            drawMarker(sheet, rest, x, at, width, Double.MAX_VALUE, marker, next);
        } else if (squeezed) { // on its baseline, with no room under it
            drawMarker(
                    sheet,
                    rest,
                    x,
                    y + height - ASCENT * least,
                    width,
                    Double.MAX_VALUE,
                    marker,
                    next);
        }
        return rest;
    }

    /**
     * One field in a box of its own. What is not there whole is told in the box, if by nothing
     * else.
     *
     * @return whether it is there whole
     */
    boolean fill(Sheet sheet, Field field, Rectangle box, double largest, int next) {
        List<Block> blocks = set(List.of(field), box.width, box.height, largest);
        Block block = blocks.getFirst();
        if (block.height() <= box.height) {
            block.draw(sheet, box.x, box.y, block.lines());
            return true;
        }
        String marker = "All of it on label " + next;
        int taken = share(blocks, box.height - markerHeight(marker), false)[0];
        double at = taken == 0 ? box.y : block.draw(sheet, box.x, box.y, taken);
        drawMarker(
                sheet, blocks, box.x, at, box.width, Math.max(0, box.getMaxY() - at), marker, next);
        return false;
    }

    /**
     * Dangers first, then a line to each in turn, so that a long field cannot crowd out a short
     * one. Dangers of a few lines are not torn: half of them says something else.
     */
    private static int[] share(List<Block> blocks, double height, boolean tears) {
        int[] taken = new int[blocks.size()];
        double left = height;
        boolean[] full = new boolean[blocks.size()];
        boolean onlyHazards = true;
        double reserve = height / 2;
        boolean moved = true;
        while (moved || onlyHazards) {
            if (!moved) {
                onlyHazards = false;
                Arrays.fill(full, false);
            }
            moved = false;
            for (int i = 0; i < taken.length; i++) {
                Block block = blocks.get(i);
                if (full[i] || taken[i] >= block.lines() || (onlyHazards && !block.boxed())) {
                    continue;
                }
                boolean whole = block.boxed() && !tears && block.lines() <= FEW_LINES;
                double cost =
                        whole
                                ? block.height()
                                : block.lineHeight(taken[i]) + (taken[i] == 0 ? block.around() : 0);
                if (cost > left - (onlyHazards && !whole ? reserve : 0)) {
                    full[i] = true;
                } else {
                    left -= cost;
                    taken[i] += whole ? block.lines() : 1;
                    moved = true;
                }
            }
        }
        return taken;
    }

    /** Room of less height says nothing of what goes on elsewhere, dots. */
    double leastMarker() {
        return SIGN_DEPTH * least;
    }

    private double markerHeight(String marker) {
        return setter.line(marker, Face.BOLD).height() * least;
    }

    /** Dangers that are left are told with their sign, if by nothing else. */
    private void drawMarker(
            Sheet sheet,
            List<Block> rest,
            double x,
            double y,
            double width,
            double height,
            String marker,
            int next) {
        String names = rest.stream().map(Block::name).distinct().collect(Collectors.joining(", "));
        boolean dangers = rest.stream().anyMatch(Block::boxed);
        double indent = dangers ? SIGN * least : 0;
        double room = width - indent;
        Line line = setter.line(marker + ": " + names, Face.BOLD);
        if (line.width() * least > room) {
            line = setter.line(dangers ? "Hazards on label " + next : marker, Face.BOLD);
        }
        double size = Math.min(Math.min(least, room / line.width()), height / line.height());
        if (dangers) {
            int sign = (int) Math.round(size);
            sheet.add(
                    new Mark.Warning(
                            (int) Math.round(x),
                            (int) Math.round(y + (line.height() * size - sign) / 2),
                            sign));
        }
        sheet.words(line, x + indent, y, size);
    }

    private List<Block> at(List<Field> fields, double width, double size) {
        return new BlockSetter(setter, width, size).blocks(fields);
    }

    private static double height(List<Block> blocks) {
        double sum = 0;
        for (Block block : blocks) {
            sum += block.height();
        }
        return sum;
    }
}
