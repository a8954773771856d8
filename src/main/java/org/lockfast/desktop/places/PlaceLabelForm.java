package org.lockfast.desktop.places;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Outcome;
import org.lockfast.label.PlaceLabels;
import org.lockfast.label.Stock;
import org.lockfast.place.Place;
import org.lockfast.print.Printer;

/** The form by which the label of a place is written to a file: where to, and on what. */
final class PlaceLabelForm {
    private static final int DPI = 203;
    private static final String STOCK = "stock";
    private static final String PRINTER = "printer";

    private final Desk desk;
    private final Place place;
    private final Words words = Words.in(PlaceLabelForm.class);

    PlaceLabelForm(Desk desk, Place place) {
        this.desk = desk;
        this.place = place;
    }

    /** The form, once it is chosen where the label goes; empty where nothing was chosen. */
    Optional<SmallForm> to(FileChoosing files) {
        String name = place.path().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return files.save(
                        words.say("places.label.save"),
                        "label-" + name + ".pdf",
                        new FileChoosing.Kind(words.say("places.label.pdf"), List.of(".pdf")),
                        new FileChoosing.Kind(words.say("places.label.zpl"), List.of(".zpl")),
                        new FileChoosing.Kind(words.say("places.label.png"), List.of(".png")))
                .map(this::form);
    }

    /** The form for a printer of this computer. */
    SmallForm onPrinter() {
        List<Printer> printers = desk.printing().printers().all();
        return new SmallForm(
                words.say("places.label.title", place.path()),
                words.say("places.label.more.printer"),
                words.say("places.label.print"),
                List.of(
                        Ask.choice(
                                        PRINTER,
                                        words.say("places.label.printer"),
                                        printers.stream()
                                                .map(one ->
                                                        new Choice(
                                                                one.name(),
                                                                words.say(
                                                                        "places.label.printer.one",
                                                                        one.name(),
                                                                        one.stock())))
                                                .toList())
                                .beginning(
                                        desk.printing()
                                                .printers()
                                                .chosen()
                                                .map(Printer::name)
                                                .orElse(""))),
                this::queued);
    }

    private Outcome<Result> queued(Answers answers) {
        Printer on = desk.printing().printers().named(answers.text(PRINTER)).orElseThrow();
        return desk.placeLabels()
                .make(desk.placeLabels().of(place), on.labels(), on.dpi())
                .then(label -> desk.printing().queue(label, place.path(), on))
                .then(job -> {
                    desk.printSoon();
                    return Outcome.done(
                            Result.of(words.say("places.label.queued", place.path(), on.name())));
                });
    }

    private SmallForm form(Path file) {
        return new SmallForm(
                words.say("places.label.title", place.path()),
                words.say("places.label.more", file),
                words.say("places.label.button"),
                List.of(
                        Ask.choice(
                                        STOCK,
                                        words.say("places.label.stock"),
                                        Stock.all().stream()
                                                .map(one ->
                                                        new Choice(
                                                                one.name(),
                                                                words.say(
                                                                        "places.label.size",
                                                                        one.name())))
                                                .toList())
                                .beginning(Stock.TWO_INCH.name())),
                answers -> done(answers, file));
    }

    private Outcome<Result> done(Answers answers, Path file) {
        Stock stock = Stock.named(answers.text(STOCK)).orElse(Stock.TWO_INCH);
        return desk.placeLabels()
                .write(
                        desk.session(),
                        desk.placeLabels().of(place),
                        stock,
                        DPI,
                        PlaceLabels.format(file).orElse("pdf"),
                        file)
                .then(label ->
                        Outcome.done(
                                Result.of(words.say("places.label.done", place.path(), file))));
    }
}
