package org.lockfast.desktop.printers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Ask.Kind;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Outcome;
import org.lockfast.label.SheetStock;

/** Asks on which sheets the command cards are wanted, and makes them. */
final class CardsForm {
    private static final String STOCK = "stock";
    private static final String START = "start";

    private final Desk desk;
    private final Words words = Words.in(CardsForm.class);

    CardsForm(Desk desk) {
        this.desk = desk;
    }

    /** The form, once it is chosen where the file goes; empty where nothing was chosen. */
    Optional<SmallForm> inFile(FileChoosing files) {
        return files.save(
                        words.say("printers.cards.save"),
                        words.say("printers.cards.file"),
                        new FileChoosing.Kind("PDF", List.of(".pdf")))
                .map(this::form);
    }

    private SmallForm form(Path file) {
        return new SmallForm(
                words.say("printers.cards.title"),
                words.say("printers.cards.more"),
                words.say("printers.cards.write"),
                List.of(
                        Ask.choice(
                                        STOCK,
                                        words.say("printers.blank.stock"),
                                        SheetStock.all().stream()
                                                .map(sheet ->
                                                        new Choice(
                                                                sheet.name(),
                                                                words.say(
                                                                        "printers.blank.sheet",
                                                                        sheet.name(),
                                                                        sheet.count())))
                                                .toList())
                                .beginning("L7163"),
                        Ask.of(START, Kind.LINE, words.say("printers.blank.start"))
                                .beginning("1")
                                .hinted(words.say("printers.blank.start.hint"))),
                answers -> write(answers, file));
    }

    private Outcome<Result> write(Answers answers, Path file) {
        SheetStock sheet = SheetStock.named(answers.text(STOCK)).orElseThrow();
        Optional<Integer> start =
                BlankForm.number(answers.text(START)).filter(n -> n >= 1 && n <= sheet.count());
        if (start.isEmpty()) {
            return Outcome.refused(
                    "START", words.say("printers.blank.start.wrong", sheet.name(), sheet.count()));
        }
        return desk.placeLabels()
                .commandCards(desk.session(), sheet, start.get(), file)
                .then(made -> Outcome.done(Result.of(words.say("printers.cards.written", file))));
    }
}
