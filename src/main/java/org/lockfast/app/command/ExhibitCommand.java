package org.lockfast.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exhibits and other property: add. */
@Command(
        name = "exhibit",
        description = "Records exhibits and other property.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "add",
        subcommands = ExhibitCommand.Add.class)
final class ExhibitCommand {
    @Command(
            name = "add",
            description = "Records an exhibit, or property that is no exhibit, from a JSON file.",
            mixinStandardHelpOptions = true)
    static final class Add extends StoreCommand {
        @Option(
                names = "--case",
                paramLabel = "REF",
                description = "The case it belongs to; an exhibit needs one.")
        @Nullable String caseReference;

        @Option(
                names = "--json",
                required = true,
                paramLabel = "FILE",
                description = "The fields; - is standard input.")
        String file = "";

        @Override
        Permission needs() {
            return Permission.RECORD;
        }

        @Override
        void run() {
            ExhibitForm form =
                    ExhibitJson.read(
                            terminal().text(file),
                            parent ->
                                    Refusal.orValue(store().references().onePackage(parent)).id());
            Case of = caseReference == null ? null : theCase(caseReference);
            Outcome<Exhibit> outcome =
                    form.parent() == null
                            ? store().recordingExhibits().record(session(), of, form)
                            : store().takingSubExhibits().take(session(), of, form, null);
            List<String> warnings =
                    outcome instanceof Outcome.Done<Exhibit>(Exhibit _, List<String> said)
                            ? said
                            : List.of();
            terminal().json(ExhibitJson.added(Refusal.orValue(outcome), warnings));
        }

        private Case theCase(String reference) {
            List<Case> fits = store().cases().byReference(reference);
            if (fits.isEmpty()) {
                throw new Refusal(
                        "No case is called "
                                + reference
                                + ". Open it with: lockfast case add "
                                + reference
                                + " --title TITLE");
            }
            if (fits.size() > 1) {
                throw new Refusal(
                        "Several cases are called " + reference + ".",
                        fits.stream().map(one -> one.reference() + "  " + one.title()).toList());
            }
            return fits.getFirst();
        }
    }
}
