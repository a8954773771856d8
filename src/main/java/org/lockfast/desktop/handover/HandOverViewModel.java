package org.lockfast.desktop.handover;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Consignment;
import org.lockfast.continuity.Consignments;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.DayAhead;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.HeadsModel;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.ReceiptFiles;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.find.Unfinished;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.ConsignmentCode;
import org.lockfast.label.PlaceLabels;
import org.lockfast.label.Stock;
import org.lockfast.officer.Officer;
import org.lockfast.print.PrintJob;
import org.lockfast.print.Printer;

/**
 * Hand over: to whom and why, then scans, then two signatures. The giver signs with the key they
 * signed in with; the receiver with their own here, or later.
 */
public final class HandOverViewModel {
    private static final int LABEL_DPI = 203;

    /** How the receiver takes it. */
    enum Receiver {
        /** With their own password on this machine: accepted at once. */
        HERE,
        /** Later, at their own sign-in: the offer stays open and its clock runs. */
        LATER,
        /** They have no account; the giver says how they vouched. */
        NO_ACCOUNT,
        /** A courier, who takes it elsewhere as a consignment. */
        COURIER;

        /** Whether the giver says how they vouched. */
        boolean isVouchedFor() {
            return this == NO_ACCOUNT || this == COURIER;
        }
    }

    final StringProperty to = new SimpleStringProperty("");
    final StringProperty purpose = new SimpleStringProperty("");

    /** The day it is expected back, as written; empty where it is not waited for. */
    final StringProperty due = new SimpleStringProperty("");

    /** Where a courier takes it. */
    final StringProperty destination = new SimpleStringProperty("");

    final StringProperty vehicle = new SimpleStringProperty("");
    final StringProperty cageSeal = new SimpleStringProperty("");

    /** The consignment that was signed last; null where it was none. */
    final ObjectProperty<@Nullable String> consignment = new SimpleObjectProperty<>();

    final StringProperty password = new SimpleStringProperty("");
    final StringProperty typed = new SimpleStringProperty("");
    final StringProperty receipt = new SimpleStringProperty("");
    final ObjectProperty<Receiver> receiver = new SimpleObjectProperty<>(Receiver.HERE);
    final Vouching vouching = new Vouching();
    private final BadgeLookup badges;
    final BooleanProperty busy = new SimpleBooleanProperty();
    final BatchModel batch;
    final KeptBatch kept;

    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Asking asking;
    private final FileChoosing files;
    private final Signing signing;
    private final ReceiptFiles receipts;
    private final Words words = Words.in(HandOverViewModel.class);
    private final List<UUID> begin;
    private @Nullable Instant begun;
    private boolean filling;

    /**
     * @param begin packages to begin with
     */
    public HandOverViewModel(
            List<UUID> begin,
            Desk desk,
            Work work,
            Notices notices,
            Asking asking,
            FileChoosing files) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.asking = asking;
        this.files = files;
        this.badges = new BadgeLookup(desk, work);
        this.signing = new Signing(desk);
        this.receipts = new ReceiptFiles(desk, work, notices, files);
        this.begin = List.copyOf(begin);
        this.batch = new BatchModel(new Lookup(desk), work, notices);
        this.kept = new KeptBatch(desk, work, Unfinished.HAND_OVER, new Form());
        batch.whenActed(this::acted);
        batch.lines.addListener((ListChangeListener<BatchLine>) change -> kept.keep());
        to.subscribe(now -> acted());
        vouching.isOf(to);
        purpose.subscribe(now -> acted());
        due.subscribe(now -> acted());
        destination.subscribe(now -> acted());
        vehicle.subscribe(now -> acted());
        cageSeal.subscribe(now -> acted());
        receiver.subscribe(now -> {
            propose(now);
            kept.keep();
        });
        kept.find();
    }

    /** What this screen keeps, and how it goes on with it. */
    private final class Form implements KeptBatch.Form {
        @Override
        public Optional<HalfBatch> half() {
            boolean nothing =
                    batch.lines.isEmpty() && to.get().isBlank() && purpose.get().isBlank();
            return begun == null || nothing || !receipt.get().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new HalfBatch(
                                    String.valueOf(begun),
                                    to.get(),
                                    purpose.get(),
                                    due.get(),
                                    receiver.get().name(),
                                    "",
                                    "",
                                    false,
                                    batch.lines.stream().map(HalfBatch.Kept::of).toList(),
                                    List.of(),
                                    0,
                                    batch.stopProperty().get(),
                                    batch.loneSeal(),
                                    destination.get(),
                                    vehicle.get(),
                                    cageSeal.get()));
        }

        @Override
        public void fresh() {
            batch.begin(begin);
        }

        @Override
        public void fill(HalfBatch half, Runnable then) {
            filling = true;
            to.set(half.to());
            purpose.set(half.purpose());
            due.set(half.due());
            destination.set(half.destination());
            vehicle.set(half.vehicle());
            cageSeal.set(half.cageSeal());
            receiver.set(
                    Arrays.stream(Receiver.values())
                            .filter(one -> one.name().equals(half.receiver()))
                            .findFirst()
                            .orElse(Receiver.HERE));
            filling = false;
            begun = half.since();
            Lookup lookup = new Lookup(desk);
            work.read(
                    () -> lookup.again(half.lines()),
                    lines -> {
                        batch.restore(lines, half.stop(), half.loneSeal());
                        batch.begin(begin);
                        if (!half.isNothingScanned()) {
                            notices.say(Resumed.said(words, half, lines));
                        }
                        then.run();
                    });
        }

        @Override
        public void empty() {
            again();
            begun = null;
        }
    }

    /** The screen is seen. */
    void shown() {
        kept.seen();
    }

    private void acted() {
        if (!filling && kept.isReady()) {
            if (begun == null) {
                begun = desk.clock().instant();
            }
            kept.keep();
        }
    }

    /** What leaves the force is to be back by the rules' day, until somebody writes another. */
    private void propose(Receiver now) {
        if (!filling) {
            String usual =
                    DayAhead.echo(
                            desk.returns()
                                    .today()
                                    .plusDays(desk.rules().limits().returnProposed().toDays()));
            if (now.isVouchedFor() && due.get().isBlank()) {
                due.set(usual);
            } else if (!now.isVouchedFor() && due.get().equals(usual)) {
                due.set("");
            }
        }
    }

    /** The day written; empty for none. */
    private Optional<LocalDate> day() {
        return DayAhead.read(due.get(), desk.returns().today());
    }

    private void toDue(List<Problem> problems) {
        if (!due.get().isBlank()) {
            day().ifPresentOrElse(
                            on -> {
                                if (on.isBefore(desk.returns().today())) {
                                    problems.add(
                                            new Problem("due", words.say("handover.due.past")));
                                }
                            },
                            () -> problems.add(new Problem("due", words.say("handover.due.how"))));
        }
    }

    /** Takes back the last scan, or brings back the batch that was set aside. */
    void takeBack() {
        if (kept.isAsking()) {
            notices.say(Earcon.STOP, words.say("handover.kept.first"));
        } else if (batch.canTakeBack() || !batch.lines.isEmpty() || !kept.bringBack()) {
            batch.takeBack();
        }
    }

    /** What is asked about a batch that is kept. */
    Resumed resumed(HalfBatch half) {
        return Resumed.handOver(words, half, desk.clock().instant(), desk.zone());
    }

    String giver() {
        return desk.session().officer().label();
    }

    void addTyped() {
        batch.typed(typed.get());
        typed.set("");
    }

    boolean scanned(Scan scan) {
        if (kept.isAsking()) {
            notices.say(Earcon.STOP, words.say("handover.kept.first"));
        } else if (busy.get()) {
            notices.say(Earcon.STOP, words.say("handover.busy"));
        } else if (badges.isUnderWay()) {
            notices.say(Earcon.STOP, words.say("handover.badge.wait"));
        } else {
            kept.whenReady(() -> {
                if (!receipt.get().isEmpty()) {
                    again();
                }
                if (scan.kind() == ScanKind.BADGE) {
                    badge(scan);
                } else {
                    batch.scanned(scan);
                }
            });
        }
        return true;
    }

    /** A badge says who takes it; they sign with their own password as ever. */
    private void badge(Scan scan) {
        badges.find(
                scan,
                found ->
                        found.ifPresentOrElse(
                                this::takenBy,
                                () ->
                                        notices.say(
                                                Earcon.STOP, words.say("handover.badge.unknown"))));
    }

    private void takenBy(Officer officer) {
        if (officer.id().equals(desk.session().officer().id())) {
            notices.say(Earcon.STOP, words.say("handover.badge.own"));
            return;
        }
        if (receiver.get().isVouchedFor()) {
            receiver.set(Receiver.HERE);
        }
        if (!to.get().strip().equalsIgnoreCase(officer.collar())) {
            password.set(""); // it was another's, as what vouched for them
            vouching.clear();
        }
        to.set(officer.collar());
        notices.say(
                Earcon.GOOD,
                words.say(
                        receiver.get() == Receiver.LATER
                                ? "handover.badge.later"
                                : "handover.badge",
                        officer.label()));
    }

    /** It is in my hand, and whoever is recorded as holding it is absent (practice 11). */
    void inHand(BatchLine line) {
        asking.ask(InHand.form(desk, words, line, this::refresh));
    }

    private void refresh() {
        List<UUID> ids = batch.lines.stream().map(line -> line.p().id()).toList();
        Lookup lookup = new Lookup(desk);
        work.read(
                () -> ids.stream().map(lookup::byId).flatMap(java.util.Optional::stream).toList(),
                fresh -> {
                    for (BatchLine now : fresh) {
                        batch.lines.replaceAll(old ->
                                old.p().id().equals(now.p().id())
                                        ? now.proved(old.proof(), old.sealRead()).looked(old.look())
                                        : old);
                    }
                });
    }

    /** The primary button: explains what is missing, else signs. */
    void sign() {
        notices.clear();
        if (badges.isUnderWay()) {
            notices.say(Earcon.STOP, words.say("handover.badge.wait"));
            return;
        }
        vouching.settled();
        List<Problem> problems = new ArrayList<>();
        if (to.get().isBlank()) {
            problems.add(new Problem("to", words.say("handover.to.empty")));
        }
        if (purpose.get().isBlank()) {
            problems.add(new Problem("purpose", words.say("handover.purpose.empty")));
        }
        toDue(problems);
        BatchModel.Stop stop = batch.stopProperty().get();
        if (stop != null) {
            problems.add(new Problem("typed", words.say("handover.stop.first", stop.name())));
        } else if (batch.here().isEmpty()) {
            problems.add(new Problem("typed", words.say("handover.empty")));
        }
        batch.changed()
                .ifPresent(line ->
                        problems.add(
                                new Problem(
                                        "typed",
                                        words.say("handover.changed.first", line.name()))));
        if (receiver.get() == Receiver.HERE && password.get().isEmpty()) {
            problems.add(new Problem("password", words.say("handover.password.empty")));
        }
        if (receiver.get() == Receiver.COURIER && destination.get().isBlank()) {
            problems.add(new Problem("destination", words.say("handover.destination.empty")));
        }
        if (receiver.get().isVouchedFor()) {
            vouching.problem(sheet(), words.say("handover.vouch.empty"), words)
                    .ifPresent(one -> problems.add(new Problem("vouch", one)));
        }
        if (!problems.isEmpty()) {
            notices.summary(new Problems(problems));
            return;
        }
        if (busy.get()) {
            return;
        }
        List<BatchLine> lines = batch.here();
        boolean all = batch.lookedAtAll.get();
        String why = purpose.get().strip();
        String who = to.get().strip();
        LocalDate on = day().orElse(null);
        if (receiver.get() == Receiver.COURIER) {
            Vouching.Answer answer = vouching.answer();
            UUID id = desk.freshId();
            Consignments.Journey how =
                    new Consignments.Journey(
                            id,
                            ConsignmentCode.of(id).value(),
                            who,
                            given(vehicle),
                            given(cageSeal),
                            destination.get().strip(),
                            on);
            record(() -> signing.toCourier(how, answer, why, lines, all));
        } else if (receiver.get() == Receiver.NO_ACCOUNT) {
            Vouching.Answer answer = vouching.answer();
            record(() -> signing.toOther(who, answer, why, on, lines, all));
        } else {
            Password given = receiver.get() == Receiver.HERE ? Password.of(password.get()) : null;
            record(() -> {
                try (Password wiped = given) {
                    return signing.officer(who)
                            .then(officer ->
                                    signing.toOfficer(officer, wiped, why, on, lines, all));
                }
            });
        }
    }

    private static @Nullable String given(StringProperty text) {
        return text.get().isBlank() ? null : text.get().strip();
    }

    private void record(Supplier<Outcome<Signing.Signed>> act) {
        busy.set(true);
        work.run(
                progress -> {
                    Outcome<Signing.Signed> signed = act.get();
                    if (signed instanceof Outcome.Done) {
                        kept.forget();
                    }
                    return HandOverAnswers.of(signed);
                },
                done -> {
                    busy.set(false);
                    password.set("");
                    vouching.clear();
                    begun = null;
                    consignment.set(done.value().consignment());
                    receipt.set(done.value().receipt());
                    kept.keep(); // what was written while it was being recorded
                    notices.done(done.said(done.value().said()));
                },
                refused -> {
                    busy.set(false);
                    password.set("");
                    notices.refused(refused);
                },
                fault -> {
                    busy.set(false);
                    work.fault(fault);
                });
    }

    /** What somebody without an account signs: this list, from me to them. */
    private Sheet sheet() {
        List<String> head = new ArrayList<>();
        head.add(words.say("handover.sheet.name", to.get().strip()));
        head.add(words.say("handover.receipt.purpose", purpose.get().strip()));
        day().ifPresent(on -> head.add(words.say("handover.receipt.due", DayAhead.echo(on))));
        if (receiver.get() == Receiver.COURIER) {
            head.add(words.say("handover.sheet.destination", destination.get().strip()));
        }
        return Sheet.of(words.say("handover.sheet.received", giver()), head, batch.here());
    }

    /** The sheet to be signed on the screen, once there is something to sign. */
    Optional<Sheet> toSign() {
        notices.clear();
        vouching.settled();
        List<Problem> problems = new ArrayList<>();
        if (to.get().isBlank()) {
            problems.add(new Problem("to", words.say("handover.to.empty")));
        }
        if (purpose.get().isBlank()) {
            problems.add(new Problem("purpose", words.say("handover.purpose.empty")));
        }
        toDue(problems);
        if (batch.here().isEmpty()) {
            problems.add(new Problem("typed", words.say("handover.empty")));
        }
        batch.changed()
                .ifPresent(line ->
                        problems.add(
                                new Problem(
                                        "typed",
                                        words.say("handover.changed.first", line.name()))));
        if (!problems.isEmpty()) {
            notices.summary(new Problems(problems));
            return Optional.empty();
        }
        return Optional.of(sheet());
    }

    /** The moment, as it stands on the sheet. */
    String now() {
        return SmartTime.echo(desk.clock().instant().atZone(desk.zone()));
    }

    /** A picture of the paper form, where one was made. */
    void photographForm() {
        files.open(words.say("handover.vouch.photo.choose"), Vouching.PICTURES)
                .ifPresent(vouching.form::set);
    }

    /** Puts the receipt into a file, for the courier and for paper. */
    void saveReceipt() {
        List<BatchLine> lines = batch.here().reversed();
        if (!lines.isEmpty()) {
            receipts.hands(
                    lines.stream().map(line -> line.p().id()).toList(), lines.getFirst().name());
        }
    }

    /** Prints the label that goes with the consignment; without a printer it goes to a file. */
    void saveLabel() {
        String code = consignment.get();
        if (code == null) {
            return;
        }
        Optional<Printer> on = desk.printing().printers().chosen();
        if (on.isPresent()) {
            work.ask(
                    () -> queued(code, on.get()),
                    kept ->
                            notices.done(
                                    kept.said(words.say("handover.label.queued", kept.value()))),
                    notices::refused);
            return;
        }
        files.save(
                        words.say("handover.label.save"),
                        "label-" + Consignment.number(code) + ".pdf",
                        new FileChoosing.Kind(words.say("handover.label.pdf"), List.of(".pdf")),
                        new FileChoosing.Kind(words.say("handover.label.zpl"), List.of(".zpl")),
                        new FileChoosing.Kind(words.say("handover.label.png"), List.of(".png")))
                .ifPresent(file ->
                        work.ask(
                                () -> labelled(code, file),
                                saved ->
                                        notices.done(
                                                saved.said(
                                                        words.say(
                                                                "handover.label.done",
                                                                saved.value()))),
                                notices::refused));
    }

    private Answer<HandOverAnswers.Warned<String>> queued(String code, Printer on) {
        Outcome<PrintJob> kept =
                desk.consignments()
                        .find(code)
                        .map(sent ->
                                desk.placeLabels()
                                        .make(desk.placeLabels().of(sent), on.labels(), on.dpi())
                                        .then(label ->
                                                desk.printing().queue(label, sent.number(), on)))
                        .orElseThrow();
        desk.printSoon();
        return switch (kept) {
            case Outcome.Done<PrintJob>(PrintJob _, List<String> warnings) ->
                    Answer.done(new HandOverAnswers.Warned<>(on.name(), warnings));
            case Outcome.Refused<PrintJob> no -> Answer.refused(no.sentence(), "");
        };
    }

    private Answer<HandOverAnswers.Warned<Path>> labelled(String code, Path file) {
        Outcome<CheckedLabel> written =
                desk.consignments()
                        .find(code)
                        .map(sent ->
                                desk.placeLabels()
                                        .write(
                                                desk.session(),
                                                desk.placeLabels().of(sent),
                                                Stock.TWO_INCH,
                                                LABEL_DPI,
                                                PlaceLabels.format(file).orElse("pdf"),
                                                file))
                        .orElseThrow();
        return switch (written) {
            case Outcome.Done<CheckedLabel>(CheckedLabel _, List<String> warnings) ->
                    Answer.done(new HandOverAnswers.Warned<>(file, warnings));
            case Outcome.Refused<CheckedLabel>(String _, String sentence, List<String> _) ->
                    Answer.refused(sentence, "");
        };
    }

    /** Begins the next batch; to whom and why are kept. */
    void again() {
        begun = null;
        receipt.set("");
        consignment.set(null);
        batch.clear();
    }

    /**
     * Showing each other a code: once it is signed it belongs to this hand-over, before to none.
     */
    HeadsModel heads() {
        List<UUID> signed =
                receipt.get().isEmpty()
                        ? List.of()
                        : batch.here().stream().map(line -> line.p().id()).limit(1).toList();
        return new HeadsModel(desk, work, () -> Lookup.batch(desk, signed));
    }

    /** A look at one seal: an answer of its own. */
    void look(int at, BatchLine.Look look) {
        batch.look(at < 0 ? 0 : at, look);
    }

    /** What the officer signs, restated. */
    String restated() {
        List<BatchLine> lines = batch.here();
        int expected = batch.lines.size() - lines.size();
        long read = lines.stream().filter(l -> l.proof() == BatchLine.Proof.SEAL_READ).count();
        long differ = lines.stream().filter(l -> l.proof() == BatchLine.Proof.DIFFERS).count();
        return words.count("handover.restated", lines.size())
                + " "
                + words.count("handover.restated.read", read)
                + (differ == 0 ? "" : " " + words.count("handover.restated.differ", differ))
                + (lines.size() - read - differ == 0
                        ? ""
                        : " "
                                + words.count(
                                        "handover.restated.unchecked",
                                        lines.size() - read - differ))
                + (expected == 0 ? "" : " " + words.count("handover.expected", expected));
    }

    String statement() {
        return words.count("handover.statement", batch.here().size());
    }

    String button() {
        int count = batch.here().size();
        return count == 0 ? words.say("handover.button") : words.count("handover.button", count);
    }
}
