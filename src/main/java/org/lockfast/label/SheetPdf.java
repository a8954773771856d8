package org.lockfast.label;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.paper.PdfFile;
import org.lockfast.paper.PdfIdentity;
import org.lockfast.paper.PdfPage;

/** Draws labels on sheets of A4, each with its continuations after it. */
final class SheetPdf {
    private final SheetStock sheet;
    private final Resolution resolution;

    SheetPdf(SheetStock sheet, Resolution resolution) {
        this.sheet = sheet;
        this.resolution = resolution;
    }

    /**
     * @param start where the first goes, from 0: a sheet part of which is used goes on
     */
    byte[] draw(int start, String force, List<CheckedLabel> labels) {
        CheckedLabel first = labels.getFirst();
        PdfIdentity identity =
                new PdfIdentity(
                        "Labels " + sheet.name(),
                        force,
                        null,
                        Long.parseLong(first.model().code().serial(), 0, 12, 36));
        try (PdfFile pdf = new PdfFile(identity)) {
            @Nullable PdfPage paper = null;
            int place = start;
            try {
                for (CheckedLabel label : labels) {
                    for (LabelPage page : label.layout()) {
                        if (place == sheet.count() && paper != null) {
                            paper.close();
                            paper = null;
                            place = 0;
                        }
                        if (paper == null) {
                            paper = pdf.page(SheetStock.WIDTH_MM, SheetStock.HEIGHT_MM);
                        }
                        new PdfRenderer(resolution, sheet.leftMm(place), sheet.topMm(place))
                                .draw(pdf, paper, page);
                        place++;
                    }
                }
            } finally {
                if (paper != null) {
                    paper.close();
                }
            }
            return pdf.bytes();
        }
    }
}
