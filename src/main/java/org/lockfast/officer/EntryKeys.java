package org.lockfast.officer;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.keys.KeyEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.VerifyKey;

/** The keys that an entry introduces. */
public final class EntryKeys {
    private EntryKeys() {}

    /** Empty for an entry that introduces none. */
    public static List<VerifyKey> introducedBy(Entry entry) {
        return KeyFields.event(entry, "").map(EntryKeys::of).orElse(List.of());
    }

    private static List<VerifyKey> of(KeyEvent event) {
        return switch (event) {
            case KeyEvent.Founded(VerifyKey force, List<VerifyKey> introduced) -> {
                List<VerifyKey> all = new ArrayList<>(introduced);
                all.addFirst(force);
                yield all;
            }
            case KeyEvent.Added(VerifyKey vkey) -> List.of(vkey);
            case KeyEvent.Replaced(String _, VerifyKey fresh) -> List.of(fresh);
            case KeyEvent.EpochOpened(VerifyKey vkey) -> List.of(vkey);
            case KeyEvent.Retired _, KeyEvent.Revoked _ -> List.of();
        };
    }
}
