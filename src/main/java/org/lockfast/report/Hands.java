package org.lockfast.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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

    /** Who gave it. */
    String from(Names names) {
        Happening.Second second = entry.with();
        return switch (entry.event()) {
            case ContinuityEvent.Accepted _ when offer != null -> officer(offer.actor(), names);
            case ContinuityEvent.Accepted _ -> officer(null, names);
            case ContinuityEvent.HandedIn e -> said(e.fromName());
            case ContinuityEvent.BookedIn e when e.from() != null -> officer(e.from(), names);
            case ContinuityEvent.BookedIn e when e.fromName() != null -> e.fromName();
            case ContinuityEvent.BookedIn _, ContinuityEvent.Arrived _ -> person(second, names);
            case null, default -> officer(entry.actor(), names);
        };
    }

    /** Who took it. */
    String to(Names names) {
        return switch (entry.event()) {
            case ContinuityEvent.Offered e when e.to() != null -> officer(e.to(), names);
            case ContinuityEvent.Offered e -> said(e.toName());
            case ContinuityEvent.HandedOut e -> said(e.toName());
            case ContinuityEvent.Consigned e -> said(e.carrier());
            case ContinuityEvent.Departed e -> said(e.carrier());
            case ContinuityEvent.Returned e -> said(e.toName());
            case ContinuityEvent.Transferred e -> said(e.toName());
            case ContinuityEvent.Arrived e when e.receivedBy() != null ->
                    officer(e.receivedBy(), names);
            case null, default -> officer(entry.actor(), names);
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

    private static String officer(@Nullable UUID id, Names names) {
        return id == null ? "somebody not recorded" : names.officer(id);
    }

    private static String person(Happening.@Nullable Second second, Names names) {
        return second == null
                ? "somebody not recorded"
                : second.officer() != null
                        ? names.officer(Objects.requireNonNull(second.officer()))
                        : said(second.name());
    }

    private static String said(@Nullable String name) {
        return name == null ? "a name that is withheld" : name;
    }
}
