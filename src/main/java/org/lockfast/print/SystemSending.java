package org.lockfast.print;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import javax.print.attribute.HashAttributeSet;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttribute;
import javax.print.attribute.standard.JobName;
import javax.print.attribute.standard.JobSheets;
import javax.print.attribute.standard.PrinterIsAcceptingJobs;
import javax.print.attribute.standard.PrinterName;
import org.jspecify.annotations.Nullable;

/**
 * Commands for a Zebra printer, unchanged, through whatever prints on this system: the spooler of
 * Windows, CUPS elsewhere. It does not say what comes out of a printer.
 */
final class SystemSending implements Sending {
    private static final DocFlavor RAW = DocFlavor.BYTE_ARRAY.AUTOSENSE;
    private static final int SECONDS = 20;

    @Override
    public Optional<PrinterTrouble> look(Printer printer) {
        try {
            return within(() -> trouble(service(printer)));
        } catch (TimeoutException e) {
            return Optional.of(PrinterTrouble.NOT_REACHED);
        } catch (ExecutionException e) {
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
            return within(() -> print(printer, label))
                    ? new Sent.HandedOn(
                            printer.name()
                                    + " has it in its queue, which does not say what comes out.")
                    : new Sent.Waits(PrinterTrouble.NO_QUEUE.of(printer));
        } catch (TimeoutException | ExecutionException e) {
            return new Sent.NotKnown(
                    printer.name()
                            + " did not say whether it took the label. Look there: if it came out, scan"
                            + " it; if not, print it again.");
        }
    }

    private static Optional<PrinterTrouble> trouble(@Nullable PrintService service) {
        if (service == null) {
            return Optional.of(PrinterTrouble.NO_QUEUE);
        }
        if (!service.isDocFlavorSupported(RAW)) {
            return Optional.of(PrinterTrouble.NOT_RAW);
        }
        return service.getAttribute(PrinterIsAcceptingJobs.class)
                        == PrinterIsAcceptingJobs.NOT_ACCEPTING_JOBS
                ? Optional.of(PrinterTrouble.STOPPED)
                : Optional.empty();
    }

    private static @Nullable PrintService service(Printer printer) {
        PrintService[] found =
                PrintServiceLookup.lookupPrintServices(
                        null, new HashAttributeSet(new PrinterName(printer.address(), null)));
        return found.length == 0 ? null : found[0];
    }

    /** Whether the printer was still there. */
    private static boolean print(Printer printer, byte[] label) throws PrintException {
        PrintService service = service(printer);
        if (service == null) {
            return false;
        }
        service.createPrintJob()
                .print(
                        new SimpleDoc(label, RAW, null),
                        new HashPrintRequestAttributeSet(
                                // else it asks for a cover sheet
                                new PrintRequestAttribute[] {
                                    new JobName("Label", null), JobSheets.NONE
                                }));
        return true;
    }

    /** A print server that is away may answer after minutes; nobody waits for it. */
    private static <T> T within(Callable<T> asked) throws TimeoutException, ExecutionException {
        ExecutorService aside =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("lockfast-system-printers").factory());
        try {
            return aside.submit(asked).get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        } finally {
            aside.shutdown(); // what is under way is left to its end
        }
    }
}
