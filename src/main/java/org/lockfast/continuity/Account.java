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
 * @param spans in order, without holes: time nobody accounts for is itself a span; what a finding
 *     says did not happen is not among them, and while there is none, the time is a conflict
 * @param conflicts where entries did not know of each other, closed ones too, in story order
 * @param order the entries it was reckoned from, in the order in which they happened
 */
public record Account(
        PackageState state,
        List<Span> spans,
        List<Flag> flags,
        List<Accounts> conflicts,
        List<Hash> order) {

    /** What stands beside the time since when it is so; null where clocks agree on that. */
    public @Nullable Apart since() {
        Apart apart = spans.isEmpty() ? null : spans.getLast().apart();
        return apart != null && spans.getLast().from().equals(state.since()) ? apart : null;
    }

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
        /** It left for good: returned, disposed of, transferred, consumed. */
        LEFT,
        /** There are several accounts, and nobody has found yet which holds. */
        CONFLICT,
        /** Nobody is recorded as holding it. */
        GAP
    }

    /**
     * A stretch of time with one holder.
     *
     * @param to null: still so
     * @param at where the container stood that is its place; null for another place, or where that
     *     is not recorded
     * @param startedBy the entry that began it; null where none did
     * @param explained for a gap: null not explained, true explained, false said to be beyond
     *     explanation
     * @param lastSighting the last physical sighting within it: a scan, a seal looked at, an
     *     opening; null where none
     * @param apart what stands beside its beginning, where clocks do not agree on that; null where
     *     they do
     * @param ended what stands beside its end
     * @param seen what stands beside the last sighting
     */
    public record Span(
            Kind kind,
            Instant from,
            @Nullable Instant to,
            @Nullable UUID officer,
            @Nullable String name,
            @Nullable UUID place,
            @Nullable UUID at,
            @Nullable Hash startedBy,
            @Nullable Boolean explained,
            @Nullable Instant lastSighting,
            @Nullable Apart apart,
            @Nullable Apart ended,
            @Nullable Apart seen) {
        /**
         * What of it lies in a stretch of time, one without length too; {@code until} null: no end.
         */
        java.util.Optional<Span> within(Instant since, @Nullable Instant until) {
            Instant begin = from.isBefore(since) ? since : from;
            Instant end = to == null || (until != null && until.isBefore(to)) ? until : to;
            boolean moment = to != null && to.equals(from) && !from.isBefore(since);
            if (end != null && (moment ? end.isBefore(begin) : !end.isAfter(begin))) {
                return java.util.Optional.empty();
            }
            return java.util.Optional.of(
                    new Span(
                            kind,
                            begin,
                            end,
                            officer,
                            name,
                            place,
                            at,
                            startedBy,
                            explained,
                            lastSighting,
                            begin.equals(from) ? apart : null,
                            to != null && to.equals(end) ? ended : null,
                            seen));
        }

        /** Whether clocks do not agree on when it began or ended: how long it was is not known. */
        public boolean isApart() {
            return (apart != null && apart.isDisagreement())
                    || (ended != null && ended.isDisagreement());
        }

        /** Whether only the day is known on which it began or ended, and what came before. */
        public boolean isOfADay() {
            return (apart != null && apart.of() == Apart.Of.DAY)
                    || (ended != null && ended.of() == Apart.Of.DAY);
        }

        /** Its place in words, of a container with where that stood; null where it has none. */
        public @Nullable String where(Names names) {
            UUID stood = at;
            return place == null
                    ? null
                    : stood == null
                            ? names.place(place)
                            : names.place(place) + ", in " + names.place(stood);
        }

        public Duration length(Instant now) {
            return Duration.between(from, to == null ? now : to);
        }
    }

    /**
     * A stretch of which there are several accounts: shown side by side for ever, also once it is
     * found which holds.
     *
     * @param followed numbers from 0 of the accounts that the state follows; none while it is open
     * @param differing findings about it that differ and are not answered: why it is open again
     * @param since when the first of them begins, as claimed
     * @param sides in story order: first account, second account
     */
    public record Accounts(
            Conflict conflict,
            Conflict.@Nullable Finding finding,
            List<Integer> followed,
            List<Hash> differing,
            Instant since,
            List<Side> sides) {
        /** What stands beside the time of the first beginning; null where clocks agree on that. */
        public @Nullable Apart apart() {
            return sides.stream()
                    .flatMap(side -> side.spans().stream())
                    .filter(span -> span.from().equals(since))
                    .map(Span::apart)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** Whether the state follows this account: its number from 0. Never while it is open. */
        public boolean follows(int side) {
            return followed.contains(side);
        }

        /** Whether an entry belongs to one or more of the accounts: their numbers from 0. */
        public List<Integer> sidesOf(Hash eid) {
            return java.util.stream.IntStream.range(0, sides.size())
                    .filter(i -> sides.get(i).entries().contains(eid))
                    .boxed()
                    .toList();
        }
    }

    /**
     * One account.
     *
     * @param entries in story order
     * @param spans who had it by this account, from where the accounts part
     */
    public record Side(List<Hash> entries, List<Span> spans) {}

    /** Something somebody has to look at. */
    public enum FlagKind {
        GAP,
        /** Two holders at one time. */
        OVERLAP,
        /** A person said that it was before what came before it, or before the seizure. */
        BACKWARD_TIME,
        /** It is said to have happened later than it was recorded. */
        TIME_LATER,
        /** It says it was recorded before its device had seen what it names. */
        TIME_IMPOSSIBLE,
        /** Its time does not fit the clocks of others: which was wrong no entry says. */
        CLOCKS_APART,
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
        /** Put into, taken out of or carried in a container where the record had it elsewhere. */
        ELSEWHERE,
        SEAL_MISMATCH,
        SEAL_REUSED,
        /** Sealed while another seal is on it that nobody recorded as broken. */
        SEALED_OVER,
        /** A label was printed by a computer that did not know of another of its number. */
        LABELS_APART,
        /** One nobody has yet said what was found about. */
        DISCREPANCY,
        /** It left for good while something stood against that. */
        LEFT_AGAINST,
        /** Recorded as here after it had left for good. */
        CAME_BACK,
        /** Two entries that did not know of each other both claim it. */
        CONFLICT,
        /** An entry from a newer version of the program. */
        NEWER_VERSION,
        /** An entry that could not be read. */
        UNREADABLE,
        /** An entry whose keys are not relied on. */
        DOUBTFUL,
        START_UNKNOWN,
        COPIED
    }

    /**
     * @param about the entry it is about; null where it is about the whole
     * @param sentence in words, for screen and print
     * @param apart where it is of clocks: the times that do not agree
     */
    public record Flag(
            FlagKind kind,
            @Nullable Hash about,
            @Nullable Instant from,
            @Nullable Instant to,
            String sentence,
            @Nullable Apart apart) {
        /** One that is not of clocks. */
        public Flag(
                FlagKind kind,
                @Nullable Hash about,
                @Nullable Instant from,
                @Nullable Instant to,
                String sentence) {
            this(kind, about, from, to, sentence, null);
        }
    }
}
