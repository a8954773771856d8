package org.lockfast.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
        void run() throws IOException {
            ExhibitForm form = ExhibitJson.read(text());
            Case of = caseReference == null ? null : theCase(caseReference);
            Outcome<Exhibit> outcome = store().recordingExhibits().record(session(), of, form);
            List<String> warnings =
                    outcome instanceof Outcome.Done<Exhibit>(Exhibit _, List<String> said)
                            ? said
                            : List.of();
            terminal().line(ExhibitJson.added(Refusal.orValue(outcome), warnings));
        }

        private String text() throws IOException {
            try {
                return file.equals("-")
                        ? new String(terminal().in().readAllBytes(), StandardCharsets.UTF_8)
                        : Files.readString(Path.of(file));
            } catch (NoSuchFileException e) {
                throw new Refusal("There is no file " + file + ".");
            } catch (java.nio.charset.CharacterCodingException e) {
                throw new Refusal(file + " is not UTF-8 text. Save it as UTF-8.");
            }
        }

        private Case theCase(String reference) {
            List<Case> fits = store().cases().byReference(reference);
            if (fits.isEmpty()) {
                throw new Refusal(
                        "No case is called "
                                + reference
                                + ". Open it with: lockfast case add "
                                + reference
                                + " --title …");
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
