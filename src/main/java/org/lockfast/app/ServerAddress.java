package org.lockfast.app;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.lockfast.journal.Journal;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.SealedFiles;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.Authorities;
import org.lockfast.sync.SyncMemory;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ForceInfo;

/**
 * Where an enrolled store finds its server: given again when the address or the certificates
 * change, or when what the device remembers of the server is damaged.
 */
public final class ServerAddress {
    /**
     * It is set.
     *
     * @param again what of the memory was made again, and what was lost; empty where it was whole
     */
    public record Set(Optional<SyncProblem> again) {}

    private final Path directory;
    private final SealedFiles files;
    private final Journal journal;
    private final VerifyKey forceKey;
    private final DeviceKeys device;
    private final String noServer;

    ServerAddress(
            Path directory,
            SealedFiles files,
            Journal journal,
            VerifyKey forceKey,
            DeviceKeys device,
            String noServer) {
        this.directory = directory;
        this.files = files;
        this.journal = journal;
        this.forceKey = forceKey;
        this.device = device;
        this.noServer = noServer;
    }

    /** Sets it, once the server there says it is the force's. */
    Outcome<Set> set(String address, String ca, Wires wires) {
        if (!SyncMemory.belongs(directory)) {
            return Outcome.refused("ALONE", noServer);
        }
        try {
            if (!Authorities.vouch(ca)) {
                return EnrollingStore.noAuthority();
            }
            try (Wire wire = wires.to(address, ca, device)) {
                ForceInfo there = wire.force();
                if (!there.force().equals(WrapNote.forceId(forceKey))
                        || !there.forceKey().equals(forceKey.vkey())) {
                    return Outcome.refused(
                            "ANOTHER_FORCE",
                            "The server there is not the server of this force. Nothing was changed; check"
                                    + " the address.");
                }
            }
        } catch (WireTrouble e) {
            return e.kind() == WireTrouble.Kind.UNREACHABLE
                    ? Outcome.refused(
                            "UNREACHABLE",
                            address
                                    + " was not reached, and nothing was changed. Check the address and the"
                                    + " network.")
                    : EnrollingStore.refused(e, address);
        } catch (CertificateException e) {
            return EnrollingStore.noCertificate();
        } catch (IllegalArgumentException e) {
            return Outcome.refused("NO_ADDRESS", String.valueOf(e.getMessage()) + ".");
        }
        return remember(address, ca);
    }

    private Outcome<Set> remember(String address, String ca) {
        try {
            SyncMemory.read(directory, files).orElseThrow().at(address, ca);
            return Outcome.done(new Set(Optional.empty()));
        } catch (KeyringRefusal e) {
            Optional<SyncProblem> again =
                    SyncMemory.makeAgain(files, journal, forceKey, address, ca);
            return again.isPresent()
                    ? Outcome.done(new Set(again))
                    : Outcome.refused(
                            "NOT_ENROLLED",
                            "The records here do not say how this device joined its force. Enrol the"
                                    + " computer again as a new device, and carry these records to it by file.");
        }
    }
}
