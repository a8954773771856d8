package org.lockfast.report;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Consignment;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Telling;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.AttachmentCheck;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.paper.Picture;

/** A receipt for packages that went from one person to another. */
final class HandsSheet {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final Set<String> SHOWN = Set.of("reference", "description", "seal", "number");
    private static final Set<Vouch> DRAWN = Set.of(Vouch.DRAWN, Vouch.CARD_DRAWN);
    private static final Set<Vouch> KEYED = Set.of(Vouch.PASSWORD, Vouch.PIN);

    /**
     * One package.
     *
     * @param pack as it was right after that
     * @param several whether its exhibit has more than one
     * @param story its entries
     */
    record One(
            Exhibit exhibit,
            PackageState pack,
            boolean several,
            List<Happening> story,
            Hands hands) {
        String name() {
            return several ? exhibit.name() + "#" + pack.n() : exhibit.name();
        }
    }

    private final List<One> all;
    private final Names names;
    private final Times times;

    HandsSheet(List<One> all, Names names, Times times) {
        this.all = all;
        this.names = names;
        this.times = times;
    }

    /** Done where all of it went the same way between the same two, who vouched the same way. */
    Outcome<Hands> together() {
        One first = all.getFirst();
        for (One one : all) {
            if (all.size() > 1 && !areKnown(one.hands())) {
                return Outcome.refused(
                        "NOT_TOGETHER",
                        one.name()
                                + " went from or to somebody whose name is withheld or not"
                                + " recorded, and may have gone to another than the rest. Print a"
                                + " receipt for each.");
            }
            if (!way(one.hands()).equals(way(first.hands()))) {
                return Outcome.refused(
                        "NOT_TOGETHER",
                        one.name()
                                + " and "
                                + first.name()
                                + " did not last go from and to the same people in the same way,"
                                + " signed for in the same way."
                                + " Print a receipt for each.");
            }
        }
        return Outcome.done(first.hands());
    }

    private static boolean areKnown(Hands hands) {
        return hands.giver().isKnown() && hands.receiver().isKnown();
    }

    /** What is the same for all of it: a signature is for everything that stands above it. */
    private record Way(
            String what,
            boolean isOpen,
            Hands.Party from,
            Hands.Party to,
            @Nullable Vouch offered,
            @Nullable UUID actor,
            Vouch vouch,
            Happening.@Nullable Second second) {}

    private Way way(Hands hands) {
        Happening offer = hands.offer();
        Happening entry = hands.entry();
        return new Way(
                hands.what(),
                hands.isOpen(),
                hands.giver(),
                hands.receiver(),
                offer == null ? null : offer.vouch(),
                entry.actor(),
                entry.vouch(),
                entry.with());
    }

    String heading() {
        return switch (all.getFirst().hands().what()) {
            case ExhibitEvent.RETURNED -> "Receipt for property given back";
            case ExhibitEvent.TRANSFERRED -> "Receipt for property given to another agency";
            case ExhibitEvent.RECEIVED -> "Receipt for items received";
            default -> "Receipt for items handed over";
        };
    }

    /** Whether a field of the exhibit stands on it. */
    static boolean shows(String field) {
        return SHOWN.contains(field);
    }

    Map<String, String> facts() {
        Hands first = all.getFirst().hands();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("From", first.from(names));
        facts.put(first.isOpen() ? "Offered to" : "To", first.to(names));
        same(facts, "When", this::when);
        if (first.isOpen()) {
            facts.put("Taken", "The record does not say by now that it was accepted.");
        }
        same(facts, "To be taken to", one -> one.hands().destination());
        same(facts, "Vehicle", HandsSheet::vehicle);
        same(facts, "Seal on the cage", HandsSheet::cageSeal);
        same(facts, "Purpose", one -> one.hands().why());
        same(facts, "Outcome", this::outcome);
        same(facts, "Reference", HandsSheet::reference);
        same(facts, "Expected back by", HandsSheet::due);
        same(facts, "Case", one -> one.exhibit().caseReference());
        return facts;
    }

    List<ReceiptSheet.Item> items() {
        return all.stream().map(this::item).toList();
    }

    private ReceiptSheet.Item item(One one) {
        List<String> lines = new ArrayList<>();
        String description = one.exhibit().description();
        lines.add(description == null ? "not described" : description);
        own(lines, "", this::when, one);
        own(lines, "To be taken to ", each -> each.hands().destination(), one);
        own(lines, "Purpose: ", each -> each.hands().why(), one);
        own(lines, "", this::outcome, one);
        own(lines, "Reference: ", HandsSheet::reference, one);
        own(lines, "Expected back by ", HandsSheet::due, one);
        own(lines, "Case ", each -> each.exhibit().caseReference(), one);
        Hash entry = one.hands().entry().eid();
        String recorded = SealThen.at(one.story(), one.pack().id(), entry);
        String read = one.hands().sealRead();
        List<String> seals = new ArrayList<>();
        if (recorded != null) {
            seals.add(recorded);
        }
        if (read != null && !read.equals(recorded)) {
            seals.add(read);
            lines.add("The seal read then was " + read + ".");
        } else if (read != null) {
            lines.add("Seal number read then.");
        }
        return new ReceiptSheet.Item(
                one.name(),
                one.exhibit().reference() == null ? null : one.exhibit().propertyNumber(),
                lines,
                seals,
                entry.toString());
    }

    /** How each of the two vouched, each said once. */
    List<String> signed() {
        Set<String> said = new LinkedHashSet<>();
        for (One one : all) {
            Hands hands = one.hands();
            Happening offer = hands.offer();
            if (offer != null) {
                vouched(said, offer);
            }
            vouched(said, hands.entry());
            Happening.Second second = hands.entry().with();
            if (second != null) {
                said.add(person(second) + ": " + Telling.how(second.vouch()) + ".");
            }
        }
        return List.copyOf(said);
    }

    private void vouched(Set<String> said, Happening entry) {
        UUID actor = entry.actor();
        if (actor != null) {
            said.add(names.officer(actor) + ": " + Telling.how(entry.vouch()) + ".");
        }
    }

    private String person(Happening.Second second) {
        UUID officer = second.officer();
        return officer != null ? names.officer(officer) : Telling.said(second.name());
    }

    /**
     * What was signed on the screen.
     *
     * @param sheets that can be drawn, each once
     * @param lacking sentences about those that cannot
     */
    record Drawn(List<Row.Below> sheets, List<String> lacking) {
        /** Whether nothing is left to be signed with a pen. */
        boolean isWhole() {
            return !sheets.isEmpty() && lacking.isEmpty();
        }
    }

    /**
     * Looks for what was signed on the screen.
     *
     * @param named the files an entry names, by its record number
     */
    Drawn drawn(LongFunction<List<Entry.Attachment>> named, KeptFiles files) {
        Map<Hash, Row.Below> sheets = new LinkedHashMap<>();
        Set<String> lacking = new LinkedHashSet<>();
        Set<Hash> seen = new HashSet<>();
        for (One one : all) {
            Happening entry = one.hands().entry();
            if (isDrawn(entry)) {
                for (Entry.Attachment file : named.apply(entry.record())) {
                    if (seen.add(file.hash())) {
                        KeptFiles.Kept kept = files.find(file);
                        picture(kept)
                                .ifPresentOrElse(
                                        picture ->
                                                sheets.put(
                                                        file.hash(),
                                                        new Row.Below(picture, alternative())),
                                        () -> lacking.add(lacks(kept)));
                    }
                }
            }
        }
        return new Drawn(List.copyOf(sheets.values()), List.copyOf(lacking));
    }

    private static String lacks(KeptFiles.Kept kept) {
        return kept.state() == AttachmentCheck.State.CHANGED
                ? "NOT GOOD: " + SignedSheets.CHANGED
                : "The sheet that was signed on the screen is not at hand here.";
    }

    private static boolean isDrawn(Happening entry) {
        Happening.Second second = entry.with();
        return second != null && DRAWN.contains(second.vouch());
    }

    private static Optional<Picture> picture(KeptFiles.Kept kept) {
        return kept.state() == AttachmentCheck.State.GOOD
                ? Picture.png(kept.bytes())
                : Optional.empty();
    }

    private String alternative() {
        Hands first = all.getFirst().hands();
        return "The sheet that was signed on the screen when it went from "
                + first.from(names)
                + " to "
                + first.to(names)
                + ": statement, exhibits with their seals, and signature.";
    }

    /** Who signs this receipt with a pen: whoever did so by no key and on no screen. */
    List<String> toSign(boolean isDrawnHere) {
        Hands first = all.getFirst().hands();
        boolean both = first.offer() != null && KEYED.contains(first.offer().vouch());
        Happening.Second second = first.entry().with();
        boolean keyed = second != null && KEYED.contains(second.vouch());
        return both || keyed || isDrawnHere
                ? List.of()
                : List.of("From: " + first.from(names), "To: " + first.to(names));
    }

    private void same(
            Map<String, String> facts, String name, Function<One, @Nullable String> what) {
        String said = what.apply(all.getFirst());
        if (said != null && isSame(what)) {
            facts.put(name, said);
        }
    }

    private void own(
            List<String> lines, String before, Function<One, @Nullable String> what, One of) {
        String said = what.apply(of);
        if (said != null && !isSame(what)) {
            lines.add(before + said);
        }
    }

    private boolean isSame(Function<One, @Nullable String> what) {
        String first = what.apply(all.getFirst());
        return all.stream().allMatch(one -> Objects.equals(first, what.apply(one)));
    }

    private @Nullable String when(One one) {
        Happening offer = one.hands().offer();
        String taken = times.minute(one.hands().entry().when());
        String offered = offer == null ? taken : times.minute(offer.when());
        return offered.equals(taken) ? taken : "offered " + offered + ", accepted " + taken;
    }

    private @Nullable String outcome(One one) {
        String code = ContinuityEvent.outcomeOf(one.hands().entry().event());
        return code == null ? null : names.term(Names.Term.OUTCOME, code);
    }

    private static @Nullable String reference(One one) {
        return switch (one.hands().entry().event()) {
            case ContinuityEvent.Transferred e -> e.reference();
            case ContinuityEvent.Consigned e -> "consignment " + Consignment.number(e.code());
            case null, default -> null;
        };
    }

    private static @Nullable String vehicle(One one) {
        return switch (one.hands().entry().event()) {
            case ContinuityEvent.Departed e -> e.vehicle();
            case ContinuityEvent.Consigned e -> e.vehicle();
            case null, default -> null;
        };
    }

    private static @Nullable String cageSeal(One one) {
        return switch (one.hands().entry().event()) {
            case ContinuityEvent.Departed e -> e.cageSeal();
            case ContinuityEvent.Consigned e -> e.cageSeal();
            case null, default -> null;
        };
    }

    private static @Nullable String due(One one) {
        PackageState.Due due = one.pack().due();
        return due == null || !one.hands().what().equals(ExhibitEvent.HANDED_OVER)
                ? null
                : DAY.format(due.on());
    }
}
