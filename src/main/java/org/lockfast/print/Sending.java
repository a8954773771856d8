package org.lockfast.print;

import java.util.Optional;

/** One way to reach printers. Blocks until it is known what came of it, or cannot be known. */
interface Sending {
    /**
     * Sends a label, or says why nothing was sent.
     *
     * @param name what it may be called where it lands; no personal data
     * @param begins run before the first byte leaves; where it throws, nothing does
     */
    Sent send(Printer printer, byte[] label, String name, Runnable begins);

    /** What keeps the printer from printing now; empty for nothing. Sends nothing to print. */
    Optional<PrinterTrouble> look(Printer printer);
}
