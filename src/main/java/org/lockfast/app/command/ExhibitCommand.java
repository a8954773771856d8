package org.lockfast.app.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.IndexBroken;
import org.lockfast.journal.Outcome;
import org.lockfast.label.LabelCode;
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

        @Option(
                names = "--label",
                paramLabel = "CODE",
                description =
                        "The blank label on it, as scanned or typed; once for each package, in order.")
        List<String> labels = new ArrayList<>();

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
            List<LabelCode> blank = blankLabels();
            Case of = caseReference == null ? null : oneCase(caseReference);
            Outcome<Exhibit> outcome =
                    form.parent() == null
                            ? store().recordingExhibits().record(session(), of, form)
                            : store().takingSubExhibits().take(session(), of, form, null);
            List<String> warnings =
                    outcome instanceof Outcome.Done<Exhibit>(Exhibit _, List<String> said)
                            ? said
                            : List.of();
            Exhibit exhibit = Refusal.orValue(outcome);
            noteDone();
            List<String> told = new ArrayList<>(warnings);
            try {
                putOn(exhibit, blank, told);
            } catch (IndexBroken e) {
                told.add(
                        "Whether the labels are recorded on it could not be looked up: see with show,"
                                + " and claim what is lacking.");
            }
            terminal().json(ExhibitJson.added(exhibit, told));
        }

        /** Before anything is recorded, each is seen to be free. */
        private List<LabelCode> blankLabels() {
            List<LabelCode> free = new ArrayList<>();
            for (String one : labels) {
                LabelCode code = value(store().claimingLabels().free(one));
                if (free.contains(code)) {
                    throw new Refusal("One label is named twice: " + code.grouped() + ".");
                }
                free.add(code);
            }
            return free;
        }

        /** The exhibit is recorded: what does not work of its labels is said beside it. */
        private void putOn(Exhibit exhibit, List<LabelCode> blank, List<String> told) {
            List<PackageState> packages =
                    blank.isEmpty() ? List.of() : store().movements().packagesOf(exhibit.id());
            for (int i = 0; i < blank.size(); i++) {
                if (i >= packages.size()) {
                    told.add(
                            "It has "
                                    + packages.size()
                                    + (packages.size() == 1 ? " package" : " packages")
                                    + ": the label "
                                    + blank.get(i).grouped()
                                    + " is on none of them.");
                } else if (store().claimingLabels()
                                .claim(session(), packages.get(i), blank.get(i), null)
                        instanceof Outcome.Refused<LabelCode> no) {
                    told.add(no.sentence());
                }
            }
        }
    }
}
