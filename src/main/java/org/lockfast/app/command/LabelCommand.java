package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.Stock;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Hands out a label. Each is a print with a new code; from the second on a reason is required. */
@Command(
        name = "label",
        description = "Makes a label, checks that it decodes, records the print and writes it.",
        mixinStandardHelpOptions = true)
final class LabelCommand extends StoreCommand {
    private static final Set<String> FORMATS = Set.of("pdf", "zpl", "png");

    @Parameters(paramLabel = "REF")
    String reference = "";

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

    @Option(
            names = "--reason",
            paramLabel = "R",
            description = "Required from the second print on.")
    @Nullable String reason;

    @Override
    Permission needs() {
        return Permission.RECORD;
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
        PackageState p = onePackage(reference);
        Exhibit exhibit = store().exhibits().byId(p.exhibitId()).orElseThrow();
        CheckedLabel label =
                value(
                        store().labelling()
                                .print(session(), exhibit, p, chosen, dpi, format, reason, out));
        terminal().line(label.model().code().value());
    }
}
