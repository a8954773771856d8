package org.lockfast.sync;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.lockfast.journal.Journal;
import org.lockfast.journal.Verification;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.SealedFiles;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.sync.wire.EnrolAnswer;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.Runs;
import org.lockfast.sync.wire.Wraps;

/**
 * Makes a device one of a force's: asks for it with a one-time code, then takes in what the force's
 * server has for it, from the founding on, checked as any feed is. Asked again with the same keys
 * and code, the server gives the same answer, so a cut does no harm.
 */
public final class Enrolling {
    /** Enrolling came to nothing; the sentence says why. */
    public static final class NotEnrolled extends Exception {
        private static final long serialVersionUID = 1;

        NotEnrolled(String sentence) {
            super(sentence);
        }

        /** For people. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * What the server said.
     *
     * @param forceKey signed the founding
     * @param logKey signs the log
     * @param enrolled the entry that enrolled the device
     */
    public record Answer(
            String force, VerifyKey forceKey, VerifyKey logKey, Hash enrolled, String station) {}

    private Enrolling() {}

    /**
     * Asks.
     *
     * @param force as the server said before
     */
    public static Answer ask(
            Wire wire, ForceInfo force, String code, DeviceKeys device, String name)
            throws WireTrouble, NotEnrolled {
        Ed25519Key key = device.signer(0);
        try {
            EnrolAnswer answer =
                    wire.enrol(
                            EnrolRequest.sign(
                                    code,
                                    key,
                                    Base64.getEncoder().encodeToString(device.seal()),
                                    name));
            VerifyKey forceKey = VerifyKey.parse(force.forceKey());
            VerifyKey logKey = VerifyKey.parse(force.logKey());
            boolean one =
                    WrapNote.forceId(forceKey).equals(force.force())
                            && answer.force().equals(force.force())
                            && logKey.name().equals(force.origin());
            if (!one) {
                throw contradicts();
            }
            return new Answer(
                    force.name(),
                    forceKey,
                    logKey,
                    Hash.ofBase64(answer.enrolled()),
                    answer.station());
        } catch (Malformed | IllegalArgumentException e) {
            throw contradicts();
        } finally {
            key.destroy();
        }
    }

    private static NotEnrolled contradicts() {
        return new NotEnrolled(
                "The server contradicts itself about which force it serves. Check its address, and"
                        + " ask its administrator.");
    }

    /**
     * Takes in all the server has for the device, and lets it begin its own chain.
     *
     * @param journal new, of this device, trusting that force's key alone
     * @param network makes calls
     * @param progress told up to which place of the log it has come
     * @return what the device remembers of the server from now on
     */
    public static SyncMemory takeIn(
            Wire wire,
            Answer answer,
            String server,
            String ca,
            Path directory,
            Journal journal,
            SealedFiles sealed,
            MasterKeys masters,
            SecureRandom random,
            InstantSource clock,
            Executor network,
            Verification.Progress progress)
            throws WireTrouble, NotEnrolled, IOException {
        SyncMemory memory =
                SyncMemory.begin(
                        sealed,
                        SyncState.begin(
                                server,
                                ca,
                                answer.logKey().name(),
                                answer.logKey().vkey(),
                                answer.enrolled().base64()));
        try (Receipts receipts = Receipts.open(directory, masters, random)) {
            Line line =
                    new Line(
                            wire,
                            journal,
                            memory,
                            receipts,
                            random,
                            clock,
                            network,
                            new Pace(() -> false));
            wire.heldTo(line.vouch()); // older keys of officers would let old passwords in
            new Pulling(line, new Runs(), new Arrivals(journal.device())).all(progress);
            receipts.force();
            check(journal, answer);
            journal.record(
                    null,
                    List.of(
                            org.lockfast.journal.NewEvent.of(
                                    journal.store(), new DeviceEvent.Began(answer.enrolled(), 0))));
            memory.put(state -> state.compared(journal.epoch()));
            return memory;
        } catch (SyncStop e) {
            throw new NotEnrolled(e.problem().sentence());
        }
    }

    /** The log is the one its founding introduces, and it has enrolled this device. */
    private static void check(Journal journal, Answer answer) throws NotEnrolled {
        Optional<Origins> origins = Origins.of(journal, answer.forceKey());
        boolean founded = origins.filter(one -> one.has(answer.logKey())).isPresent();
        boolean enrolled =
                origins.flatMap(one -> one.enrolled(journal.device()))
                        .filter(answer.enrolled()::equals)
                        .isPresent();
        if (!founded || !enrolled) {
            throw new NotEnrolled(
                    founded
                            ? "The server did not send the entry that enrols this device. Enrol it again with"
                                    + " the same code."
                            : "The server's log is not the one that the force's founding names. Nothing of it is"
                                    + " kept. Check the address of the server.");
        }
    }

    /** The newest wrap notes of the force's officers. */
    public static Map<UUID, WrapNote> notes(Wire wire, List<ForceOfficer> officers)
            throws WireTrouble {
        Map<UUID, VerifyKey> keys = new HashMap<>();
        officers.forEach(one -> keys.put(one.id(), one.vkey()));
        Map<UUID, WrapNote> notes = new HashMap<>();
        long after = 0;
        for (Wraps some = wire.wraps(after); !some.wraps().isEmpty(); some = wire.wraps(after)) {
            for (Wraps.Wrap one : some.wraps()) {
                WrapNote note = WrapExchange.read(one.note());
                VerifyKey key = note == null ? null : keys.get(note.officer());
                if (note != null && key != null && note.verifiedBy(key)) {
                    notes.merge(note.officer(), note, (a, b) -> a.rev() >= b.rev() ? a : b);
                }
            }
            if (some.last() <= after) {
                break; // a server that does not go on
            }
            after = some.last();
        }
        return notes;
    }
}
