package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.find.Filter;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the list of exhibits to a file for a spreadsheet, and records that it was. */
@Command(
        name = "export",
        description =
                "Writes the exhibits that have all the words and fit the filters as CSV, and records that.",
        mixinStandardHelpOptions = true)
final class ExportCommand extends StoreCommand {
    @Parameters(paramLabel = "WORDS", arity = "0..*")
    List<String> words = List.of();

    @Option(
            names = "--filter",
            paramLabel = "KEY=VALUE",
            description = "As of find. Can be given again.")
    List<String> filters = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "F.csv")
    Path out = Path.of("");

    @Option(
            names = "--why",
            required = true,
            paramLabel = "W",
            description = "Why it leaves the store; it is recorded.")
    String why = "";

    @Option(
            names = "--for",
            paramLabel = "WHOM",
            defaultValue = "",
            description = "Whom it is for; it is recorded.")
    String forWhom = "";

    @Override
    Permission needs() {
        return Permission.EXPORT_LIST;
    }

    @Override
    void run() {
        WholeFile.checkFolder(out);
        Filter filter =
                new Filter(filters.stream().map(text -> value(Filter.Term.read(text))).toList());
        terminal()
                .line(
                        Counted.of(
                                value(
                                        store().exhibitLists()
                                                .write(
                                                        session(),
                                                        filter,
                                                        String.join(" ", words),
                                                        why,
                                                        forWhom,
                                                        out)),
                                "exhibit",
                                "exhibits"));
    }
}
