package org.lockfast.continuity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Occurred;
import org.lockfast.ledger.Hash;

/**
 * A package as the record now says.
 *
 * @param n from 1 within its exhibit
 * @param seal number of the seal it has, where that kind has numbers
 * @param sealState {@code UNSEALED} {@code SEALED} {@code OPENED} {@code RESEALED} {@code
 *     SEAL_DAMAGED} {@code SEAL_MISMATCH}
 * @param sealSince when the seal came to be so; null where it never had one
 * @param status {@code HELD} (by an officer) {@code STORED} {@code DEPOSITED} {@code IN_TRANSIT}
 *     {@code OUT} (with somebody outside) {@code MISSING} {@code COPIED} (from another system, not
 *     seen since) {@code CONFLICT} (records conflict) {@code LEFT} (for good)
 * @param holder the officer answerable, where one is
 * @param holderName somebody without an account, or a courier
 * @param place where it is, where it is in a place; its last place otherwise is not kept
 * @param since when that began
 * @param sinceIs whether it began then, or no later or no earlier, for clocks do not agree
 * @param offer the open offer, whose receiver has not accepted yet
 * @param discrepancies open discrepancies
 * @param discrepancySince when the oldest of them was found
 * @param unexplained gaps nobody has explained
 * @param gapSince when the first of them began
 * @param labelFades from when its label, printed last, may not read any more; null where it has
 *     none, or one that does not fade
 * @param due when it is to be back; null where no day was said, or it is not out
 * @param leaving how it stands with its leaving for good
 */
public record PackageState(
        UUID id,
        UUID exhibitId,
        int n,
        @Nullable String packaging,
        @Nullable String sealKind,
        @Nullable String seal,
        String sealState,
        @Nullable Instant sealSince,
        String status,
        @Nullable UUID holder,
        @Nullable String holderName,
        @Nullable UUID place,
        Instant since,
        Bound sinceIs,
        @Nullable OpenOffer offer,
        int discrepancies,
        @Nullable Instant discrepancySince,
        int unexplained,
        @Nullable Instant gapSince,
        @Nullable String label,
        int labelSerial,
        @Nullable Instant labelFades,
        @Nullable BigDecimal weight,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable Due due,
        Leaving leaving) {

    /**
     * When it is to be back.
     *
     * @param on the last day that is in time
     * @param said when that was said last
     * @param escalated the supervisor asked since; null where none was
     */
    public record Due(LocalDate on, Instant said, @Nullable UUID escalated) {
        /** How many days it is late; 0 or less while it is in time. */
        public long daysLate(LocalDate today) {
            return ChronoUnit.DAYS.between(on, today);
        }
    }

    /**
     * The same without what people wrote and whose it is: who has it stays, unless it left for
     * good. For whoever may not look at its exhibit, and holds the bag.
     */
    PackageState withoutPeople() {
        return new PackageState(
                id,
                exhibitId,
                n,
                packaging,
                sealKind,
                seal,
                sealState,
                sealSince,
                status,
                holder,
                status.equals("LEFT") ? null : holderName,
                place,
                since,
                sinceIs,
                offer,
                discrepancies,
                discrepancySince,
                unexplained,
                gapSince,
                label,
                labelSerial,
                labelFades,
                weight,
                quantity,
                unit,
                due,
                leaving.withoutPeople());
    }

    /**
     * The same as of a time: nothing is so since later, whatever a clock said that was ahead; but
     * for what right clocks differ by, so that two computers show the same.
     */
    public PackageState asOf(Instant now) {
        OpenOffer made = offer;
        Due back = due;
        boolean cut = isCut(since, now);
        if (!cut
                && !isCut(sealSince, now)
                && !isCut(discrepancySince, now)
                && !isCut(gapSince, now)
                && (made == null || !isCut(made.at(), now))
                && (back == null || !isCut(back.said(), now))) {
            return this;
        }
        return new PackageState(
                id,
                exhibitId,
                n,
                packaging,
                sealKind,
                seal,
                sealState,
                isCut(sealSince, now) ? now : sealSince,
                status,
                holder,
                holderName,
                place,
                cut ? now : since,
                cut ? Bound.NOT_LATER : sinceIs,
                made == null || !isCut(made.at(), now) ? made : made.at(now),
                discrepancies,
                isCut(discrepancySince, now) ? now : discrepancySince,
                unexplained,
                isCut(gapSince, now) ? now : gapSince,
                label,
                labelSerial,
                labelFades,
                weight,
                quantity,
                unit,
                back == null || !isCut(back.said(), now)
                        ? back
                        : new Due(back.on(), now, back.escalated()),
                leaving);
    }

    private static boolean isCut(@Nullable Instant time, Instant now) {
        // the second after the first: now may be the last time there is
        return time != null && time.isAfter(now) && Occurred.isLater(time, now);
    }

    /** True while it is out: with somebody outside, with a courier, or due back. */
    public boolean isOut() {
        return due != null || status.equals("OUT") || status.equals("IN_TRANSIT");
    }

    /** Offered, and not yet accepted, refused or withdrawn. */
    public record OpenOffer(
            Hash eid, @Nullable UUID by, @Nullable UUID to, @Nullable String toName, Instant at) {
        private OpenOffer at(Instant time) {
            return new OpenOffer(eid, by, to, toName, time);
        }
    }
}
