package org.lockfast.app.command;

import java.io.IOException;
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
            paramLabel = "S",
            description = "100x150, 100x70, 62x100, 102x51, 62x29 or 50x25 (mm).")
    String stock = "";

    @Option(
            names = "--dpi",
            paramLabel = "N",
            description = "203, 300 or 600; default ${DEFAULT-VALUE}.")
    int dpi = 203;

    @Option(names = "--format", paramLabel = "F", description = "pdf, zpl or png.")
    String format = "";

    @Option(names = "--out", paramLabel = "FILE")
    Path out = Path.of("");

    /** Whether it goes to a printer, and what a file needs is not asked. */
    boolean prints() {
        return false;
    }

    @Override
    public Integer call() throws IOException {
        if (!prints()) {
            required(stock, "--stock S");
            required(format, "--format F");
            required(out.toString(), "--out FILE");
        }
        return super.call();
    }

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
