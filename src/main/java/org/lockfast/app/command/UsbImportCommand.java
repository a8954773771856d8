package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockfast.app.GivenFile;
import org.lockfast.continuity.Conflict;
import org.lockfast.ledger.Hash;
import org.lockfast.records.JdbiConflicts;
import org.lockfast.sync.Carrying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes in a file that another device wrote for this one. */
@Command(
        name = "usb-import",
        description = "Takes in a file that another device of the force wrote for this one.",
        mixinStandardHelpOptions = true)
final class UsbImportCommand extends StoreCommand {
    @Parameters(paramLabel = "FILE")
    Path file = Path.of("");

    @Override
    void run() throws IOException {
        byte[] bytes = Refusal.orValue(GivenFile.bytes(file, Carrying.MOST_FILE));
        Set<Hash> before = inDoubt();
        long records = store().journal().count();
        Carrying.Came came = value(UsbExportCommand.carrying(store()).take(bytes));
        terminal()
                .line(
                        "From "
                                + store().names().device(came.sender())
                                + ": "
                                + Counted.entries(came.added())
                                + " new, "
                                + came.known()
                                + " known, "
                                + Counted.files(came.files())
                                + " new.");
        sayWhatIsInDoubt(before, records);
        if (came.waiting() > 0) {
            terminal()
                    .say(
                            (came.waiting() == 1
                                            ? "1 entry rests"
                                            : came.waiting() + " entries rest")
                                    + " on something that has not come yet; what is kept is taken in when a later"
                                    + " file brings it.");
        }
        if (came.refused() > 0) {
            throw new Refusal(
                    (came.refused() == 1
                                    ? "1 entry in the file is not what it says it is, and was"
                                    : came.refused()
                                            + " entries in the file are not what they say they are, and were")
                            + " not taken in. Keep the file and tell the administrator.");
        }
    }

    /** What a revoked device recorded is taken in and marked; somebody has to look at it. */
    private void sayWhatIsInDoubt(Set<Hash> before, long records) {
        Set<Hash> marked = inDoubt();
        marked.removeAll(before);
        if (!marked.isEmpty() || JdbiConflicts.isDoubtedFrom(store().index(), records)) {
            terminal()
                    .say(
                            "Entries are signed with a key that was revoked or is in doubt, and are"
                                    + " kept and marked. What was recorded after that changes nothing here. Look at"
                                    + " them with: lockfast conflicts");
        }
    }

    private Set<Hash> inDoubt() {
        return store().conflicts().open().stream()
                .filter(one -> one.kind() == Conflict.Kind.REVOKED)
                .flatMap(one -> one.eids().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
