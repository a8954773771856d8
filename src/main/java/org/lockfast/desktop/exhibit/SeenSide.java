package org.lockfast.desktop.exhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.Apart;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.LeavingWords;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Reckoning;
import org.lockfast.continuity.SealHistory;
import org.lockfast.continuity.Telling;
import org.lockfast.continuity.Whereabouts;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Status;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Completeness;
import org.lockfast.exhibit.Missing;
import org.lockfast.label.ChangedSince;

/** What stands at the right: where it is, its seal, what is to be completed, its label. */
final class SeenSide {
    private final Words words = Words.in(SeenSide.class);
    private final Seen seen;

    SeenSide(Seen seen) {
        this.seen = seen;
    }

    /**
     * Something the record lacks.
     *
     * @param todo what to do, as a sentence
     * @param field what a correction would name, or null where it is completed another way
     */
    record Todo(String name, String todo, @Nullable String field) {}

    /** The big answer: the shelf, or who has it. */
    String where() {
        PackageState p = seen.pack();
        String whole = Whereabouts.of(p, seen.story().names());
        if (p.status().equals("LEFT")) {
            return SeenHead.capital(whole);
        }
        int slash = whole.lastIndexOf('/');
        return SeenHead.capital(slash < 0 ? whole : whole.substring(slash + 1).strip());
    }

    /** Whether the big answer is a place's own short name, to be set in large type. */
    boolean isPlace() {
        return seen.pack().place() != null && where().length() <= 14;
    }

    List<String> whereMore() {
        PackageState p = seen.pack();
        List<String> lines = new ArrayList<>();
        UUID place = p.place();
        if (place != null && seen.story().names().place(place).contains("/")) {
            lines.add(seen.story().names().place(place).replace("/", ", "));
        }
        if (!p.status().equals("COPIED")) { // since when nobody here has seen it, its list says
            Apart apart = seen.since();
            lines.add(
                    words.say(
                            "exhibit.where.since",
                            apart == null
                                    ? seen.said(p.since())
                                    : apart.words(seen.story().names(), seen::said)));
        }
        lines.addAll(LeavingWords.of(p.leaving(), seen.story().names(), seen.story().zone()));
        PackageState.OpenOffer offer = p.offer();
        if (offer != null) {
            UUID to = offer.to();
            lines.add(
                    words.say(
                            "exhibit.where.offered",
                            to != null
                                    ? seen.story().names().officer(to)
                                    : Telling.said(offer.toName()),
                            seen.said(offer.at())));
        }
        if (seen.isWithheld()) {
            return lines;
        }
        Span last = seen.account().spans().getLast();
        lines.add(
                last.lastSighting() == null
                        ? words.say("exhibit.where.not-seen")
                        : words.say(
                                "exhibit.where.seen", seen.said(last.lastSighting(), last.seen())));
        return lines;
    }

    String seal() {
        String number = seen.pack().seal();
        return number == null ? words.say("exhibit.seal.none") : number;
    }

    /** How the seal was when somebody last looked at it; a scan is not such a look. */
    Chip sealChip() {
        PackageState p = seen.pack();
        Chip chip =
                p.seal() == null && p.sealState().equals("UNSEALED")
                        ? Chip.outlined(words.say("exhibit.chip.unsealed"), Icon.OPEN, Tone.CAUTION)
                        : Chip.outlined(
                                words.say("exhibit.seal.not-looked"), Icon.INFO, Tone.NEUTRAL);
        for (ExhibitStory.Line line : new SeenStory(seen).lines()) {
            switch (line.happening().event()) {
                case ContinuityEvent.LookedAt e when Reckoning.sameSeal(e.seal(), p.seal()) ->
                        chip =
                                switch (e.condition()) {
                                    case "UNBROKEN" ->
                                            Chip.outlined(
                                                    words.say("exhibit.seal.unbroken"),
                                                    Icon.LOCKED,
                                                    Tone.GOOD);
                                    case "BROKEN" -> Status.SEAL_BROKEN.chip();
                                    default ->
                                            Chip.outlined(
                                                    words.say("exhibit.seal.unreadable"),
                                                    Icon.MISSING,
                                                    Tone.CAUTION);
                                };
                case ContinuityEvent.Opened _ -> chip = Status.OPEN.chip();
                case ContinuityEvent.Sealed _, ContinuityEvent.Resealed _ ->
                        chip =
                                Chip.outlined(
                                        words.say("exhibit.seal.not-looked"),
                                        Icon.INFO,
                                        Tone.NEUTRAL);
                case null, default -> {}
            }
        }
        return chip;
    }

    List<String> sealMore() {
        PackageState p = seen.pack();
        List<String> lines = new ArrayList<>();
        String packaging =
                p.packaging() == null
                        ? ""
                        : seen.rules().packaging().words(p.packaging()).english();
        String kind =
                p.sealKind() == null ? "" : seen.rules().sealKinds().words(p.sealKind()).english();
        String how =
                String.join(
                        "  ·  ",
                        List.of(packaging, kind).stream().filter(t -> !t.isEmpty()).toList());
        if (!how.isEmpty()) {
            lines.add(how);
        }
        List<String> seals = SealHistory.of(seen.story(), p);
        List<String> earlier =
                seals.stream()
                        .filter(one -> !Reckoning.sameSeal(one, p.seal()))
                        .distinct()
                        .toList();
        if (!earlier.isEmpty()) {
            lines.add(
                    words.count(
                            "exhibit.seal.earlier", earlier.size(), String.join(", ", earlier)));
        }
        return lines;
    }

    List<Todo> todo() {
        Completeness completeness = new Completeness(seen.rules());
        return seen.exhibit().incomplete().stream()
                .map(code -> {
                    Missing one = completeness.named(code);
                    String field = completeness.field(code, seen.pack().n()).orElse(null);
                    return new Todo(one.name().english(), one.ask().english(), field);
                })
                .toList();
    }

    String label() {
        PackageState p = seen.pack();
        String printed =
                switch (p.labelSerial()) {
                    case 0 -> words.say("exhibit.label.none");
                    case 1 -> words.say("exhibit.label.first");
                    default -> words.say("exhibit.label.again", p.labelSerial() - 1);
                };
        List<String> changed =
                p.label() == null
                        ? List.of()
                        : ChangedSince.of(
                                seen.story().events().stream().map(ExhibitStory.Line::happening),
                                p,
                                p.label());
        return changed.isEmpty()
                ? printed
                : printed + ". " + words.say("exhibit.label.changed", String.join(", ", changed));
    }
}
