package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.Set;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.Stock;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Makes the label of a place. It has one code, so nothing is recorded. */
@Command(
        name = "label",
        description = "Makes the label of a place, checks that it decodes, and writes it.",
        mixinStandardHelpOptions = true)
final class PlaceLabelCommand extends StoreCommand {
    private static final Set<String> FORMATS = Set.of("pdf", "zpl", "png");

    @Parameters(paramLabel = "PATH")
    String path = "";

    @Option(
            names = "--stock",
            required = true,
            paramLabel = "S",
            description = "100x150, 100x70, 102x51 or 50x25 (mm).")
    String stock = "";

    @Option(
            names = "--dpi",
            paramLabel = "N",
            description = "203, 300 or 600; default ${DEFAULT-VALUE}.")
    int dpi = 203;

    @Option(names = "--format", required = true, paramLabel = "F", description = "pdf, zpl or png.")
    String format = "";

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
        if (!FORMATS.contains(format)) {
            throw new ParameterException(
                    spec.commandLine(), "Give --format pdf, zpl or png, not " + format);
        }
        Stock chosen =
                Stock.named(stock)
                        .orElseThrow(() ->
                                new Refusal(
                                        "No label stock is called " + stock + ".",
                                        Stock.all().stream().map(Stock::name).toList()));
        WholeFile.checkFolder(out);
        CheckedLabel label =
                value(
                        store().placeLabels()
                                .write(session(), place(path), chosen, dpi, format, out));
        terminal().line(label.model().code().value());
    }
}
