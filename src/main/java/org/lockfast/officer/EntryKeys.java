package org.lockfast.officer;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.keys.KeyEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.VerifyKey;

/** What an entry says of keys. */
public final class EntryKeys {
    private EntryKeys() {}

    /**
     * Whether an entry of the type says anything of keys, of who may change them, or of what a
     * device cannot hand in: such entries are followed in journal order before any signature is
     * judged.
     *
     * @param typeName the type without its version
     */
    public static boolean areConcernedBy(String typeName) {
        return KeyFields.concerns(typeName)
                || EntitledChanges.concerns(typeName)
                || typeName.equals("device.lacks")
                || typeName.equals(Knowledge.TYPE);
    }

    /** The keys it introduces; empty for an entry that introduces none. */
    public static List<VerifyKey> introducedBy(Entry entry) {
        return KeyFields.event(entry, () -> "").map(EntryKeys::of).orElse(List.of());
    }

    private static List<VerifyKey> of(KeyEvent event) {
        return switch (event) {
            case KeyEvent.Founded(VerifyKey force, List<VerifyKey> introduced) -> {
                List<VerifyKey> all = new ArrayList<>(introduced);
                all.addFirst(force);
                yield all;
            }
            case KeyEvent.Added(VerifyKey vkey) -> List.of(vkey);
            case KeyEvent.Enrolled(VerifyKey vkey) -> List.of(vkey);
            case KeyEvent.Replaced(String _, VerifyKey fresh) -> List.of(fresh);
            case KeyEvent.EpochOpened(VerifyKey vkey) -> List.of(vkey);
            case KeyEvent.Retired _, KeyEvent.Revoked _ -> List.of();
        };
    }
}
