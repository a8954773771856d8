package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lockfast.app.StoreLog;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the store's own log in the published formats, for anybody to check. */
@Command(
        name = "export-log",
        description = "Writes the store's log in published formats that others can check.",
        mixinStandardHelpOptions = true)
final class ExportLogCommand extends StoreCommand {
    @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
    Path directory = Path.of("");

    @Option(
            names = "--entry",
            paramLabel = "EID|INDEX",
            description =
                    "Writes this entry singly with its proof too: its eid, or its place in the"
                            + " log from 0. Can be given again.")
    List<String> entries = new ArrayList<>();

    @Option(
            names = "--exhibit",
            paramLabel = "REF",
            description =
                    "Writes every entry about this exhibit and its packages singly too. Can be"
                            + " given again.")
    List<String> exhibits = new ArrayList<>();

    @Override
    Permission needs() {
        return Permission.EXPORT_LOG;
    }

    @Override
    void run() throws IOException {
        String checkpoint;
        try (ProgressLine progress = terminal().progress("Writing the log")) {
            checkpoint = new StoreLog(store()).export(directory, singly(), progress::reached);
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(directory + " is not empty. Name a new or empty folder.");
        }
        terminal().line(checkpoint);
    }

    private StoreLog.Singly singly() {
        Set<Hash> eids = new HashSet<>();
        Set<Long> indices = new HashSet<>();
        for (String entry : entries) {
            if (entry.matches("[0-9]{1,18}")) {
                indices.add(Long.parseLong(entry));
            } else {
                eids.add(eid(entry));
            }
        }
        Set<UUID> subjects = new HashSet<>();
        for (String reference : exhibits) {
            Exhibit exhibit = value(store().references().exhibit(reference));
            subjects.add(exhibit.id());
            store().movements().packagesOf(exhibit.id()).stream()
                    .map(PackageState::id)
                    .forEach(subjects::add);
        }
        return new StoreLog.Singly(eids, indices, subjects);
    }

    /** As {@code show --json} writes it, or as hex. */
    private static Hash eid(String text) {
        try {
            return text.length() == 2 * Hash.LENGTH
                    ? Hash.of(HexFormat.of().parseHex(text))
                    : Hash.ofBase64(text);
        } catch (IllegalArgumentException | Malformed e) {
            throw new Refusal(
                    text
                            + " is no eid and no place in the log. Take the eid from show --json,"
                            + " or a number from 0.");
        }
    }
}
