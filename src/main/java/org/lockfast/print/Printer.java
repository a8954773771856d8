package org.lockfast.print;

import java.util.Locale;
import org.lockfast.label.Adjustment;
import org.lockfast.label.Resolution;
import org.lockfast.label.Stock;

/**
 * A printer as this computer knows it.
 *
 * @param name what people call it; unique on this computer
 * @param way how it is reached
 * @param address a host, a queue as {@code QUEUE} or {@code QUEUE@HOST:PORT}, a printer as the
 *     system calls it, or a folder
 * @param port of a host; 0 otherwise
 * @param dpi dots an inch
 * @param stock name of the labels in it
 * @param rightMm moves all to the right
 * @param downMm moves all down
 * @param darkness added to its own
 * @param answers whether it says how it is; only asked of {@link Way#ZPL}
 */
public record Printer(
        String name,
        Way way,
        String address,
        int port,
        int dpi,
        String stock,
        double rightMm,
        double downMm,
        int darkness,
        boolean answers) {

    /** Port on which label printers listen. */
    public static final int USUAL_PORT = 9100;

    /** How a printer is reached, and what it is given. */
    public enum Way {
        /** Commands for a Zebra printer, straight over the network. */
        ZPL,
        /** The same through a queue of the computer, unchanged. */
        ZPL_QUEUE,
        /** The same through whatever prints on this system, such as the spooler of Windows. */
        ZPL_SYSTEM,
        /** Pages of exactly the label's size, through a queue of the computer. */
        PDF_QUEUE,
        /** Files in a folder. */
        FOLDER
    }

    /** Whether labels for it are commands for a Zebra printer; else they are PDF. */
    public boolean takesZpl() {
        return way == Way.ZPL || way == Way.ZPL_QUEUE || way == Way.ZPL_SYSTEM;
    }

    /** {@code zpl} or {@code pdf}. */
    public String format() {
        return takesZpl() ? "zpl" : "pdf";
    }

    /**
     * The labels in it.
     *
     * @throws IllegalStateException where a later version named one that this one does not know
     */
    public Stock labels() {
        return Stock.named(stock)
                .orElseThrow(() -> new IllegalStateException("No stock is called " + stock));
    }

    /** Its dots. */
    public Resolution resolution() {
        return Resolution.of(dpi)
                .orElseThrow(() -> new IllegalStateException("No printer has " + dpi + " dpi"));
    }

    /** How its labels are mended. */
    public Adjustment adjustment() {
        return new Adjustment(rightMm, downMm, darkness);
    }

    /** Where it is, for people. */
    public String where() {
        return way != Way.ZPL
                ? address
                : (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    /** Whether two names are of one printer: capitals make no difference. */
    public boolean isCalled(String other) {
        return name.toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}
