package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.label.LabelSheet;
import org.lockfast.label.Labelling;
import org.lockfast.label.SheetStock;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Hands out labels of many packages on sheets of A4. Each is a print with a new code. */
@Command(
        name = "label-sheet",
        description =
                "Makes labels on sheets of A4, checks that they decode, records and writes them.",
        mixinStandardHelpOptions = true)
final class LabelSheetCommand extends StoreCommand {
    @Option(
            names = "--refs",
            required = true,
            paramLabel = "FILE",
            description = "A REF on each line; - is standard input.")
    String refs = "";

    @Option(
            names = "--stock",
            required = true,
            paramLabel = "S",
            description = "L7160, L7162, L7163, L7165 or L7173.")
    String stock = "";

    @Option(
            names = "--start",
            paramLabel = "N",
            description = "First free place of the first sheet, from 1, row by row.")
    int start = 1;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    Path out = Path.of("");

    @Option(
            names = "--reason",
            paramLabel = "R",
            description = "Required where one of them has a label already.")
    @Nullable String reason;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    /** The sheet of this name. */
    static SheetStock named(String stock) {
        return SheetStock.named(stock)
                .orElseThrow(() ->
                        new Refusal(
                                "No sheet is called " + stock + ".",
                                SheetStock.all().stream().map(SheetStock::name).toList()));
    }

    /** Refuses a place that a sheet does not have. */
    static void checkPlace(SheetStock sheet, int start) {
        if (start < 1 || start > sheet.count()) {
            throw new Refusal(
                    "A sheet of "
                            + sheet.name()
                            + " has "
                            + sheet.count()
                            + " labels: --start goes from 1 to "
                            + sheet.count()
                            + ".");
        }
    }

    @Override
    void run() {
        SheetStock chosen = named(stock);
        checkPlace(chosen, start);
        WholeFile.checkFolder(out);
        List<PackageState> named =
                packages(
                        terminal()
                                .text(refs)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList());
        List<Labelling.Wanted> wanted =
                named.stream()
                        .map(p ->
                                new Labelling.Wanted(
                                        store().exhibits().byId(p.exhibitId()).orElseThrow(), p))
                        .toList();
        LabelSheet sheet =
                value(store().labelling().sheet(session(), wanted, chosen, start, reason, out));
        store().printing().onSheet(wanted, sheet);
        for (int i = 0; i < wanted.size(); i++) {
            terminal()
                    .line(
                            sheet.labels().get(i).model().code().value()
                                    + "\t"
                                    + PlainText.oneLine(wanted.get(i).exhibit().name()));
        }
    }
}
