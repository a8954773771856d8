package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Journal;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.WaitingFile;
import org.lockfast.keys.CheckedCode;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.Keyring;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.KeepingDevices;
import org.lockfast.officer.Session;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.EnrolmentFile;
import org.lockfast.sync.EnrolmentRequest;

/**
 * Lets another computer join the force by files on a stick, where there is no server: records that
 * it joined, and writes all it needs into a file that only it can open. Each step can be done
 * again: what was recorded is recorded once.
 */
public final class AdmittingByFile {
    private final KeepingDevices devices;
    private final Journal journal;
    private final Keyring keyring;
    private final DeviceKeys own;
    private final Carrying carrying;
    private final int most;

    /**
     * @param most bytes of entries and their values in a file
     */
    AdmittingByFile(
            KeepingDevices devices,
            Journal journal,
            Keyring keyring,
            DeviceKeys own,
            Carrying carrying,
            int most) {
        this.devices = devices;
        this.journal = journal;
        this.keyring = keyring;
        this.own = own;
        this.carrying = carrying;
        this.most = most;
    }

    /**
     * What came of it.
     *
     * @param file for the newcomer
     * @param force what the force is called
     * @param code what is typed at the newcomer, to tell the force from any other
     */
    public record Admitted(
            ForceDevice device, Carrying.Carry file, String force, CheckedCode code) {}

    /**
     * Who asks by a request: what it would be enrolled as. Nothing is recorded.
     *
     * @param fingerprint as somebody read it off the newcomer's own screen
     */
    public static Outcome<EnrolmentRequest> asked(Path request, String fingerprint) {
        return GivenFile.bytes(request, EnrolmentRequest.MOST)
                .then(EnrolmentRequest::read)
                .then(asked -> asked.confirmed(fingerprint));
    }

    /**
     * Lets one join.
     *
     * @param second the other administrator; needed once there are two
     * @param fingerprint as somebody read it off the newcomer's own screen
     */
    public Outcome<Admitted> admit(
            Session by, @Nullable Session second, byte[] request, String fingerprint) {
        return EnrolmentRequest.read(request)
                .then(asked -> asked.confirmed(fingerprint))
                .then(asked -> admit(by, second, asked));
    }

    /**
     * The same from file to file.
     *
     * @param out what to write for the newcomer
     */
    public Outcome<Admitted> admit(
            Session by, @Nullable Session second, Path request, String fingerprint, Path out) {
        return GivenFile.bytes(request, EnrolmentRequest.MOST)
                .then(asked -> admit(by, second, asked, fingerprint))
                .then(admitted -> written(admitted, out));
    }

    private static Outcome<Admitted> written(Admitted admitted, Path out) {
        try (WaitingFile whole = WaitingFile.of(out, admitted.file().bytes())) {
            whole.handOut();
            ForAnotherComputer.readable(out);
            return Outcome.done(admitted);
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_WRITTEN",
                    (admitted.device().name() == null
                                    ? admitted.device().id()
                                    : admitted.device().name())
                            + " is enrolled, and the file for it could not be written: "
                            + DiskTrouble.why(e)
                            + ". Make room on the stick, then do the same once more.");
        }
    }

    private Outcome<Admitted> admit(Session by, @Nullable Session second, EnrolmentRequest asked) {
        if (!asked.device().equals(own.device()) && journal.newestOf(asked.device()).isPresent()) {
            return Outcome.refused(
                    "JOINED",
                    "The computer that wrote this request has joined already. What it lacks goes there with:"
                            + " lockfast usb-export FILE --for "
                            + asked.device()
                            + ".");
        }
        return carrying.fits(most)
                .then(_ -> devices.enrol(by, second, newcomer(asked), self()))
                .then(device ->
                        carrying.whole(device.id(), most)
                                .then(file ->
                                        Outcome.done(
                                                new Admitted(
                                                        device,
                                                        file,
                                                        keyring.force().name(),
                                                        EnrolmentFile.fingerprint(
                                                                keyring.force().vkey())))));
    }

    private static KeepingDevices.Named newcomer(EnrolmentRequest asked) {
        return new KeepingDevices.Named(
                asked.vkey(), asked.seal(), asked.station(), asked.name(), asked.hash());
    }

    private KeepingDevices.Named self() {
        Ed25519Key key = own.signer(0);
        try {
            return new KeepingDevices.Named(
                    key.key(),
                    Base64.getEncoder().encodeToString(own.seal()),
                    keyring.station(),
                    keyring.device().name(),
                    Hash.ZERO); // nobody asked: it says it itself
        } finally {
            key.destroy();
        }
    }
}
