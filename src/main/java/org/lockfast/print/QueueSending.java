package org.lockfast.print;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lockfast.label.Stock;

/**
 * Through a queue of the computer: commands for a Zebra printer unchanged, pages at exactly their
 * own size. A queue does not say what comes out of a printer.
 */
final class QueueSending implements Sending {
    /** What {@code lp} says where it has handed over nothing. */
    private static final List<String> NOES =
            List.of(
                    "not accepting",
                    "does not exist",
                    "forbidden",
                    "unauthorized",
                    "not authorized",
                    "unsupported",
                    "unable to connect",
                    "scheduler not responding",
                    "unknown destination",
                    "quota",
                    "too large",
                    "no such file");

    private final Spooler spooler = new Spooler();

    @Override
    public Optional<PrinterTrouble> look(Printer printer) {
        try {
            Spooler.Said said = spooler.state(printer.address());
            String out = said.out().toLowerCase(Locale.ROOT);
            if (said.code() != 0) {
                return Optional.of(
                        out.contains("unable to connect") || out.contains("bad file descriptor")
                                ? PrinterTrouble.NOT_REACHED
                                : PrinterTrouble.NO_QUEUE);
            }
            return out.contains("disabled") || out.contains("not accepting")
                    ? Optional.of(PrinterTrouble.STOPPED)
                    : Optional.empty();
        } catch (Spooler.TookTooLong e) {
            return Optional.of(PrinterTrouble.NOT_REACHED);
        } catch (Spooler.NoProgram e) {
            return Optional.of(PrinterTrouble.NO_SPOOLER);
        } catch (IOException e) {
            return Optional.of(PrinterTrouble.NO_PRINTING);
        }
    }

    @Override
    public Sent send(Printer printer, byte[] label, String name, Runnable begins) {
        Optional<PrinterTrouble> before = look(printer);
        if (before.isPresent()) {
            return new Sent.Waits(before.get().of(printer));
        }
        begins.run();
        try {
            Spooler.Said said = spooler.print(printer.address(), label, "Label", options(printer));
            return said.code() == 0
                    ? new Sent.HandedOn(
                            printer.name()
                                    + " has it in its queue, which does not say what comes out.")
                    : refused(printer, said.out());
        } catch (Spooler.TookTooLong e) {
            return notKnown(printer, "");
        } catch (Spooler.NoProgram e) {
            return new Sent.Waits(PrinterTrouble.NO_SPOOLER.of(printer));
        } catch (IOException e) {
            return new Sent.Waits(
                    printer.name()
                            + " could not be given the label: nothing can be written on this computer. Make"
                            + " room on its disk.");
        }
    }

    /** Only a plain no says that nothing was taken: what broke off may have been taken whole. */
    static Sent refused(Printer printer, String out) {
        String words = out.strip().replaceAll("\\s+", " ");
        String low = words.toLowerCase(Locale.ROOT);
        return NOES.stream().anyMatch(low::contains)
                ? new Sent.Waits(
                        printer.name()
                                + " did not take the label. Its queue says “"
                                + words
                                + "”. Put that right, or ask who looks after printers.")
                : notKnown(printer, words);
    }

    private static Sent notKnown(Printer printer, String words) {
        return new Sent.NotKnown(
                printer.name()
                        + " did not say whether it took the label"
                        + (words.isEmpty() ? "" : " (“" + words + "”)")
                        + ". Look there: if it came out, scan it; if not, print it again.");
    }

    /** A page keeps its size: nothing is fitted, and the paper is said to be the label's. */
    private static List<String> options(Printer printer) {
        if (printer.takesZpl()) {
            return List.of("raw");
        }
        Stock stock = printer.labels();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "media=Custom.%sx%smm",
                        plain(stock.widthMm()),
                        plain(stock.heightMm())),
                "print-scaling=none");
    }

    private static String plain(double mm) {
        return java.math.BigDecimal.valueOf(mm).stripTrailingZeros().toPlainString();
    }
}
