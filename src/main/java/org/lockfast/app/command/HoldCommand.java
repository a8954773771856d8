package org.lockfast.app.command;

import org.jspecify.annotations.Nullable;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An exhibit is to be kept. */
@Command(
        name = "hold",
        description = "Records that an exhibit is to be kept: nothing of it may leave for good.",
        mixinStandardHelpOptions = true)
final class HoldCommand extends StoreCommand {
    @Parameters(paramLabel = "REF", description = "JSM/4, CASE:JSM/4, a property number or an id.")
    String reference = "";

    @Option(names = "--why", required = true, paramLabel = "CODE", description = "TRIAL, APPEAL …")
    String why = "";

    @Option(
            names = "--until",
            paramLabel = "DAY",
            description = "The day to look at it again, 2026-12-14; it stands after that too.")
    @Nullable String until;

    @Option(names = "--note", paramLabel = "TEXT")
    @Nullable String note;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    void run() {
        value(
                store().holding()
                        .hold(
                                session(),
                                value(store().references().exhibit(reference)),
                                why,
                                until == null ? null : ExtendCommand.day(until),
                                note));
    }
}
