package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.SheetStock;
import org.lockfast.label.Stock;
import org.lockfast.officer.Permission;
import org.lockfast.print.Printer;
import org.lockfast.print.Printing;
import org.lockfast.print.Sent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Makes blank labels: a code and lines to write on, for no exhibit yet. Nothing is recorded. */
@Command(
        name = "blanks",
        description =
                "Makes blank labels for a scene, checks that they decode, and prints them or writes a PDF.",
        mixinStandardHelpOptions = true)
final class BlanksCommand extends StoreCommand {
    @Option(names = "--count", required = true, paramLabel = "N", description = "1 to 500.")
    int count;

    @Option(
            names = "--stock",
            paramLabel = "S",
            description =
                    "100x150, 100x70, 62x100, 102x51, 62x29, 50x25, a sheet such as L7163, or card, to write labels by"
                            + " hand from.")
    @Nullable String stock;

    @Option(
            names = "--start",
            paramLabel = "N",
            description = "First free place of the first sheet, from 1, row by row.")
    int start = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "A PDF.")
    @Nullable Path out;

    @Option(names = "--printer", paramLabel = "NAME", description = "Of: lockfast printers.")
    @Nullable String printer;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    public Integer call() throws java.io.IOException {
        if ((out == null) == (printer == null) || (out == null) != (stock == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Give --stock S and --out FILE, or --printer NAME alone");
        }
        return super.call();
    }

    @Override
    void run() {
        if (printer != null) {
            print(PrintersCommand.printer(this, printer));
        } else if (out != null && stock != null) {
            write(stock, out);
        }
    }

    private void print(Printer on) {
        List<CheckedLabel> labels = value(store().blankLabels().make(count, on.labels(), on.dpi()));
        Printing.Run run = store().printing().sendBlank(on, labels);
        say(labels.subList(0, run.out()));
        String says =
                switch (run.last()) {
                    case Sent.Printed(String said) -> said;
                    case Sent.HandedOn(String said) -> said;
                    case Sent.Waits(String said) -> said;
                    case Sent.NotKnown(String said) -> said;
                };
        if (run.out() < count) {
            String tail = says;
            if (run.last() instanceof Sent.NotKnown) {
                String code = labels.get(run.out()).model().code().grouped();
                tail =
                        "It is not known whether the next one came out of "
                                + on.name()
                                + ": "
                                + code
                                + ". Look there: if it did, it can be used as it is.";
            }
            throw new Refusal(run.out() + " of " + count + " blank labels came out. " + tail);
        }
        terminal()
                .say(
                        run.last() instanceof Sent.Printed && count > 1
                                ? on.name() + " has printed all " + count + "."
                                : says);
    }

    private void write(String named, Path file) {
        WholeFile.checkFolder(file);
        Optional<SheetStock> sheet = SheetStock.named(named);
        Outcome<List<CheckedLabel>> made =
                sheet.isPresent()
                        ? store().blankLabels()
                                .sheet(session(), count, sheet.get(), place(sheet.get()), file)
                        : store().blankLabels().write(session(), count, rollStock(named), file);
        say(value(made));
    }

    private int place(SheetStock sheet) {
        LabelSheetCommand.checkPlace(sheet, start);
        return start;
    }

    private static Stock rollStock(String named) {
        return Stock.named(named)
                .orElseThrow(() -> {
                    List<String> all = new ArrayList<>();
                    Stock.all().forEach(one -> all.add(one.name()));
                    SheetStock.all().forEach(one -> all.add(one.name()));
                    all.add(Stock.BY_HAND.name());
                    return new Refusal("No label stock is called " + named + ".", all);
                });
    }

    private void say(List<CheckedLabel> labels) {
        labels.forEach(label -> terminal().line(label.model().code().value()));
    }
}
