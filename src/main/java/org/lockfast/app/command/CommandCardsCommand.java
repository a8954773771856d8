package org.lockfast.app.command;

import java.nio.file.Path;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.LabelSheet;
import org.lockfast.label.SheetStock;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a sheet of the cards whose scans do what keys do. Nothing is recorded. */
@Command(
        name = "command-cards",
        description = "Makes a sheet of the cards whose scans do what keys do.",
        mixinStandardHelpOptions = true)
final class CommandCardsCommand extends StoreCommand {
    @Option(
            names = "--stock",
            paramLabel = "S",
            description = "L7160, L7162, L7163, L7165 or L7173; default ${DEFAULT-VALUE}.")
    String stock = "L7163";

    @Option(
            names = "--start",
            paramLabel = "N",
            description = "First free place of the sheet, from 1, row by row.")
    int start = 1;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    Path out = Path.of("");

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    void run() {
        SheetStock chosen = LabelSheetCommand.named(stock);
        LabelSheetCommand.checkPlace(chosen, start);
        WholeFile.checkFolder(out);
        LabelSheet sheet = value(store().placeLabels().commandCards(session(), chosen, start, out));
        for (CheckedLabel card : sheet.labels()) {
            terminal().line(card.model().code().value() + "\t" + card.model().reference());
        }
    }
}
