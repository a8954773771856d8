package org.lockfast.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * The account of a package's time: who had it from seizure to now, and what does not add up.
 *
 * @param spans in order, without holes: time nobody accounts for is itself a span
 */
public record Account(PackageState state, List<Span> spans, List<Flag> flags) {

    /** The discrepancies nobody has yet said what was found about, oldest first. */
    public List<Flag> openDiscrepancies() {
        return flags.stream().filter(flag -> flag.kind() == FlagKind.DISCREPANCY).toList();
    }

    /** The entries made late without a reason, oldest first. */
    public List<Flag> lateWithoutReason() {
        return flags.stream().filter(flag -> flag.kind() == FlagKind.LATE).toList();
    }

    /** What a stretch of time was. */
    public enum Kind {
        /** An officer held it. */
        HELD,
        /** In a property store. */
        STORED,
        /** In an out-of-hours locker. */
        DEPOSITED,
        /** With a courier; nobody of the force witnessed it. */
        IN_TRANSIT,
        /** With somebody outside: laboratory, court. */
        OUT,
        /** Copied from another system; not checked here. */
        COPIED,
        MISSING,
        /** Nobody is recorded as holding it. */
        GAP
    }

    /**
     * A stretch of time with one holder.
     *
     * @param to null: still so
     * @param startedBy the entry that began it; null where none did
     * @param explained for a gap: null not explained, true explained, false said to be beyond
     *     explanation
     * @param lastSighting the last physical sighting within it: a scan, a seal looked at, an
     *     opening; null where none
     */
    public record Span(
            Kind kind,
            Instant from,
            @Nullable Instant to,
            @Nullable UUID officer,
            @Nullable String name,
            @Nullable UUID place,
            @Nullable Hash startedBy,
            @Nullable Boolean explained,
            @Nullable Instant lastSighting) {
        public Duration length(Instant now) {
            return Duration.between(from, to == null ? now : to);
        }
    }

    /** Something somebody has to look at. */
    public enum FlagKind {
        GAP,
        /** Two holders at one time. */
        OVERLAP,
        /** It ended before it began, or happened before the seizure. */
        BACKWARD_TIME,
        UNWITNESSED_TRANSIT,
        PENDING_HANDOVER,
        OVERDUE_HANDOVER,
        /** A party is named but vouched in no way. */
        UNSIGNED,
        /** Recorded later after it happened than the limit, without a reason. */
        LATE,
        /** Recorded by somebody who did not hold it. */
        NOT_HOLDER,
        /** Taken in hand with the giver absent. */
        GIVER_ABSENT,
        SEAL_MISMATCH,
        SEAL_REUSED,
        /** One nobody has yet said what was found about. */
        DISCREPANCY,
        /** Two entries that did not know of each other both claim it. */
        CONFLICT,
        /** An entry from a newer version of the program. */
        NEWER_VERSION,
        /** An entry that could not be read. */
        UNREADABLE,
        START_UNKNOWN,
        COPIED
    }

    /**
     * @param about the entry it is about; null where it is about the whole
     * @param sentence in words, for screen and print
     */
    public record Flag(
            FlagKind kind,
            @Nullable Hash about,
            @Nullable Instant from,
            @Nullable Instant to,
            String sentence) {}
}
