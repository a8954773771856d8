package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockfast.continuity.Conflict;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.IndexTrouble;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.WaitingFile;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.ledger.Hash;
import org.lockfast.records.IndexFault;
import org.lockfast.records.JdbiConflicts;
import org.lockfast.sync.Carrying;

/** Exchange with another computer of the force from file to file. */
public final class CarriedByStick {
    private final OpenStore store;
    private final Carrying carrying;

    CarriedByStick(OpenStore store, Carrying carrying) {
        this.store = store;
        this.carrying = carrying;
    }

    /**
     * What came out of a file.
     *
     * @param inDoubt whether some of it is signed with a key that was revoked or is in doubt:
     *     somebody has to look at it
     */
    public record Taken(Carrying.Came came, boolean inDoubt) {}

    /**
     * Writes what another computer lacks, as far as is known here.
     *
     * @param receiver its id, or what people call it
     */
    public Outcome<Carrying.Carry> write(String receiver, Path out) {
        return carrying.exportSmall(receiver)
                .then(carry -> {
                    boolean whole = false;
                    try (WaitingFile waiting = WaitingFile.of(out, carry.bytes())) {
                        whole = true;
                        waiting.handOut();
                        ForAnotherComputer.readable(out);
                        return Outcome.done(carry);
                    } catch (IOException e) {
                        return whole ? notSafe(out) : notWritten(e);
                    }
                });
    }

    /** It may have its name already, and not be safe there. */
    private static Outcome<Carrying.Carry> notSafe(Path out) {
        return new Outcome.Refused<>(
                "NOT_SAFE",
                "The file may not be safe on the stick: " + out,
                List.of(
                        "Use no file that lies there under this name. Look whether the stick is in"
                                + " and may be written on, and save it once more, or choose another"
                                + " place."));
    }

    private static Outcome<Carrying.Carry> notWritten(IOException trouble) {
        return new Outcome.Refused<>(
                "NOT_WRITTEN",
                "The file could not be written: " + DiskTrouble.why(trouble),
                List.of(
                        FullDisk.isBehind(trouble)
                                ? "Make room there, or choose another stick."
                                : "Look whether the stick is in and may be written on, or choose"
                                        + " another place."));
    }

    /** Takes in a file that another computer wrote for this one. */
    public Outcome<Taken> take(Path file) {
        return GivenFile.bytes(file, Carrying.MOST_FILE).then(this::take);
    }

    private Outcome<Taken> take(byte[] file) {
        Set<Hash> before = inDoubt();
        long records = store.journal().count();
        try {
            return carrying.take(file)
                    .then(came ->
                            new Outcome.Done<>(
                                    new Taken(came, isDoubted(before, records)),
                                    new ClocksHere(store).takenIn(records, came.sender())));
        } catch (KeyringRefusal e) {
            return Outcome.refused(e.reason().name(), e.sentence());
        } catch (JournalRefusal e) {
            return notNoted(store.journal().count() - records, e);
        } catch (IOException | UncheckedIOException | IndexFault | IndexTrouble e) {
            return Outcome.refused(
                    "DISK",
                    DiskTrouble.sentence(
                            e,
                            "Not all of the file could be taken in: "
                                    + DiskTrouble.why(e)
                                    + (FullDisk.isBehind(e)
                                            ? ". Make room on the disk, then take in the same file again."
                                            : ". Check the disk, then take in the same file again."),
                            "Not all of the file may be taken in yet: the lists could not be read or"
                                    + " written. What came in is kept. Close Lockfast, open it again and take"
                                    + " in the same file again: nothing is taken in twice."));
        }
    }

    /** All that came is in; what is recorded after it, of this computer's own, could not be. */
    private static Outcome<Taken> notNoted(long came, JournalRefusal why) {
        return Outcome.refused(
                "NOT_RECORDED",
                came <= 0
                        ? String.valueOf(why.getMessage())
                        : (came == 1 ? "1 entry came" : came + " entries came")
                                + " in and are kept. What this computer notes of it could not be"
                                + " recorded: "
                                + why.getMessage());
    }

    /** What a revoked device recorded is taken in and marked. */
    private boolean isDoubted(Set<Hash> before, long records) {
        Set<Hash> marked = inDoubt();
        marked.removeAll(before);
        return !marked.isEmpty() || JdbiConflicts.isDoubtedFrom(store.index(), records);
    }

    private Set<Hash> inDoubt() {
        return store.conflicts().open().stream()
                .filter(one -> one.kind() == Conflict.Kind.REVOKED)
                .flatMap(one -> one.eids().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
