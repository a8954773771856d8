package org.lockfast.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.ContinuityEvent.*;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.KeyDoubt;

/** Takes a package's entries one by one, in order of time, and keeps who has it. Used once. */
final class StoryFold {
    private final UUID packageId;
    private final Limits limits;
    private final SaidTimes times;
    private final HappenedOrder order;
    private final Set<Hash> lateReasoned;
    private final Claims claims;
    private final @Nullable Happening opening;
    private final SealFold seals;

    /** The container it was put into last, whether or not it is in it still. */
    private @Nullable UUID container;

    private final List<Flag> flags = new ArrayList<>();
    private final Custody custody;
    private final Discrepancies discrepancies = new Discrepancies();
    private final OfferFold offers;
    private final DueFold due = new DueFold();
    private final LeavingFold leaving = new LeavingFold();

    private @Nullable PackageRecorded recorded;
    private @Nullable Instant begun;
    private UUID exhibitId = new UUID(0, 0);
    private @Nullable String packaging;
    private @Nullable String label;

    /** The highest any label of it has. */
    private int labelSerial;

    /** That of the label that counts. */
    private int counting;

    private @Nullable Instant labelFades;

    StoryFold(
            UUID packageId,
            Limits limits,
            List<Happening> story,
            SaidTimes times,
            HappenedOrder order,
            Set<Hash> lateReasoned,
            Claims claims,
            @Nullable Happening opening) {
        this.packageId = packageId;
        this.opening = opening;
        this.claims = claims;
        this.limits = limits;
        this.custody = new Custody(limits);
        this.offers = new OfferFold(limits, custody, flags::add);
        this.times = times;
        this.order = order;
        this.seals = new SealFold(story);
        this.lateReasoned = lateReasoned;
    }

    void take(Happening h) {
        if (h.event() == null) {
            boolean known = Telling.knows(h.type());
            flags.add(
                    Reckoning.flag(
                            known ? FlagKind.UNREADABLE : FlagKind.NEWER_VERSION,
                            h.eid(),
                            Telling.unreadable(h)
                                    + (known ? ", and not" : ". It is kept and printed, and not")
                                    + " reckoned with here."));
            return;
        }
        doubted(h);
        again(h);
        later(h);
        impossible(h);
        if (claims.drops(h) || (!h.counts() && !(h.event() instanceof ExhibitEvent.Recorded))) {
            return;
        }
        custody.takes(order.apart(h));
        switch (h.event()) {
            case ExhibitEvent.Recorded event when h.equals(opening) -> {
                begin(h, event);
                apart(h);
            }
            case ContinuityEvent event when claims.contests(h) -> contested(h, event);
            case ContinuityEvent event -> {
                lateness(h);
                Span was = custody.now();
                if (custody.is(Kind.LEFT) && LeavingFold.handles(event)) {
                    flags.add(LeavingFold.cameBack(h.eid()));
                }
                moved(h, event);
                boolean begins = !Objects.equals(custody.now(), was);
                if (begins) {
                    backward(h, was);
                }
                if (begins || LeavingFold.handles(event)) {
                    apart(h);
                }
                leaving.take(h, event, at(h));
                due.take(event, at(h), was == null ? null : was.kind(), offers.open() != null);
            }
            case ExhibitEvent.Held event -> leaving.held(h, event, at(h));
            case ExhibitEvent.HoldEnded event -> leaving.ended(h, event);
            case ExhibitEvent.Corrected event when h.subject().equals(packageId) ->
                    corrected(event);
            default -> {}
        }
    }

    /** Clocks do not agree on when it was; who they are is said where names are known. */
    private void apart(Happening h) {
        Apart apart = order.apart(h);
        if (apart != null && apart.isToldOfItself()) {
            apart(h, apart);
        }
    }

    private void apart(Happening h, Apart apart) {
        flags.add(
                new Flag(
                        FlagKind.CLOCKS_APART,
                        h.eid(),
                        apart.bound(),
                        apart.said(),
                        "Clocks do not agree on when it was.",
                        apart));
    }

    private void backward(Happening h, @Nullable Span was) {
        if (order.isBackward(h)) {
            flags.add(
                    new Flag(
                            FlagKind.BACKWARD_TIME,
                            h.eid(),
                            times.at(h),
                            was == null ? null : was.from(),
                            "It is said to have happened before what came before it."));
        }
    }

    /** What its keys do not bear is shown and changes nothing; only a record of its own stands. */
    private void doubted(Happening h) {
        KeyDoubt doubt = h.doubt();
        if (doubt != null) {
            flags.add(Reckoning.flag(FlagKind.DOUBTFUL, h.eid(), Telling.doubtful(h, doubt) + "."));
        }
    }

    /** Recorded more than once, the exhibit goes by one record; whoever reads sees the others. */
    private void again(Happening h) {
        if (h.again()) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.CONFLICT,
                            h.eid(),
                            "Recorded more than once: journal record "
                                    + h.record()
                                    + " records it too, and is not what is shown here. Packages"
                                    + " that only it names are shown."));
        }
    }

    private void later(Happening h) {
        boolean begins = h.event() instanceof ExhibitEvent.Recorded;
        boolean moves = h.event() instanceof ContinuityEvent;
        boolean later = times.isLater(h) || Occurred.isLater(times.at(h), h.recorded());
        if (later && (begins || moves)) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.TIME_LATER,
                            h.eid(),
                            (begins
                                            ? "The time given for finding or taking it is later than when it was recorded"
                                            : "The time given is later than when it was recorded")
                                    + ". It is kept as it was said."));
        }
    }

    /** The clock was put back: whatever it says of when it was recorded is not to be relied on. */
    private void impossible(Happening h) {
        if (h.notBefore() != null) {
            flags.add(
                    Reckoning.flag(FlagKind.TIME_IMPOSSIBLE, h.eid(), Telling.impossible() + "."));
        }
    }

    private void corrected(ExhibitEvent.Corrected event) {
        switch (event.field()) {
            case "packaging" -> packaging = event.to();
            case "seal" -> seals.corrected(event.to());
            default -> {}
        }
    }

    /**
     * While nobody has found which account holds, none moves it; the seal is whichever was put on
     * last.
     */
    private void contested(Happening h, ContinuityEvent event) {
        if (!custody.is(Kind.CONFLICT)) {
            Span was = custody.now();
            custody.change(Kind.CONFLICT, at(h), null, null, null, h.eid());
            backward(h, was);
            offers.drop();
        }
        if (LeavingFold.handles(event)) {
            apart(h);
        }
        switch (event) {
            case Packaged e -> packaging = e.packaging();
            case Sealed e -> seals.applied(e.kind(), e.number(), "SEALED", h, at(h));
            case Resealed e -> seals.applied(e.kind(), e.number(), "RESEALED", h, at(h));
            case Opened _ -> seals.opened(at(h));
            default -> {}
        }
    }

    private Instant at(Happening h) {
        return order.at(h);
    }

    /** Seen then; not where a person said a time that what came before it leaves no room for. */
    private void sighted(Happening h) {
        if (!order.isBackward(h)) {
            custody.sighted(at(h), order.apart(h));
        }
    }

    /** Until when nobody disputes where it was: the accounts a finding is about begin there. */
    private Instant lastAgreed(Happening finding, Instant t) {
        Instant seen = custody.lastSeen(t);
        return claims.begunBefore(finding).stream()
                .map(this::at)
                .min(java.util.Comparator.naturalOrder())
                .filter(begun -> begun.isAfter(seen) && !begun.isAfter(t))
                .orElse(seen);
    }

    private void begin(Happening h, ExhibitEvent.Recorded event) {
        recorded =
                event.packages().stream()
                        .filter(p -> p.id().equals(packageId))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "The exhibit has no package " + packageId));
        exhibitId = h.subject();
        packaging = recorded.packaging();
        boolean timed = times.isSaid(h);
        Instant seized = at(h);
        HappenedOrder.Bounded bounded = order.within(h, h.recorded());
        Instant made = bounded.at();
        begun = timed ? seized : null;
        seals.first(recorded, h, times.at(h));
        if (event.copiedFrom() != null) {
            custody.begin(
                    Kind.COPIED,
                    seized.isAfter(h.recorded()) ? h.recorded() : seized,
                    event.seizedBy(),
                    event.seizedByName(),
                    h.eid());
            flags.add(
                    Reckoning.flag(
                            FlagKind.COPIED,
                            h.eid(),
                            "Copied from "
                                    + event.copiedFrom()
                                    + " on "
                                    + event.copiedOn()
                                    + "; earlier entries not checked here."));
            return;
        }
        if (!timed) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.START_UNKNOWN,
                            h.eid(),
                            "When it was seized is not recorded: the account begins when the record was made."));
        }
        if (event.seizedBy() == null
                && event.seizedByName() == null
                && timed
                && Custody.beyond(seized, made, limits.handover())) {
            custody.begin(Kind.GAP, seized, null, null, h.eid());
            Apart recordedThen = bounded.apart();
            if (recordedThen != null) {
                custody.takes(recordedThen);
                apart(h, recordedThen);
            }
            custody.change(Kind.HELD, made, h.actor(), null, null, h.eid());
        } else if (event.seizedBy() == null && event.seizedByName() == null) {
            custody.begin(Kind.HELD, seized, h.actor(), null, h.eid());
        } else {
            custody.begin(Kind.HELD, seized, event.seizedBy(), event.seizedByName(), h.eid());
        }
        custody.sighted(seized, order.apart(h));
        lateness(h);
    }

    /** What moves nothing is held against the seizure here; what moves it, in the custody. */
    private void beforeSeizure(Happening h, ContinuityEvent event) {
        boolean staysWhereItIs =
                event instanceof Packaged
                        || event instanceof Sealed
                        || event instanceof LookedAt
                        || event instanceof Opened
                        || event instanceof Resealed;
        if (staysWhereItIs && begun != null && times.isStated(h) && times.at(h).isBefore(begun)) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.BACKWARD_TIME,
                            h.eid(),
                            "It is said to have happened before the seizure."));
        }
    }

    private void moved(Happening h, ContinuityEvent event) {
        beforeSeizure(h, event);
        Instant t = at(h);
        Hash eid = h.eid();
        switch (event) {
            case Packaged e -> {
                handledBy(h);
                packaging = e.packaging();
            }
            case Sealed e -> {
                handledBy(h);
                sealedOver(h, e.number());
                sealed(h, e.kind(), e.number(), "SEALED");
            }
            case LookedAt e -> {
                seen(h, e.seal());
                if (e.condition().equals("BROKEN")) {
                    seals.damaged(t);
                    flags.add(
                            Reckoning.flag(
                                    FlagKind.SEAL_MISMATCH,
                                    eid,
                                    "The seal was looked at and found broken."));
                }
            }
            case Opened e -> {
                handledBy(h);
                seen(h, e.seal());
                seals.opened(t);
            }
            case Resealed e -> {
                handledBy(h);
                sealed(h, e.kind(), e.number(), "RESEALED");
            }
            case Offered e -> {
                handledBy(h);
                seen(h, e.sealSeen());
                offers.made(h, e, t, order.apart(h));
            }
            case Accepted e -> {
                offers.accepted(h, e, t);
                seen(h, e.sealSeen());
            }
            case Refused e -> offers.refused(h, e);
            case HandedIn e -> {
                from(h, null, Telling.said(e.fromName()), t);
                custody.change(Kind.HELD, t, h.actor(), null, null, eid);
                seen(h, e.sealSeen());
            }
            case HandedOut e -> {
                handledBy(h);
                unsigned(h, "receiver");
                custody.change(Kind.OUT, t, null, Telling.said(e.toName()), null, eid);
                seen(h, e.sealSeen());
            }
            case InHand e -> {
                if (!custody.isHolder(h.actor())) {
                    if (custody.is(Kind.HELD)) {
                        custody.lost(t, eid); // a shelf, a laboratory, a courier had it till now
                    }
                    flags.add(
                            Reckoning.flag(
                                    FlagKind.GIVER_ABSENT,
                                    eid,
                                    "Taken in hand with the giver absent."));
                }
                custody.change(Kind.HELD, t, h.actor(), null, null, eid);
                seen(h, e.sealSeen());
            }
            case BookedIn e -> {
                from(h, e.from(), e.fromName(), t);
                custody.change(Kind.STORED, t, null, null, e.place(), eid);
                seen(h, e.sealSeen());
            }
            case Moved e -> {
                handledBy(h);
                custody.change(
                        custody.is(Kind.OUT) ? Kind.OUT : Kind.STORED,
                        t,
                        null,
                        name(),
                        e.place(),
                        eid);
            }
            case PutIn e -> putIn(h, e, t);
            case TakenOut e -> {
                handledBy(h);
                if (!isIn(e.place())) {
                    elsewhere(h, "Taken out of a container the record does not have it in.");
                }
                custody.change(Kind.HELD, t, h.actor(), null, null, eid);
                seen(h, e.sealSeen());
            }
            case Carried e -> carried(h, e, t);
            case Deposited e -> {
                handledBy(h);
                custody.change(Kind.DEPOSITED, t, h.actor(), null, e.place(), eid);
            }
            case DepositedBy e -> {
                String name = e.officer() == null ? Telling.said(e.name()) : null;
                unsigned(h, "one who left it");
                offers.receivedFrom(h, e.officer(), name, t);
                custody.change(Kind.DEPOSITED, t, e.officer(), name, e.place(), eid);
            }
            case Collected _ -> {
                if (custody.isHeldByAnother(h.actor())) {
                    custody.lost(t, eid);
                }
                custody.change(Kind.HELD, t, h.actor(), null, null, eid);
            }
            case Departed e -> {
                handledBy(h);
                custody.change(Kind.IN_TRANSIT, t, null, Telling.said(e.carrier()), null, eid);
            }
            case Consigned e -> {
                handledBy(h);
                unsigned(h, "courier");
                custody.change(Kind.IN_TRANSIT, t, null, Telling.said(e.carrier()), null, eid);
                seen(h, e.sealSeen());
            }
            case Reported e -> reported(h, e, t);
            case Arrived e -> {
                delivered(h, t);
                custody.change(
                        e.place() == null ? Kind.HELD : Kind.STORED,
                        t,
                        e.place() == null
                                ? (e.receivedBy() == null ? h.actor() : e.receivedBy())
                                : null,
                        null,
                        e.place(),
                        eid);
                seen(h, e.sealSeen());
            }
            case Sampled _ -> handledBy(h);
            case Missing _ ->
                    custody.change(Kind.MISSING, custody.lastSeen(t), null, null, null, eid);
            case Found e ->
                    custody.change(
                            e.place() == null ? Kind.HELD : Kind.STORED,
                            t,
                            e.place() == null ? h.actor() : null,
                            null,
                            e.place(),
                            eid);
            case Discrepancy e -> {
                flags.add(discrepancies.found(eid, t, e));
            }
            case DiscrepancyClosed e -> {
                if (h.closesDiscrepancy() && discrepancies.closed(e)) {
                    seals.settled();
                }
            }
            case Condition _, CashCounted _, CashUncounted _ -> sighted(h);
            case LabelPrinted e -> printed(h, e, t);
            case Resolved e -> {
                if (h.isFinding()
                        && e.finding() == Conflict.Finding.NEITHER
                        && !Conflict.isOfOneEntry(e.heads())) { // who means missing says missing
                    offers.drop();
                    custody.change(Kind.MISSING, lastAgreed(h, t), null, null, null, eid);
                }
            }
            case Returned e -> {
                unsigned(h, "receiver");
                seen(h, e.sealSeen());
                gone(h, e.outcome(), Telling.said(e.toName()), e.against());
            }
            case Disposed e -> gone(h, e.outcome(), null, e.against());
            case Transferred e -> {
                unsigned(h, "receiver");
                seen(h, e.sealSeen());
                gone(h, e.outcome(), Telling.said(e.toName()), e.against());
            }
            case Consumed e -> gone(h, e.outcome(), Telling.said(e.byName()), e.against());
            case ForCollection _,
                    NotCollected _,
                    DisposalAuthorised _,
                    CashBanked _,
                    CashDetained _,
                    GapExplained _,
                    Corrected _,
                    LateReason _,
                    ReturnDue _,
                    Escalated _,
                    LabelSent _ -> {}
        }
    }

    /**
     * The one that was printed in place of the one that counts takes its place. Of labels of
     * computers that had not met the number on them says which counts, whatever clocks say; of one
     * number the later.
     */
    private void printed(Happening h, LabelPrinted e, Instant t) {
        boolean knew = label == null || label.equals(e.supersedes());
        boolean told = flags.stream().anyMatch(flag -> flag.kind() == FlagKind.LABELS_APART);
        if (!knew && !told && e.supersedes() != null && !e.code().equals(label)) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.LABELS_APART,
                            h.eid(),
                            "Labels were printed on computers that did not know of each other's:"
                                    + " the one with the highest number counts, and of one number"
                                    + " the later. Scan the label on the package, and destroy any"
                                    + " other."));
        }
        boolean counts = knew || e.serial() >= counting;
        labelSerial = Math.max(labelSerial, e.serial());
        if (counts) {
            label = e.code();
            counting = e.serial();
            Duration lasts = limits.ofLabel(e.stock());
            labelFades = lasts == null ? null : t.plus(lasts);
        }
    }

    /** It was with a courier until then. */
    private void delivered(Happening h, Instant t) {
        Span now = custody.now();
        if (now == null || now.kind() != Kind.IN_TRANSIT) {
            return;
        }
        flags.add(
                new Flag(
                        FlagKind.UNWITNESSED_TRANSIT,
                        h.eid(),
                        now.from(),
                        t,
                        "In transit with " + now.name() + ", unwitnessed."));
        if (Custody.beyond(now.from(), t, limits.courier())) {
            flags.add(
                    new Flag(
                            FlagKind.OVERDUE_HANDOVER,
                            h.eid(),
                            now.from(),
                            t,
                            "In transit for longer than the limit."));
        }
    }

    /** Where it stops, and that it is refused, changes nothing of who has it. */
    private void reported(Happening h, Reported e, Instant t) {
        if (e.what().equals(ContinuityEvent.STOPPED) || e.what().equals(ContinuityEvent.REFUSED)) {
            return;
        }
        if (!custody.is(Kind.IN_TRANSIT) && !custody.is(Kind.OUT)) {
            elsewhere(h, "Said to be away while the record has it here.");
        }
        delivered(h, t);
        custody.change(Kind.OUT, t, null, Telling.said(e.who()), null, h.eid());
    }

    private void putIn(Happening h, PutIn e, Instant t) {
        handledBy(h);
        UUID other = container;
        if (custody.is(Kind.IN_TRANSIT)) {
            elsewhere(h, "Put into a container while the record has it in transit.");
        } else if (custody.is(Kind.MISSING)) {
            elsewhere(h, "Put into a container while the record has it missing.");
        } else if (other != null && isIn(other) && !other.equals(e.place())) {
            elsewhere(h, "Put into a container while the record has it in another.");
        }
        custody.change(
                custody.is(Kind.OUT) ? Kind.OUT : Kind.STORED,
                t,
                null,
                custody.is(Kind.OUT) ? name() : null,
                e.place(),
                e.at(),
                h.eid());
        container = e.place();
        seen(h, e.sealSeen());
    }

    /** Nobody looked at it: it is where its container was put, and was not seen there. */
    private void carried(Happening h, Carried e, Instant t) {
        Span now = custody.now();
        if (now == null || !isIn(e.place())) {
            elsewhere(h, "Said to be carried in a container the record does not have it in.");
            return;
        }
        Kind kind = now.kind() == Kind.DEPOSITED ? Kind.STORED : now.kind();
        custody.change(kind, t, now.officer(), now.name(), e.place(), e.to(), h.eid());
        container = e.place();
    }

    private boolean isIn(UUID place) {
        Span now = custody.now();
        return now != null && place.equals(now.place());
    }

    private void elsewhere(Happening h, String sentence) {
        flags.add(Reckoning.flag(FlagKind.ELSEWHERE, h.eid(), sentence));
    }

    private void gone(
            Happening h, String outcome, @Nullable String to, @Nullable List<String> against) {
        handledBy(h);
        offers.drop();
        flags.addAll(leaving.gone(h, outcome, against));
        custody.change(Kind.LEFT, at(h), null, to, null, h.eid());
    }

    private void from(Happening h, @Nullable UUID officer, @Nullable String name, Instant t) {
        if (officer != null || name != null) {
            unsigned(h, "giver");
        }
        offers.receivedFrom(h, officer, name, t);
    }

    private void unsigned(Happening h, String who) {
        if (h.with() == null || h.with().vouch() == Vouch.NONE) {
            flags.add(Reckoning.flag(FlagKind.UNSIGNED, h.eid(), "The " + who + " did not sign."));
        }
    }

    private void handledBy(Happening h) {
        if (custody.isHeldByAnother(h.actor())) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.NOT_HOLDER,
                            h.eid(),
                            "Recorded by an officer who is not recorded as holding it."));
        }
        sighted(h);
    }

    private void seen(Happening h, @Nullable String number) {
        sighted(h);
        if (number == null || seals.agrees(number)) {
            return;
        }
        Happening behind = seals.putOnBehind(h, number).orElse(null);
        if (behind != null) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.SEALED_OVER,
                            behind.eid(),
                            "Recorded after seal "
                                    + number
                                    + " was read on the bag, and said to have been before that."
                                    + " Say what became of seal "
                                    + number
                                    + "."));
        } else {
            flags.add(
                    Reckoning.flag(
                            FlagKind.SEAL_MISMATCH,
                            h.eid(),
                            "Seal "
                                    + number
                                    + " was read; the record says "
                                    + (seals.number() == null
                                            ? "it has no numbered seal"
                                            : seals.number())
                                    + "."));
            seals.mismatched(at(h));
        }
    }

    /** A slip of the pen, or a bag that was opened and nobody says so: which, has to be asked. */
    private void sealedOver(Happening h, @Nullable String number) {
        String there = seals.number();
        if (there != null && seals.isWhole() && !Reckoning.sameSeal(there, number)) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.SEALED_OVER,
                            h.eid(),
                            "Sealed "
                                    + (number == null ? "without a number" : number)
                                    + " while the record has seal "
                                    + there
                                    + " on it, not broken. Say what became of that one."));
        }
    }

    private void sealed(Happening h, String kind, @Nullable String number, String state) {
        if (seals.applied(kind, number, state, h, at(h))) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.SEAL_REUSED,
                            h.eid(),
                            "Seal " + number + " was on it before: a numbered seal is used once."));
        }
    }

    private void lateness(Happening h) {
        boolean toldLater = h.event() instanceof DepositedBy; // and says itself how it is known
        if (h.occurred() != null
                && !toldLater
                && Custody.beyond(times.at(h), h.recorded(), limits.late())
                && !lateReasoned.contains(h.eid())) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.LATE,
                            h.eid(),
                            "Recorded later than the limit allows after it happened, without a reason."));
        }
    }

    /** Gaps stay in the account; that they were explained is part of it. */
    void explain(Happening h) {
        if (h.event() instanceof GapExplained e) {
            custody.explain(e);
        }
    }

    private @Nullable String name() {
        Span now = custody.now();
        return now == null ? null : now.name();
    }

    /** What is still open by the end of the account. */
    void upTo(Instant end) {
        offers.upTo(end);
    }

    PackageState state() {
        PackageRecorded first = recorded;
        Span held = custody.now();
        if (first == null || held == null) {
            throw new IllegalArgumentException(
                    "The story of a package begins with the record of its exhibit");
        }
        List<Span> unexplained =
                custody.spans().stream()
                        .filter(s -> s.kind() == Kind.GAP && s.explained() == null)
                        .toList();
        return new PackageState(
                packageId,
                exhibitId,
                first.n(),
                packaging,
                seals.kind(),
                seals.number(),
                seals.state(),
                seals.since(),
                claims.isOpen() ? Kind.CONFLICT.name() : held.kind().name(),
                held.officer(),
                held.name(),
                held.place(),
                held.from(),
                Bound.of(held.apart()),
                offers.open(),
                discrepancies.open(),
                discrepancies.since(),
                unexplained.size(),
                unexplained.isEmpty() ? null : unexplained.getFirst().from(),
                label,
                labelSerial,
                labelFades,
                first.weight(),
                first.quantity(),
                first.unit(),
                claims.isOpen() ? null : due.now(held.kind(), offers.open() != null),
                leaving.now(held.kind()));
    }

    Account account() {
        PackageState state = state();
        List<Flag> found = new ArrayList<>(flags);
        found.removeIf(discrepancies::isClosed);
        for (Span span : custody.spans()) {
            if (span.kind() == Kind.GAP && span.explained() == null) {
                found.add(
                        new Flag(
                                FlagKind.GAP,
                                span.startedBy(),
                                span.from(),
                                span.to(),
                                "Nobody is recorded as holding it."));
            }
        }
        return new Account(
                state,
                custody.spans(),
                List.copyOf(found),
                List.of(),
                order.all().stream().map(Happening::eid).toList());
    }

    /** Who had it, stretch by stretch; empty before the record of the exhibit. */
    List<Span> spans() {
        return custody.spans();
    }
}
