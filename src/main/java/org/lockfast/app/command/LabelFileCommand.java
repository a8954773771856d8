package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.Set;
import org.lockfast.label.Stock;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A command that writes one label into a file: on which stock, how fine, as what, and where to. */
abstract class LabelFileCommand extends StoreCommand {
    private static final Set<String> FORMATS = Set.of("pdf", "zpl", "png");

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

    /**
     * The stock that was named, once format and folder are seen to be right.
     *
     * @throws ParameterException for a format there is none of
     */
    final Stock chosen() {
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
        return chosen;
    }
}
