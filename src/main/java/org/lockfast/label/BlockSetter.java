package org.lockfast.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lockfast.paper.Face;
import org.lockfast.paper.Line;
import org.lockfast.paper.Typesetter;

/** Sets fields at one size in a column: captions on the left, short fields two to a row. */
final class BlockSetter {
    private static final double CAPTION = 0.82;

    /** A line to write on has room for a day and an hour, or a number; of the type size. */
    private static final double LEAST_RULE = 5;

    private final Typesetter setter;
    private final double width;
    private final double size;

    /**
     * @param width of the column, dots
     * @param size type size, dots
     */
    BlockSetter(Typesetter setter, double width, double size) {
        this.setter = setter;
        this.width = width;
        this.size = size;
    }

    List<Block> blocks(List<Field> fields) {
        double captions = 0;
        for (Field field : fields) {
            if (!field.caption().isEmpty() && !field.hazard()) {
                captions = Math.max(captions, captionWidth(field));
            }
        }
        double indent = captions == 0 ? 0 : captions + 0.5 * size;
        double second = second(fields, indent);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Block pair = isPair(fields, i) ? pair(field, fields.get(i + 1), indent, second) : null;
            if (pair == null && isPair(fields, i)) {
                pair = pair(field, fields.get(i + 1), indent, width / 2);
            }
            if (pair == null) {
                blocks.add(field.hazard() ? hazard(field) : single(field, indent));
            } else {
                blocks.add(pair);
                i++;
            }
        }
        return blocks;
    }

    private Block single(Field field, double indent) {
        double in = field.caption().isEmpty() ? 0 : indent;
        return new Block(field.name(), List.of(cell(field, 0, in, width)), false, width, size);
    }

    private static boolean isPair(List<Field> fields, int i) {
        return i + 1 < fields.size()
                && fields.get(i).row() > 0
                && fields.get(i).row() == fields.get(i + 1).row();
    }

    /** Where the second fields of all rows begin below one another: behind the longest first. */
    private double second(List<Field> fields, double indent) {
        double second = width / 2;
        for (int i = 0; i < fields.size(); i++) {
            if (isPair(fields, i)
                    && pair(fields.get(i), fields.get(i + 1), indent, width / 2) != null) {
                second = Math.max(second, end(cell(fields.get(i), 0, indent, width)));
            }
        }
        return second;
    }

    private double end(Block.Cell first) {
        return first.indent() + lineWidth(first) + size;
    }

    /**
     * Two fields in one row, if each has one line.
     *
     * @param second where the second begins, unless the first is longer
     */
    private @Nullable Block pair(Field left, Field right, double indent, double second) {
        double gap = size;
        Block.Cell first = cell(left, 0, indent, width);
        double from = Math.max(second, end(first));
        double inner = captionWidth(right) + 0.5 * size;
        Block.Cell other = cell(right, from, inner, width - from);
        if (first.rule() > 0) {
            first = cell(left, 0, indent, width / 2 - gap);
            from = width / 2;
            other = cell(right, from, inner, width - from);
        }
        boolean fits =
                first.lines().size() <= 1
                        && other.lines().size() <= 1
                        && writable(first)
                        && writable(other)
                        && from + inner + Math.max(other.rule(), lineWidth(other)) <= width;
        return fits
                ? new Block(
                        left.name() + ", " + right.name(),
                        List.of(first, other),
                        false,
                        width,
                        size)
                : null;
    }

    private boolean writable(Block.Cell cell) {
        return cell.rule() == 0 ? lineWidth(cell) > 0 : cell.rule() >= LEAST_RULE * size;
    }

    private static double lineWidth(Block.Cell cell) {
        return cell.lines().isEmpty() ? 0 : cell.lines().getFirst().width() * cell.size();
    }

    private Block hazard(Field field) {
        double sign = 2.4 * size;
        Field loud =
                new Field(
                        "",
                        field.name(),
                        field.text().toUpperCase(Locale.UK),
                        Face.BOLD,
                        field.scale(),
                        true,
                        0);
        return new Block(
                field.name(), List.of(cell(loud, 0, sign, width - 0.6 * size)), true, width, size);
    }

    private Block.Cell cell(Field field, double x, double indent, double room) {
        double type = size * field.scale();
        Line caption = field.caption().isEmpty() ? null : setter.line(field.caption(), Face.BOLD);
        // lines without ink would only push what matters onto another label
        List<Line> lines =
                setter.lines(field.text(), field.face(), (room - indent) / type).stream()
                        .filter(line -> line.width() > 0)
                        .toList();
        return new Block.Cell(
                x,
                caption,
                size * CAPTION,
                indent,
                lines,
                type,
                lines.isEmpty() ? room - indent : 0);
    }

    private double captionWidth(Field field) {
        return setter.line(field.caption(), Face.BOLD).width() * size * CAPTION;
    }
}
