package org.lockfast.continuity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.HeadCode;
import org.lockfast.ledger.Hash;

/** How far devices showed each other that their chains reach. */
public interface HeadsShown {
    /** How what was shown stands to what is here of that chain. */
    enum Standing {
        /** The entry shown is not here yet, and nothing is that rules it out. */
        AWAITED,
        /** It is here, and with it all before it that is here. */
        AGREES,
        /** Another entry stands at its place, or the chain went on from before it. */
        CONTRADICTED,
        /** It bears a signature that is not that device's, and so says nothing of it. */
        NOT_ITS_OWN
    }

    /** Whether that device made the code. */
    enum Signed {
        /** It was typed, and bears no signature. */
        TYPED,
        /** It bears that device's signature. */
        YES,
        /** It bears another one's, or none that fits. */
        NO,
        /** It bears one, and that device's key is not here to check it by. */
        NOT_CHECKED
    }

    /**
     * One that was shown.
     *
     * @param entry the entry that says so
     * @param by the device it was shown to
     * @param at when that device recorded it
     * @param code what was shown
     * @param batch the hand-over it was shown at; null where none was named
     */
    record Shown(
            Hash entry,
            String by,
            Instant at,
            HeadCode code,
            @Nullable UUID batch,
            Standing standing,
            Signed signed) {}

    /** By the entry that says so. */
    Optional<Shown> byEntry(Hash entry);

    /** Those shown at these hand-overs, oldest first. */
    List<Shown> at(Collection<UUID> batches);
}
