package org.lockfast.continuity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * An entry in words, the same on screen and on paper.
 *
 * @param title what happened: {@code Booked in to Holloway Road store, shelf H-04-2-11}
 * @param details who, from whom, seal, reason: one each
 * @param vouched how each person vouched: {@code P Raman (1201): own key with password}
 * @param vouchedShort for a chip: {@code Both signed}, {@code Signed}, {@code Card seen}, {@code
 *     Not signed}
 * @param signedByAll false where a person who took part vouched in no way
 * @param sign what sort of thing it was, for an icon
 * @param place where it was put, in words
 * @param seal a seal number the entry speaks of
 */
public record Told(
        Hash eid,
        @Nullable UUID packageId,
        String title,
        List<String> details,
        List<String> vouched,
        String vouchedShort,
        boolean signedByAll,
        Sign sign,
        @Nullable String place,
        @Nullable String seal,
        @Nullable String reason) {

    /** What sort of thing an entry tells. */
    public enum Sign {
        SEIZED,
        PACKAGED,
        SEALED,
        OPENED,
        HANDED_OVER,
        STORED,
        TRANSIT,
        OUT,
        MISSING,
        LEFT,
        FOUND,
        PROBLEM,
        CORRECTED,
        LABEL,
        PHOTO,
        NOTE,
        COPIED,
        UNKNOWN
    }
}
