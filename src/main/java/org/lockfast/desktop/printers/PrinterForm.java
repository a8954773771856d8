package org.lockfast.desktop.printers;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Ask.Kind;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Outcome;
import org.lockfast.label.Resolution;
import org.lockfast.label.Stock;
import org.lockfast.print.Printer;
import org.lockfast.print.PrinterAddress;
import org.lockfast.print.Printers;

/** Asks for what a printer needs, and adds it. */
final class PrinterForm {
    private static final String NAME = "name";
    private static final String WAY = "way";
    private static final String ADDRESS = "address";
    private static final String STOCK = "stock";
    private static final String DPI = "dpi";
    private static final String RIGHT = "right";
    private static final String DOWN = "down";
    private static final String DARKNESS = "darkness";
    private static final String SILENT = "silent";

    private final Printers printers;
    private final Runnable changed;
    private final Words words = Words.in(PrinterForm.class);

    /**
     * @param changed run on any thread once there is another printer
     */
    PrinterForm(Printers printers, Runnable changed) {
        this.printers = printers;
        this.changed = changed;
    }

    SmallForm add() {
        return form(
                words.say("printers.add"),
                words.say("printers.add.button"),
                new Printer(
                        "",
                        Printer.Way.ZPL,
                        "",
                        Printer.USUAL_PORT,
                        Resolution.DPI_203.dpi(),
                        Stock.STANDARD.name(),
                        0,
                        0,
                        0,
                        true));
    }

    SmallForm change(Printer printer) {
        return form(
                words.say("printers.change", printer.name()),
                words.say("printers.change.button"),
                printer);
    }

    private SmallForm form(String title, String button, Printer now) {
        return new SmallForm(
                title,
                words.say("printers.add.more"),
                button,
                List.of(
                        Ask.of(NAME, Kind.LINE, words.say("printers.name"))
                                .hinted(words.say("printers.name.hint"))
                                .beginning(now.name())
                                .needed(words.say("printers.name.empty")),
                        Ask.choice(
                                        WAY,
                                        words.say("printers.way"),
                                        Stream.of(Printer.Way.values())
                                                .map(way -> new Choice(way.name(), said(way)))
                                                .toList())
                                .beginning(now.way().name()),
                        Ask.of(ADDRESS, Kind.LINE, words.say("printers.address"))
                                .hinted(words.say("printers.address.hint"))
                                .beginning(now.address().isEmpty() ? "" : now.where())
                                .needed(words.say("printers.address.empty")),
                        Ask.choice(
                                        STOCK,
                                        words.say("printers.stock"),
                                        Stock.all().stream()
                                                .map(one -> new Choice(one.name(), one.name()))
                                                .toList())
                                .beginning(now.stock()),
                        Ask.choice(
                                        DPI,
                                        words.say("printers.dpi"),
                                        Stream.of(Resolution.values())
                                                .map(one -> Integer.toString(one.dpi()))
                                                .map(dpi -> new Choice(dpi, dpi))
                                                .toList())
                                .beginning(Integer.toString(now.dpi())),
                        number(RIGHT, "printers.right", now.rightMm()),
                        number(DOWN, "printers.down", now.downMm()),
                        number(DARKNESS, "printers.darkness", now.darkness()),
                        Ask.of(SILENT, Kind.TICK, words.say("printers.silent"))
                                .beginning(now.answers() ? "" : Answers.YES)),
                answers -> put(now, answers));
    }

    private Ask number(String id, String said, double value) {
        return Ask.of(id, Kind.LINE, words.say(said))
                .beginning(
                        value == Math.rint(value)
                                ? "%.0f".formatted(value)
                                : Double.toString(value));
    }

    String said(Printer.Way way) {
        return words.say(
                switch (way) {
                    case ZPL -> "printers.way.zpl";
                    case ZPL_QUEUE -> "printers.way.zpl-queue";
                    case ZPL_SYSTEM -> "printers.way.zpl-system";
                    case PDF_QUEUE -> "printers.way.queue";
                    case FOLDER -> "printers.way.folder";
                });
    }

    private Outcome<Result> put(Printer before, Answers answers) {
        String name = answers.text(NAME);
        if (!before.isCalled(name) && printers.all().stream().anyMatch(one -> one.isCalled(name))) {
            return Outcome.refused("TAKEN", words.say("printers.taken", name));
        }
        Printer.Way way = Printer.Way.valueOf(answers.text(WAY));
        String address = answers.text(ADDRESS);
        if (way == Printer.Way.FOLDER && !isFolder(address)) {
            return Outcome.refused("FOLDER", words.say("printers.folder.none", address));
        }
        try {
            Optional<PrinterAddress> at =
                    way == Printer.Way.ZPL
                            ? PrinterAddress.parse(address)
                            : Optional.of(new PrinterAddress(address, 0));
            if (at.isEmpty()) {
                return Outcome.refused("PORT", words.say("printers.port", address));
            }
            Printer printer =
                    new Printer(
                            answers.text(NAME),
                            way,
                            at.get().host(),
                            at.get().port(),
                            Integer.parseInt(answers.text(DPI)),
                            answers.text(STOCK),
                            number(answers.text(RIGHT)),
                            number(answers.text(DOWN)),
                            (int) number(answers.text(DARKNESS)),
                            !answers.ticked(SILENT));
            return printers.add(printer)
                    .then(added -> {
                        changed.run();
                        return Outcome.done(Result.of(words.say("printers.added", added.name())));
                    });
        } catch (NumberFormatException e) {
            return Outcome.refused("NUMBER", words.say("printers.number"));
        }
    }

    private static boolean isFolder(String typed) {
        try {
            return Files.isDirectory(Path.of(typed));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static double number(String typed) {
        return typed.isEmpty() ? 0 : Double.parseDouble(typed.replace(',', '.'));
    }
}
