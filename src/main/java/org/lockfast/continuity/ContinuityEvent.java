package org.lockfast.continuity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.CashCount;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/**
 * What happened to a package. {@code sealSeen} is a number that was read, not a seal that was
 * looked at: that is {@link LookedAt}. Officers and places are named by id; people without an
 * account by name.
 */
public sealed interface ContinuityEvent extends DomainEvent {
    /**
     * The hand-over a half belongs to.
     *
     * @param i from 1, of {@code n}
     * @param root SHA-256 of the JCS array of [package, seal, head] rows that was on the screen
     */
    record Batch(UUID id, int i, int n, Hash root) {}

    @Override
    default boolean exclusive() {
        return switch (this) {
            case LookedAt _,
                    Discrepancy _,
                    DiscrepancyClosed _,
                    GapExplained _,
                    Condition _,
                    CashCounted _,
                    CashUncounted _,
                    CashBanked _,
                    CashDetained _,
                    Corrected _,
                    LateReason _,
                    ReturnDue _,
                    Escalated _,
                    ForCollection _,
                    NotCollected _,
                    DisposalAuthorised _,
                    LabelPrinted _,
                    LabelSent _ ->
                    false;
            case Reported e -> !e.what().equals(STOPPED) && !e.what().equals(REFUSED);
            default -> true;
        };
    }

    /** How a package left for good by an entry: code of the rules; null where it did not. */
    static @Nullable String outcomeOf(@Nullable DomainEvent event) {
        return switch (event) {
            case Returned e -> e.outcome();
            case Disposed e -> e.outcome();
            case Transferred e -> e.outcome();
            case Consumed e -> e.outcome();
            case null, default -> null;
        };
    }

    /** Put into (other) packaging. */
    @EventName("continuity.packaged/1")
    record Packaged(String packaging, @Committed @Nullable String reason)
            implements ContinuityEvent {}

    /** Sealed for the first time. */
    @EventName("continuity.sealed/1")
    record Sealed(String kind, @Nullable String number) implements ContinuityEvent {}

    /**
     * Somebody looked at the seal itself: condition {@code UNBROKEN}, {@code BROKEN} or {@code
     * UNREADABLE}.
     */
    @EventName("continuity.looked-at/1")
    record LookedAt(@Nullable String seal, String condition, @Committed @Nullable String note)
            implements ContinuityEvent {}

    /** The seal was broken to open the package. */
    @EventName("continuity.opened/1")
    record Opened(@Nullable String seal, @Committed String reason) implements ContinuityEvent {}

    /** Sealed again with a new seal; {@code oldKept}: the old packaging is inside. */
    @EventName("continuity.resealed/1")
    record Resealed(String kind, @Nullable String number, boolean oldKept, @Committed String reason)
            implements ContinuityEvent {}

    /** The holder offers it to somebody; the holder stays answerable until it is accepted. */
    @EventName("continuity.offered/1")
    record Offered(
            @Nullable UUID to,
            @Committed @Nullable String toName,
            @Committed @Nullable String reason,
            @Nullable String sealSeen,
            Batch batch)
            implements ContinuityEvent {}

    /** The receiver has it. */
    @EventName("continuity.accepted/1")
    record Accepted(Hash offer, @Nullable String sealSeen, Batch batch)
            implements ContinuityEvent {}

    /** The receiver did not take it. */
    @EventName("continuity.refused/1")
    record Refused(Hash offer, @Committed String reason) implements ContinuityEvent {}

    /** Received from a person without an account; the entry's second person is the giver. */
    @EventName("continuity.handed-in/1")
    record HandedIn(@Committed String fromName, @Nullable String sealSeen)
            implements ContinuityEvent {}

    /** Given to a person without an account; the entry's second person is the receiver. */
    @EventName("continuity.handed-out/1")
    record HandedOut(
            @Committed String toName, @Committed @Nullable String reason, @Nullable String sealSeen)
            implements ContinuityEvent {}

    /** It is in my hand, and the giver is absent. Never refused, always flagged. */
    @EventName("continuity.in-hand/1")
    record InHand(@Committed @Nullable String statement, @Nullable String sealSeen)
            implements ContinuityEvent {}

    /** Received into a property store and put on a shelf. */
    @EventName("continuity.booked-in/1")
    record BookedIn(
            UUID place,
            @Nullable UUID from,
            @Committed @Nullable String fromName,
            @Nullable String sealSeen)
            implements ContinuityEvent {}

    /** Put in another place by the one who holds it or keeps the store. */
    @EventName("continuity.moved/1")
    record Moved(UUID place, @Committed @Nullable String reason) implements ContinuityEvent {}

    /**
     * Put into a container: a box, crate, cage or trolley that is carried about with what is in it.
     *
     * @param place the container
     * @param at where it stood then; null where that is not recorded
     */
    @EventName("continuity.put-in/1")
    record PutIn(UUID place, @Nullable UUID at, @Nullable String sealSeen)
            implements ContinuityEvent {}

    /** Taken out of a container, into the hand of whoever records it. */
    @EventName("continuity.taken-out/1")
    record TakenOut(UUID place, @Nullable String sealSeen) implements ContinuityEvent {}

    /**
     * The container it is in was put elsewhere. Each package says so itself, so that the record of
     * one exhibit is whole without the container's; none of them was scanned for it.
     *
     * @param place the container
     * @param from where that stood; null where that is not recorded
     * @param to where it was put
     * @param batch all that was recorded as in it
     */
    @EventName("continuity.carried/1")
    record Carried(UUID place, @Nullable UUID from, UUID to, Batch batch)
            implements ContinuityEvent {}

    /** Left in an out-of-hours locker by one officer alone. */
    @EventName("continuity.deposited/1")
    record Deposited(UUID place) implements ContinuityEvent {}

    /**
     * Left in an out-of-hours locker by somebody else than who records it: one without an account,
     * or one who recorded nothing.
     *
     * @param officer who left it, where they have an account
     * @param name who left it, where they have none
     * @param known how that is known: a note in the locker, the locker's sheet, a call
     */
    @EventName("continuity.deposited-by/1")
    record DepositedBy(
            UUID place,
            @Nullable UUID officer,
            @Committed @Nullable String name,
            @Committed String known)
            implements ContinuityEvent {}

    /** Taken from a locker on the store's round. */
    @EventName("continuity.collected/1")
    record Collected(@Nullable UUID from) implements ContinuityEvent {}

    /** Left with a courier: from here until {@link Arrived} nobody of the force witnesses it. */
    @EventName("continuity.departed/1")
    record Departed(
            @Committed String carrier,
            @Committed @Nullable String vehicle,
            @Nullable String cageSeal,
            @Committed String to,
            @Nullable OffsetDateTime expected)
            implements ContinuityEvent {}

    /**
     * Left with a courier as one of a consignment: a list that goes on one journey. From here until
     * {@link Arrived} nobody of the force witnesses it. The entry's second person is the courier.
     *
     * @param code of the consignment, as on its label: 16 characters
     * @param carrier who takes it
     * @param cageSeal number of the seal on the cage or the vehicle
     * @param to where it is to go
     * @param batch all of the consignment
     */
    @EventName("continuity.consigned/1")
    record Consigned(
            String code,
            @Committed String carrier,
            @Committed @Nullable String vehicle,
            @Nullable String cageSeal,
            @Committed String to,
            @Nullable String sealSeen,
            Batch batch)
            implements ContinuityEvent {}

    /**
     * What somebody outside said of it while it was away. Nobody of the force saw it.
     *
     * @param what {@link #STOPPED}, {@link #DELIVERED}, {@link #REFUSED}, {@link #KEPT} or {@link
     *     #FORWARDED}
     * @param who where it stood, or who took, refused or kept it, or whom it was sent on to
     */
    @EventName("continuity.reported/1")
    record Reported(String what, @Committed String who, @Committed @Nullable String reason)
            implements ContinuityEvent {}

    /** It stands somewhere overnight, still with the courier. */
    String STOPPED = "STOPPED";

    /** The destination has it. */
    String DELIVERED = "DELIVERED";

    /** The destination did not take it; whoever brought it has it still. */
    String REFUSED = "REFUSED";

    /** The destination has it, and does not give it back by now. */
    String KEPT = "KEPT";

    /** The destination sent it on. */
    String FORWARDED = "FORWARDED";

    /** Delivered by the courier. */
    @EventName("continuity.arrived/1")
    record Arrived(
            @Nullable UUID place,
            @Nullable UUID receivedBy,
            @Nullable String sealSeen,
            @Committed @Nullable String overnight)
            implements ContinuityEvent {}

    /** A sub-exhibit was taken from it. */
    @EventName("continuity.sampled/1")
    record Sampled(UUID child) implements ContinuityEvent {}

    /** Not where the record says, and not found. A status, never a place. */
    @EventName("continuity.missing/1")
    record Missing(@Committed String reason) implements ContinuityEvent {}

    /** Found again. */
    @EventName("continuity.found/1")
    record Found(@Nullable UUID place, @Committed @Nullable String note)
            implements ContinuityEvent {}

    /**
     * Something about it does not agree with the record; kind code of the rules, such as {@code
     * SEAL_NUMBER}.
     */
    @EventName("continuity.discrepancy/1")
    record Discrepancy(
            String kind,
            @Committed @Nullable String expected,
            @Committed @Nullable String seen,
            @Committed @Nullable String note)
            implements ContinuityEvent {}

    /** What was found about a discrepancy. */
    @EventName("continuity.discrepancy-closed/1")
    record DiscrepancyClosed(Hash discrepancy, @Committed String finding)
            implements ContinuityEvent {}

    /**
     * A statement about a time without a holder; {@code explained} false: it cannot be explained.
     *
     * @param fromIs where clocks did not agree on that: no later or no earlier; null where it began
     *     then
     * @param toIs the same of its end
     */
    @EventName("continuity.gap-explained/1")
    record GapExplained(
            OffsetDateTime from,
            @Nullable Bound fromIs,
            OffsetDateTime to,
            @Nullable Bound toIs,
            boolean explained,
            @Committed String explanation)
            implements ContinuityEvent {
        /** About a time on which clocks agree. */
        public GapExplained(
                OffsetDateTime from, OffsetDateTime to, boolean explained, String explanation) {
            this(from, null, to, null, explained, explanation);
        }
    }

    /**
     * What was done to it, or found of it: a code of the list {@code treatments}, such as {@code
     * DRIED}, {@code MADE_SAFE}, {@code WEIGHED}.
     *
     * @param value how much was weighed or counted
     * @param by who did it, where that was not, or not only, who recorded it
     * @param number of a certificate or a scale
     */
    @EventName("continuity.condition/1")
    record Condition(
            String code,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Committed @Nullable String note,
            @Committed @Nullable String by,
            @Committed @Nullable String number)
            implements ContinuityEvent {}

    /**
     * One officer counted the cash in it. Its figures are kept back wherever entries are shown
     * until another officer has counted it too: {@link CashStory} says when.
     *
     * @param lines what was counted, by value
     * @param laboratory whether a laboratory needs it; null: not answered before it was counted
     */
    @EventName("continuity.cash-counted/1")
    record CashCounted(List<CashCount.Line> lines, @Nullable Boolean laboratory)
            implements ContinuityEvent {
        /** Copies the lines. */
        public CashCounted {
            lines = List.copyOf(lines); // an entry without is one that cannot be read
        }
    }

    /** The cash in it stays sealed and is not counted. */
    @EventName("continuity.cash-uncounted/1")
    record CashUncounted(@Committed String reason) implements ContinuityEvent {}

    /**
     * The cash in it was paid in.
     *
     * @param currency code of ISO 4217
     * @param amount what the bank counted
     * @param slip number of the paying-in slip
     * @param account which it was paid into, in words
     * @param withdrawn what the bank kept as counterfeit, where it did
     */
    @EventName("continuity.cash-banked/1")
    record CashBanked(
            String currency,
            BigDecimal amount,
            @Committed String slip,
            @Committed @Nullable String account,
            @Nullable BigDecimal withdrawn)
            implements ContinuityEvent {
        /** An entry of an amount that is none is one that cannot be read. */
        public CashBanked {
            Objects.requireNonNull(currency);
            if (!Amount.fits(amount) || (withdrawn != null && !Amount.fits(withdrawn))) {
                throw new IllegalArgumentException(Amount.SENTENCE);
            }
        }
    }

    /**
     * A court ordered that the cash is detained for longer than at first.
     *
     * @param until last day of it
     * @param number of the order, where it has one
     */
    @EventName("continuity.cash-detained/1")
    record CashDetained(
            LocalDate until, @Committed String court, @Committed @Nullable String number)
            implements ContinuityEvent {
        /** An entry without a day that can be meant is one that cannot be read. */
        public CashDetained {
            if (until.getYear() < 1970 || until.getYear() > 9999) {
                throw new IllegalArgumentException("A court names a day of these years.");
            }
        }
    }

    /** A field of an earlier continuity entry was wrong; the entry's {@code corr} names it. */
    @EventName("continuity.corrected/1")
    record Corrected(
            String field,
            @Committed @Nullable String from,
            @Committed @Nullable String to,
            @Committed String reason)
            implements ContinuityEvent {}

    /** Why an entry was made late; the entry's {@code corr} names it. */
    @EventName("continuity.late-reason/1")
    record LateReason(@Committed String reason) implements ContinuityEvent {}

    /**
     * The day by which it is to be back, said when it leaves or put off later. What comes after it
     * ends it: booked in, moved into a place, received from outside.
     *
     * @param on the last day that is in time
     * @param reason why it was put off; null when it was first said
     */
    @EventName("continuity.return-due/1")
    record ReturnDue(LocalDate on, @Committed @Nullable String reason) implements ContinuityEvent {}

    /** It is not back, and a supervisor is asked to see to it. */
    @EventName("continuity.escalated/1")
    record Escalated(UUID to, @Committed String reason) implements ContinuityEvent {}

    /** It waits for its owner, who was told so; said again with each letter. */
    @EventName("continuity.for-collection/1")
    record ForCollection(
            @Committed String toName, @Nullable LocalDate letter, @Committed @Nullable String note)
            implements ContinuityEvent {}

    /** Its owner did not come. It goes on waiting. */
    @EventName("continuity.not-collected/1")
    record NotCollected(@Committed @Nullable String note) implements ContinuityEvent {}

    /**
     * It may be disposed of, by somebody else than who says so.
     *
     * @param outcome code of the rules
     * @param authority by what right, and where that is written
     */
    @EventName("continuity.disposal-authorised/1")
    record DisposalAuthorised(String outcome, @Committed String authority)
            implements ContinuityEvent {}

    /**
     * Given back for good; the entry's second person is the receiver.
     *
     * @param outcome code of the rules
     * @param identity what the receiver showed of themselves
     * @param authorised the entry that authorised it, where one was wanted
     * @param against what stood against it and was known when this was recorded: names of {@link
     *     Obstacle}; null: nothing
     */
    @EventName("continuity.returned/1")
    record Returned(
            String outcome,
            @Committed String toName,
            @Committed @Nullable String identity,
            @Committed @Nullable String reason,
            @Nullable String sealSeen,
            @Nullable Hash authorised,
            @Nullable List<String> against)
            implements ContinuityEvent {}

    /**
     * Destroyed, sold or kept by the force; the entry's second person is the witness.
     *
     * @param method how, where, by whom
     * @param certificate its number, where there is one
     * @param scanned the seal or label code that was read just before
     */
    @EventName("continuity.disposed/1")
    record Disposed(
            String outcome,
            @Committed String method,
            @Committed @Nullable String certificate,
            @Nullable String scanned,
            @Nullable Hash authorised,
            @Nullable List<String> against)
            implements ContinuityEvent {}

    /** Given to another agency for good; the entry's second person is whoever took it. */
    @EventName("continuity.transferred/1")
    record Transferred(
            String outcome,
            @Committed String toName,
            @Committed @Nullable String reference,
            @Committed @Nullable String reason,
            @Nullable String sealSeen,
            @Nullable Hash authorised,
            @Nullable List<String> against)
            implements ContinuityEvent {}

    /** Nothing is left of it: it was used up in testing. Samples of it may be. */
    @EventName("continuity.consumed/1")
    record Consumed(
            String outcome,
            @Committed String byName,
            @Committed @Nullable String reference,
            @Nullable List<String> against)
            implements ContinuityEvent {}

    /**
     * A label was handed out to be printed, or one that was printed blank was put on the package.
     *
     * @param code the 16-character payload, new for each print
     * @param stock name of the stock; {@code card} for one written by hand, {@code blank} for one
     *     that was printed before there was an exhibit
     * @param dpi dots an inch; 0 where it was blank
     * @param format {@code pdf}, {@code zpl}, {@code png}, {@code screen} or {@code blank}
     * @param serial 1 for the first label of the package
     * @param draft it carries DRAFT; {@code hold}: it carries HOLD
     * @param supersedes the payload of the label this one replaces
     */
    @EventName("label.printed/1")
    record LabelPrinted(
            String code,
            String stock,
            int dpi,
            String format,
            int serial,
            boolean draft,
            boolean hold,
            @Committed @Nullable String reason,
            @Nullable String supersedes)
            implements ContinuityEvent {}

    /**
     * What became of a label at a printer, as far as the device knows; recorded by the device
     * alone.
     *
     * @param code of the label
     * @param printer what this computer calls it
     */
    @EventName("label.sent/1")
    record LabelSent(String code, @Committed String printer, LabelFate fate)
            implements ContinuityEvent {}

    /**
     * A supervisor's finding about entries that did not know of each other. It closes a conflict
     * and takes nothing away.
     *
     * @param heads all ends of the conflict: for two accounts of a package the last entry of each
     * @param account where one account of a package is what happened an entry that it alone has,
     *     and that says which, whatever comes later; null: the number alone says it
     */
    @EventName("continuity.resolved/1")
    record Resolved(
            Conflict.Finding finding,
            List<Hash> heads,
            @Nullable Hash account,
            @Committed String reason)
            implements ContinuityEvent {
        /** One that names no account. */
        public Resolved(Conflict.Finding finding, List<Hash> heads, String reason) {
            this(finding, heads, null, reason);
        }
    }
}
