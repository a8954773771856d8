package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.officer.Permission;
import org.lockfast.report.Receipts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Prints a receipt to a file, and records the print. */
@Command(
        name = "receipt",
        description =
                "Prints a receipt for exhibits as PDF, and records the print: for what was seized or"
                        + " taken in, or for how it last changed hands.",
        mixinStandardHelpOptions = true)
final class ReceiptCommand extends StoreCommand {
    @Parameters(paramLabel = "REF", arity = "1..*")
    List<String> references = List.of();

    @Option(names = "--out", required = true, paramLabel = "F.pdf")
    Path out = Path.of("");

    @Option(
            names = "--hands",
            description = "For how they last went from one person to another, package by package.")
    boolean hands;

    @Option(
            names = "--for",
            paramLabel = "WHOM",
            description = "Whom it is given to; stands on it. Not with --hands.")
    @Nullable String forWhom;

    @Option(
            names = "--asked",
            paramLabel = "DAY",
            description = "The day it was asked for, such as 2026-03-14. Not with --hands.")
    @Nullable LocalDate asked;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    public Integer call() throws IOException {
        if (hands && (forWhom != null || asked != null)) {
            throw new ParameterException(
                    spec.commandLine(), "Give --for and --asked without --hands only");
        }
        return super.call();
    }

    @Override
    void run() {
        WholeFile.checkFolder(out);
        if (hands) {
            List<UUID> packages =
                    packages(references).stream().map(PackageState::id).distinct().toList();
            value(store().receipts().hands(session(), packages, out));
        } else {
            List<UUID> exhibits =
                    references.stream()
                            .map(one -> value(store().references().exhibit(one)))
                            .map(Exhibit::id)
                            .distinct()
                            .toList();
            value(
                    store().receipts()
                            .taken(
                                    session(),
                                    exhibits,
                                    new Receipts.Asked(forWhom == null ? "" : forWhom, asked),
                                    out));
        }
    }
}
