package org.lockfast.app.window;

import org.lockfast.desktop.Words;
import org.lockfast.print.Printer;
import org.lockfast.print.Printing;

/**
 * How many labels wait or are not known, and how many nobody has scanned.
 *
 * @param printer that labels go to; empty for none
 */
record LabelCount(String printer, int waiting, int unscanned) {
    LabelCount(Printing printing) {
        this(
                printing.printers().chosen().map(Printer::name).orElse(""),
                printing.waiting().size(),
                printing.unscanned().size());
    }

    /** For the status bar. */
    String said(Words words) {
        if (waiting > 0) {
            return words.count("window.labels.wait", waiting);
        }
        return unscanned > 0 ? words.count("window.labels.unscanned", unscanned) : printer;
    }
}
