package org.lockfast.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.WaitingFile;
import org.lockfast.keys.Keyring;
import org.lockfast.keys.RecoverySheet;
import org.lockfast.officer.KeepingOfficers;
import org.lockfast.officer.Session;

/**
 * A recovery sheet of a store that is in use: one that joined a force has none till it is made
 * here, and one that was lost or used up is made anew. Sheets made before go on opening the store.
 */
public final class RecoverySheets {
    /** More than any sheet takes. */
    private static final int ROOM = 8192;

    private final KeepingOfficers officers;
    private final Keyring keyring;

    RecoverySheets(KeepingOfficers officers, Keyring keyring) {
        this.officers = officers;
        this.keyring = keyring;
    }

    /**
     * Makes one, records it and writes it.
     *
     * @param second the other administrator; needed once there are two
     * @param file a new one: what is there is not written over
     */
    public Outcome<Path> write(Session by, @Nullable Session second, Path file) {
        if (Files.exists(file)) {
            return Outcome.refused(
                    "SHEET_THERE",
                    file + " is there already. Name a new file for the recovery sheet.");
        }
        try (WaitingFile room = WaitingFile.of(file, new byte[ROOM])) {
            return officers.recoverySheet(by, second).then(sheet -> written(sheet, file));
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_WRITTEN",
                    file
                            + " cannot be written: "
                            + DiskTrouble.why(e)
                            + ". No recovery sheet was made. Name a file where there is room.");
        }
    }

    private Outcome<Path> written(RecoverySheet made, Path file) {
        Keyring.Force force = keyring.force();
        try (RecoverySheet sheet = made;
                WaitingFile whole =
                        WaitingFile.of(
                                file,
                                SheetText.of(
                                                sheet,
                                                force.name(),
                                                keyring.station(),
                                                force.vkey().vkey())
                                        .getBytes(StandardCharsets.UTF_8))) {
            whole.handOut();
            return Outcome.done(file);
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_WRITTEN",
                    "A recovery sheet was made, and could not be written to "
                            + file
                            + ": "
                            + DiskTrouble.why(e)
                            + ". Nobody has its code, so it opens nothing. Make room and make another.");
        }
    }
}
