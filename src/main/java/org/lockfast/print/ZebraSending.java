package org.lockfast.print;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Straight to a Zebra printer over the network. It is asked how it is before anything is sent, and
 * after until it holds nothing more; one that breaks off in between leaves the label unknown.
 */
final class ZebraSending implements Sending {
    private static final Logger LOG = LoggerFactory.getLogger(ZebraSending.class);

    /** A format that came whole may not be counted yet when it is asked for the first time. */
    private static final int IDLE_ANSWERS = 2;

    private final Patience patience;

    ZebraSending(Patience patience) {
        this.patience = patience;
    }

    @Override
    public Optional<PrinterTrouble> look(Printer printer) {
        try (PrinterLine line = open(printer)) {
            return printer.answers() ? trouble(line) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(PrinterTrouble.NOT_REACHED);
        }
    }

    private PrinterLine open(Printer printer) throws IOException {
        return PrinterLine.open(printer.address(), printer.port(), patience.connect());
    }

    private Optional<PrinterTrouble> trouble(PrinterLine line) throws IOException {
        Optional<HostStatus> status = line.status(patience.answer());
        if (status.isEmpty()) {
            return Optional.of(PrinterTrouble.SILENT);
        }
        Optional<PrinterTrouble> said = status.get().trouble();
        return said.isEmpty() && status.get().holdsSomething()
                ? Optional.of(PrinterTrouble.BUSY)
                : said;
    }

    @Override
    public Sent send(Printer printer, byte[] label, String name, Runnable begins) {
        boolean begun = false;
        try (PrinterLine line = open(printer)) {
            Optional<PrinterTrouble> before = printer.answers() ? trouble(line) : Optional.empty();
            if (before.isPresent()) {
                return new Sent.Waits(before.get().of(printer));
            }
            begins.run();
            begun = true;
            line.write(label, patience.stall());
            if (!printer.answers()) {
                line.end(true, patience.answer());
                return new Sent.HandedOn(
                        printer.name() + " has it, and does not say what comes out.");
            }
            return outcome(printer, line);
        } catch (IOException e) {
            LOG.debug("A printer broke off: {}", e.toString());
            return begun
                    ? notKnown(printer, "The connection broke while it was being printed")
                    : new Sent.Waits(PrinterTrouble.NOT_REACHED.of(printer));
        }
    }

    private Sent outcome(Printer printer, PrinterLine line) throws IOException {
        Optional<PrinterTrouble> last = Optional.of(PrinterTrouble.SILENT);
        int idle = 0;
        long end = System.nanoTime() + patience.most().toNanos();
        while (System.nanoTime() < end) {
            pause();
            Optional<HostStatus> status = line.status(patience.answer());
            last = status.map(HostStatus::trouble).orElse(Optional.of(PrinterTrouble.SILENT));
            boolean done = status.isPresent() && !status.get().holdsSomething();
            idle = done && last.isEmpty() ? idle + 1 : 0;
            if (idle == IDLE_ANSWERS) {
                return new Sent.Printed(printer.name() + " has printed it.");
            }
        }
        String why =
                last.map(trouble ->
                                trouble == PrinterTrouble.SILENT
                                        ? printer.name()
                                                + " took it and did not say what became of it."
                                        : "The last heard of it: "
                                                + trouble.of(printer)
                                                + " See to that first: the label may come out then.")
                        .orElse(printer.name() + " took it and has not finished.");
        return notKnown(printer, why.substring(0, why.length() - 1));
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(patience.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped", e);
        }
    }

    private static Sent notKnown(Printer printer, String why) {
        return new Sent.NotKnown(
                why
                        + ". It is not known whether the label came out of "
                        + printer.name()
                        + ". Look there: if it did, scan it; if not, print it again.");
    }
}
