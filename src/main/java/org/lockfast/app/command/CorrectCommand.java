package org.lockfast.app.command;

import java.util.Set;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Completeness;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.label.ChangedSince;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A field was wrong: the old value stays, and both print. */
@Command(
        name = "correct",
        description = "Corrects a field by a further entry; the old value stays in the record.",
        mixinStandardHelpOptions = true)
final class CorrectCommand extends StoreCommand {
    private static final Set<String> OF_A_PACKAGE = Set.of("packaging", "seal");

    @Parameters(paramLabel = "REF")
    String reference = "";

    @Option(names = "--field", required = true, paramLabel = "KEY")
    String field = "";

    @Option(names = "--value", required = true, paramLabel = "V")
    String value = "";

    @Option(names = "--reason", required = true, paramLabel = "R")
    String reason = "";

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    @Override
    void run() {
        Exhibit exhibit = value(store().references().exhibit(reference));
        field = named(field);
        if (OF_A_PACKAGE.contains(field)) {
            PackageState one = onePackage(reference);
            String old = field.equals("seal") ? one.seal() : one.packaging();
            value(
                    store().recordingExhibits()
                            .correctPackage(
                                    session(), exhibit, one.id(), field, old, value, why(reason)));
        } else {
            value(
                    store().recordingExhibits()
                            .correct(session(), exhibit, field, value, why(reason)));
        }
        boolean labelled =
                store().movements().packagesOf(exhibit.id()).stream()
                        .anyMatch(one -> one.labelSerial() > 0);
        if (labelled && ChangedSince.bears(field)) {
            terminal().say("Its label says what was recorded before. Print it again.");
        }
    }

    /** A code as {@code incomplete} lists it stands for the field that says it. */
    private String named(String written) {
        boolean code = written.matches("[A-Z][A-Z0-9_]*");
        return code
                ? new Completeness(store().rules().rules()).field(written, 1).orElse(written)
                : written;
    }
}
