package org.lockfast.rules;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * A version of a list that somebody of the force put into force, as the record has it.
 *
 * @param eid the entry that says so
 * @param record its record number in the journal: when this store learnt of it
 * @param by the officer
 * @param recorded by the clock of the device
 */
public record ForceList(
        Hash eid, long record, @Nullable UUID by, Instant recorded, RulesEvent.PutInForce said) {
    /** What an entry about a list of that name has as its subject, in every store. */
    public static UUID subject(String pack) {
        return UUID.nameUUIDFromBytes(("lockfast/rules/" + pack).getBytes(StandardCharsets.UTF_8));
    }

    /** How it is named: {@code limits version 3}. */
    public String named() {
        return said.pack() + " version " + said.version();
    }

    /** The bytes of its pack; null where there are none to go by. */
    byte @Nullable [] bytes() {
        String text = said.text();
        if (text == null) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Hash.sha256(bytes).equals(said.sha256()) ? bytes : null;
    }
}
