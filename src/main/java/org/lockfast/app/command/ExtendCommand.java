package org.lockfast.app.command;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that what is out comes back later. */
@Command(
        name = "extend",
        description = "Puts off the day by which packages that are out are to be back.",
        mixinStandardHelpOptions = true)
final class ExtendCommand extends StoreCommand {
    @Parameters(
            paramLabel = "REF",
            arity = "1..*",
            description = "JSM/4, CASE:JSM/4, CASE:JSM/4#2, a property number or an id.")
    List<String> references = List.of();

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DAY",
            description = "The last day that is in time, 2026-12-14.")
    String until = "";

    @Option(names = "--reason", required = true, paramLabel = "R")
    String reason = "";

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    void run() {
        value(store().returns().extend(session(), packages(references), day(until), why(reason)));
    }

    static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(String.valueOf(text));
        } catch (DateTimeParseException e) {
            throw new Refusal(text + " is no day. Write it like 2026-12-14.");
        }
    }
}
