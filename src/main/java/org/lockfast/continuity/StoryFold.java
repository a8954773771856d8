package org.lockfast.continuity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

/** Takes a package's entries one by one, in order of time, and keeps who has it. Used once. */
final class StoryFold {
    private final UUID packageId;
    private final Limits limits;
    private final Map<Hash, Instant> times;
    private final Set<Hash> lateReasoned;
    private final Claims claims;
    private final SealFold seals = new SealFold();
    private final List<Flag> flags = new ArrayList<>();
    private final Custody custody;
    private final Set<Hash> openDiscrepancies = new HashSet<>();

    private @Nullable PackageRecorded recorded;
    private UUID exhibitId = new UUID(0, 0);
    private @Nullable String packaging;
    private PackageState.@Nullable OpenOffer offer;
    private @Nullable String label;
    private int labelSerial;

    StoryFold(
            UUID packageId,
            Limits limits,
            Map<Hash, Instant> times,
            Set<Hash> lateReasoned,
            Claims claims) {
        this.packageId = packageId;
        this.claims = claims;
        this.limits = limits;
        this.custody = new Custody(limits, flags::add);
        this.times = times;
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
        if (claims.drops(h)) {
            return;
        }
        switch (h.event()) {
            case ExhibitEvent.Recorded event -> begin(h, event);
            case ContinuityEvent event when claims.contests(h) -> contested(h, event);
            case ContinuityEvent event -> {
                lateness(h);
                moved(h, event);
            }
            case ExhibitEvent.Corrected event when h.subject().equals(packageId) ->
                    corrected(event);
            default -> {}
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
            custody.change(Kind.CONFLICT, at(h), null, null, null, h.eid());
            offer = null;
        }
        switch (event) {
            case Packaged e -> packaging = e.packaging();
            case Sealed e -> seals.applied(e.kind(), e.number(), "SEALED");
            case Resealed e -> seals.applied(e.kind(), e.number(), "RESEALED");
            case Opened _ -> seals.opened();
            default -> {}
        }
    }

    private Instant at(Happening h) {
        return times.getOrDefault(h.eid(), h.when());
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
        boolean timed = times.containsKey(h.eid()) || h.occurred() != null;
        Instant seized = timed ? at(h) : h.recorded();
        seals.first(recorded);
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
        if (seized.isAfter(h.recorded())) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.BACKWARD_TIME,
                            h.eid(),
                            "The seizure is said to be later than the record of it."));
        }
        if (event.seizedBy() == null
                && event.seizedByName() == null
                && timed
                && Custody.beyond(seized, h.recorded(), limits.handover())) {
            custody.begin(Kind.GAP, seized, null, null, h.eid());
            custody.change(Kind.HELD, h.recorded(), h.actor(), null, null, h.eid());
        } else if (event.seizedBy() == null && event.seizedByName() == null) {
            custody.begin(Kind.HELD, seized, h.actor(), null, h.eid());
        } else {
            custody.begin(Kind.HELD, seized, event.seizedBy(), event.seizedByName(), h.eid());
        }
        custody.sighted(seized);
        lateness(h);
    }

    private void moved(Happening h, ContinuityEvent event) {
        Instant t = at(h);
        Hash eid = h.eid();
        switch (event) {
            case Packaged e -> {
                handledBy(h);
                packaging = e.packaging();
            }
            case Sealed e -> {
                handledBy(h);
                sealed(h, e.kind(), e.number(), "SEALED");
            }
            case LookedAt e -> {
                seen(h, e.seal());
                if (e.condition().equals("BROKEN")) {
                    seals.damaged();
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
                seals.opened();
            }
            case Resealed e -> {
                handledBy(h);
                sealed(h, e.kind(), e.number(), "RESEALED");
            }
            case Offered e -> {
                handledBy(h);
                seen(h, e.sealSeen());
                offer = new PackageState.OpenOffer(eid, h.actor(), e.to(), e.toName(), t);
            }
            case Accepted e -> {
                accepted(h, e, t);
                seen(h, e.sealSeen());
            }
            case Refused e -> refused(h, e);
            case HandedIn e -> {
                from(h, null, e.fromName(), t);
                custody.change(Kind.HELD, t, h.actor(), null, null, eid);
                seen(h, e.sealSeen());
            }
            case HandedOut e -> {
                handledBy(h);
                unsigned(h, "receiver");
                custody.change(Kind.OUT, t, null, e.toName(), null, eid);
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
            case Deposited e -> {
                handledBy(h);
                custody.change(Kind.DEPOSITED, t, h.actor(), null, e.place(), eid);
            }
            case Collected _ -> {
                if (custody.isHeldByAnother(h.actor())) {
                    custody.lost(t, eid);
                }
                custody.change(Kind.HELD, t, h.actor(), null, null, eid);
            }
            case Departed e -> {
                handledBy(h);
                custody.change(Kind.IN_TRANSIT, t, null, e.carrier(), null, eid);
            }
            case Arrived e -> {
                Span now = custody.now();
                if (now != null && now.kind() == Kind.IN_TRANSIT) {
                    flags.add(
                            new Flag(
                                    FlagKind.UNWITNESSED_TRANSIT,
                                    eid,
                                    now.from(),
                                    t,
                                    "In transit with " + now.name() + ", unwitnessed."));
                    if (Custody.beyond(now.from(), t, limits.courier())) {
                        flags.add(
                                new Flag(
                                        FlagKind.OVERDUE_HANDOVER,
                                        eid,
                                        now.from(),
                                        t,
                                        "In transit for longer than the limit."));
                    }
                }
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
                openDiscrepancies.add(eid);
                flags.add(Reckoning.flag(FlagKind.DISCREPANCY, eid, discrepancy(e)));
            }
            case DiscrepancyClosed e -> {
                openDiscrepancies.remove(e.discrepancy());
                if (openDiscrepancies.isEmpty()) {
                    seals.settled();
                }
            }
            case Condition _ -> custody.sighted(t);
            case LabelPrinted e -> {
                label = e.code();
                labelSerial = e.serial();
            }
            case Resolved e -> {
                if (e.finding() == Conflict.Finding.NEITHER) {
                    offer = null;
                    custody.change(Kind.MISSING, custody.lastSeen(t), null, null, null, eid);
                }
            }
            case GapExplained _, Corrected _, LateReason _ -> {}
        }
    }

    private static String discrepancy(Discrepancy e) {
        String what =
                switch (e.kind()) {
                    case "SEAL_NUMBER" -> "Seal number";
                    case "SEAL_BROKEN" -> "Seal broken";
                    default ->
                            e.kind().charAt(0)
                                    + e.kind()
                                            .substring(1)
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', ' ');
                };
        String differs =
                e.expected() == null && e.seen() == null
                        ? ""
                        : ": the record says " + e.expected() + ", seen was " + e.seen();
        return "Discrepancy, " + what + differs + ".";
    }

    /** Only the offer it names, and only for whom that was: anything else is told. */
    private boolean answers(Happening h, Hash named, String done) {
        PackageState.OpenOffer open = offer;
        if (open == null || !open.eid().equals(named)) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.CONFLICT,
                            h.eid(),
                            "The offer that was "
                                    + done
                                    + " was not open then: it had been answered already, or another was made since."));
            return false;
        }
        if (open.to() != null && !open.to().equals(h.actor())) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.NOT_HOLDER,
                            h.eid(),
                            "The offer was " + done + " by an officer it was not made to."));
            return false;
        }
        return true;
    }

    /** Whoever it was not offered to cannot turn it down for the one it was. */
    private void refused(Happening h, Refused e) {
        if (answers(h, e.offer(), "refused")) {
            offer = null;
        }
    }

    private void accepted(Happening h, Accepted e, Instant t) {
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
            custody.change(Kind.GAP, open.at(), null, null, null, h.eid());
        } else if (open != null && open.by() != null && custody.isHeldByAnother(open.by())) {
            custody.lost(t, h.eid());
        }
        offer = null;
        custody.change(Kind.HELD, t, h.actor(), null, null, h.eid());
    }

    /**
     * A receipt from somebody: fine from the holder; from anyone else nobody saw how it got there.
     */
    private void from(Happening h, @Nullable UUID officer, @Nullable String name, Instant t) {
        Span held = custody.now();
        PackageState.OpenOffer open = offer;
        offer = null;
        if (officer != null || name != null) {
            unsigned(h, "giver");
        }
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
                flags.add(Reckoning.flag(FlagKind.UNSIGNED, h.eid(), "No giver recorded."));
            } else {
                flags.add(
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
        custody.sighted(at(h));
    }

    private void seen(Happening h, @Nullable String number) {
        custody.sighted(at(h));
        if (number != null && !seals.agrees(number)) {
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
            seals.mismatched();
        }
    }

    private void sealed(Happening h, String kind, @Nullable String number, String state) {
        if (seals.applied(kind, number, state)) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.SEAL_REUSED,
                            h.eid(),
                            "Seal " + number + " was on it before: a numbered seal is used once."));
        }
    }

    private void lateness(Happening h) {
        if (h.occurred() != null
                && Custody.beyond(at(h), h.recorded(), limits.late())
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
        PackageState.OpenOffer open = offer;
        if (open == null) {
            return;
        }
        if (Custody.beyond(open.at(), end, limits.handover())) {
            flags.add(
                    new Flag(
                            FlagKind.OVERDUE_HANDOVER,
                            open.eid(),
                            open.at(),
                            null,
                            "Offered and not received within the limit."));
            custody.change(Kind.GAP, open.at(), null, null, null, open.eid());
        } else {
            flags.add(
                    new Flag(
                            FlagKind.PENDING_HANDOVER,
                            open.eid(),
                            open.at(),
                            null,
                            "Offered and not yet received; the giver stays answerable."));
        }
    }

    PackageState state() {
        PackageRecorded first = recorded;
        Span held = custody.now();
        if (first == null || held == null) {
            throw new IllegalArgumentException(
                    "The story of a package begins with the record of its exhibit");
        }
        int unexplained =
                (int)
                        custody.spans().stream()
                                .filter(s -> s.kind() == Kind.GAP && s.explained() == null)
                                .count();
        return new PackageState(
                packageId,
                exhibitId,
                first.n(),
                packaging,
                seals.kind(),
                seals.number(),
                seals.state(),
                claims.isOpen() ? Kind.CONFLICT.name() : held.kind().name(),
                held.officer(),
                held.name(),
                held.place(),
                held.from(),
                offer,
                openDiscrepancies.size(),
                unexplained,
                label,
                labelSerial,
                first.weight(),
                first.quantity(),
                first.unit());
    }

    Account account() {
        PackageState state = state();
        List<Flag> found = new ArrayList<>(flags);
        found.removeIf(flag ->
                flag.kind() == FlagKind.DISCREPANCY
                        && flag.about() != null
                        && !openDiscrepancies.contains(flag.about()));
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
        return new Account(state, custody.spans(), List.copyOf(found), List.of());
    }

    /** Who had it, stretch by stretch; empty before the record of the exhibit. */
    List<Span> spans() {
        return custody.spans();
    }
}
