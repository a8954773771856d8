package org.lockfast.desktop.printers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.print.PrintJob;
import org.lockfast.print.Printer;
import org.lockfast.print.PrinterTrouble;
import org.lockfast.print.Printing;
import org.lockfast.print.Sent;

/** Shows this computer's printers and what waits for them, and sees to both. */
public final class PrintersViewModel {
    /** How a printer is. */
    enum Standing {
        /** It is being asked. */
        ASKED,
        READY,
        TROUBLE
    }

    /**
     * One printer.
     *
     * @param chosen labels go to it
     * @param says what keeps it from printing; empty for nothing
     */
    record Row(Printer printer, boolean chosen, Standing standing, String says) {}

    /**
     * All that is shown.
     *
     * @param waiting labels nothing of which was sent, or of which it is not known whether they
     *     came out
     * @param unscanned labels that came out, as far as is known, and that nobody scanned
     */
    record Seen(List<Row> printers, List<PrintJob> waiting, List<PrintJob> unscanned) {
        static final Seen NOTHING = new Seen(List.of(), List.of(), List.of());

        Seen {
            printers = List.copyOf(printers);
            waiting = List.copyOf(waiting);
            unscanned = List.copyOf(unscanned);
        }
    }

    private final ReadOnlyObjectWrapper<Seen> seen = new ReadOnlyObjectWrapper<>(Seen.NOTHING);
    private final Printing printing;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private final Asking asking;
    private final PrinterForm form;
    private final BlankForm blank;
    private final CardsForm cards;
    private final FileChoosing files;
    private final Words words = Words.in(PrintersViewModel.class);
    private Runnable listening = () -> {};

    public PrintersViewModel(
            Desk desk,
            Work work,
            Notices notices,
            Navigator navigator,
            Asking asking,
            FileChoosing files) {
        this.printing = desk.printing();
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
        this.asking = asking;
        this.files = files;
        this.blank = new BlankForm(desk);
        this.cards = new CardsForm(desk);
        this.form = new PrinterForm(printing.printers(), this::look);
    }

    ReadOnlyObjectProperty<Seen> seen() {
        return seen.getReadOnlyProperty();
    }

    /** The way to a printer, in words. */
    String said(Printer.Way way) {
        return form.said(way);
    }

    /** Begins to follow what changes. */
    void shown() {
        listening.run();
        listening = printing.whenChanged(this::read);
        look();
    }

    void hidden() {
        listening.run();
        listening = () -> {};
    }

    /** Asks every printer how it is. */
    void look() {
        work.read(
                () -> read(List.of()),
                now -> {
                    seen.set(now);
                    now.printers().forEach(row -> look(row.printer()));
                });
    }

    private void look(Printer printer) {
        work.read(
                () -> printing.look(printer),
                trouble -> seen.set(with(seen.get(), printer, trouble)));
    }

    private static Seen with(Seen now, Printer printer, Optional<PrinterTrouble> trouble) {
        return new Seen(
                now.printers().stream()
                        .map(row ->
                                row.printer().equals(printer)
                                        ? new Row(
                                                printer,
                                                row.chosen(),
                                                trouble.isEmpty()
                                                        ? Standing.READY
                                                        : Standing.TROUBLE,
                                                trouble.map(one -> one.of(printer)).orElse(""))
                                        : row)
                        .toList(),
                now.waiting(),
                now.unscanned());
    }

    /** Any thread: what waits may have changed, the printers themselves are not asked again. */
    private void read() {
        work.read(() -> read(seen.get().printers()), seen::set);
    }

    private Seen read(List<Row> before) {
        Optional<Printer> chosen = printing.printers().chosen();
        return new Seen(
                printing.printers().all().stream()
                        .map(one ->
                                before.stream()
                                        .filter(row -> row.printer().equals(one))
                                        .findFirst()
                                        .map(row ->
                                                new Row(
                                                        one,
                                                        chosen.filter(one::equals).isPresent(),
                                                        row.standing(),
                                                        row.says()))
                                        .orElseGet(() ->
                                                new Row(
                                                        one,
                                                        chosen.filter(one::equals).isPresent(),
                                                        Standing.ASKED,
                                                        "")))
                        .toList(),
                printing.waiting(),
                printing.unscanned());
    }

    void add() {
        asking.ask(form.add());
    }

    void change(Row row) {
        asking.ask(form.change(row.printer()));
    }

    /** Labels for exhibits there are none of yet, on one of the printers. */
    void blankOnPrinter() {
        asking.ask(blank.onPrinter(printing.printers().all()));
    }

    /** The same in a file. */
    void blankInFile() {
        blank.inFile(files).ifPresent(asking::ask);
    }

    /** Asks where to and on what, and writes the command cards. */
    void cards() {
        cards.inFile(files).ifPresent(asking::ask);
    }

    /** Where the force's layouts of labels are made. */
    void layouts() {
        navigator.open(new Place.Layouts());
    }

    void choose(Row row) {
        work.read(
                () -> {
                    printing.printers().choose(row.printer());
                    return row;
                },
                done -> read());
    }

    void remove(Row row) {
        work.ask(
                () ->
                        answer(
                                printing.remove(row.printer()),
                                words.say("printers.removed", row.printer().name())),
                said -> {
                    notices.done(said);
                    read();
                },
                notices::refused);
    }

    /** A label that is no exhibit's, to see whether all is well. */
    void test(Row row) {
        send(() -> printing.test(row.printer()));
    }

    /** Rulers, to set how far all is moved. */
    void rulers(Row row) {
        send(() -> printing.calibrate(row.printer()));
    }

    private void send(java.util.function.Supplier<Outcome<Sent>> sending) {
        notices.clear();
        work.ask(
                () ->
                        switch (sending.get()) {
                            case Outcome.Refused<Sent>(String _, String says, List<String> _) ->
                                    Answer.<String>refused(says, "");
                            case Outcome.Done<Sent>(Sent.Printed sent, List<String> _) ->
                                    Answer.done(sent.says());
                            case Outcome.Done<Sent>(Sent.HandedOn sent, List<String> _) ->
                                    Answer.done(sent.says());
                            case Outcome.Done<Sent>(Sent sent, List<String> _) ->
                                    Answer.<String>refused(sent.says(), "");
                        },
                notices::done,
                notices::refused);
    }

    private static Answer<String> answer(Outcome<?> outcome, String done) {
        return switch (outcome) {
            case Outcome.Refused<?>(String _, String says, List<String> _) ->
                    Answer.refused(says, "");
            case Outcome.Done<?> _ -> Answer.done(done);
        };
    }

    /** Tries all that waits, now. */
    void tryAgain() {
        notices.clear();
        work.read(
                () -> {
                    printing.sendAll();
                    return printing.waiting();
                },
                left -> {
                    if (left.isEmpty()) {
                        notices.done(words.say("printers.none-waits"));
                    }
                    look();
                });
    }

    /** Takes a label from the queue. */
    void drop(PrintJob job) {
        work.read(() -> printing.drop(job), dropped -> read());
    }

    /** Where its label is printed again, or scanned. */
    void open(PrintJob job) {
        UUID packageId = job.packageId();
        if (packageId != null) {
            navigator.open(new Place.Label(packageId));
        }
    }

    /** A label that is scanned here came out and is on its bag. */
    boolean scanned(Scan scan) {
        boolean one =
                seen.get().unscanned().stream().anyMatch(job -> job.code().equals(scan.code()))
                        || seen.get().waiting().stream()
                                .anyMatch(job -> job.code().equals(scan.code()));
        if (one) {
            work.read(
                    () -> printing.readBack(scan.code()),
                    there -> {
                        if (there) {
                            notices.done(words.say("printers.scanned"));
                        } else {
                            notices.say(words.say("printers.scanned.not"));
                        }
                        read();
                    });
        }
        return one;
    }
}
