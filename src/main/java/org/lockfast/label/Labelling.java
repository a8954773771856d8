package org.lockfast.label;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.DaysAlone;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.MayLook;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Acting;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.journal.WaitingFile;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.rules.Category;
import org.lockfast.rules.Rules;

/**
 * Hands out labels: each print has a new code and is recorded before it leaves; from the second on
 * a reason is asked, and the label before it is void (D-10). What a label cannot do without and the
 * record does not say makes it a DRAFT.
 */
public final class Labelling {
    /** Facts without which a label is only a draft (practice 16). */
    private static final List<String> NEEDED =
            List.of(
                    "REFERENCE",
                    "DESCRIPTION",
                    "PLACE",
                    "TIME",
                    "PRODUCER",
                    "CASE",
                    "PROPERTY_NUMBER",
                    "CASE_OR_PROPERTY_NUMBER");

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);

    private final Recording journal;
    private final Labels labels;
    private final Movements movements;
    private final Names names;
    private final Rules rules;
    private final RandomGenerator random;
    private final String force;
    private final MayLook mayLook;

    /**
     * @param force force and station, as printed at the foot
     * @param mayLook who may have a label printed, which says what is in the bag
     */
    public Labelling(
            Recording journal,
            Labels labels,
            Movements movements,
            Names names,
            Rules rules,
            RandomGenerator random,
            String force,
            MayLook mayLook) {
        this.mayLook = mayLook;
        this.journal = journal;
        this.labels = labels;
        this.movements = movements;
        this.names = names;
        this.rules = rules;
        this.random = random;
        this.force = force;
    }

    /**
     * The label as it would be printed now; nothing is recorded. Its code is one for trying: a
     * scanner reads it off the screen, and it may be no exhibit's.
     */
    public Outcome<CheckedLabel> preview(Exhibit exhibit, PackageState p, Stock stock, int dpi) {
        return mayLook.at(exhibit)
                .then(seen -> made(labels.make(saying(seen, p), stock, dpi)))
                .then(label -> new Outcome.Done<>(label, lost(p, stock)));
    }

    /** What its next label says; to try layouts with, nothing of it is printed. */
    public LabelModel saying(Exhibit exhibit, PackageState p) {
        return model(exhibit, p, p.labelSerial() + 1, LabelCode.draw(LabelKind.TRAINING, random));
    }

    private LabelModel model(Exhibit e, PackageState p, int serial) {
        return model(e, p, serial, LabelCode.draw(LabelKind.EXHIBIT, random));
    }

    /**
     * What is to be told of a text that would stand on a label as codes, in part; none for none.
     */
    public List<String> codesIn(String text) {
        return labels.codesIn(text);
    }

    /** The same of what stands on a label besides these texts. */
    public List<String> codesBeside(CheckedLabel label, List<String> texts) {
        return labels.codesBeside(label, texts);
    }

    /**
     * Makes a label, puts it on the disk, records the print, and only then gives the file its name.
     *
     * @param format {@code pdf}, {@code zpl} or {@code png}
     * @param reason required from the second print on
     * @param file where the label goes; one that is there is replaced
     */
    public Outcome<CheckedLabel> print(
            Session session,
            Exhibit exhibit,
            PackageState p,
            Stock stock,
            int dpi,
            String format,
            @Nullable String reason,
            Path file) {
        return print(session, exhibit, p, stock, dpi, format, reason, new LabelFile(file, format));
    }

    /**
     * The same to a printer's queue, or wherever else it is to go.
     *
     * @param format as recorded
     * @param to keeps it before it is recorded and hands it out after
     */
    public Outcome<CheckedLabel> print(
            Session session,
            Exhibit exhibit,
            PackageState p,
            Stock stock,
            int dpi,
            String format,
            @Nullable String reason,
            Handout to) {
        if (p.labelSerial() > 0 && (reason == null || reason.isBlank())) {
            return Outcome.refused(
                    "REASON_NEEDED",
                    exhibit.name()
                            + " has a label already. Say why it needs another: damaged, misprint, lost, wrong bag.");
        }
        List<String> lost = lost(p, stock); // before the print is the newest itself
        return mayLook.at(exhibit)
                .then(seen -> {
                    LabelModel model = model(seen, p, p.labelSerial() + 1);
                    ContinuityEvent.LabelPrinted printed =
                            printed(seen, p, model.code(), stock, dpi, format, reason);
                    return made(labels.make(model, stock, dpi))
                            .then(label ->
                                    session.acting(Permission.RECORD)
                                            .then(acting ->
                                                    recorded(
                                                            acting,
                                                            NewEvent.of(p.id(), printed),
                                                            label,
                                                            to)));
                })
                .then(label -> new Outcome.Done<>(label, lost));
    }

    /**
     * The card from which the label is written by hand: a print with its own code, recorded, and
     * handed out by being shown.
     *
     * @param reason required where it has a label already
     */
    public Outcome<CheckedLabel> card(
            Session session, Exhibit exhibit, PackageState p, @Nullable String reason) {
        return print(
                session,
                exhibit,
                p,
                Stock.BY_HAND,
                Resolution.DPI_203.dpi(),
                "screen",
                reason,
                Handout.SHOWN);
    }

    /** A package that is to have a label, and its exhibit. */
    public record Wanted(Exhibit exhibit, PackageState state) {}

    /**
     * Makes labels of many packages on sheets of A4, puts the file on the disk, and records all
     * prints in one step; all of them or none.
     *
     * @param start the first free place of the first sheet, from 1
     * @param reason required where one of them has a label already
     * @param file one that is there is replaced
     */
    public Outcome<LabelSheet> sheet(
            Session session,
            List<Wanted> wanted,
            SheetStock on,
            int start,
            @Nullable String reason,
            Path file) {
        Optional<Outcome<LabelSheet>> refused = refusedSheet(wanted, reason);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<CheckedLabel> labels = new ArrayList<>();
        List<NewEvent> prints = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Wanted one : wanted) {
            PackageState p = one.state();
            LabelModel model = model(one.exhibit(), p, p.labelSerial() + 1);
            switch (this.labels.make(model, on.label(), LabelSheet.DPI)) {
                case LabelRefusal refusal -> {
                    return Outcome.refused(
                            "LABEL", one.exhibit().name() + ": " + refusal.sentence());
                }
                case CheckedLabel label -> {
                    labels.add(label);
                    label.warnings()
                            .forEach(said -> warnings.add(one.exhibit().name() + ": " + said));
                    lost(p, on.label())
                            .forEach(said -> warnings.add(one.exhibit().name() + ": " + said));
                }
            }
            prints.add(
                    NewEvent.of(
                            p.id(),
                            printed(
                                    one.exhibit(),
                                    p,
                                    model.code(),
                                    on.label(),
                                    LabelSheet.DPI,
                                    "pdf",
                                    p.labelSerial() > 0 ? reason : null)));
        }
        LabelSheet sheet = new LabelSheet(on, start, labels);
        return session.acting(Permission.RECORD)
                .then(acting -> recorded(acting, prints, sheet, file))
                .then(done -> new Outcome.Done<>(done, warnings));
    }

    private Optional<Outcome<LabelSheet>> refusedSheet(
            List<Wanted> wanted, @Nullable String reason) {
        if (wanted.isEmpty()) {
            return Optional.of(Outcome.refused("NONE", "No exhibit is named: no sheet was made."));
        }
        for (Wanted one : wanted) {
            if (mayLook.at(one.exhibit())
                    instanceof
                    Outcome.Refused<Exhibit>(String code, String sentence, List<String> _)) {
                return Optional.of(Outcome.refused(code, sentence));
            }
        }
        List<String> twice =
                wanted.stream()
                        .filter(one ->
                                wanted.stream()
                                                .filter(other ->
                                                        other.state().id().equals(one.state().id()))
                                                .count()
                                        > 1)
                        .map(one -> one.exhibit().name())
                        .distinct()
                        .toList();
        if (!twice.isEmpty()) {
            return Optional.of(
                    new Outcome.Refused<>(
                            "TWICE", "One package is named twice: it has one label only.", twice));
        }
        List<String> again =
                wanted.stream()
                        .filter(one -> one.state().labelSerial() > 0)
                        .map(one -> one.exhibit().name())
                        .toList();
        return again.isEmpty() || (reason != null && !reason.isBlank())
                ? Optional.empty()
                : Optional.of(
                        new Outcome.Refused<>(
                                "REASON_NEEDED",
                                "Some have a label already. Say why they need another, or leave them out.",
                                again));
    }

    private Outcome<LabelSheet> recorded(
            Acting acting, List<NewEvent> prints, LabelSheet sheet, Path file) {
        try (WaitingFile waiting = WaitingFile.of(file, sheet.pdf())) {
            journal.record(acting, prints);
            waiting.handOut();
            return journal.shown(() -> Outcome.done(sheet), () -> sheet);
        } catch (JournalRefusal e) {
            return Outcome.refused("NOT_RECORDED", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_WRITTEN",
                    "The labels could not be written to "
                            + file
                            + ". Check the disk, the path and your rights, and look with show which were"
                            + " printed.");
        }
    }

    private static ContinuityEvent.LabelPrinted printed(
            Exhibit exhibit,
            PackageState p,
            LabelCode code,
            Stock stock,
            int dpi,
            String format,
            @Nullable String reason) {
        return new ContinuityEvent.LabelPrinted(
                code.value(),
                stock.name(),
                dpi,
                format,
                p.labelSerial() + 1,
                draft(exhibit),
                !exhibit.holds().isEmpty(),
                reason == null || reason.isBlank() ? null : reason.strip(),
                p.label());
    }

    private Outcome<CheckedLabel> recorded(
            Acting acting, NewEvent printed, CheckedLabel label, Handout to) {
        try (Handout.Kept kept = to.keep(label)) {
            journal.record(acting, List.of(printed));
            return handedOut(kept, label, to);
        } catch (JournalRefusal e) {
            return Outcome.refused("NOT_RECORDED", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_WRITTEN",
                    "The label could not be written "
                            + to.where()
                            + (FullDisk.isBehind(e)
                                    ? ": the disk is full. Make room on it"
                                    : ". Check the disk, the path and your rights")
                            + ", and print it again. No print was recorded.");
        }
    }

    private Outcome<CheckedLabel> handedOut(Handout.Kept kept, CheckedLabel label, Handout to) {
        try {
            kept.handOut();
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_IN_PLACE",
                    "The print is recorded, and the label could not be handed out "
                            + to.where()
                            + ". Print it again with the reason “misprint”.");
        }
        return journal.shown(() -> Outcome.done(label), () -> label);
    }

    /** A label that says it is a trial and is no exhibit's; nothing is recorded. */
    public Outcome<CheckedLabel> trial(Stock stock, int dpi) {
        LabelModel model =
                LabelModel.of(LabelCode.draw(LabelKind.TRAINING, random), "TEST")
                        .description("A test of this printer. Both codes have to scan.")
                        .force(force)
                        .flags(new LabelFlags(false, false, 0, true))
                        .build();
        return made(labels.make(model, stock, dpi));
    }

    /** Rulers along two edges, for a Zebra printer, that show how its paper lies. */
    public String rulers(Stock stock, Resolution resolution, Adjustment adjustment) {
        return labels.rulers(stock, resolution, adjustment);
    }

    /** What is to be told where the label before has more room than one of this stock. */
    private List<String> lost(PackageState p, Stock stock) {
        if (p.labelSerial() == 0) {
            return List.of();
        }
        return movements.story(p.id()).stream()
                .map(Happening::event)
                .filter(ContinuityEvent.LabelPrinted.class::isInstance)
                .map(ContinuityEvent.LabelPrinted.class::cast)
                .filter(print -> print.code().equals(p.label()))
                .findFirst()
                .map(ContinuityEvent.LabelPrinted::stock)
                .filter(before ->
                        SheetStock.named(before)
                                .map(SheetStock::label)
                                .or(() -> Stock.named(before))
                                .filter(was -> room(was) > room(stock))
                                .isPresent())
                .map(before ->
                        stock.carries() == Stock.Carries.REFERENCE
                                ? "A label of %s has the reference, hazards and code only: what else is on the label before (%s) is not on it."
                                        .formatted(stock.name(), before)
                                : "A label of %s has less room than the label before (%s): look whether it has what the bag needs, such as lines for signatures."
                                        .formatted(stock.name(), before))
                .map(List::of)
                .orElse(List.of());
    }

    private static int room(Stock stock) {
        return switch (stock.carries()) {
            case REFERENCE -> 0;
            case SUMMARY -> 1;
            case WHOLE, CARD -> 2;
        };
    }

    private static Outcome<CheckedLabel> made(LabelResult result) {
        return switch (result) {
            case CheckedLabel label -> new Outcome.Done<>(label, label.warnings());
            case LabelRefusal refusal -> Outcome.refused("LABEL", refusal.sentence());
        };
    }

    private static boolean draft(Exhibit exhibit) {
        return exhibit.incomplete().stream().anyMatch(NEEDED::contains);
    }

    private LabelModel model(Exhibit e, PackageState p, int serial, LabelCode code) {
        boolean evidence = e.kind() == PropertyKind.EXHIBIT;
        List<String> hazards = new ArrayList<>();
        List<String> ticked = e.hazards();
        if (ticked == null) { // nobody has said: what its kind usually is
            ticked =
                    rules.categories()
                            .find(e.category() == null ? "" : e.category())
                            .map(Category::hazards)
                            .orElse(List.of());
        }
        if (!ticked.isEmpty()) {
            ticked.stream()
                    .filter(one -> !one.equals("NONE_IDENTIFIED"))
                    .forEach(one -> hazards.add(rules.hazards().words(one).english()));
        }
        UUID by = e.seizedBy();
        String producer =
                e.producer() != null
                        ? e.producer()
                        : by != null
                                ? names.officer(by)
                                : e.seizedByName() == null ? "" : e.seizedByName();
        OffsetDateTime at = e.seizedAt();
        return LabelModel.of(code, e.reference() == null ? e.propertyNumber() : e.reference())
                .caseReference(text(e.caseReference()))
                .propertyNumber(evidence ? "" : e.propertyNumber())
                .pack(
                        p.n(),
                        Math.max(
                                p.n(), movements.packagesOf(e.id()).size())) // a draft has none yet
                .description(text(e.description()))
                .place(text(e.place()))
                .when(at == null ? "" : when(e, at))
                .producer(producer)
                .seal(text(p.seal()))
                .history(history(e, p))
                .hazards(hazards)
                .storage(e.storage() == null ? "" : rules.storage().words(e.storage()).english())
                .force(force)
                .copied(
                        e.copied() == null
                                ? ""
                                : "Copied from "
                                        + e.copied().file()
                                        + " on "
                                        + e.copied().on()
                                        + "; earlier entries not checked here")
                .flags(new LabelFlags(draft(e), !e.holds().isEmpty(), serial - 1, false))
                .build();
    }

    private String history(Exhibit e, PackageState p) {
        Optional<Hash> ofPackage = movements.head(p.id());
        Optional<Hash> ofExhibit = movements.head(e.id());
        return ofPackage.isEmpty() || ofExhibit.isEmpty()
                ? ""
                : HistoryCode.of(ofPackage.get(), ofExhibit.get()).grouped();
    }

    /** The day alone where nobody said an hour. */
    private String when(Exhibit e, OffsetDateTime at) {
        boolean known = !DaysAlone.of(movements.storyOfExhibit(e.id())).has(at.toInstant());
        return (known ? WHEN : DAY).format(at);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
