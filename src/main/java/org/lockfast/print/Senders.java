package org.lockfast.print;

import java.util.Optional;

/** Every way to a printer. */
public final class Senders implements Sending {
    private final Sending zebra;
    private final Sending queue = new QueueSending();
    private final Sending system = new SystemSending();
    private final Sending folder = new FolderSending();

    public Senders(Patience patience) {
        this.zebra = new ZebraSending(patience);
    }

    @Override
    public Sent send(Printer printer, byte[] label, String name, Runnable begins) {
        return by(printer).send(printer, label, name, begins);
    }

    @Override
    public Optional<PrinterTrouble> look(Printer printer) {
        return by(printer).look(printer);
    }

    private Sending by(Printer printer) {
        return switch (printer.way()) {
            case ZPL -> zebra;
            case ZPL_QUEUE, PDF_QUEUE -> queue;
            case ZPL_SYSTEM -> system;
            case FOLDER -> folder;
        };
    }
}
