package org.lockfast.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/** Several eids in one column: 32 bytes each. */
final class Eids {
    private Eids() {}

    /** Null for none. */
    static byte @Nullable [] joined(Collection<Hash> eids) {
        if (eids.isEmpty()) {
            return null;
        }
        byte[] all = new byte[eids.size() * Hash.LENGTH];
        int at = 0;
        for (Hash eid : eids) {
            System.arraycopy(eid.bytes(), 0, all, at, Hash.LENGTH);
            at += Hash.LENGTH;
        }
        return all;
    }

    static List<Hash> of(byte @Nullable [] joined) {
        if (joined == null) {
            return List.of();
        }
        List<Hash> eids = new ArrayList<>();
        for (int i = 0; i < joined.length; i += Hash.LENGTH) {
            eids.add(Hash.of(Arrays.copyOfRange(joined, i, i + Hash.LENGTH)));
        }
        return eids;
    }
}
