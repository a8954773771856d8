package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Path;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.WaitingFile;
import org.lockfast.sync.Carrying;

/** Exchange with another computer of the force from file to file. */
public final class CarriedByStick {
    private final Carrying carrying;

    CarriedByStick(Carrying carrying) {
        this.carrying = carrying;
    }

    /**
     * Writes what another computer lacks, as far as is known here.
     *
     * @param receiver its id, or what people call it
     */
    public Outcome<Carrying.Carry> write(String receiver, Path out) {
        return carrying.export(receiver)
                .then(carry -> {
                    try (WaitingFile whole = WaitingFile.of(out, carry.bytes())) {
                        whole.handOut();
                        return Outcome.done(carry);
                    } catch (IOException e) {
                        return Outcome.refused(
                                "NOT_WRITTEN",
                                "The file could not be written: "
                                        + DiskTrouble.why(e)
                                        + ". Make room on the stick, or choose another place.");
                    }
                });
    }

    /** Takes in a file that another computer wrote for this one. */
    public Outcome<Carrying.Came> take(Path file) {
        return GivenFile.bytes(file, Carrying.MOST_FILE)
                .then(bytes -> {
                    try {
                        return carrying.take(bytes);
                    } catch (IOException e) {
                        return Outcome.refused(
                                "DISK",
                                "Not all of the file could be taken in: "
                                        + DiskTrouble.why(e)
                                        + ". Make room on the disk, then take in the same file again.");
                    }
                });
    }
}
