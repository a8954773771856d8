package org.lockfast.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.ContinuityEvent.GapExplained;
import org.lockfast.ledger.Hash;

/**
 * Who had a package, stretch by stretch, each ending where the next begins: whatever is told to it,
 * every minute from the beginning belongs to exactly one stretch (D-30), and none is lost that had
 * no length.
 */
final class Custody {
    private final Duration handover;
    private final List<Span> ended = new ArrayList<>();
    private @Nullable Span now;
    private @Nullable Instant sighting;

    /** What stands beside the time of the sighting. */
    private @Nullable Apart sightedApart;

    /** Whether that was since the present stretch began. */
    private boolean sightedSince;

    private @Nullable Apart apart;

    /**
     * @param limits how long a hand-over may take
     */
    Custody(Limits limits) {
        this.handover = limits.handover();
    }

    static boolean beyond(Instant from, Instant to, Duration limit) {
        return Duration.between(from, to).compareTo(limit) > 0;
    }

    void begin(Kind kind, Instant from, @Nullable UUID officer, @Nullable String name, Hash by) {
        now = open(kind, from, officer, name, null, null, by, ofEntry(from));
    }

    /**
     * What is told from here on is of one entry.
     *
     * @param of what stands beside its time; null where that fits
     */
    void takes(@Nullable Apart of) {
        apart = of;
    }

    /**
     * It was seen: scanned, handled, its seal looked at.
     *
     * @param of what stands beside the time; null where clocks agree on that
     */
    void sighted(Instant at, @Nullable Apart of) {
        sighting = at;
        sightedApart = of;
        sightedSince = true;
    }

    /** The stretch that has not ended; null before the beginning. */
    @Nullable Span now() {
        return now;
    }

    boolean is(Kind kind) {
        return now != null && now.kind() == kind;
    }

    boolean isHolder(@Nullable UUID officer) {
        return officer != null && now != null && officer.equals(now.officer());
    }

    /** True if somebody holds it who is not this officer. */
    boolean isHeldByAnother(@Nullable UUID officer) {
        return is(Kind.HELD) && !isHolder(officer);
    }

    /** When it was last seen, within the present stretch and not after {@code t}. */
    Instant lastSeen(Instant t) {
        Instant last = sighting == null ? t : sighting;
        if (now != null && last.isBefore(now.from())) {
            last = now.from();
        }
        return last.isAfter(t) ? t : last;
    }

    /**
     * The holder of record did not hand it on: from its last sighting until {@code t} nobody is
     * recorded as holding it.
     */
    void lost(Instant t, Hash by) {
        Instant last = lastSeen(t);
        if (beyond(last, t, handover)) {
            change(Kind.GAP, last, null, null, null, by);
        }
    }

    /**
     * Nobody is recorded as holding it from a time on that another entry gave.
     *
     * @param of what stands beside that time; null where clocks agree on that
     */
    void gap(Instant from, @Nullable Apart of, Hash by) {
        begin(Kind.GAP, from, of, null, null, null, null, by);
    }

    /** A new stretch begins, not before the present one did. */
    void change(
            Kind kind,
            Instant t,
            @Nullable UUID officer,
            @Nullable String name,
            @Nullable UUID place,
            Hash by) {
        change(kind, t, officer, name, place, null, by);
    }

    /**
     * @param at where the container stood that is its place
     */
    void change(
            Kind kind,
            Instant t,
            @Nullable UUID officer,
            @Nullable String name,
            @Nullable UUID place,
            @Nullable UUID at,
            Hash by) {
        boolean asLastSeen = isGone(kind) && t.equals(sighting);
        begin(kind, t, asLastSeen ? sightedApart : ofEntry(t), officer, name, place, at, by);
    }

    /** What was not seen again since it came somewhere is gone since then. */
    private static boolean isGone(Kind kind) {
        return kind == Kind.MISSING || kind == Kind.GAP;
    }

    private @Nullable Apart ofEntry(Instant t) {
        return apart != null && apart.bound().equals(t) ? apart : null;
    }

    /**
     * @param of what stands beside the time
     */
    private void begin(
            Kind kind,
            Instant t,
            @Nullable Apart of,
            @Nullable UUID officer,
            @Nullable String name,
            @Nullable UUID place,
            @Nullable UUID at,
            Hash by) {
        Span ending = now;
        Instant from = t;
        Apart beside = of;
        if (ending != null) {
            if (t.isBefore(ending.from()) || (isGone(kind) && t.equals(ending.from()))) {
                from = ending.from();
                beside = ending.apart();
            }
            boolean seen = isSeenIn(ending) && sighting != null && !sighting.isAfter(from);
            // one that is gone at once is in no stretch of its own, but where clocks do not agree
            // how long that was
            if (!isGone(kind)
                    || from.isAfter(ending.from())
                    || ended.isEmpty()
                    || ending.isApart()) {
                ended.add(with(ending, from, beside, ending.explained(), seen));
            }
        }
        now = open(kind, from, officer, name, place, at, by, beside);
        sightedSince = false;
    }

    /**
     * Whether the last sighting is one within a stretch. One at a bound lies in the stretch in
     * which it was, and not in the next, which begins at that bound as well.
     */
    private boolean isSeenIn(Span span) {
        Apart of = sightedApart;
        return sighting != null
                && !sighting.isBefore(span.from())
                && (sightedSince
                        || of == null
                        || !of.isDisagreement()
                        || isGone(span.kind())
                        || of.equals(span.apart()));
    }

    /** The gaps an explanation is about have it from here on. */
    void explain(GapExplained e) {
        Instant from = e.from().toInstant();
        Instant to = e.to().toInstant();
        ended.replaceAll(span -> explained(span, from, to, e.explained()));
        if (now != null) {
            now = explained(now, from, to, e.explained());
        }
    }

    /** All stretches, in order, the last without an end. */
    List<Span> spans() {
        List<Span> all = new ArrayList<>(ended);
        Span last = now;
        if (last != null) {
            all.add(with(last, null, null, last.explained(), isSeenIn(last)));
        }
        return all;
    }

    private static Span explained(Span span, Instant from, Instant to, boolean as) {
        boolean meant =
                span.kind() == Kind.GAP
                        && span.from().isBefore(to)
                        && (span.to() == null || span.to().isAfter(from));
        return meant
                ? new Span(
                        span.kind(),
                        span.from(),
                        span.to(),
                        span.officer(),
                        span.name(),
                        span.place(),
                        span.at(),
                        span.startedBy(),
                        as,
                        span.lastSighting(),
                        span.apart(),
                        span.ended(),
                        span.seen())
                : span;
    }

    /**
     * @param seen whether it was last seen within it
     */
    private Span with(
            Span span,
            @Nullable Instant to,
            @Nullable Apart end,
            @Nullable Boolean explained,
            boolean seen) {
        return new Span(
                span.kind(),
                span.from(),
                to,
                span.officer(),
                span.name(),
                span.place(),
                span.at(),
                span.startedBy(),
                explained,
                seen ? sighting : null,
                span.apart(),
                end,
                seen ? sightedApart : null);
    }

    private static Span open(
            Kind kind,
            Instant from,
            @Nullable UUID officer,
            @Nullable String name,
            @Nullable UUID place,
            @Nullable UUID at,
            @Nullable Hash by,
            @Nullable Apart beside) {
        return new Span(
                kind, from, null, officer, name, place, at, by, null, null, beside, null, null);
    }
}
