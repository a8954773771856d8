package org.lockfast.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.journal.Outcome;
import org.lockfast.label.PlaceLabels;
import org.lockfast.label.Stock;
import org.lockfast.print.Printer;

/**
 * The forms by which the label of a place or an officer's badge is made: into a file, with the
 * stock it is for, or on a printer of this computer.
 */
public final class SignLabelForm {
    private static final int DPI = 203;
    private static final String STOCK = "stock";
    private static final String PRINTER = "printer";

    private final Desk desk;
    private final PlaceLabels.Sign sign;
    private final Words words = Words.in(SignLabelForm.class);

    /**
     * @param sign what the label says
     */
    public SignLabelForm(Desk desk, PlaceLabels.Sign sign) {
        this.desk = desk;
        this.sign = sign;
    }

    /** The form, once it is chosen where the label goes; empty where nothing was chosen. */
    public Optional<SmallForm> to(FileChoosing files) {
        String name = sign.name().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return files.save(
                        words.say("sign-label.save"),
                        "label-" + name + ".pdf",
                        new FileChoosing.Kind(words.say("sign-label.pdf"), List.of(".pdf")),
                        new FileChoosing.Kind(words.say("sign-label.zpl"), List.of(".zpl")),
                        new FileChoosing.Kind(words.say("sign-label.png"), List.of(".png")))
                .map(this::form);
    }

    /** The form for a printer of this computer. */
    public SmallForm onPrinter() {
        List<Printer> printers = desk.printing().printers().all();
        return new SmallForm(
                words.say("sign-label.title", sign.name()),
                words.say("sign-label.more.printer"),
                words.say("sign-label.print"),
                List.of(
                        Ask.choice(
                                        PRINTER,
                                        words.say("sign-label.printer"),
                                        printers.stream()
                                                .map(one ->
                                                        new Choice(
                                                                one.name(),
                                                                words.say(
                                                                        "sign-label.printer.one",
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
                .make(sign, on.labels(), on.dpi())
                .then(label -> desk.printing().queue(label, sign.name(), on))
                .then(job -> {
                    desk.printSoon();
                    return Outcome.done(
                            Result.of(words.say("sign-label.queued", sign.name(), on.name())));
                });
    }

    private SmallForm form(Path file) {
        return new SmallForm(
                words.say("sign-label.title", sign.name()),
                words.say("sign-label.more", file),
                words.say("sign-label.button"),
                List.of(
                        Ask.choice(
                                        STOCK,
                                        words.say("sign-label.stock"),
                                        Stock.all().stream()
                                                .map(one ->
                                                        new Choice(
                                                                one.name(),
                                                                words.say(
                                                                        "sign-label.size",
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
                        sign,
                        stock,
                        DPI,
                        PlaceLabels.format(file).orElse("pdf"),
                        file)
                .then(label ->
                        Outcome.done(Result.of(words.say("sign-label.done", sign.name(), file))));
    }
}
