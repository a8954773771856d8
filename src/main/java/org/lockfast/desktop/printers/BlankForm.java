package org.lockfast.desktop.printers;

import java.nio.file.Path;
import java.util.ArrayList;
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
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.SheetStock;
import org.lockfast.label.Stock;
import org.lockfast.print.Printer;
import org.lockfast.print.Printing;
import org.lockfast.print.Sent;

/** Asks how many blank labels are wanted and on what, and makes them. */
final class BlankForm {
    private static final String COUNT = "count";
    private static final String PRINTER = "printer";
    private static final String STOCK = "stock";
    private static final String START = "start";
    private static final String USUAL = "20";

    private final Desk desk;
    private final Words words = Words.in(BlankForm.class);

    BlankForm(Desk desk) {
        this.desk = desk;
    }

    /** On a printer of this computer. */
    SmallForm onPrinter(List<Printer> printers) {
        return new SmallForm(
                words.say("printers.blank.title"),
                words.say("printers.blank.more"),
                words.say("printers.blank.print"),
                List.of(
                        count(),
                        Ask.choice(
                                PRINTER,
                                words.say("printers.blank.printer"),
                                printers.stream()
                                        .map(one ->
                                                new Choice(
                                                        one.name(),
                                                        words.say(
                                                                "printers.blank.on",
                                                                one.name(),
                                                                one.stock())))
                                        .toList())),
                this::print);
    }

    /** In a file, once it is chosen where that goes; empty where nothing was chosen. */
    Optional<SmallForm> inFile(FileChoosing files) {
        return files.save(
                        words.say("printers.blank.save"),
                        words.say("printers.blank.file"),
                        new FileChoosing.Kind("PDF", List.of(".pdf")))
                .map(this::form);
    }

    private SmallForm form(Path file) {
        List<Choice> stocks = new ArrayList<>();
        for (SheetStock sheet : SheetStock.all()) {
            stocks.add(
                    new Choice(
                            sheet.name(),
                            words.say("printers.blank.sheet", sheet.name(), sheet.count())));
        }
        for (Stock roll : Stock.all()) {
            stocks.add(new Choice(roll.name(), words.say("printers.blank.roll", roll.name())));
        }
        stocks.add(new Choice(Stock.BY_HAND.name(), words.say("printers.blank.card")));
        return new SmallForm(
                words.say("printers.blank.title"),
                words.say("printers.blank.more"),
                words.say("printers.blank.write"),
                List.of(
                        count(),
                        Ask.choice(STOCK, words.say("printers.blank.stock"), stocks)
                                .beginning("L7165"),
                        Ask.of(START, Kind.LINE, words.say("printers.blank.start"))
                                .beginning("1")
                                .hinted(words.say("printers.blank.start.hint"))),
                answers -> write(answers, file));
    }

    private Ask count() {
        return Ask.of(COUNT, Kind.LINE, words.say("printers.blank.count"))
                .beginning(USUAL)
                .needed(words.say("printers.blank.count.empty"));
    }

    private Outcome<Result> print(Answers answers) {
        Optional<Integer> count = number(answers.text(COUNT));
        Optional<Printer> on = desk.printing().printers().named(answers.text(PRINTER));
        if (count.isEmpty() || on.isEmpty()) {
            return Outcome.refused("NUMBER", words.say("printers.blank.count.empty"));
        }
        Printer printer = on.get();
        return desk.blankLabels()
                .make(count.get(), printer.labels(), printer.dpi())
                .then(labels -> {
                    Printing.Run run = desk.printing().sendBlank(printer, labels);
                    return run.out() == labels.size()
                            ? Outcome.done(
                                    Result.of(
                                            words.count(
                                                    "printers.blank.printed",
                                                    run.out(),
                                                    printer.name())))
                            : Outcome.refused(
                                    "PRINTER",
                                    words.say(
                                            "printers.blank.broken-off",
                                            run.out(),
                                            labels.size(),
                                            says(run.last())));
                });
    }

    private static String says(Sent sent) {
        return switch (sent) {
            case Sent.Printed(String said) -> said;
            case Sent.HandedOn(String said) -> said;
            case Sent.Waits(String said) -> said;
            case Sent.NotKnown(String said) -> said;
        };
    }

    private Outcome<Result> write(Answers answers, Path file) {
        Optional<Integer> count = number(answers.text(COUNT));
        Optional<Integer> start = number(answers.text(START));
        if (count.isEmpty()) {
            return Outcome.refused("NUMBER", words.say("printers.blank.count.empty"));
        }
        Optional<SheetStock> sheet = SheetStock.named(answers.text(STOCK));
        if (sheet.isPresent() && start.filter(n -> n >= 1 && n <= sheet.get().count()).isEmpty()) {
            return Outcome.refused(
                    "START",
                    words.say(
                            "printers.blank.start.wrong", sheet.get().name(), sheet.get().count()));
        }
        Outcome<List<CheckedLabel>> made =
                sheet.isPresent()
                        ? desk.blankLabels()
                                .sheet(
                                        desk.session(),
                                        count.get(),
                                        sheet.get(),
                                        start.orElse(1),
                                        file)
                        : desk.blankLabels()
                                .write(
                                        desk.session(),
                                        count.get(),
                                        Stock.named(answers.text(STOCK)).orElseThrow(),
                                        file);
        return made.then(labels ->
                Outcome.done(
                        Result.of(words.count("printers.blank.written", labels.size(), file))));
    }

    /** A whole number that was typed; empty for anything else. */
    static Optional<Integer> number(String typed) {
        try {
            return Optional.of(Integer.valueOf(typed.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
