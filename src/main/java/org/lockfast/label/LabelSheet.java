package org.lockfast.label;

import java.util.List;

/**
 * Labels of several packages on sheets of A4.
 *
 * @param stock which sheets
 * @param start the first free place of the first sheet, from 1
 * @param labels in order, each with its code
 */
public record LabelSheet(SheetStock stock, int start, List<CheckedLabel> labels) {
    /** Printers of an office have more; on these dots the codes read after damage too. */
    static final int DPI = Resolution.DPI_300.dpi();

    public LabelSheet {
        labels = List.copyOf(labels);
    }

    /** As PDF; the same labels make the same bytes. */
    public byte[] pdf() {
        return new SheetPdf(stock, Resolution.DPI_300)
                .draw(start - 1, labels.getFirst().model().force(), labels);
    }

    /** How many places are used, continuations included. */
    public int places() {
        return labels.stream().mapToInt(CheckedLabel::pages).sum();
    }
}
