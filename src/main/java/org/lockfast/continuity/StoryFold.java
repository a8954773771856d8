package org.lockfast.continuity;

import java.time.Duration;
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
    private final SealFold seals = new SealFold();
    private final List<Span> spans = new ArrayList<>();
    private final List<Flag> flags = new ArrayList<>();
    private final Set<Hash> openDiscrepancies = new HashSet<>();

    private @Nullable PackageRecorded recorded;
    private UUID exhibitId = new UUID(0, 0);
    private @Nullable String packaging;
    private @Nullable Span now;
    private @Nullable Instant sighting;
    private PackageState.@Nullable OpenOffer offer;
    private @Nullable String label;
    private int labelSerial;

    StoryFold(UUID packageId, Limits limits, Map<Hash, Instant> times, Set<Hash> lateReasoned) {
        this.packageId = packageId;
        this.limits = limits;
        this.times = times;
        this.lateReasoned = lateReasoned;
    }

    void take(Happening h) {
        if (h.event() == null) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.NEWER_VERSION,
                            h.eid(),
                            "Recorded by a newer version of Lockfast: "
                                    + h.type()
                                    + ". It is kept and printed, and not reckoned with here."));
            return;
        }
        switch (h.event()) {
            case ExhibitEvent.Recorded event -> begin(h, event);
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

    private Instant at(Happening h) {
        return times.getOrDefault(h.eid(), h.when());
    }

    // ---- the beginning
    // -------------------------------------------------------------------------------------------

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
            now =
                    Reckoning.open(
                            Kind.COPIED,
                            seized.isAfter(h.recorded()) ? h.recorded() : seized,
                            event.seizedBy(),
                            event.seizedByName(),
                            null,
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
                && beyond(seized, h.recorded(), limits.handover())) {
            now = Reckoning.open(Kind.GAP, seized, null, null, null, h.eid());
            change(Kind.HELD, h.recorded(), h.actor(), null, null, h.eid());
        } else if (event.seizedBy() == null && event.seizedByName() == null) {
            now = Reckoning.open(Kind.HELD, seized, h.actor(), null, null, h.eid());
        } else {
            now =
                    Reckoning.open(
                            Kind.HELD,
                            seized,
                            event.seizedBy(),
                            event.seizedByName(),
                            null,
                            h.eid());
        }
        sighting = seized;
        lateness(h);
    }

    // ---- what happens next
    // ---------------------------------------------------------------------------------------

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
                seals.applied(e.kind(), e.number(), "SEALED");
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
                seals.applied(e.kind(), e.number(), "RESEALED");
            }
            case Offered e -> {
                handledBy(h);
                seen(h, e.sealSeen());
                offer = new PackageState.OpenOffer(eid, h.actor(), e.to(), e.toName(), t);
            }
            case Accepted e -> {
                accepted(h, t);
                seen(h, e.sealSeen());
            }
            case Refused _ -> offer = null;
            case HandedIn e -> {
                from(h, null, e.fromName(), t);
                change(Kind.HELD, t, h.actor(), null, null, eid);
                seen(h, e.sealSeen());
            }
            case HandedOut e -> {
                handledBy(h);
                unsigned(h, "receiver");
                change(Kind.OUT, t, null, e.toName(), null, eid);
                seen(h, e.sealSeen());
            }
            case InHand e -> {
                if (now == null || !isHolder(h.actor())) {
                    lost(t, eid);
                    flags.add(
                            Reckoning.flag(
                                    FlagKind.GIVER_ABSENT,
                                    eid,
                                    "Taken in hand with the giver absent."));
                }
                change(Kind.HELD, t, h.actor(), null, null, eid);
                seen(h, e.sealSeen());
            }
            case BookedIn e -> {
                from(h, e.from(), e.fromName(), t);
                change(Kind.STORED, t, null, null, e.place(), eid);
                seen(h, e.sealSeen());
            }
            case Moved e -> {
                handledBy(h);
                change(
                        now != null && now.kind() == Kind.OUT ? Kind.OUT : Kind.STORED,
                        t,
                        null,
                        now == null ? null : now.name(),
                        e.place(),
                        eid);
            }
            case Deposited e -> {
                handledBy(h);
                change(Kind.DEPOSITED, t, h.actor(), null, e.place(), eid);
            }
            case Collected _ -> {
                if (now != null && now.kind() == Kind.HELD && !isHolder(h.actor())) {
                    lost(t, eid);
                }
                change(Kind.HELD, t, h.actor(), null, null, eid);
            }
            case Departed e -> {
                handledBy(h);
                change(Kind.IN_TRANSIT, t, null, e.carrier(), null, eid);
            }
            case Arrived e -> {
                if (now != null && now.kind() == Kind.IN_TRANSIT) {
                    flags.add(
                            new Flag(
                                    FlagKind.UNWITNESSED_TRANSIT,
                                    eid,
                                    now.from(),
                                    t,
                                    "In transit with " + now.name() + ", unwitnessed."));
                    if (beyond(now.from(), t, limits.courier())) {
                        flags.add(
                                new Flag(
                                        FlagKind.OVERDUE_HANDOVER,
                                        eid,
                                        now.from(),
                                        t,
                                        "In transit for longer than the limit."));
                    }
                }
                change(
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
            case Missing _ -> change(Kind.MISSING, lastSeen(t), null, null, null, eid);
            case Found e ->
                    change(
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
            case DiscrepancyClosed e -> openDiscrepancies.remove(e.discrepancy());
            case Condition _ -> sighting = t;
            case LabelPrinted e -> {
                label = e.code();
                labelSerial = e.serial();
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

    private void accepted(Happening h, Instant t) {
        PackageState.OpenOffer open = offer;
        if (open != null && beyond(open.at(), t, limits.handover())) {
            change(Kind.GAP, open.at(), null, null, null, h.eid());
        } else if (open != null
                && open.by() != null
                && now != null
                && now.kind() == Kind.HELD
                && !isHolder(open.by())) {
            lost(t, h.eid());
        }
        offer = null;
        change(Kind.HELD, t, h.actor(), null, null, h.eid());
    }

    /**
     * A receipt from somebody: fine from the holder; from anyone else nobody saw how it got there.
     */
    private void from(Happening h, @Nullable UUID officer, @Nullable String name, Instant t) {
        Span held = now;
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
                isHolder(h.actor())
                        || (officer != null && officer.equals(held.officer()))
                        || (name != null && held.officer() == null)
                        || (name != null && name.equalsIgnoreCase(held.name()));
        if (!byHolder && !offered) {
            if (officer == null && name == null) {
                flags.add(Reckoning.flag(FlagKind.UNSIGNED, h.eid(), "No giver recorded."));
            } else {
                flags.add(
                        Reckoning.flag(
                                FlagKind.NOT_HOLDER,
                                h.eid(),
                                "Received from somebody who is not recorded as holding it."));
            }
            lost(t, h.eid());
        }
    }

    private void unsigned(Happening h, String who) {
        if (h.with() == null || h.with().vouch() == Vouch.NONE) {
            flags.add(Reckoning.flag(FlagKind.UNSIGNED, h.eid(), "The " + who + " did not sign."));
        }
    }

    private void handledBy(Happening h) {
        if (now != null && now.kind() == Kind.HELD && !isHolder(h.actor())) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.NOT_HOLDER,
                            h.eid(),
                            "Recorded by an officer who is not recorded as holding it."));
        }
        sighting = at(h);
    }

    private boolean isHolder(@Nullable UUID officer) {
        return officer != null && now != null && officer.equals(now.officer());
    }

    private void seen(Happening h, @Nullable String number) {
        sighting = at(h);
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

    private void lateness(Happening h) {
        if (h.occurred() != null
                && beyond(at(h), h.recorded(), limits.late())
                && !lateReasoned.contains(h.eid())) {
            flags.add(
                    Reckoning.flag(
                            FlagKind.LATE,
                            h.eid(),
                            "Recorded later than the limit allows after it happened, without a reason."));
        }
    }

    // ---- time
    // ----------------------------------------------------------------------------------------------------

    private static boolean beyond(Instant from, Instant to, Duration limit) {
        return Duration.between(from, to).compareTo(limit) > 0;
    }

    private Instant lastSeen(Instant t) {
        Instant last = sighting == null ? t : sighting;
        if (now != null && last.isBefore(now.from())) {
            last = now.from();
        }
        return last.isAfter(t) ? t : last;
    }

    /**
     * The holder of record did not hand it on: from its last sighting until now nobody is recorded
     * as holding it.
     */
    private void lost(Instant t, Hash by) {
        Instant last = lastSeen(t);
        if (beyond(last, t, limits.handover())) {
            change(Kind.GAP, last, null, null, null, by);
        }
    }

    private void change(
            Kind kind,
            Instant t,
            @Nullable UUID officer,
            @Nullable String name,
            @Nullable UUID place,
            Hash by) {
        Span ending = now;
        Instant from = t;
        if (ending != null) {
            if (t.isBefore(ending.from())) {
                flags.add(
                        new Flag(
                                FlagKind.BACKWARD_TIME,
                                by,
                                t,
                                ending.from(),
                                "It is said to have happened before what came before it."));
                from = ending.from();
            }
            Instant last =
                    sighting != null && !sighting.isBefore(ending.from()) && !sighting.isAfter(from)
                            ? sighting
                            : null;
            if (from.isAfter(ending.from()) || spans.isEmpty()) {
                spans.add(
                        new Span(
                                ending.kind(),
                                ending.from(),
                                from,
                                ending.officer(),
                                ending.name(),
                                ending.place(),
                                ending.startedBy(),
                                ending.explained(),
                                last));
            }
        }
        now = Reckoning.open(kind, from, officer, name, place, by);
    }

    void upTo(Instant end) {
        PackageState.OpenOffer open = offer;
        if (open == null) {
            return;
        }
        if (beyond(open.at(), end, limits.handover())) {
            flags.add(
                    new Flag(
                            FlagKind.OVERDUE_HANDOVER,
                            open.eid(),
                            open.at(),
                            null,
                            "Offered and not received within the limit."));
            change(Kind.GAP, open.at(), null, null, null, open.eid());
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

    void explain(Happening h) {
        if (h.event() instanceof GapExplained e) {
            spans.replaceAll(s -> explained(s, e));
            if (now != null) {
                now = explained(now, e);
            }
        }
    }

    private static Span explained(Span span, GapExplained e) {
        boolean meant =
                span.kind() == Kind.GAP
                        && span.from().isBefore(e.to().toInstant())
                        && (span.to() == null || span.to().isAfter(e.from().toInstant()));
        return meant
                ? new Span(
                        span.kind(),
                        span.from(),
                        span.to(),
                        span.officer(),
                        span.name(),
                        span.place(),
                        span.startedBy(),
                        e.explained(),
                        span.lastSighting())
                : span;
    }

    // ---- what came of it
    // -----------------------------------------------------------------------------------------

    private List<Span> all() {
        List<Span> all = new ArrayList<>(spans);
        if (now != null) {
            Instant last = sighting != null && !sighting.isBefore(now.from()) ? sighting : null;
            all.add(
                    new Span(
                            now.kind(),
                            now.from(),
                            null,
                            now.officer(),
                            now.name(),
                            now.place(),
                            now.startedBy(),
                            now.explained(),
                            last));
        }
        return all;
    }

    PackageState state() {
        PackageRecorded first = recorded;
        Span held = now;
        if (first == null || held == null) {
            throw new IllegalArgumentException(
                    "The story of a package begins with the record of its exhibit");
        }
        int unexplained =
                (int)
                        all().stream()
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
                held.kind().name(),
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
        for (Span span : all()) {
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
        return new Account(state, all(), List.copyOf(found));
    }
}
