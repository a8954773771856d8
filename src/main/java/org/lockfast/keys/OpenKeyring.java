package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.lockfast.ledger.Ed25519Key;

/**
 * A keyring found genuine, with the master keys it guards. Whoever holds one can open every record
 * of the store. Closing it closes its {@link #masters()}.
 */
public final class OpenKeyring implements AutoCloseable {
    private static final byte[] FORCE_AAD = "force".getBytes(StandardCharsets.US_ASCII);

    private final KeyringFile file;
    private final MasterKeys masters;

    private OpenKeyring(KeyringFile file, MasterKeys masters) {
        this.file = file;
        this.masters = masters;
    }

    /** A keyring we made ourselves. */
    static OpenKeyring made(Keyring keyring, MasterKeys masters) {
        return new OpenKeyring(KeyringFile.of(keyring, masters), masters);
    }

    /**
     * Opens a keyring with an officer's password.
     *
     * @throws KeyringRefusal SIGN_IN for an unknown or retired collar or another password (which of
     *     them is not said), ALTERED when the password fits and the rest does not
     */
    public static SignedIn signIn(KeyringFile file, String collar, Password password) {
        Keyring keyring = file.keyring();
        Keyring.Officer officer = keyring.officer(collar).orElse(null);
        Wrap wrap = officer == null ? null : officer.wrap();
        if (officer == null || wrap == null) {
            spendTheTime(keyring, password);
            throw new KeyringRefusal(Reason.SIGN_IN);
        }
        Identity identity =
                Identity.unwrap(wrap, password, keyring.force().id(), officer.id())
                        .orElseThrow(() -> new KeyringRefusal(Reason.SIGN_IN));
        try {
            checkPublicHalves(officer, identity);
            OpenKeyring open =
                    open(file, officer.masters(), officer.collar(), identity.sealPrivate());
            return new SignedIn(open, UnlockedIdentity.of(officer, identity.copy()));
        } finally {
            identity.close();
        }
    }

    /**
     * An unknown collar takes as long as a wrong password, so that time does not tell them apart.
     */
    private static void spendTheTime(Keyring keyring, Password password) {
        keyring.officers().stream()
                .map(Keyring.Officer::wrap)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .ifPresent(wrap ->
                        Arrays.fill(
                                wrap.cost().derive(password, Bytes.ofBase64(wrap.salt())),
                                (byte) 0));
    }

    private static void checkPublicHalves(Keyring.Officer officer, Identity identity) {
        if (!identity.verifyKey(officer.vkey().name()).equals(officer.vkey())
                || !Bytes.base64(identity.seal()).equals(officer.seal())) {
            throw new KeyringRefusal(Reason.ALTERED);
        }
    }

    /**
     * Opens a keyring with a recovery sheet's key.
     *
     * @throws KeyringRefusal SHEET_UNKNOWN when no sheet of this keyring has that key, ALTERED
     */
    static OpenKeyring withSheet(KeyringFile file, RecoverySheet sheet) {
        Keyring.Recovery entry =
                sheet.entryIn(file.keyring())
                        .orElseThrow(() -> new KeyringRefusal(Reason.SHEET_UNKNOWN));
        return open(file, entry.masters(), SealedMaster.RECOVERY, sheet.sealPrivate());
    }

    private static OpenKeyring open(
            KeyringFile file, List<SealedMaster> sealed, String aadName, byte[] sealPrivate) {
        TreeMap<Integer, byte[]> opened = new TreeMap<>();
        try {
            for (SealedMaster master : sealed) {
                Optional<byte[]> key = master.open(file.keyring().store(), aadName, sealPrivate);
                opened.put(master.gen(), key.orElseThrow(() -> new KeyringRefusal(Reason.ALTERED)));
            }
            MasterKeys masters = new MasterKeys(file.keyring().store(), opened);
            if (!file.genuine(masters)) {
                masters.close();
                throw new KeyringRefusal(Reason.ALTERED);
            }
            return new OpenKeyring(file, masters);
        } finally {
            opened.values().forEach(key -> Arrays.fill(key, (byte) 0));
            Arrays.fill(sealPrivate, (byte) 0);
        }
    }

    public Keyring keyring() {
        return file.keyring();
    }

    /** The file as it must lie on disk. */
    public KeyringFile file() {
        return file;
    }

    /** All generations; closed with this. */
    public MasterKeys masters() {
        return masters;
    }

    /**
     * The force's private key, which signs the founding. The caller destroys it. A store that was
     * enrolled has none.
     *
     * @throws KeyringRefusal ALTERED when the wrapped key is not the one of the public key
     */
    Optional<Ed25519Key> forceKey() {
        byte[] key = masters.derive(masters.newest(), Purpose.KEYRING);
        String wrapped = keyring().force().wrapped();
        if (wrapped == null) {
            return Optional.empty();
        }
        byte[] box = Bytes.ofBase64(wrapped);
        byte[] seed =
                Aead.open(key, box, 0, FORCE_AAD)
                        .orElseThrow(() -> new KeyringRefusal(Reason.ALTERED));
        Arrays.fill(key, (byte) 0);
        Ed25519Key force = Ed25519Key.of(keyring().force().vkey().name(), seed);
        Arrays.fill(seed, (byte) 0);
        if (!force.key().equals(keyring().force().vkey())) {
            throw new KeyringRefusal(Reason.ALTERED);
        }
        return Optional.of(force);
    }

    /** The force's seed under the newest keyring key, for the next keyring. */
    static String wrapForce(byte[] seed, MasterKeys masters, java.security.SecureRandom random) {
        byte[] key = masters.derive(masters.newest(), Purpose.KEYRING);
        String wrapped = Bytes.base64(Aead.seal(key, seed, FORCE_AAD, random));
        Arrays.fill(key, (byte) 0);
        return wrapped;
    }

    @Override
    public void close() {
        masters.close();
    }
}
