package org.lockfast.continuity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.ContinuityEvent.*;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.ledger.Hash;

/** What is said of a package's leaving for good, entry by entry. */
final class LeavingFold {
    private final List<Leaving.Hold> holds = new ArrayList<>();

    /** Holds that were ended, wherever they stand: nothing is named before it is recorded. */
    private final Set<Hash> ended = new HashSet<>();

    private Leaving.@Nullable Left left;
    private Leaving.@Nullable Authorised authorised;
    private Leaving.@Nullable Waiting waiting;

    /** It is to be kept; whoever authorised a disposal before did not know of that. */
    void held(Happening h, ExhibitEvent.Held e, Instant at) {
        if (ended.contains(h.eid())) {
            return; // by a clock that was ahead; whoever ended it knew of it
        }
        holds.add(new Leaving.Hold(h.eid(), e.reason(), e.until(), e.note(), h.actor(), at));
        authorised = null;
    }

    void ended(Happening h, ExhibitEvent.HoldEnded e) {
        if (h.endsHold()) {
            ended.add(e.hold());
            holds.removeIf(hold -> hold.eid().equals(e.hold()));
        }
    }

    /** What moves nothing. */
    void take(Happening h, ContinuityEvent event, Instant at) {
        switch (event) {
            case DisposalAuthorised e -> {
                UUID by = h.actor();
                if (by != null && h.authorisesDisposal()) {
                    authorised = new Leaving.Authorised(h.eid(), e.outcome(), by, at);
                }
            }
            case ForCollection e -> {
                Leaving.Waiting was = waiting;
                int before = was == null ? 0 : was.letters();
                waiting =
                        new Leaving.Waiting(
                                e.toName(),
                                was == null ? at : was.since(),
                                e.letter() == null ? before : before + 1,
                                e.letter() == null
                                        ? was == null ? null : was.lastLetter()
                                        : e.letter(),
                                was == null ? null : was.notCollected());
            }
            case NotCollected _ -> {
                Leaving.Waiting was = waiting;
                waiting =
                        was == null
                                ? new Leaving.Waiting(null, at, 0, null, at)
                                : new Leaving.Waiting(
                                        was.name(),
                                        was.since(),
                                        was.letters(),
                                        was.lastLetter(),
                                        at);
            }
            default -> {}
        }
    }

    /**
     * It left for good.
     *
     * @param against what was known to stand against it when that was recorded
     * @return what somebody has to look at
     */
    List<Flag> gone(Happening h, String outcome, @Nullable List<String> against) {
        List<Flag> flags = new ArrayList<>();
        List<String> known = against == null ? List.of() : against;
        for (String code : known) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.LEFT_AGAINST,
                            h.eid(),
                            "When it left for good, " + Obstacle.past(code) + "."));
        }
        if (!holds.isEmpty() && !known.contains(Obstacle.HELD.name())) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.LEFT_AGAINST,
                            h.eid(),
                            "When it left for good, a hold stood that whoever recorded it did not know of."));
        }
        left = new Leaving.Left(outcome, h.eid());
        authorised = null;
        waiting = null;
        return flags;
    }

    /** Whether an entry can only be of something that is here. */
    static boolean handles(ContinuityEvent event) {
        return event instanceof LookedAt
                || event instanceof Condition
                || event instanceof CashCounted
                || event instanceof CashUncounted
                || (event.exclusive() && !(event instanceof Resolved));
    }

    static Flag cameBack(Hash eid) {
        return Reckoning.flag(
                FlagKind.CAME_BACK,
                eid,
                "Recorded as here after it had left for good. Say how it came back, or that the package was another.");
    }

    /** As it is. */
    Leaving now(Kind kind) {
        Leaving.Left gone = kind == Kind.LEFT ? left : null;
        if (gone != null) { // what was said of its future by somebody who did not know is past
            return new Leaving(gone, null, null, List.copyOf(holds));
        }
        return authorised == null && waiting == null && holds.isEmpty()
                ? Leaving.NONE
                : new Leaving(null, authorised, waiting, List.copyOf(holds));
    }
}
