package org.lockfast.label;

import java.awt.Rectangle;
import java.util.List;

/**
 * A barcode in its place, in printer dots.
 *
 * @param format which
 * @param ladder true for bars that lie across the feed like rungs: a dead dot of the print head
 *     then shortens every bar instead of deleting one
 * @param ink the box around all its dark modules
 * @param quiet the box that must stay blank but for the ink
 * @param dark the dark modules; runs along rows and along columns, so they overlap
 */
record Symbol(Format format, boolean ladder, Rectangle ink, Rectangle quiet, List<Rectangle> dark) {
    /** Kinds of barcode. */
    enum Format {
        CODE_128,
        QR
    }
}
