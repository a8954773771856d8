package org.lockfast.desktop.exhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Leaving;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Status;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.PropertyKind;

/** The top of the screen: what it is, where it came from, how it stands. */
final class SeenHead {
    private final Words words = Words.in(SeenHead.class);
    private final Seen seen;

    SeenHead(Seen seen) {
        this.seen = seen;
    }

    String title() {
        String description = seen.exhibit().description();
        return description == null ? words.say("exhibit.no-description") : description;
    }

    /** "Found: bedside table · Seized Sat 14 Mar 2026 08:41 by J Smith (1187)". */
    String line() {
        Exhibit e = seen.exhibit();
        if (seen.isWithheld()) {
            return words.say("exhibit.number", e.propertyNumber());
        }
        List<String> parts = new ArrayList<>();
        Exhibit.Copied copied = e.copied();
        if (copied != null) {
            parts.add(words.say("exhibit.copied", copied.file(), copied.on()));
        }
        if (e.place() != null) {
            parts.add(e.parent() == null ? words.say("exhibit.found", e.place()) : e.place());
        }
        String by = by(e);
        String when = e.seizedAt() == null ? "" : seen.said(e.seizedAt().toInstant());
        boolean evidence = e.kind() == PropertyKind.EXHIBIT;
        if (!when.isEmpty() || !by.isEmpty()) {
            String taken =
                    (e.parent() != null
                                    ? words.say("exhibit.taken", when)
                                    : evidence
                                            ? words.say("exhibit.seized", when)
                                            : words.say("exhibit.taken-in", when))
                            .strip();
            parts.add(by.isEmpty() ? taken : words.say("exhibit.by", taken, by));
        }
        if (!evidence || e.reference() == null) {
            parts.add(words.say("exhibit.number", e.propertyNumber()));
        }
        return String.join("  ·  ", parts);
    }

    private String by(Exhibit e) {
        UUID officer = e.seizedBy();
        String name = e.seizedByName();
        return officer != null ? seen.story().names().officer(officer) : name == null ? "" : name;
    }

    List<Chip> chips() {
        Exhibit e = seen.exhibit();
        PackageState p = seen.pack();
        List<Chip> chips = new ArrayList<>();
        chips.add(where(p));
        chips.add(seal(p));
        if (seen.isWithheld() || !seen.restrictions().isEmpty()) {
            chips.add(
                    Chip.outlined(words.say("exhibit.chip.restricted"), Icon.LOCKED, Tone.CAUTION));
        }
        int gaps =
                seen.story().accounts().stream()
                        .map(Account::state)
                        .mapToInt(PackageState::unexplained)
                        .sum();
        int live =
                (int)
                        seen.story().accounts().stream()
                                .mapToLong(account -> SeenStory.openGaps(account).size())
                                .sum();
        if (Math.max(gaps, live) > 0) {
            chips.add(Status.GAP.saying(words.count("exhibit.chip.gaps", Math.max(gaps, live))));
        }
        if (p.offer() != null) {
            chips.add(
                    Chip.outlined(words.say("exhibit.chip.offered"), Icon.HAND_OVER, Tone.CAUTION));
        }
        if (!e.incomplete().isEmpty()) {
            chips.add(Status.INCOMPLETE.saying(words.count("exhibit.todo", e.incomplete().size())));
        }
        if (!e.holds().isEmpty()) {
            chips.add(Status.HOLD.saying(words.say("exhibit.chip.hold")));
        }
        if (!p.leaving().holds().isEmpty()) {
            chips.add(Status.HOLD.saying(words.say("exhibit.chip.kept")));
        }
        if (seen.story().isInDoubt()) {
            chips.add(Chip.outlined(words.say("exhibit.chip.doubt"), Icon.CONFLICT, Tone.CAUTION));
        }
        if (e.copied() != null) {
            chips.add(Status.COPIED.chip());
        }
        if (e.kind() != PropertyKind.EXHIBIT) {
            chips.add(
                    Chip.outlined(
                            words.say(
                                    "exhibit.chip.kind",
                                    capital(e.kind().name().toLowerCase(Locale.UK))),
                            Icon.EXHIBIT,
                            Tone.NEUTRAL));
        }
        if (seen.hasSeveral()) {
            chips.add(
                    Chip.outlined(
                            words.count("exhibit.chip.packages", seen.story().accounts().size()),
                            Icon.EXHIBIT,
                            Tone.NEUTRAL));
        }
        return chips;
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private Chip where(PackageState p) {
        return switch (p.status()) {
            case "STORED" -> Status.IN_STORE.chip();
            case "DEPOSITED" -> Status.IN_LOCKER.chip();
            case "HELD" ->
                    p.holder() != null && p.holder().equals(seen.me())
                            ? Status.WITH_OFFICER.saying(words.say("exhibit.chip.with-me"))
                            : Status.WITH_OFFICER.chip();
            case "IN_TRANSIT" -> Status.IN_TRANSIT.chip();
            case "OUT" -> Chip.outlined(words.say("exhibit.chip.out"), Icon.COLLECTED, Tone.ACCENT);
            case "MISSING" -> Status.MISSING.chip();
            case "LEFT" -> left(p);
            case "CONFLICT" -> Status.RECORDS_CONFLICT.chip();
            case "COPIED" ->
                    Chip.outlined(words.say("exhibit.chip.not-seen"), Icon.MISSING, Tone.CAUTION);
            default -> Chip.filled(words.say("exhibit.chip.nobody"), Icon.GAP);
        };
    }

    /** What became of it, as far as a chip has room. */
    private Chip left(PackageState p) {
        Leaving.Left left = p.leaving().left();
        return left == null
                ? Status.LEFT.chip()
                : seen.rules()
                        .outcomes()
                        .find(left.outcome())
                        .map(outcome ->
                                switch (outcome.way()) {
                                    case RETURN -> Status.RETURNED.chip();
                                    case DISPOSE -> Status.DISPOSED.chip();
                                    case TRANSFER, CONSUME -> Status.LEFT.chip();
                                })
                        .orElseGet(Status.LEFT::chip);
    }

    private Chip seal(PackageState p) {
        String number = p.seal() == null ? "" : "  " + p.seal();
        return switch (p.sealState()) {
            case "SEALED", "RESEALED" ->
                    Status.SEALED.saying(words.say("exhibit.chip.sealed") + number);
            case "OPENED" -> Status.OPEN.chip();
            case "SEAL_DAMAGED" ->
                    Status.SEAL_BROKEN.saying(words.say("exhibit.chip.broken") + number);
            case "SEAL_MISMATCH" -> Status.SEAL_BROKEN.saying(words.say("exhibit.chip.mismatch"));
            default -> Chip.outlined(words.say("exhibit.chip.unsealed"), Icon.OPEN, Tone.CAUTION);
        };
    }
}
