package org.lockfast.continuity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.ContinuityEvent.*;

/** When a package that went out is to be back, entry by entry. Told after what moves it. */
final class DueFold {
    private static final Set<Kind> OUTSIDE = Set.of(Kind.OUT, Kind.IN_TRANSIT);
    private static final Set<Kind> AWAY = Set.of(Kind.OUT, Kind.IN_TRANSIT, Kind.HELD);

    private PackageState.@Nullable Due due;
    private PackageState.@Nullable Due beforeOffer;

    /**
     * @param was how it was before the entry; null for nothing yet
     * @param offered an offer of it is open after the entry
     */
    void take(ContinuityEvent event, Instant at, @Nullable Kind was, boolean offered) {
        switch (event) {
            case ReturnDue e -> {
                if (offered || isAway(was)) {
                    due = new PackageState.Due(e.on(), at, null);
                }
            }
            case Escalated e -> escalated(e.to());
            case Offered _ -> beforeOffer = due;
            case Refused _ -> {
                if (!offered) {
                    due = beforeOffer;
                }
            }
            case BookedIn _,
                    HandedIn _,
                    Deposited _,
                    DepositedBy _,
                    Collected _,
                    TakenOut _,
                    Arrived _,
                    Found _ ->
                    due = null;
            case InHand _ -> {
                if (was != null && OUTSIDE.contains(was)) {
                    due = null;
                }
            }
            case Moved _, PutIn _ -> {
                if (was != Kind.OUT) {
                    due = null;
                }
            }
            default -> {}
        }
    }

    private void escalated(UUID to) {
        PackageState.Due now = due;
        if (now != null) {
            due = new PackageState.Due(now.on(), now.said(), to);
        }
    }

    private static boolean isAway(@Nullable Kind kind) {
        return kind != null && AWAY.contains(kind);
    }

    /** As it is; null where it is not away. */
    PackageState.@Nullable Due now(Kind kind, boolean offered) {
        return offered || isAway(kind) ? due : null;
    }
}
