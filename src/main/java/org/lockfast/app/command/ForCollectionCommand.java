package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packages wait for their owner. */
@Command(
        name = "for-collection",
        description =
                "Records that packages wait to be collected by their owner, or that another letter was sent.",
        mixinStandardHelpOptions = true)
final class ForCollectionCommand extends StoreCommand {
    @Parameters(
            paramLabel = "REF",
            arity = "1..*",
            description = "JSM/4, CASE:JSM/4, CASE:JSM/4#2, a property number or an id.")
    List<String> references = List.of();

    @Option(names = "--to", required = true, paramLabel = "NAME", description = "Who collects it.")
    String to = "";

    @Option(
            names = "--letter",
            paramLabel = "DAY",
            description = "The day of a letter that was sent, 2026-12-14.")
    @Nullable String letter;

    @Option(names = "--note", paramLabel = "TEXT")
    @Nullable String note;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    void run() {
        value(
                store().leavingForGood()
                        .forCollection(
                                session(),
                                packages(references),
                                to,
                                letter == null ? null : ExtendCommand.day(letter),
                                note));
    }
}
