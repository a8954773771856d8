package org.lockfast.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Limits;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Reckoning;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.ledger.Hash;

/**
 * How a package last went from one person to another, as its story has it.
 *
 * @param what {@link ExhibitEvent#HANDED_OVER}, {@code RECEIVED}, {@code RETURNED} or {@code
 *     TRANSFERRED}
 * @param entry the entry of it: an acceptance where there is one, else the offer
 * @param offer what was accepted; null where it was not offered before
 */
record Hands(String what, Happening entry, @Nullable Happening offer) {

    /** The newest of a story; empty where it never changed hands between two who are named. */
    static Optional<Hands> last(List<Happening> story) {
        Set<Hash> refused = new HashSet<>();
        for (Happening h : story.reversed()) {
            if (!h.counts()) {
                continue;
            }
            String what =
                    switch (h.event()) {
                        case ContinuityEvent.Refused e -> {
                            refused.add(e.offer());
                            yield null;
                        }
                        case ContinuityEvent.Offered _ when refused.contains(h.eid()) -> null;
                        case ContinuityEvent.Offered _,
                                ContinuityEvent.Accepted _,
                                ContinuityEvent.HandedOut _,
                                ContinuityEvent.Consigned _,
                                ContinuityEvent.Departed _ ->
                                ExhibitEvent.HANDED_OVER;
                        case ContinuityEvent.HandedIn _ -> ExhibitEvent.RECEIVED;
                        case ContinuityEvent.BookedIn e
                                when e.from() != null || e.fromName() != null || h.with() != null ->
                                ExhibitEvent.RECEIVED;
                        case ContinuityEvent.Arrived _ when h.with() != null ->
                                ExhibitEvent.RECEIVED;
                        case ContinuityEvent.Returned _ -> ExhibitEvent.RETURNED;
                        case ContinuityEvent.Transferred _ -> ExhibitEvent.TRANSFERRED;
                        case null, default -> null;
                    };
            if (what != null) {
                return Optional.of(new Hands(what, h, offerOf(h, story)));
            }
        }
        return Optional.empty();
    }

    /**
     * The package as it was right after that. The day it is expected back is an entry of its own
     * behind the one it was said with, with no reason; one that was put off since has its reason.
     */
    PackageState then(UUID packageId, List<Happening> story, Limits limits) {
        List<Happening> until = new ArrayList<>();
        boolean isPast = false;
        boolean isOfferedSince = false;
        for (Happening h : story) {
            isOfferedSince |= isPast && h.event() instanceof ContinuityEvent.Offered;
            if (!isPast
                    || h.event() instanceof ExhibitEvent.Recorded
                    || (!isOfferedSince && isDayOfLeaving(h))) {
                until.add(h);
            }
            isPast |= h.eid().equals(entry.eid());
        }
        return Reckoning.state(packageId, until, limits);
    }

    private static boolean isDayOfLeaving(Happening h) {
        return h.event() instanceof ContinuityEvent.ReturnDue due
                && due.reason() == null
                && !h.withheld().contains("reason");
    }

    private static @Nullable Happening offerOf(Happening h, List<Happening> story) {
        return h.event() instanceof ContinuityEvent.Accepted accepted
                ? story.stream()
                        .filter(one -> one.eid().equals(accepted.offer()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Whether it is offered and nobody has answered. */
    boolean isOpen() {
        return entry.event() instanceof ContinuityEvent.Offered;
    }

    /**
     * One of the two.
     *
     * @param officer null where it is none
     * @param name null where it is an officer, and where it is withheld
     * @param isRecorded whether the record says who it is, though it may be withheld
     */
    record Party(@Nullable UUID officer, @Nullable String name, boolean isRecorded) {
        private static final Party NOBODY = new Party(null, null, false);

        static Party officer(@Nullable UUID id) {
            return id == null ? NOBODY : new Party(id, null, true);
        }

        static Party named(@Nullable String name) {
            return new Party(null, name, true);
        }

        /** Whether two of them can be told from each other. */
        boolean isKnown() {
            return officer != null || name != null;
        }

        String called(Names names) {
            if (officer != null) {
                return names.officer(officer);
            }
            if (name != null) {
                return name;
            }
            return isRecorded ? "a name that is withheld" : "somebody not recorded";
        }
    }

    /** Who gave it. */
    String from(Names names) {
        return giver().called(names);
    }

    /** Who gave it. */
    Party giver() {
        return switch (entry.event()) {
            case ContinuityEvent.Accepted _ when offer != null -> Party.officer(offer.actor());
            case ContinuityEvent.Accepted _ -> Party.NOBODY;
            case ContinuityEvent.HandedIn e -> Party.named(e.fromName());
            case ContinuityEvent.BookedIn e when e.from() != null -> Party.officer(e.from());
            case ContinuityEvent.BookedIn e when e.fromName() != null -> Party.named(e.fromName());
            case ContinuityEvent.BookedIn _, ContinuityEvent.Arrived _ -> party(entry.with());
            case null, default -> Party.officer(entry.actor());
        };
    }

    /** Who took it. */
    String to(Names names) {
        return receiver().called(names);
    }

    /** Who took it. */
    Party receiver() {
        return switch (entry.event()) {
            case ContinuityEvent.Offered e when e.to() != null -> Party.officer(e.to());
            case ContinuityEvent.Offered e -> Party.named(e.toName());
            case ContinuityEvent.HandedOut e -> Party.named(e.toName());
            case ContinuityEvent.Consigned e -> Party.named(e.carrier());
            case ContinuityEvent.Departed e -> Party.named(e.carrier());
            case ContinuityEvent.Returned e -> Party.named(e.toName());
            case ContinuityEvent.Transferred e -> Party.named(e.toName());
            case ContinuityEvent.Arrived e when e.receivedBy() != null ->
                    Party.officer(e.receivedBy());
            case null, default -> Party.officer(entry.actor());
        };
    }

    /** Why, as written; null where nothing is. */
    @Nullable String why() {
        return switch (offer == null ? entry.event() : offer.event()) {
            case ContinuityEvent.Offered e -> e.reason();
            case ContinuityEvent.HandedOut e -> e.reason();
            case ContinuityEvent.Returned e -> e.reason();
            case ContinuityEvent.Transferred e -> e.reason();
            case null, default -> null;
        };
    }

    /** Where a courier takes it; null for all others. */
    @Nullable String destination() {
        return switch (entry.event()) {
            case ContinuityEvent.Consigned e -> e.to();
            case ContinuityEvent.Departed e -> e.to();
            case null, default -> null;
        };
    }

    /** The number of the seal that was read then; null where none was. */
    @Nullable String sealRead() {
        String read =
                switch (entry.event()) {
                    case ContinuityEvent.Offered e -> e.sealSeen();
                    case ContinuityEvent.Accepted e -> e.sealSeen();
                    case ContinuityEvent.HandedOut e -> e.sealSeen();
                    case ContinuityEvent.HandedIn e -> e.sealSeen();
                    case ContinuityEvent.BookedIn e -> e.sealSeen();
                    case ContinuityEvent.Consigned e -> e.sealSeen();
                    case ContinuityEvent.Arrived e -> e.sealSeen();
                    case ContinuityEvent.Returned e -> e.sealSeen();
                    case ContinuityEvent.Transferred e -> e.sealSeen();
                    case null, default -> null;
                };
        return read == null
                        && offer != null
                        && offer.event() instanceof ContinuityEvent.Offered before
                ? before.sealSeen()
                : read;
    }

    private static Party party(Happening.@Nullable Second second) {
        return second == null
                ? Party.NOBODY
                : second.officer() != null
                        ? Party.officer(second.officer())
                        : Party.named(second.name());
    }
}
