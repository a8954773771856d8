package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.GivenFile;
import org.lockfast.exchange.CsvFile;
import org.lockfast.exchange.ImportMap;
import org.lockfast.exchange.ImportReport;
import org.lockfast.exchange.ImportWatch;
import org.lockfast.exchange.Importing;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies the rows of a spreadsheet into the record. */
@Command(
        name = "import",
        description =
                "Copies the rows of a CSV file or Excel workbook into the record, each with a verdict.",
        mixinStandardHelpOptions = true)
final class ImportCommand extends StoreCommand {
    @Parameters(
            paramLabel = "FILE",
            description = "CSV in UTF-8, or .xlsx; its first line names the columns.")
    Path file = Path.of("");

    @Option(
            names = "--map",
            required = true,
            paramLabel = "MAP.json",
            description = "Which column becomes which field.")
    Path map = Path.of("");

    @Option(names = "--dry-run", description = "Records nothing; says what each row would come to.")
    boolean dry;

    @Option(
            names = "--verdicts",
            paramLabel = "OUT.csv",
            description = "One line for each row: row,verdict,reason,exhibit.")
    @Nullable Path verdicts;

    @Override
    Permission needs() {
        return Permission.IMPORT;
    }

    @Override
    void run() throws IOException {
        Path out = verdicts;
        if (out != null) {
            checkOut(out);
        }
        ImportMap mapping = value(ImportMap.read(mapText(), terminal().surroundings().zone()));
        CsvFile csv = value(CsvFile.of(String.valueOf(file.getFileName()), bytes()));
        Importing importing = store().importing();
        ImportReport report;
        try (ProgressLine progress = terminal().progress("Copying rows")) {
            ImportWatch watch =
                    (done, rows) -> {
                        progress.reached(done, rows);
                        return true;
                    };
            report =
                    value(
                            dry
                                    ? importing.tryOut(session(), csv, mapping, watch)
                                    : importing.run(session(), csv, mapping, watch));
        }
        if (out != null) {
            WholeFile.write(out, report.csv());
        }
        terminal().line(report.summary() + (dry ? " (dry run: nothing was recorded)" : ""));
    }

    private void checkOut(Path out) throws IOException {
        WholeFile.checkFolder(out);
        for (Path input : new Path[] {file, map}) {
            if (Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input)) {
                throw new Refusal("The verdicts would replace " + input + ". Name another file.");
            }
        }
    }

    private String mapText() {
        return Refusal.orValue(GivenFile.text(map, GivenFile.SMALL));
    }

    private byte[] bytes() {
        try {
            if (Files.size(file) > CsvFile.LARGEST) {
                throw new Refusal(
                        file
                                + " has more than "
                                + (CsvFile.LARGEST >> 20)
                                + " MB. Divide it into several files.");
            }
        } catch (IOException e) {
            // what reads it says why it cannot
        }
        return Refusal.orValue(GivenFile.bytes(file, Math.toIntExact(CsvFile.LARGEST)));
    }
}
