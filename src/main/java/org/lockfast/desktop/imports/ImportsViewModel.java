package org.lockfast.desktop.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Progress;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.exchange.Columns;
import org.lockfast.exchange.CsvFile;
import org.lockfast.exchange.ImportField;
import org.lockfast.exchange.ImportMap;
import org.lockfast.exchange.ImportReport;
import org.lockfast.exchange.ImportVerdict;
import org.lockfast.exchange.ImportVerdict.Kind;
import org.lockfast.exhibit.CopyFlag;
import org.lockfast.journal.Outcome;

/** A file, what its columns are, what its rows would come to, and copying them. */
public final class ImportsViewModel {
    /** Rows with something to say that are shown. */
    static final int MOST = 500;

    /** A field of the record and the column it comes from; the empty text for none. */
    record Field(
            ImportField field,
            String said,
            ObjectProperty<String> column,
            ReadOnlyStringWrapper hint) {}

    /** A row with something to say. */
    record Row(int number, String verdict, String why) {}

    final ObservableList<Field> fields = FXCollections.observableArrayList();
    final ObservableList<String> columns = FXCollections.observableArrayList();
    final ObservableList<Row> rows = FXCollections.observableArrayList();

    private final ReadOnlyObjectWrapper<@Nullable CsvFile> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ImportReport> report =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Asking asking;
    private final FileChoosing files;
    private final Words words = Words.in(ImportsViewModel.class);

    public ImportsViewModel(
            Desk desk, Work work, Notices notices, Asking asking, FileChoosing files) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.asking = asking;
        this.files = files;
        summary.set(words.say("imports.comes.none"));
    }

    /** The file that was chosen; null before. */
    ReadOnlyObjectProperty<@Nullable CsvFile> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** What its rows would come to, or came to; null before it was tried. */
    ReadOnlyObjectProperty<@Nullable ImportReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** The same in a sentence. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    private record Looked(CsvFile file, Map<ImportField, String> recognised) {}

    /** Asks which file, and says what its columns probably are. */
    void choose() {
        notices.clear();
        files.open(
                        words.say("imports.file"),
                        new FileChoosing.Kind(
                                words.say("imports.kind"), List.of(".csv", ".xlsx", ".txt")))
                .ifPresent(path -> work.ask(() -> looked(path), this::show, notices::refused));
    }

    private static Answer<Looked> looked(Path path) throws IOException {
        if (Files.size(path) > CsvFile.LARGEST) {
            return Answer.refused(
                    path.getFileName() + " has more than " + (CsvFile.LARGEST >> 20) + " MB.",
                    "Divide it into several files.");
        }
        return switch (CsvFile.of(String.valueOf(path.getFileName()), Files.readAllBytes(path))) {
            case Outcome.Done<CsvFile>(CsvFile read, List<String> _) ->
                    Answer.done(new Looked(read, new Columns(read).recognised()));
            case Outcome.Refused<CsvFile>(String _, String sentence, List<String> _) ->
                    Answer.refused(sentence, "");
        };
    }

    private void show(Looked looked) {
        file.set(looked.file());
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(looked.file().columns());
        columns.setAll(all);
        List<Field> made = new ArrayList<>();
        for (ImportField one : ImportField.values()) {
            Field field =
                    new Field(
                            one,
                            words.say(said(one)),
                            new SimpleObjectProperty<>(looked.recognised().getOrDefault(one, "")),
                            new ReadOnlyStringWrapper(""));
            field.column().subscribe(column -> chose(field, column));
            made.add(field);
        }
        fields.setAll(made);
        forget();
    }

    private void chose(Field field, @Nullable String column) {
        forget();
        CsvFile of = file.get();
        if (of == null || column == null || column.isEmpty()) {
            field.hint().set("");
            return;
        }
        work.read(() -> hint(new Columns(of), field.field(), column), field.hint()::set);
    }

    private String hint(Columns of, ImportField field, String column) {
        String sample = of.sample(column);
        if (sample.isEmpty()) {
            return words.say("imports.sample.none");
        }
        if (!field.isDate()) {
            return words.say("imports.sample", sample);
        }
        List<String> written = of.written(column);
        return written.isEmpty()
                ? words.say("imports.dates.none")
                : words.say("imports.dates", sample, String.join(", ", written));
    }

    private void forget() {
        report.set(null);
        rows.clear();
        summary.set(words.say("imports.comes.none"));
    }

    private Map<ImportField, String> chosen() {
        Map<ImportField, String> chosen = new EnumMap<>(ImportField.class);
        for (Field field : fields) {
            String column = field.column().get();
            if (column != null && !column.isEmpty()) {
                chosen.put(field.field(), column);
            }
        }
        return chosen;
    }

    /** What the rows would come to; nothing is recorded. */
    void tryIt() {
        CsvFile of = file.get();
        if (of == null) {
            choose();
            return;
        }
        notices.clear();
        summary.set(words.say("imports.busy"));
        Map<ImportField, String> from = chosen();
        work.run(
                progress -> answered(run(of, from, progress, true)),
                this::told,
                refusal -> {
                    forget();
                    notices.refused(refusal);
                },
                fault -> {
                    forget();
                    work.fault(fault);
                });
    }

    private Outcome<ImportReport> run(
            CsvFile of, Map<ImportField, String> from, Progress progress, boolean dry) {
        return ImportMap.read(new Columns(of).mapping(from, desk.zone()), desk.zone())
                .then(map ->
                        dry
                                ? desk.importing()
                                        .tryOut(
                                                desk.session(),
                                                of,
                                                map,
                                                (done, all) -> watched(progress, done, all))
                                : desk.importing()
                                        .run(
                                                desk.session(),
                                                of,
                                                map,
                                                (done, all) -> watched(progress, done, all)));
    }

    private static boolean watched(Progress progress, int done, int all) {
        progress.at(done, all);
        return true;
    }

    private static Answer<ImportReport> answered(Outcome<ImportReport> outcome) {
        return switch (outcome) {
            case Outcome.Done<ImportReport>(ImportReport report, List<String> _) ->
                    Answer.done(report);
            case Outcome.Refused<ImportReport>(String _, String sentence, List<String> choices) ->
                    Answer.refused(sentence, String.join(", ", choices));
        };
    }

    private void told(ImportReport came) {
        report.set(came);
        List<Row> said =
                came.verdicts().stream()
                        .filter(one -> one.kind() != Kind.IMPORTED)
                        .limit(MOST)
                        .map(this::row)
                        .toList();
        rows.setAll(said);
        long all = came.verdicts().stream().filter(one -> one.kind() != Kind.IMPORTED).count();
        summary.set(
                words.say(
                                "imports.summary",
                                came.count(Kind.IMPORTED) + came.count(Kind.WARNED),
                                came.count(Kind.WARNED),
                                came.count(Kind.QUARANTINED),
                                came.count(Kind.ALREADY))
                        + (all == 0
                                ? ". " + words.say("imports.clean")
                                : all > MOST ? ". " + words.say("imports.more", MOST) : ""));
    }

    private static String said(ImportField field) {
        return switch (field) {
            case CASE -> "imports.field.case";
            case REFERENCE -> "imports.field.reference";
            case DESCRIPTION -> "imports.field.description";
            case SEIZED_AT -> "imports.field.seized-at";
            case DISPOSED_AT -> "imports.field.disposed-at";
            case PLACE -> "imports.field.place";
            case FROM -> "imports.field.from";
            case SEIZED_BY -> "imports.field.seized-by";
            case POWER -> "imports.field.power";
            case CATEGORY -> "imports.field.category";
            case WHERE -> "imports.field.where";
            case STATUS -> "imports.field.status";
            case OLD_BARCODE -> "imports.field.old-barcode";
            case SEAL -> "imports.field.seal";
            case QUANTITY -> "imports.field.quantity";
            case UNIT -> "imports.field.unit";
            case OFFICER_IN_CASE -> "imports.field.officer-in-case";
            case NOTES -> "imports.field.notes";
        };
    }

    private static String said(Kind kind) {
        return switch (kind) {
            case IMPORTED -> "imports.verdict.imported";
            case WARNED -> "imports.verdict.warned";
            case QUARANTINED -> "imports.verdict.quarantined";
            case ALREADY -> "imports.verdict.already";
        };
    }

    private Row row(ImportVerdict one) {
        return new Row(
                one.row(),
                words.say(said(one.kind())),
                one.reasons().stream()
                        .map(code -> CopyFlag.of(code).map(CopyFlag::sentence).orElse(code))
                        .collect(Collectors.joining(" ")));
    }

    /** Asks whether, and copies the rows. */
    void copy() {
        CsvFile of = file.get();
        if (of == null) {
            choose();
            return;
        }
        notices.clear();
        Map<ImportField, String> from = chosen();
        asking.ask(
                new SmallForm(
                        words.say("imports.ask.title", of.rows()),
                        words.say("imports.ask.more", of.name()),
                        words.say("imports.ask.button"),
                        List.of(),
                        (answers, progress) ->
                                run(of, from, progress, false)
                                        .then(came -> {
                                            work.read(() -> came, this::told);
                                            return Outcome.done(
                                                    SmallForm.Result.of(
                                                            words.say(
                                                                    "imports.done",
                                                                    came.summary())));
                                        }),
                        words.say("imports.doing")));
    }

    /** Saves what became of each row. */
    void save() {
        ImportReport came = report.get();
        CsvFile of = file.get();
        if (came == null || of == null) {
            notices.say(words.say("imports.comes.none"));
            return;
        }
        files.save(
                        words.say("imports.save"),
                        of.name().replaceFirst("\\.[^.]*$", "") + "-verdicts.csv",
                        new FileChoosing.Kind(words.say("imports.kind"), List.of(".csv")))
                .ifPresent(path ->
                        work.ask(
                                () -> {
                                    Files.write(path, came.csv());
                                    return Answer.done(path);
                                },
                                saved -> notices.done(words.say("imports.save.done", saved)),
                                notices::refused));
    }
}
