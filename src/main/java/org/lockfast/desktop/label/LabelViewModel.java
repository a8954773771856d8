package org.lockfast.desktop.label;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.Outcome;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.CodeReader;
import org.lockfast.label.LabelCode;
import org.lockfast.label.Reading;
import org.lockfast.label.Stock;
import org.lockfast.print.PrintJob;
import org.lockfast.print.Printer;
import org.lockfast.print.Printers;
import org.lockfast.print.Sent;

/**
 * Shows the label of one package as it would print, prints it to a file, and compares what is then
 * scanned from the bag with what was printed. The first print needs no reason; each further one
 * does, and makes the label before it void.
 */
public final class LabelViewModel {
    static final int PREVIEW_DPI = 203;
    static final int PRINT_DPI = 300;
    private static final FileChoosing.Kind PDF = new FileChoosing.Kind("PDF", List.of(".pdf"));
    private static final FileChoosing.Kind ZPL =
            new FileChoosing.Kind("Zebra printer file", List.of(".zpl"));

    /**
     * The package and its label as they stand.
     *
     * @param png the label as it would print now; empty if it cannot be made, {@code says} tells
     *     why
     * @param labels how many come out: it may go on over further ones
     * @param says what it says, for readers
     * @param warnings sentences to read before it is printed
     * @param job its label, where it waits, is not known, or nobody has scanned it; null otherwise
     */
    @SuppressWarnings("ArrayRecordComponent") // a picture on its way to the screen, never compared
    record Shown(
            Exhibit exhibit,
            PackageState state,
            int packages,
            byte[] png,
            int labels,
            String says,
            List<String> warnings,
            Stock stock,
            @Nullable PrintJob job) {}

    /** What came of scanning the label back. */
    enum Check {
        /** Nothing scanned yet. */
        NONE,
        /** It is the label printed last. */
        SAME,
        /** It is a label of this package that was replaced. */
        REPLACED,
        /** It is the label of this package, and of another one too. */
        TWICE,
        /** It is the label that counts, and what was printed is not ticked off by it. */
        NOT_TICKED,
        /** It is the label that counts, and nothing of it was sent to the printer yet. */
        UNSENT,
        /** It is another package's, or nobody's. */
        OTHER,
        /** Like a label's code, and its check characters do not fit. */
        SLIP,
        /** It is no exhibit's label: a seal, a place's, another system's. */
        NO_LABEL
    }

    /** Where labels are printed; null where this computer has no printer. */
    final ObjectProperty<@Nullable Printer> printer = new SimpleObjectProperty<>();

    final ObservableList<Printer> printers = FXCollections.observableArrayList();
    final ObjectProperty<Stock> stock = new SimpleObjectProperty<>(Stock.STANDARD);
    final StringProperty reason = new SimpleStringProperty("");
    final StringProperty scanBack = new SimpleStringProperty("");
    final ReadOnlyObjectWrapper<Check> check = new ReadOnlyObjectWrapper<>(Check.NONE);

    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final Desk desk;
    private final UUID packageId;
    private final Work work;
    private final Notices notices;
    private final FileChoosing files;
    private final Words words = Words.in(LabelViewModel.class);
    private @Nullable Job drawing;
    private boolean printing;

    /**
     * @param packageId whose label
     */
    public LabelViewModel(
            Desk desk, UUID packageId, Work work, Notices notices, FileChoosing files) {
        this.desk = desk;
        this.packageId = packageId;
        this.work = work;
        this.notices = notices;
        this.files = files;
        stock.subscribe((before, now) -> {
            Printer on = printer.get();
            if (on == null || !on.labels().equals(now)) {
                printer.set(holding(now));
            }
            read();
        });
        printer.subscribe((before, now) -> {
            if (now != null) {
                stock.set(now.labels());
            }
        });
        scanBack.subscribe((before, now) -> check.set(Check.NONE));
    }

    /** A printer with these labels in it; null for none: they go to a file. */
    private @Nullable Printer holding(Stock labels) {
        return printers.stream()
                .filter(one -> one.stock().equals(labels.name()))
                .findFirst()
                .orElse(null);
    }

    ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Reads which printers there are; the one used last is chosen. */
    void readPrinters() {
        work.read(
                () -> new Known(desk.printing().printers()),
                known -> {
                    printers.setAll(known.all());
                    printer.set(known.chosen());
                });
    }

    /** The printers of this computer. */
    private record Known(List<Printer> all, @Nullable Printer chosen) {
        Known(Printers printers) {
            this(printers.all(), printers.chosen().orElse(null));
        }
    }

    /** Reads the package and draws its label. */
    void read() {
        Job before = drawing;
        if (before != null) {
            before.cancel();
        }
        Stock on = stock.get();
        drawing =
                work.ask(
                        () ->
                                desk.movements()
                                        .state(packageId)
                                        .map(state -> Answer.done(draw(state, on)))
                                        .orElseGet(() ->
                                                Answer.refused(words.say("label.unknown"), "")),
                        shown::set,
                        notices::refused);
    }

    private Shown draw(PackageState state, Stock on) {
        Exhibit exhibit = desk.exhibits().byId(state.exhibitId()).orElseThrow();
        int packages = desk.movements().packagesOf(exhibit.id()).size();
        Outcome<CheckedLabel> drawn = desk.labelling().preview(exhibit, state, on, PREVIEW_DPI);
        return switch (drawn) {
            case Outcome.Done<CheckedLabel>(CheckedLabel label, List<String> warnings) ->
                    new Shown(
                            exhibit,
                            state,
                            packages,
                            label.png(0),
                            label.pages(),
                            says(label),
                            warnings,
                            on,
                            job(state));
            case Outcome.Refused<CheckedLabel>(String _, String sentence, List<String> _) ->
                    new Shown(
                            exhibit,
                            state,
                            packages,
                            new byte[0],
                            0,
                            sentence,
                            List.of(),
                            on,
                            job(state));
        };
    }

    private @Nullable PrintJob job(PackageState state) {
        return Stream.concat(
                        desk.printing().waiting().stream(), desk.printing().unscanned().stream())
                .filter(job -> state.id().equals(job.packageId()))
                .filter(job -> job.code().equals(state.label()))
                .findFirst()
                .orElse(null);
    }

    private static String says(CheckedLabel label) {
        return String.join(
                ". ",
                label.model().reference(),
                label.model().description(),
                label.model().place(),
                label.model().when(),
                label.model().seal(),
                String.join(", ", label.model().hazards()));
    }

    /** True once the package has had a label: a further one asks why. */
    boolean isReprint() {
        Shown now = shown.get();
        return now != null && now.state().labelSerial() > 0;
    }

    /**
     * What came of printing.
     *
     * @param shown the package as it stands then
     */
    private record Came(Shown shown, Sent sent) {}

    /** Prints on the chosen printer, to a file where there is none. */
    void print() {
        Printer on = printer.get();
        if (on == null) {
            printPdf();
            return;
        }
        Shown now = shown.get();
        if (now == null || printing || lacksReason()) {
            return;
        }
        String why = why();
        once(
                () -> printOn(now, on, why),
                came -> {
                    after(came.shown());
                    tell(now.exhibit().name(), came.sent());
                });
    }

    private @Nullable String why() {
        return reason.get().isBlank() ? null : reason.get().strip();
    }

    /** Makes one label, and none beside it. */
    private <T> void once(Supplier<Answer<T>> made, Consumer<T> then) {
        printing = true;
        work.run(
                progress -> made.get(),
                came -> {
                    printing = false;
                    then.accept(came);
                },
                refusal -> {
                    printing = false;
                    notices.refused(refusal);
                    read();
                },
                fault -> {
                    printing = false;
                    work.fault(fault);
                    read();
                });
    }

    private Answer<Came> printOn(Shown now, Printer on, @Nullable String why) {
        desk.printing().printers().choose(on);
        PackageState fresh = desk.movements().state(packageId).orElse(now.state());
        return switch (desk.printing().queue(desk.session(), now.exhibit(), fresh, on, why)) {
            case Outcome.Refused<PrintJob>(String _, String sentence, List<String> choices) ->
                    Answer.refused(sentence, String.join(", ", choices));
            case Outcome.Done<PrintJob>(PrintJob job, List<String> _) -> {
                Sent sent =
                        desk.printing()
                                .sendNow(job)
                                .orElseGet(() -> new Sent.Waits(words.say("label.replaced-since")));
                yield Answer.done(
                        new Came(
                                draw(desk.movements().state(packageId).orElse(fresh), on.labels()),
                                sent));
            }
        };
    }

    private void tell(String name, Sent sent) {
        switch (sent) {
            case Sent.Printed(String says) -> notices.done(words.say("label.came-out", name, says));
            case Sent.HandedOn(String says) ->
                    notices.done(words.say("label.came-out", name, says));
            case Sent.Waits(String says) ->
                    notices.refused(
                            new Refusal(
                                    words.say("label.waits", name, says),
                                    words.say("label.waits.todo")));
            case Sent.NotKnown(String says) -> notices.refused(new Refusal(says, ""));
        }
    }

    /** Tries the label that waits again. */
    void tryAgain() {
        Shown now = shown.get();
        PrintJob job = now == null ? null : now.job();
        if (now == null || job == null || printing) {
            return;
        }
        notices.clear();
        printing = true;
        work.run(
                progress -> Answer.done(desk.printing().sendNow(job)),
                sent -> {
                    printing = false;
                    sent.ifPresent(one -> tell(now.exhibit().name(), one));
                    read();
                },
                refusal -> printing = false,
                fault -> {
                    printing = false;
                    work.fault(fault);
                });
    }

    /** Takes the label that waits from the queue. */
    void drop() {
        Shown now = shown.get();
        PrintJob job = now == null ? null : now.job();
        if (job != null) {
            notices.clear();
            work.read(() -> desk.printing().drop(job), dropped -> read());
        }
    }

    private boolean lacksReason() {
        notices.clear();
        boolean lacks = isReprint() && reason.get().isBlank();
        if (lacks) {
            notices.summary(Problems.of(new Problem("reason", words.say("label.reason.empty"))));
        }
        return lacks;
    }

    private void after(Shown now) {
        shown.set(now);
        reason.set("");
        scanBack.set("");
    }

    /** Prints to a PDF. */
    void printPdf() {
        print("pdf", PDF);
    }

    /** Prints to a file of commands for a Zebra printer. */
    void printZpl() {
        print("zpl", ZPL);
    }

    private void print(String format, FileChoosing.Kind kind) {
        Shown now = shown.get();
        if (now == null || printing || lacksReason()) {
            return;
        }
        Optional<Path> file =
                files.save(words.say("label.save"), suggested(now) + "." + format, kind);
        if (file.isEmpty()) {
            return;
        }
        Path target = file.get();
        String why = why();
        Stock on = stock.get();
        once(
                () -> write(now, on, format, why, target),
                after -> { // a scan of the new label may follow at once, so it is known by now
                    after(after);
                    notices.done(words.say("label.printed", now.exhibit().name(), target));
                });
    }

    /** The package as it stands once its label is written. */
    private Answer<Shown> write(
            Shown now, Stock on, String format, @Nullable String why, Path target) {
        PackageState fresh = desk.movements().state(packageId).orElse(now.state());
        Outcome<CheckedLabel> printed =
                desk.labelling()
                        .print(
                                desk.session(),
                                now.exhibit(),
                                fresh,
                                on,
                                PRINT_DPI,
                                format,
                                why,
                                target);
        return switch (printed) {
            case Outcome.Refused<CheckedLabel>(String _, String sentence, List<String> choices) ->
                    Answer.refused(sentence, String.join(", ", choices));
            case Outcome.Done<CheckedLabel> _ ->
                    Answer.done(draw(desk.movements().state(packageId).orElse(fresh), on));
        };
    }

    /**
     * Writes the label by hand: its code is drawn and recorded, and shown to be copied.
     *
     * @param show takes the card
     */
    void byHand(Consumer<Card> show) {
        Shown now = shown.get();
        if (now == null || printing || lacksReason()) {
            return;
        }
        String why = why();
        Stock on = stock.get();
        once(
                () -> card(now, on, why),
                made -> {
                    after(made.after());
                    show.accept(made);
                });
    }

    /**
     * A card to be copied.
     *
     * @param after the package as it stands then
     * @param code in groups of four
     * @param png what is copied
     * @param says what it says, for readers
     */
    @SuppressWarnings("ArrayRecordComponent") // a picture on its way to the screen, never compared
    record Card(Shown after, String code, byte[] png, String says) {}

    private Answer<Card> card(Shown now, Stock on, @Nullable String why) {
        PackageState fresh = desk.movements().state(packageId).orElse(now.state());
        return switch (desk.labelling().card(desk.session(), now.exhibit(), fresh, why)) {
            case Outcome.Refused<CheckedLabel>(String _, String sentence, List<String> choices) ->
                    Answer.refused(sentence, String.join(", ", choices));
            case Outcome.Done<CheckedLabel>(CheckedLabel label, List<String> _) ->
                    Answer.done(
                            new Card(
                                    draw(desk.movements().state(packageId).orElse(fresh), on),
                                    label.model().code().grouped(),
                                    label.png(0),
                                    says(label)));
        };
    }

    private void putOn(String code) {
        notices.clear();
        once(
                () -> {
                    PackageState fresh = desk.movements().state(packageId).orElseThrow();
                    Outcome<LabelCode> put =
                            desk.claimingLabels()
                                    .free(code)
                                    .then(free ->
                                            desk.claimingLabels()
                                                    .claim(desk.session(), fresh, free, null));
                    return switch (put) {
                        case Outcome.Done<LabelCode>(LabelCode on, List<String> _) ->
                                Answer.done(on);
                        case Outcome.Refused<LabelCode> no ->
                                Answer.<LabelCode>refused(no.sentence(), "");
                    };
                },
                on -> {
                    notices.done(words.say("label.put-on", on.grouped()));
                    read();
                });
    }

    private static String suggested(Shown now) {
        String name = now.exhibit().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return "label-" + name + (now.packages() > 1 ? "-" + now.state().n() : "");
    }

    /** Compares what was scanned from the bag with the label printed last. */
    void checkBack() {
        String code = scannedBack();
        if (shown.get() == null || code.isEmpty()) {
            check.set(Check.NONE);
            return;
        }
        work.read(
                () -> compared(code),
                came -> {
                    if (code.equals(scannedBack())) { // not of a scan before the last
                        check.set(came);
                    }
                    if (came == Check.UNSENT) { // the card that says so is not there then
                        notices.say(Earcon.STOP, words.say("label.unsent.text"));
                    }
                    if (came == Check.SAME) {
                        read();
                    }
                });
    }

    private String scannedBack() {
        return scanBack.get().replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** A label on two packages says nothing of which one is at hand: none is checked by it. */
    private Check compared(String code) {
        if (!(CodeReader.typed(code) instanceof Reading.OurLabel(LabelCode read, String _))) {
            return LabelCode.isLikeOne(code.replace("-", "")) ? Check.SLIP : Check.NO_LABEL;
        }
        return switch (read.kind()) {
            case EXHIBIT -> borne(read.value());
            case CONTINUATION ->
                    read.ofExhibit().map(first -> borne(first.value())).orElse(Check.OTHER);
            default -> Check.NO_LABEL;
        };
    }

    private Check borne(String code) {
        List<PackageState> bear = desk.movements().withLabel(code);
        Optional<PackageState> here =
                bear.stream().filter(one -> one.id().equals(packageId)).findFirst();
        if (here.isEmpty()) {
            return Check.OTHER;
        }
        boolean counts = code.equals(here.get().label());
        if (counts && bear.stream().filter(one -> code.equals(one.label())).count() > 1) {
            return Check.TWICE;
        }
        if (!counts) {
            return Check.REPLACED;
        }
        boolean unsent =
                desk.printing()
                        .waiting(packageId)
                        .filter(job -> job.state() == PrintJob.State.WAITING)
                        .filter(job -> job.code().equals(code))
                        .isPresent();
        if (unsent) {
            return Check.UNSENT;
        }
        return desk.printing().readBack(code) ? Check.SAME : Check.NOT_TICKED;
    }

    /** A scan while the label is shown: it is the label on the bag, until it proves another. */
    boolean scanned(Scan scan) {
        Shown now = shown.get();
        if (scan.kind() != ScanKind.EXHIBIT || now == null) {
            return false;
        }
        if (printing) { // one label is being made or put on; a second would make it void
            notices.say(Earcon.STOP, words.say("label.busy"));
            return true;
        }
        if (now.state().labelSerial() == 0) {
            putOn(scan.code()); // the first label it has is the blank one on the bag
            return true;
        }
        scanBack.set(scan.code());
        checkBack();
        return true;
    }
}
