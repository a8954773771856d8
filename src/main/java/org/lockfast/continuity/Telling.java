package org.lockfast.continuity;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent.*;
import org.lockfast.continuity.Told.Sign;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.CashWords;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.EventName;
import org.lockfast.journal.Vouch;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.KeyDoubt;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;
import org.lockfast.rules.RulesEvent;

/**
 * Puts an entry into words. Facts only; what a scan read is never called a seal that was looked at.
 */
public final class Telling {
    /** Types whose entries this version reads; another's is a newer version's. */
    private static final Set<String> KNOWN =
            Stream.of(
                            ContinuityEvent.class,
                            ExhibitEvent.class,
                            CaseEvent.class,
                            PlaceEvent.class,
                            LockerEvent.class,
                            OfficerEvent.class,
                            DeviceEvent.class,
                            RulesEvent.class)
                    .flatMap(room -> Stream.of(room.getPermittedSubclasses()))
                    .map(type -> type.getAnnotation(EventName.class))
                    .filter(Objects::nonNull)
                    .map(EventName::value)
                    .collect(Collectors.toUnmodifiableSet());

    /** What stands for a text that was lawfully destroyed or is kept back. */
    private static final String WITHHELD = "(withheld)";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.UK);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss zzz", Locale.UK);

    private final Names names;
    private final DaysAlone days;
    private final ZoneId zone;
    private final @Nullable Duration clock;

    /**
     * Says nothing of clocks that were wrong.
     *
     * @param days the times of which only the day is known
     * @param zone in which times within a sentence are told; each names it
     */
    public Telling(Names names, DaysAlone days, ZoneId zone) {
        this(names, days, zone, null);
    }

    /**
     * @param clock a computer's clock may differ from the server's by this much before it is said
     */
    Telling(Names names, DaysAlone days, ZoneId zone, @Nullable Duration clock) {
        this.names = names;
        this.days = days;
        this.zone = zone;
        this.clock = clock;
    }

    /** Figures of a count of cash are in no telling but an exhibit's story. */
    public Told tell(Happening h) {
        return tell(h, Figures.UNTOLD);
    }

    /** What is told of the figures of a count of cash. */
    enum Figures {
        /** Whether two officers have counted it by now is not known here. */
        UNTOLD,
        /** A second officer has not counted it yet. */
        KEPT_BACK,
        TOLD
    }

    Told tell(Happening h, Figures figures) {
        Draft d = new Draft();
        switch (h.event()) {
            case null -> d.is(Sign.UNKNOWN, unreadable(h));
            case ExhibitEvent.Recorded e -> recorded(d, e);
            case ExhibitEvent.Corrected e -> {
                d.is(
                        Sign.CORRECTED,
                        "Correction of "
                                + fieldName(e.field())
                                + ": "
                                + quoted(h, "from", said(e.field(), e.from()))
                                + " becomes "
                                + quoted(h, "to", said(e.field(), e.to())));
                d.reason(e.reason());
            }
            case ExhibitEvent.BecameExhibit e ->
                    d.is(Sign.CORRECTED, "Became exhibit " + said(e.reference()));
            case ExhibitEvent.PhotoAdded e -> {
                d.is(Sign.PHOTO, "Photograph added");
                d.detail(e.caption());
            }
            case ExhibitEvent.Noted e -> {
                d.is(Sign.NOTE, "Note");
                d.detail(e.text());
            }
            case ExhibitEvent.AdviceOverridden e -> {
                d.is(
                        Sign.CORRECTED,
                        "Hold of rule " + e.rule() + " (version " + e.version() + ") overridden");
                d.reason(e.reason());
            }
            case ExhibitEvent.Held e -> {
                d.is(
                        Sign.PROBLEM,
                        "To be kept: " + names.termInSentence(Names.Term.HOLD_REASON, e.reason()));
                d.detail(
                        e.until() == null
                                ? null
                                : "to be looked at again on " + DAY.format(e.until()));
                d.detail(e.note());
            }
            case ExhibitEvent.HoldEnded e -> {
                d.is(
                        Sign.CORRECTED,
                        h.endsHold()
                                ? "Need not be kept any longer"
                                : closesNot(h) + ", so it ends no hold");
                d.reason(e.reason());
            }
            case ExhibitEvent.ReceiptPrinted e -> {
                d.is(
                        Sign.LABEL,
                        e.copy() == 0
                                ? "Receipt printed"
                                : "Receipt printed again, copy " + e.copy());
                d.detail("of its being " + receiptOf(e.what()));
                d.detail(e.forWhom() == null ? null : "for " + e.forWhom());
                d.detail(e.asked() == null ? null : "asked for on " + DAY.format(e.asked()));
            }
            case ContinuityEvent e -> continuity(d, e, h, figures);
            case CaseEvent.Opened e ->
                    d.is(Sign.NOTE, "Case " + said(e.reference()) + ", " + said(e.title()));
            case CaseEvent.Restricted e -> {
                d.is(Sign.NOTE, "Case restricted");
                d.reason(e.reason());
            }
            case CaseEvent.RestrictionLifted e -> {
                d.is(Sign.NOTE, "Restriction of the case lifted");
                d.reason(e.reason());
            }
            case PlaceEvent.Added e -> d.at(Sign.NOTE, "Place ", said(e.path()));
            case PlaceEvent.Changed e -> {
                d.is(Sign.CORRECTED, PlaceWords.said(e));
                d.reason(e.reason());
            }
            case LockerEvent.Checked e ->
                    d.is(
                            Sign.NOTE,
                            "Locker checked: "
                                    + e.found().size()
                                    + " taken out, "
                                    + e.notExpected().size()
                                    + " of them not recorded as there, "
                                    + e.notFound().size()
                                    + " recorded as there and not found");
            // a print is the documents' business, whose events lie above this room
            default -> {
                String keys = TellingKeys.title(h.event());
                d.is(
                        Sign.NOTE,
                        h.type().startsWith("record.printed/")
                                ? "Continuity record printed"
                                : keys == null ? h.type() : keys);
            }
        }
        UUID actor = h.actor();
        if (actor != null) {
            d.details.addFirst(names.officer(actor));
        }
        KeyDoubt doubt = h.doubt();
        d.detail(doubt == null ? null : KeysNamed.in(doubtful(h, doubt), names));
        d.detail(h.notBefore() == null ? null : impossible());
        ClockAround around = h.clock();
        if (around != null && clock != null) {
            around.sentences(clock, at -> MINUTE.format(at.atZone(zone))).forEach(d::detail);
        }
        if (!h.withheld().isEmpty()) {
            d.detail("withheld: " + String.join(", ", h.withheld()));
        }
        return d.told(h, vouched(h));
    }

    /** Whether this version reads entries of the type. */
    static boolean knows(String type) {
        return KNOWN.contains(type);
    }

    /** Why an entry is shown without what it says, and which entry that is. */
    static String unreadable(Happening h) {
        return knows(h.type())
                ? "An entry could not be read: "
                        + h.eid()
                        + " ("
                        + h.type()
                        + ", journal record "
                        + h.record()
                        + "). It is kept as it was recorded"
                : "Recorded by a newer version of Lockfast: " + h.type();
    }

    /** What times of one clock that rule each other out come to; without a full stop. */
    static String impossible() {
        return "Its computer's clock was put back before it was recorded: by that clock it was"
                + " recorded before the state of the force's log that it names. Either this time"
                + " is wrong, or the clock was until then";
    }

    /** Why an entry's keys are not relied on, and what follows from that; without a full stop. */
    static String doubtful(Happening h, KeyDoubt doubt) {
        return doubt.sentence()
                + (doubt.counts()
                        ? doubt.saysBefore() ? ". Ask whether it was" : ""
                        : h.event() instanceof ExhibitEvent.Recorded
                                ? ". This entry is kept and shown. Where nothing else records the"
                                        + " exhibit, holder, place and seal rest on it alone"
                                : ". This entry is kept and shown, and changes nothing");
    }

    private String minute(OffsetDateTime at) {
        return MINUTE.format(at.atZoneSameInstant(zone));
    }

    private String outcome(String code) {
        return names.termInSentence(Names.Term.OUTCOME, code);
    }

    private static String closesNot(Happening h) {
        return h.isReliedOn() ? "Not a supervisor's" : "Its key is in doubt";
    }

    private void recorded(Draft d, ExhibitEvent.Recorded e) {
        boolean copied = e.copiedFrom() != null || e.copiedOn() != null;
        boolean evidence = e.kind() == org.lockfast.exhibit.PropertyKind.EXHIBIT;
        if (copied) {
            d.is(
                    Sign.COPIED,
                    "Copied from "
                            + said(e.copiedFrom())
                            + (e.copiedOn() == null ? "" : " on " + e.copiedOn())
                            + "; earlier entries not checked here");
        } else {
            UUID parent = e.parent();
            d.is(
                    Sign.SEIZED,
                    parent != null
                            ? "Taken from " + names.packageOf(parent)
                            : evidence
                                    ? "Seized"
                                    : "Taken in as "
                                            + e.kind().name().toLowerCase(Locale.ROOT)
                                            + " property");
        }
        d.place = e.place();
        d.detail(e.place());
        d.detail(e.from() == null ? null : "from " + e.from());
        UUID by = e.seizedBy();
        d.detail(
                by != null
                        ? (e.parent() == null ? "seized by " : "taken by ") + names.officer(by)
                        : e.seizedByName() == null
                                ? null
                                : (e.parent() == null ? "seized by " : "taken by ")
                                        + e.seizedByName());
        for (ExhibitEvent.PackageRecorded p : e.packages()) {
            if (p.seal() != null) {
                d.seal = p.seal();
                d.detail(
                        (e.packages().size() > 1 ? "package " + p.n() + " " : "")
                                + "sealed "
                                + p.seal());
            }
        }
    }

    private void continuity(Draft d, ContinuityEvent event, Happening h, Figures figures) {
        switch (event) {
            case Packaged e -> {
                d.is(
                        Sign.PACKAGED,
                        "Packaged: " + names.termInSentence(Names.Term.PACKAGING, e.packaging()));
                d.reason(e.reason());
            }
            case Sealed e -> {
                d.is(Sign.SEALED, "Sealed" + number(names, e.number(), e.kind()));
                d.seal = e.number();
            }
            case LookedAt e -> {
                d.is(
                        e.condition().equals("UNBROKEN") ? Sign.SEALED : Sign.PROBLEM,
                        "Seal looked at: " + words(e.condition()));
                d.seal(e.seal());
                d.detail(e.note());
            }
            case Opened e -> {
                d.is(
                        Sign.OPENED,
                        "Opened" + (e.seal() == null ? "" : ", seal " + e.seal() + " broken"));
                d.seal = e.seal();
                d.reason(e.reason());
            }
            case Resealed e -> {
                d.is(Sign.SEALED, "Resealed" + number(names, e.number(), e.kind()));
                d.seal = e.number();
                d.detail(e.oldKept() ? "old packaging kept inside" : null);
                d.reason(e.reason());
            }
            case Offered e -> {
                UUID to = e.to();
                d.is(
                        Sign.HANDED_OVER,
                        "Handed over to "
                                + (to != null ? names.officer(to) : said(e.toName()))
                                + ", to be received");
                d.read(e.sealSeen());
                d.reason(e.reason());
                d.batch(e.batch());
            }
            case Accepted e -> {
                d.is(Sign.HANDED_OVER, "Received");
                d.read(e.sealSeen());
                d.batch(e.batch());
            }
            case Refused e -> {
                d.is(Sign.PROBLEM, "Not taken: stays with the giver");
                d.reason(e.reason());
            }
            case HandedIn e -> {
                d.is(Sign.HANDED_OVER, "Received from " + said(e.fromName()));
                d.read(e.sealSeen());
            }
            case HandedOut e -> {
                d.is(Sign.OUT, "Handed to " + said(e.toName()));
                d.read(e.sealSeen());
                d.reason(e.reason());
            }
            case InHand e -> {
                d.is(Sign.PROBLEM, "In hand, giver absent");
                d.read(e.sealSeen());
                d.detail(e.statement());
            }
            case BookedIn e -> {
                d.at(Sign.STORED, "Booked in to ", names.place(e.place()));
                UUID from = e.from();
                String giver = from != null ? names.officer(from) : e.fromName();
                d.detail(giver == null ? null : "from " + giver);
                d.read(e.sealSeen());
            }
            case Moved e -> {
                d.at(Sign.STORED, "Moved to ", names.place(e.place()));
                d.reason(e.reason());
            }
            case PutIn e -> {
                d.at(Sign.STORED, "Put in ", names.place(e.place()));
                UUID at = e.at();
                d.detail(at == null ? null : "which stood in " + names.place(at));
                d.read(e.sealSeen());
            }
            case TakenOut e -> {
                d.is(Sign.HANDED_OVER, "Taken out of " + names.place(e.place()));
                d.read(e.sealSeen());
            }
            case Carried e -> {
                d.at(
                        Sign.STORED,
                        "Carried in " + names.place(e.place()) + " to ",
                        names.place(e.to()));
                UUID from = e.from();
                d.detail(from == null ? null : "from " + names.place(from));
                d.detail(
                        e.batch().n() == 1
                                ? "the only package recorded as in it, not scanned for this"
                                : "one of "
                                        + e.batch().n()
                                        + " recorded as in it, not scanned for this");
            }
            case Deposited e -> d.at(Sign.STORED, "Left in ", names.place(e.place()));
            case DepositedBy e -> {
                d.at(Sign.STORED, "Left in ", names.place(e.place()));
                UUID officer = e.officer();
                d.detail("by " + (officer == null ? said(e.name()) : names.officer(officer)));
                d.detail("known by: " + said(e.known()));
            }
            case Collected e -> {
                UUID from = e.from();
                d.is(
                        Sign.HANDED_OVER,
                        "Collected" + (from == null ? "" : " from " + names.place(from)));
            }
            case Departed e -> {
                d.is(Sign.TRANSIT, "Collected by " + said(e.carrier()) + " for " + said(e.to()));
                d.detail(e.vehicle() == null ? null : "vehicle " + e.vehicle());
                d.detail(e.cageSeal() == null ? null : "cage seal " + e.cageSeal());
            }
            case Consigned e -> {
                d.is(
                        Sign.TRANSIT,
                        "Sent to "
                                + said(e.to())
                                + " with "
                                + said(e.carrier())
                                + ", consignment "
                                + Consignment.number(e.code()));
                d.detail(e.vehicle() == null ? null : "vehicle " + e.vehicle());
                d.detail(e.cageSeal() == null ? null : "cage seal " + e.cageSeal());
                d.read(e.sealSeen());
                d.detail(
                        e.batch().n() == 1
                                ? "the only package of it"
                                : "one of " + e.batch().n() + " packages of it");
            }
            case Reported e -> {
                d.is(
                        e.what().equals(ContinuityEvent.STOPPED)
                                        || e.what().equals(ContinuityEvent.DELIVERED)
                                ? Sign.TRANSIT
                                : Sign.PROBLEM,
                        switch (e.what()) {
                            case ContinuityEvent.STOPPED ->
                                    "Stopped on its way at " + said(e.who());
                            case ContinuityEvent.DELIVERED -> "Delivered to " + said(e.who());
                            case ContinuityEvent.REFUSED -> "Refused by " + said(e.who());
                            case ContinuityEvent.KEPT -> "Kept by " + said(e.who());
                            case ContinuityEvent.FORWARDED -> "Sent on to " + said(e.who());
                            default -> words(e.what()) + ": " + said(e.who());
                        });
                d.detail("as reported, not witnessed");
                d.reason(e.reason());
            }
            case Arrived e -> {
                UUID place = e.place();
                d.at(
                        Sign.TRANSIT,
                        "Delivered" + (place == null ? "" : " to "),
                        place == null ? "" : names.place(place));
                d.read(e.sealSeen());
                d.detail(e.overnight() == null ? null : "overnight at " + e.overnight());
            }
            case Sampled e -> d.is(Sign.OPENED, names.exhibit(e.child()) + " taken from it");
            case Missing e -> {
                d.is(Sign.MISSING, "Recorded as missing");
                d.reason(e.reason());
            }
            case Found e -> {
                UUID place = e.place();
                d.at(
                        Sign.FOUND,
                        "Found" + (place == null ? "" : " and put in "),
                        place == null ? "" : names.place(place));
                d.detail(e.note());
            }
            case Discrepancy e -> {
                d.is(
                        Sign.PROBLEM,
                        "Discrepancy: " + names.termInSentence(Names.Term.DISCREPANCY, e.kind()));
                d.detail(e.expected() == null ? null : "the record says " + e.expected());
                d.detail(e.seen() == null ? null : "seen was " + e.seen());
                d.detail(e.note());
            }
            case DiscrepancyClosed e -> {
                d.is(
                        Sign.CORRECTED,
                        h.closesDiscrepancy()
                                ? "Discrepancy closed"
                                : closesNot(h) + ", so it closes no discrepancy");
                d.detail(e.finding());
            }
            case ReturnDue e -> {
                d.is(Sign.NOTE, "Expected back by " + DAY.format(e.on()));
                d.reason(e.reason());
            }
            case Escalated e -> {
                d.is(Sign.PROBLEM, "Not back: " + names.officer(e.to()) + " is asked to see to it");
                d.reason(e.reason());
            }
            case ForCollection e -> {
                d.is(Sign.NOTE, "Waits to be collected by " + said(e.toName()));
                d.detail(e.letter() == null ? null : "letter of " + DAY.format(e.letter()));
                d.detail(e.note());
            }
            case NotCollected e -> {
                d.is(Sign.PROBLEM, "Not collected by its owner");
                d.detail(e.note());
            }
            case DisposalAuthorised e -> {
                d.is(
                        Sign.NOTE,
                        (h.authorisesDisposal()
                                        ? "Disposal authorised: "
                                        : closesNot(h) + ", so it authorises no disposal: ")
                                + outcome(e.outcome()));
                d.detail("authority: " + said(e.authority()));
            }
            case Returned e -> {
                d.is(Sign.LEFT, "Left for good: " + outcome(e.outcome()) + ", " + said(e.toName()));
                d.detail(e.identity() == null ? null : "identity seen: " + e.identity());
                d.read(e.sealSeen());
                d.reason(e.reason());
            }
            case Disposed e -> {
                d.is(Sign.LEFT, "Left for good: " + outcome(e.outcome()));
                d.detail("method: " + said(e.method()));
                d.detail(e.certificate() == null ? null : "certificate " + e.certificate());
                d.detail(
                        e.scanned() == null
                                ? null
                                : "seal or label read just before: " + e.scanned());
            }
            case Transferred e -> {
                d.is(Sign.LEFT, "Left for good: " + outcome(e.outcome()) + ", " + said(e.toName()));
                d.detail(e.reference() == null ? null : "their reference " + e.reference());
                d.read(e.sealSeen());
                d.reason(e.reason());
            }
            case Consumed e -> {
                d.is(Sign.LEFT, "Left for good: " + outcome(e.outcome()) + ", " + said(e.byName()));
                d.detail(e.reference() == null ? null : "laboratory reference " + e.reference());
            }
            case GapExplained e -> {
                d.is(
                        Sign.NOTE,
                        e.explained()
                                ? "Statement about a time without a holder"
                                : "A time without a holder cannot be explained");
                d.detail(e.explanation());
                d.detail(e.fromIs() == null ? null : "began " + e.fromIs().said(minute(e.from())));
                d.detail(e.toIs() == null ? null : "ended " + e.toIs().said(minute(e.to())));
            }
            case Condition e -> {
                d.is(Sign.NOTE, names.term(Names.Term.TREATMENT, e.code()));
                d.detail(
                        e.value() == null
                                ? null
                                : e.value().toPlainString()
                                        + (e.unit() == null ? "" : " " + e.unit()));
                d.detail(e.by() == null ? null : "by " + e.by());
                d.detail(e.number() == null ? null : "number " + e.number());
                d.detail(e.note());
            }
            case CashCounted e -> {
                d.is(
                        Sign.NOTE,
                        switch (figures) {
                            case UNTOLD -> "Cash counted";
                            case KEPT_BACK ->
                                    "Cash counted; the figures are kept back until a second officer has counted it";
                            case TOLD -> "Cash counted: " + CashWords.said(e.lines());
                        });
                d.detail(figures == Figures.TOLD ? CashWords.listed(e.lines()) : null);
                d.detail(
                        e.laboratory() == null
                                ? "not said whether a laboratory needs it"
                                : e.laboratory()
                                        ? "needed by a laboratory"
                                        : "not needed by a laboratory");
            }
            case CashUncounted e -> {
                d.is(Sign.NOTE, "Cash sealed and uncounted");
                d.reason(e.reason());
            }
            case CashBanked e -> {
                d.is(Sign.NOTE, "Cash banked: " + CashWords.money(e.currency(), e.amount()));
                d.detail("slip " + said(e.slip()));
                d.detail(e.account() == null ? null : "into " + e.account());
                d.detail(
                        e.withdrawn() == null
                                ? null
                                : CashWords.money(e.currency(), e.withdrawn())
                                        + " kept by the bank as counterfeit");
            }
            case CashDetained e -> {
                d.is(Sign.NOTE, "Cash detained by a court until " + DAY.format(e.until()));
                d.detail(said(e.court()));
                d.detail(e.number() == null ? null : "order " + e.number());
            }
            case Corrected e -> {
                d.is(
                        Sign.CORRECTED,
                        "Correction of "
                                + fieldName(e.field())
                                + ": "
                                + quoted(h, "from", said(e.field(), e.from()))
                                + " becomes "
                                + quoted(h, "to", said(e.field(), e.to())));
                d.reason(e.reason());
            }
            case Resolved e -> {
                d.is(
                        Sign.CORRECTED,
                        (h.isFinding()
                                        ? "Records conflict closed: "
                                        : closesNot(h) + ", so it closes no records conflict: ")
                                + found(e));
                d.reason(e.reason());
            }
            case LateReason e -> {
                d.is(Sign.NOTE, "Why an entry was made late");
                d.reason(e.reason());
            }
            case LabelPrinted e -> {
                d.is(Sign.LABEL, labelled(e));
                d.detail(e.draft() ? "DRAFT, not for use" : null);
                d.reason(e.reason());
            }
            case LabelSent e -> {
                d.is(Sign.LABEL, e.fate().said());
                d.detail("".equals(e.printer()) ? null : "printer " + said(e.printer()));
            }
        }
        if (event instanceof Discrepancy || event instanceof LookedAt) {
            return;
        }
        if (h.with() != null) {
            Happening.Second second = h.with();
            UUID id = second.officer();
            d.detail(
                    second.as().equals("witness")
                            ? "witness " + (id != null ? names.officer(id) : said(second.name()))
                            : null);
        }
    }

    private static String receiptOf(String what) {
        return switch (what) {
            case ExhibitEvent.TAKEN -> "seized or taken in";
            case ExhibitEvent.HANDED_OVER -> "handed over";
            case ExhibitEvent.RECEIVED -> "received";
            case ExhibitEvent.RETURNED -> "given back";
            case ExhibitEvent.TRANSFERRED -> "given to another agency";
            default -> words(what);
        };
    }

    private static String labelled(LabelPrinted e) {
        String again = e.serial() == 1 ? "" : ", in place of label " + (e.serial() - 1);
        return switch (e.stock()) {
            case "blank" -> "Label put on that was printed blank" + again;
            case "card" -> "Card for a label written by hand" + again;
            default ->
                    e.serial() == 1
                            ? "Label printed"
                            : "Label printed again, reprint " + (e.serial() - 1);
        };
    }

    // ---- how each person vouched (practice 13)
    // -------------------------------------------------------------------

    private List<String> vouched(Happening h) {
        List<String> all = new ArrayList<>();
        UUID actor = h.actor();
        if (actor == null) {
            return List.of("Recorded by the device " + names.device(h.device()) + " alone");
        }
        all.add(names.officer(actor) + ": " + how(h.vouch()));
        Happening.Second second = h.with();
        if (second != null) {
            UUID id = second.officer();
            all.add(
                    (id != null ? names.officer(id) : said(second.name()))
                            + " ("
                            + second.as()
                            + "): "
                            + how(second.vouch())
                                    .replace(
                                            "warrant card seen",
                                            "warrant card seen by " + names.officer(actor)));
        }
        return all;
    }

    /** A text as it was recorded; one that was destroyed or is kept back is said to be that. */
    public static String said(@Nullable String text) {
        return text == null ? WITHHELD : text;
    }

    /** A way to vouch in words. */
    public static String how(Vouch vouch) {
        return switch (vouch) {
            case PASSWORD -> "own key, opened with password";
            case PIN -> "signed, confirmed by PIN";
            case DRAWN -> "signed on screen";
            case CARD -> "warrant card seen";
            case PAPER -> "signed paper form kept";
            case CARD_DRAWN -> "warrant card seen, signed on screen";
            case CARD_PAPER -> "warrant card seen, signed paper form kept";
            case NONE -> "did not sign";
        };
    }

    /**
     * A finding about accounts in words, as the end of a sentence.
     *
     * @param accounts how many there are
     */
    public static String found(Conflict.Finding finding, int accounts) {
        boolean two = accounts <= 2;
        return switch (finding) {
            case BOTH_IN_ORDER ->
                    (two ? "both" : "all") + " accounts are true, one after the other";
            case FIRST -> "the first account is what happened";
            case SECOND -> "the second account is what happened";
            case THIRD -> "the third account is what happened";
            case FOURTH -> "the fourth account is what happened";
            case NEITHER ->
                    (two ? "neither account holds" : "none of the accounts holds")
                            + "; missing until found";
        };
    }

    /** The same of accounts as they are numbered now; null while nobody has found anything. */
    public static @Nullable String found(Account.Accounts both) {
        Conflict.Finding finding = both.finding();
        List<Integer> followed = both.followed();
        return finding == null
                ? null
                : finding.account() < 0 || followed.size() != 1
                        ? found(finding, both.sides().size())
                        : switch (followed.getFirst()) {
                            case 0 -> found(Conflict.Finding.FIRST, 2);
                            case 1 -> found(Conflict.Finding.SECOND, 2);
                            case 2 -> found(Conflict.Finding.THIRD, 2);
                            case 3 -> found(Conflict.Finding.FOURTH, 2);
                            default -> "account " + (followed.getFirst() + 1) + " is what happened";
                        };
    }

    /** The same as what it is about has it: one entry alone, entries of a computer, accounts. */
    private static String found(Resolved e) {
        if (Conflict.isOfOneEntry(e.heads())) {
            return switch (e.finding()) {
                case FIRST -> "the entry is what happened";
                case NEITHER -> "the entry is not what happened";
                case BOTH_IN_ORDER, SECOND, THIRD, FOURTH -> found(e.finding(), e.heads().size());
            };
        }
        int heads = e.heads().size();
        if (heads > 1) { // accounts of one thing, or things with one name: it does not say which
            return e.finding() == Conflict.Finding.BOTH_IN_ORDER
                    ? (heads == 2 ? "both" : "all") + " that are recorded are true, none is dropped"
                    : found(e.finding(), heads);
        }
        return switch (e.finding()) {
            case BOTH_IN_ORDER -> "all of it happened, one after the other";
            case NEITHER -> "not all of it happened as it is recorded";
            case FIRST, SECOND, THIRD, FOURTH ->
                    found(e.finding(), 1); // earlier versions let that be said
        };
    }

    /** A corrected field for people: a time is written out, anything else stands as it is. */
    private @Nullable String said(String field, @Nullable String text) {
        if (text != null && field.equals("category")) {
            return names.term(Names.Term.CATEGORY, text);
        }
        if (text == null || !(field.equals("seizedAt") || field.equals("occurred"))) {
            return text;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            return days.write(at, zone, at.getEpochSecond() % 60 == 0 ? MINUTE : SECOND, DAY);
        } catch (DateTimeException notATime) {
            return text;
        }
    }

    private String fieldName(String field) {
        int dot = field.indexOf('.');
        if (field.startsWith("identifiers.")) {
            return names.termInSentence(Names.Term.IDENTIFIER, field.substring(dot + 1));
        }
        if (field.startsWith("particulars.")) {
            return names.termInSentence(Names.Term.MISSING, field.substring(dot + 1));
        }
        return field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String quoted(Happening h, String field, @Nullable String text) {
        return text != null
                ? "“" + text + "”"
                : h.withheld().contains(field) ? WITHHELD : "nothing";
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(Names names, @Nullable String number, String kind) {
        return number == null
                ? " with " + names.termInSentence(Names.Term.SEAL_KIND, kind)
                : ": " + number;
    }

    private static final class Draft {
        private final List<String> details = new ArrayList<>();
        private String title = "";
        private Sign sign = Sign.NOTE;
        private @Nullable String place;
        private @Nullable String seal;
        private @Nullable String reason;

        void is(Sign kind, String words) {
            sign = kind;
            title = words;
        }

        void at(Sign kind, String words, String where) {
            is(kind, words + where);
            place = where.isEmpty() ? null : where;
        }

        void detail(@Nullable String text) {
            if (text != null && !text.isBlank()) {
                details.add(text);
            }
        }

        void seal(@Nullable String number) {
            seal = number;
            detail(number == null ? null : "seal " + number);
        }

        void read(@Nullable String number) {
            seal = number;
            detail(number == null ? null : "seal number read: " + number);
        }

        void reason(@Nullable String text) {
            reason = text;
            detail(text == null ? null : "reason: " + text);
        }

        void batch(Batch batch) {
            detail(batch.n() > 1 ? "one of " + batch.n() + " handed over together" : null);
        }

        Told told(Happening h, List<String> vouched) {
            boolean second = h.with() != null;
            boolean secondSigned = second && h.with() != null && h.with().vouch() != Vouch.NONE;
            String shortly =
                    !h.counts()
                            ? "Does not count"
                            : h.actor() == null
                                    ? "By the device"
                                    : h.vouch() == Vouch.NONE
                                            ? "Not signed"
                                            : !second
                                                    ? (h.vouch() == Vouch.PIN ? "By PIN" : "Signed")
                                                    : !secondSigned ? "One signed" : second(h);
            return new Told(
                    h.eid(),
                    h.event() instanceof ContinuityEvent ? h.subject() : null,
                    title,
                    details.stream().distinct().collect(Collectors.toList()),
                    vouched,
                    shortly,
                    h.counts() && h.vouch() != Vouch.NONE && (!second || secondSigned),
                    sign,
                    place,
                    seal,
                    reason);
        }

        private static String second(Happening h) {
            Happening.Second second = h.with();
            return second == null
                    ? "Signed"
                    : switch (second.vouch()) {
                        case PASSWORD -> "Both signed";
                        case PIN -> "Both, one by PIN";
                        case DRAWN -> "Signed on screen";
                        case CARD -> "Card seen";
                        case PAPER -> "Paper form";
                        case CARD_DRAWN -> "Card, signed on screen";
                        case CARD_PAPER -> "Card, paper form";
                        case NONE -> "One signed";
                    };
        }
    }
}
