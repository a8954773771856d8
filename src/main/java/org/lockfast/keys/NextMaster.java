package org.lockfast.keys;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.ledger.Ed25519Key;

/** Hands the newest generation of the master key to everyone who stays entitled to the store. */
final class NextMaster {
    private final MasterKeys masters;
    private final SecureRandom random;

    NextMaster(MasterKeys masters, SecureRandom random) {
        this.masters = masters;
        this.random = random;
    }

    Keyring.Officer officer(Keyring.Officer officer) {
        if (!officer.active()) {
            return officer;
        }
        return new Keyring.Officer(
                officer.id(),
                officer.collar(),
                officer.epoch(),
                officer.vkey(),
                officer.seal(),
                officer.state(),
                officer.wrap(),
                officer.noted(),
                withNewest(officer.masters(), officer.seal(), officer.collar()));
    }

    Keyring.Recovery recovery(Keyring.Recovery sheet) {
        return new Keyring.Recovery(
                sheet.id(),
                sheet.seal(),
                withNewest(sheet.masters(), sheet.seal(), SealedMaster.RECOVERY));
    }

    Keyring.Force force(OpenKeyring from) {
        Keyring.Force old = from.keyring().force();
        Ed25519Key key = from.forceKey().orElse(null);
        if (key == null) {
            return old;
        }
        byte[] seed = key.seed();
        key.destroy();
        String wrapped = OpenKeyring.wrapForce(seed, masters, random);
        java.util.Arrays.fill(seed, (byte) 0);
        return new Keyring.Force(old.name(), old.vkey(), wrapped);
    }

    private List<SealedMaster> withNewest(List<SealedMaster> had, String seal, String aadName) {
        List<SealedMaster> all = new ArrayList<>(had);
        all.add(masters.sealNewest(Bytes.ofBase64(seal), aadName, random));
        return all;
    }
}
