package org.lockfast.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.Handout;

/** A label that goes to a printer's queue. */
final class QueuedLabel implements Handout {
    private final PrintQueue queue;
    private final Printer printer;
    private final PrintJob draft;

    /**
     * @param draft the job, but for the code of its label
     */
    QueuedLabel(PrintQueue queue, Printer printer, PrintJob draft) {
        this.queue = queue;
        this.printer = printer;
        this.draft = draft;
    }

    @Override
    public String where() {
        return "to the queue of " + printer.name();
    }

    @Override
    public Kept keep(CheckedLabel label) throws IOException {
        PrintJob job = draft.of(label.model().code().value());
        byte[] data =
                printer.takesZpl()
                        ? label.zpl(printer.adjustment()).getBytes(StandardCharsets.US_ASCII)
                        : label.pdf();
        try {
            queue.add(job, data);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Kept() {
            private boolean out;

            @Override
            public void handOut() throws IOException {
                out = true; // recorded: it must not be forgotten, even where this does not reach
                try {
                    queue.put(job.as(PrintJob.State.WAITING, ""));
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }

            @Override
            public void close() {
                if (!out) {
                    queue.remove(job);
                }
            }
        };
    }
}
