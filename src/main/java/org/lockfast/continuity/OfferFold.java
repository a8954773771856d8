package org.lockfast.continuity;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.ContinuityEvent.Accepted;
import org.lockfast.continuity.ContinuityEvent.Offered;
import org.lockfast.continuity.ContinuityEvent.Refused;
import org.lockfast.ledger.Hash;

/** The open offer of one package, and what receiving it or not does to who has it. */
final class OfferFold {
    private final Limits limits;
    private final Custody custody;
    private final Consumer<Flag> flags;
    private PackageState.@Nullable OpenOffer offer;

    /** What stands beside its time, where clocks do not agree on that. */
    private @Nullable Apart apart;

    OfferFold(Limits limits, Custody custody, Consumer<Flag> flags) {
        this.limits = limits;
        this.custody = custody;
        this.flags = flags;
    }

    /**
     * @param of what stands beside its time; null where clocks agree on that
     */
    void made(Happening h, Offered e, Instant t, @Nullable Apart of) {
        apart = of;
        offer = new PackageState.OpenOffer(h.eid(), h.actor(), e.to(), e.toName(), t);
    }

    /** It is open no longer, whatever became of it. */
    void drop() {
        offer = null;
    }

    PackageState.@Nullable OpenOffer open() {
        return offer;
    }

    /** Only the offer it names, and only for whom that was: anything else is told. */
    private boolean answers(Happening h, Hash named, String done) {
        PackageState.OpenOffer open = offer;
        if (open == null || !open.eid().equals(named)) {
            flags.accept(
                    Reckoning.flag(
                            FlagKind.CONFLICT,
                            h.eid(),
                            "The offer that was "
                                    + done
                                    + " was not open then: it had been answered already, or another was made since."));
            return false;
        }
        if (open.to() != null && !open.to().equals(h.actor())) {
            flags.accept(
                    Reckoning.flag(
                            FlagKind.NOT_HOLDER,
                            h.eid(),
                            "The offer was " + done + " by an officer it was not made to."));
            return false;
        }
        return true;
    }

    /** Whoever it was not offered to cannot turn it down for the one it was. */
    void refused(Happening h, Refused e) {
        if (answers(h, e.offer(), "refused")) {
            offer = null;
        }
    }

    void accepted(Happening h, Accepted e, Instant t) {
        if (!answers(h, e.offer(), "accepted")) {
            if (custody.isHeldByAnother(h.actor())) {
                custody.lost(t, h.eid());
            }
            offer = null; // it is in the hands of whoever signed for it, rightly or not
            custody.change(Kind.HELD, t, h.actor(), null, null, h.eid());
            return;
        }
        PackageState.OpenOffer open = offer;
        if (open != null && Custody.beyond(open.at(), t, limits.handover())) {
            custody.gap(open.at(), apart, h.eid());
        } else if (open != null && open.by() != null && custody.isHeldByAnother(open.by())) {
            custody.lost(t, h.eid());
        }
        offer = null;
        custody.change(Kind.HELD, t, h.actor(), null, null, h.eid());
    }

    /**
     * A receipt from somebody: fine from the holder; from anyone else nobody saw how it got there.
     */
    void receivedFrom(Happening h, @Nullable UUID officer, @Nullable String name, Instant t) {
        Account.Span held = custody.now();
        PackageState.OpenOffer open = offer;
        offer = null;
        if (held == null || held.kind() != Kind.HELD) {
            return; // from a locker, a courier, a laboratory, another shelf: no officer had to
            // release it
        }
        boolean offered = open != null && (open.to() == null || open.to().equals(h.actor()));
        boolean byHolder =
                custody.isHolder(h.actor())
                        || (officer != null && officer.equals(held.officer()))
                        || (name != null && held.officer() == null)
                        || (name != null && name.equalsIgnoreCase(held.name()));
        if (!byHolder && !offered) {
            if (officer == null && name == null) {
                flags.accept(Reckoning.flag(FlagKind.UNSIGNED, h.eid(), "No giver recorded."));
            } else {
                flags.accept(
                        new Flag(
                                FlagKind.OVERLAP,
                                h.eid(),
                                held.from(),
                                t,
                                "Received from somebody who is not recorded as holding it, while another is."));
            }
            custody.lost(t, h.eid());
        }
    }

    /** What is still open by the end of the account. */
    void upTo(Instant end) {
        PackageState.OpenOffer open = offer;
        if (open == null) {
            return;
        }
        if (Custody.beyond(open.at(), end, limits.handover())) {
            flags.accept(
                    new Flag(
                            FlagKind.OVERDUE_HANDOVER,
                            open.eid(),
                            open.at(),
                            null,
                            "Offered and not received within the limit."));
            Account.Span now = custody.now();
            if (now == null || !now.from().isAfter(open.at())) { // nobody had it in hand since
                custody.gap(open.at(), apart, open.eid());
            }
        } else {
            flags.accept(
                    new Flag(
                            FlagKind.PENDING_HANDOVER,
                            open.eid(),
                            open.at(),
                            null,
                            "Offered and not yet received; the giver stays answerable."));
        }
    }
}
