package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An owner did not come. */
@Command(
        name = "not-collected",
        description = "Records that the owner did not collect packages.",
        mixinStandardHelpOptions = true)
final class NotCollectedCommand extends StoreCommand {
    @Parameters(
            paramLabel = "REF",
            arity = "1..*",
            description = "JSM/4, CASE:JSM/4, CASE:JSM/4#2, a property number or an id.")
    List<String> references = List.of();

    @Option(names = "--note", paramLabel = "TEXT")
    @Nullable String note;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    void run() {
        value(store().leavingForGood().notCollected(session(), packages(references), note));
    }
}
