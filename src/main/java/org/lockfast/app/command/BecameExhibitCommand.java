package org.lockfast.app.command;

import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Property that was no exhibit is one from now on. */
@Command(
        name = "became-exhibit",
        description = "Records that found or other property is an exhibit of a case now.",
        mixinStandardHelpOptions = true)
final class BecameExhibitCommand extends StoreCommand {
    @Parameters(paramLabel = "REF", description = "Its property number or id.")
    String property = "";

    @Option(names = "--case", required = true, paramLabel = "C")
    String caseReference = "";

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "R",
            description = "The exhibit reference, as whoever produces it gave it.")
    String reference = "";

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    void run() {
        value(
                store().recordingExhibits()
                        .becomeExhibit(
                                session(),
                                value(store().references().exhibit(property)),
                                oneCase(caseReference),
                                reference));
    }
}
