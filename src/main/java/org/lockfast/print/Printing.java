package org.lockfast.print;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent.LabelSent;
import org.lockfast.continuity.LabelFate;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.keys.SealedFiles;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.LabelSheet;
import org.lockfast.label.Labelling;
import org.lockfast.officer.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Labels on their way to printers. A label is kept on the disk before its print is recorded, sent
 * at most once, and stays named until the printer, or somebody who scans it, says that it came out.
 * Safe for use by several threads; only one sends at a time.
 */
public final class Printing {
    private static final Logger LOG = LoggerFactory.getLogger(Printing.class);

    /** How long a label that nobody scanned is named. */
    private static final Duration NAMED = Duration.ofDays(14);

    private final PrintQueue queue;
    private final Printers printers;
    private final Sending senders;
    private final Recording journal;
    private final Movements movements;
    private final Supplier<Labelling> labelling;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * What was under way when the program ended is known from now on not to be known.
     *
     * @param labelling made when first needed
     */
    public Printing(
            SealedFiles files,
            Senders senders,
            Recording journal,
            Movements movements,
            Supplier<Labelling> labelling,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.queue = new PrintQueue(files);
        this.printers = new Printers(files);
        this.senders = senders;
        this.journal = journal;
        this.movements = movements;
        this.labelling = labelling;
        this.clock = clock;
        this.ids = ids;
        recover();
    }

    /** The printers of this computer. */
    public Printers printers() {
        return printers;
    }

    /** What waits, and what is not known, the oldest first. */
    public List<PrintJob> waiting() {
        return queue.all().stream()
                .filter(job ->
                        job.state() != PrintJob.State.PREPARED
                                && job.state() != PrintJob.State.UNSCANNED)
                .toList();
    }

    /** Labels that came out, as far as is known, and that nobody has scanned; the oldest first. */
    public List<PrintJob> unscanned() {
        return queue.all().stream().filter(job -> job.state() == PrintJob.State.UNSCANNED).toList();
    }

    /** What waits of one package, or is not known. */
    public Optional<PrintJob> waiting(UUID packageId) {
        return waiting().stream().filter(job -> packageId.equals(job.packageId())).findFirst();
    }

    /** What keeps a printer from printing now; empty for nothing. Waits for the network. */
    public Optional<PrinterTrouble> look(Printer printer) {
        return senders.look(printer);
    }

    /**
     * Makes a label, keeps it for the printer and records the print. Nothing is sent yet: {@link
     * #sendAll} does.
     *
     * @param reason required from the second print on
     */
    public Outcome<PrintJob> queue(
            Session session,
            Exhibit exhibit,
            PackageState p,
            Printer printer,
            @Nullable String reason) {
        Optional<PrintJob> before = waiting(p.id());
        if (before.isPresent() && (reason == null || reason.isBlank())) {
            return Outcome.refused("REASON_NEEDED", asks(before.get()));
        }
        PrintJob draft =
                new PrintJob(
                        ids.get(),
                        p.id(),
                        exhibit.name(),
                        "",
                        printer.name(),
                        printer.format(),
                        printer.stock(),
                        printer.dpi(),
                        PrintJob.State.PREPARED,
                        clock.instant(),
                        "");
        Outcome<CheckedLabel> printed =
                labelling
                        .get()
                        .print(
                                session,
                                exhibit,
                                p,
                                printer.labels(),
                                printer.dpi(),
                                printer.format(),
                                reason,
                                new QueuedLabel(queue, printer, draft));
        return printed.then(label -> {
            told();
            return Outcome.done(
                    draft.of(label.model().code().value()).as(PrintJob.State.WAITING, ""));
        });
    }

    /**
     * Keeps the label of a place or a consignment for the printer. Its code is always the same, so
     * nothing is recorded of it; it is sent at most once all the same. Nothing is sent yet.
     *
     * @param label made for this printer's stock and dots
     */
    public Outcome<PrintJob> queue(CheckedLabel label, String name, Printer printer) {
        PrintJob job =
                new PrintJob(
                        ids.get(),
                        null,
                        name,
                        label.model().code().value(),
                        printer.name(),
                        printer.format(),
                        printer.stock(),
                        printer.dpi(),
                        PrintJob.State.WAITING,
                        clock.instant(),
                        "");
        try {
            queue.add(job, bytes(printer, label));
        } catch (UncheckedIOException e) {
            return Outcome.refused(
                    "NOT_WRITTEN",
                    "The label could not be kept for "
                            + printer.name()
                            + ". Check the disk, and print it again.");
        }
        told();
        return Outcome.done(job);
    }

    /**
     * Names the labels of a sheet that was made until somebody scans each.
     *
     * @param wanted whose labels they are, in the order of the sheet's
     */
    public void onSheet(List<Labelling.Wanted> wanted, LabelSheet sheet) {
        try {
            for (int i = 0; i < wanted.size(); i++) {
                queue.put(
                        new PrintJob(
                                ids.get(),
                                wanted.get(i).state().id(),
                                wanted.get(i).exhibit().name(),
                                sheet.labels().get(i).model().code().value(),
                                "a sheet of " + sheet.stock().name(),
                                "pdf",
                                sheet.stock().label().name(),
                                null,
                                PrintJob.State.UNSCANNED,
                                clock.instant(),
                                ""));
            }
        } catch (UncheckedIOException e) {
            LOG.warn("Labels of a sheet could not be named until scanned: {}", e.getMessage());
        }
        told();
    }

    private static byte[] bytes(Printer printer, CheckedLabel label) {
        return printer.takesZpl()
                ? label.zpl(printer.adjustment()).getBytes(StandardCharsets.US_ASCII)
                : label.pdf();
    }

    /** Why another label of the package is not simply printed. */
    private static String asks(PrintJob before) {
        return before.state() == PrintJob.State.WAITING
                ? "A label of "
                        + before.name()
                        + " waits for "
                        + before.printer()
                        + " already. To print another in its place, say why."
                : "A label of "
                        + before.name()
                        + " was sent to "
                        + before.printer()
                        + ", and it is not known whether it came out. Look there: if it did, scan it; if"
                        + " not, give that as the reason for another.";
    }

    /** Tries all that waits, in order. A printer that does not take one is left alone after it. */
    public synchronized void sendAll() {
        dropVoid();
        Set<String> passedOver = new HashSet<>();
        for (PrintJob job : queue.all()) {
            if (job.state() == PrintJob.State.WAITING && !passedOver.contains(job.printer())) {
                Sent sent = send(job);
                if (sent instanceof Sent.Waits || sent instanceof Sent.NotKnown) {
                    passedOver.add(job.printer());
                }
            }
        }
    }

    /**
     * Tries one label now.
     *
     * @return what came of it, where it was sent meanwhile too; empty where another took its place
     */
    public synchronized Optional<Sent> sendNow(PrintJob job) {
        dropVoid();
        return queue.all().stream()
                .filter(one -> one.id().equals(job.id()))
                .findFirst()
                .flatMap(now ->
                        switch (now.state()) {
                            case WAITING -> Optional.of(send(now));
                            case UNSCANNED ->
                                    Optional.of(
                                            new Sent.HandedOn(
                                                    now.printer() + " was given it a moment ago."));
                            case NOT_KNOWN -> Optional.of(new Sent.NotKnown(now.says()));
                            case PREPARED, SENDING -> Optional.empty();
                        });
    }

    private Sent send(PrintJob job) {
        Optional<Printer> printer =
                printers.named(job.printer())
                        .filter(one -> one.format().equals(job.format()))
                        .filter(one -> one.stock().equals(job.stock()))
                        .filter(one -> job.dpi() == null || job.dpi() == one.dpi());
        Optional<byte[]> data = queue.data(job.id());
        Sent sent =
                data.isEmpty()
                        ? new Sent.Waits(
                                "The label that waited does not read any more. Print it again.")
                        : printer.isEmpty()
                                ? new Sent.Waits(
                                        "This computer has no printer "
                                                + job.printer()
                                                + " with such labels and dots any more. Print it again, or on another.")
                                : senders.send(
                                        printer.get(),
                                        data.get(),
                                        job.name(),
                                        () -> queue.put(job.as(PrintJob.State.SENDING, "")));
        came(job, sent);
        return sent;
    }

    private void came(PrintJob job, Sent sent) {
        switch (sent) {
            case Sent.Printed _ -> cameOut(job, LabelFate.PRINTED);
            case Sent.HandedOn _ -> cameOut(job, LabelFate.HANDED_ON);
            case Sent.NotKnown(String says) -> {
                queue.put(job.as(PrintJob.State.NOT_KNOWN, says));
                record(job, LabelFate.NOT_KNOWN);
            }
            case Sent.Waits(String says) -> {
                PrintJob after = job.as(PrintJob.State.WAITING, says);
                if (!queue.all().contains(after)) {
                    queue.put(after);
                }
            }
        }
        told();
    }

    /** Where another label of a package was printed since, the one before must not come out. */
    private void dropVoid() {
        List<PrintJob> jobs =
                queue.all().stream().filter(job -> job.state() != PrintJob.State.PREPARED).toList();
        if (!jobs.isEmpty()) {
            journal.settled();
        }
        for (PrintJob job : jobs) {
            if (!isNewest(job) && job.state() == PrintJob.State.WAITING) {
                over(job, LabelFate.NOT_PRINTED);
            } else if (!isNewest(job)) {
                queue.remove(job); // what is known of it stands in the record
            }
        }
    }

    private boolean isNewest(PrintJob job) {
        UUID packageId = job.packageId();
        return packageId == null || isNewest(packageId, job);
    }

    private boolean isNewest(UUID packageId, PrintJob job) {
        return movements
                .state(packageId)
                .filter(state -> job.code().equals(state.label()))
                .isPresent();
    }

    /** Prints rulers that show how a printer's paper lies; no exhibit's label, nothing recorded. */
    public synchronized Outcome<Sent> calibrate(Printer printer) {
        if (!printer.takesZpl()) {
            return Outcome.refused(
                    "NOT_ZPL",
                    printer.way() == Printer.Way.FOLDER
                            ? printer.name()
                                    + " is a folder of PDF files: what prints them is adjusted, not the folder."
                            : "Only a printer that is sent ZPL is adjusted here. Adjust "
                                    + printer.name()
                                    + " in its driver.");
        }
        return send(
                printer,
                labelling
                        .get()
                        .rulers(printer.labels(), printer.resolution(), printer.adjustment()));
    }

    /** Prints a label that says it is a trial; no exhibit's, nothing recorded. */
    public synchronized Outcome<Sent> test(Printer printer) {
        return labelling
                .get()
                .trial(printer.labels(), printer.dpi())
                .then(label ->
                        printer.takesZpl()
                                ? send(printer, label.zpl(printer.adjustment()))
                                : Outcome.done(
                                        senders.send(printer, label.pdf(), "test", () -> {})));
    }

    /**
     * What became of several labels that are no exhibit's.
     *
     * @param out how many were sent
     * @param last what became of the last that was tried
     */
    public record Run(int out, Sent last) {}

    /**
     * Sends labels that are nobody's yet, one after another, until one does not come out. Nothing
     * is recorded of them, and none is sent again.
     *
     * @param labels at least one, made for this printer's stock and dots
     */
    public Run sendBlank(Printer printer, List<CheckedLabel> labels) {
        Sent last = new Sent.Waits("");
        for (int i = 0; i < labels.size(); i++) {
            last = sendBlank(printer, labels.get(i));
            if (last instanceof Sent.Waits || last instanceof Sent.NotKnown) {
                return new Run(i, last);
            }
        }
        return new Run(labels.size(), last);
    }

    private synchronized Sent sendBlank(Printer printer, CheckedLabel label) {
        return senders.send(
                printer, bytes(printer, label), "blank-" + label.model().code().serial(), () -> {});
    }

    private Outcome<Sent> send(Printer printer, String zpl) {
        byte[] bytes = zpl.getBytes(StandardCharsets.US_ASCII);
        return Outcome.done(senders.send(printer, bytes, "test", () -> {}));
    }

    /** Forgets a printer; refused while labels wait for it. */
    public synchronized Outcome<Printer> remove(Printer printer) {
        List<String> waiting =
                waiting().stream()
                        .filter(job -> printer.isCalled(job.printer()))
                        .map(PrintJob::name)
                        .toList();
        if (!waiting.isEmpty()) {
            return new Outcome.Refused<>(
                    "LABELS_WAIT",
                    "Labels wait for "
                            + printer.name()
                            + ". Print them on another printer or take them from its queue first.",
                    waiting);
        }
        printers.remove(printer);
        return Outcome.done(printer);
    }

    /**
     * Takes a label that waits from the queue; it does not come out. One of a place or a
     * consignment goes, too, where it is not known whether it came out: somebody has looked.
     */
    public synchronized boolean drop(PrintJob job) {
        boolean waits =
                queue.all().stream()
                        .anyMatch(one ->
                                one.id().equals(job.id())
                                        && (one.state() == PrintJob.State.WAITING
                                                || (one.packageId() == null
                                                        && one.state()
                                                                == PrintJob.State.NOT_KNOWN)));
        if (waits) {
            over(job, LabelFate.NOT_PRINTED);
            told();
        }
        return waits;
    }

    /**
     * A label was scanned: it is there. What was not known of it is known.
     *
     * @return whether it is the label of a package here, and the newest; or one of a place or a
     *     consignment of which it was not known whether it came out
     */
    public synchronized boolean readBack(String code) {
        // Its code is for ever the same: of one that was not sent yet a scan says nothing
        List<PrintJob> plain =
                queue.all().stream()
                        .filter(one -> one.packageId() == null && one.code().equals(code))
                        .filter(one -> one.state() == PrintJob.State.NOT_KNOWN)
                        .toList();
        if (!plain.isEmpty()) {
            queue.remove(plain.getFirst()); // one was scanned: it says nothing of a second
            told();
            return true;
        }
        Optional<PrintJob> job =
                queue.all().stream().filter(one -> one.code().equals(code)).findFirst();
        Optional<PackageState> of = labelled(code, job);
        if (of.isEmpty() || job.filter(Printing::isUnsent).isPresent()) {
            return false; // a code is known before anything of it is sent
        }
        if (fate(of.get().id(), code).filter(LabelFate.READ_BACK::equals).isEmpty()) {
            record(of.get().id(), code, job.map(PrintJob::printer).orElse(""), LabelFate.READ_BACK);
        }
        job.ifPresent(queue::remove);
        told();
        return true;
    }

    private static boolean isUnsent(PrintJob job) {
        return job.state() == PrintJob.State.WAITING || job.state() == PrintJob.State.PREPARED;
    }

    /** The one it was printed for here; else the one that has it, where that is one alone. */
    private Optional<PackageState> labelled(String code, Optional<PrintJob> job) {
        List<PackageState> found =
                movements.withLabel(code).stream()
                        .filter(state -> code.equals(state.label()))
                        .toList();
        UUID printedFor = job.map(PrintJob::packageId).orElse(null);
        return printedFor == null && found.size() > 1
                ? Optional.empty()
                : found.stream()
                        .filter(state -> printedFor == null || state.id().equals(printedFor))
                        .findFirst();
    }

    /**
     * What the record says last became of a label; empty where nothing was said since it was
     * printed.
     */
    public Optional<LabelFate> fate(UUID packageId, String code) {
        return movements.story(packageId).stream()
                .filter(one -> one.event() instanceof LabelSent sent && sent.code().equals(code))
                .map(one -> ((LabelSent) java.util.Objects.requireNonNull(one.event())).fate())
                .reduce((before, after) -> after);
    }

    private void cameOut(PrintJob job, LabelFate fate) {
        if (job.packageId() == null) {
            queue.remove(job);
            return;
        }
        record(job, fate);
        queue.sent(job.as(PrintJob.State.UNSCANNED, ""));
    }

    private void over(PrintJob job, LabelFate fate) {
        record(job, fate);
        queue.remove(job);
    }

    private void record(PrintJob job, LabelFate fate) {
        UUID packageId = job.packageId();
        if (packageId != null) {
            record(packageId, job.code(), job.printer(), fate);
        }
    }

    private void record(UUID packageId, String code, String printer, LabelFate fate) {
        Outcome<UUID> recorded =
                journal.act(
                        null,
                        List.of(NewEvent.of(packageId, new LabelSent(code, printer, fate))),
                        all -> packageId);
        if (recorded instanceof Outcome.Refused<UUID> no) {
            // a full disk: the label came out all the same, and must not come out twice
            LOG.warn("What became of a label could not be recorded: {}", no.sentence());
        }
    }

    /** A disk that takes nothing keeps no store from opening: the next opening looks again. */
    private void recover() {
        for (PrintJob job : queue.all()) {
            try {
                recover(job);
            } catch (UncheckedIOException e) {
                LOG.warn("A label in the queue could not be seen to: {}", e.getMessage());
            }
        }
    }

    private void recover(PrintJob job) {
        switch (job.state()) {
            case PREPARED -> {
                if (!movements.withLabel(job.code()).isEmpty()) {
                    queue.put(job.as(PrintJob.State.WAITING, ""));
                } else {
                    queue.remove(job); // its print was never recorded
                }
            }
            case SENDING -> ended(job);
            case UNSCANNED -> {
                if (job.since().isBefore(clock.instant().minus(NAMED))) {
                    queue.remove(job);
                }
            }
            case WAITING, NOT_KNOWN -> {}
        }
    }

    /** The program ended while it was being sent, or just after. */
    private void ended(PrintJob job) {
        UUID packageId = job.packageId();
        Optional<LabelFate> fate =
                packageId == null ? Optional.empty() : fate(packageId, job.code());
        if (fate.isPresent() && fate.get() != LabelFate.NOT_KNOWN) {
            queue.sent(job.as(PrintJob.State.UNSCANNED, ""));
            return;
        }
        queue.put(
                job.as(
                        PrintJob.State.NOT_KNOWN,
                        "Lockfast ended while it was being printed. It is not known whether the label came"
                                + " out of "
                                + job.printer()
                                + ". Look there: if it did, scan it; if not, print it again."));
        if (fate.isEmpty()) {
            record(job, LabelFate.NOT_KNOWN);
        }
    }

    /**
     * Calls back, on any thread, whenever something changes of what waits.
     *
     * @return stops it
     */
    public Runnable whenChanged(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void told() {
        listeners.forEach(Runnable::run);
    }
}
