package org.lockfast.desktop.exhibit;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.Apart;
import org.lockfast.continuity.Bound;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.Told;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Spans;
import org.lockfast.desktop.Stretch;
import org.lockfast.desktop.TimelineRow;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Vouch;
import org.lockfast.desktop.Words;

/** The continuity of the chosen package as strip and as rows. */
final class SeenStory {
    private final Words words = Words.in(SeenStory.class);
    private final Seen seen;

    SeenStory(Seen seen) {
        this.seen = seen;
    }

    /** Every minute from seizure to now, oldest first. */
    List<Stretch> stretches() {
        return stretches(seen.account().spans());
    }

    /** The accounts of each conflict of the package, closed ones too, in story order. */
    List<Account.Accounts> conflicts() {
        return seen.account().conflicts();
    }

    /** "First account". */
    String accountName(int side) {
        return switch (side) {
            case 0 -> words.say("exhibit.account.first");
            case 1 -> words.say("exhibit.account.second");
            case 2 -> words.say("exhibit.account.third");
            case 3 -> words.say("exhibit.account.fourth");
            default -> words.say("exhibit.account.further", side + 1);
        };
    }

    List<Stretch> stretches(List<Span> spans) {
        List<Stretch> all = new ArrayList<>();
        for (Span span : spans) {
            Instant to = span.to() == null ? seen.story().now() : span.to();
            if (span.kind() == Kind.LEFT && span.to() == null) {
                to = span.from(); // the line ends there
            }
            // An entry a minute ahead of this clock began later than now: it is drawn as a moment.
            ZonedDateTime from = seen.at(span.from());
            ZonedDateTime end = seen.at(to);
            all.add(
                    new Stretch(
                            kind(span.kind()),
                            holder(span),
                            detail(span),
                            from,
                            end.isBefore(from) ? from : end,
                            seen.story().days().has(span.from()),
                            apart(span),
                            Bound.of(span.apart()),
                            Bound.of(span.ended()),
                            !span.isApart()));
        }
        return all;
    }

    /** What stands beside its beginning and its end where clocks do not agree on them. */
    private String apart(Span span) {
        Apart began = span.apart();
        Apart ended = span.ended();
        return Stream.of(
                        began == null ? "" : words.say("exhibit.span.apart", clocks(began)),
                        ended == null ? "" : words.say("exhibit.span.ended", clocks(ended)))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String clocks(Apart apart) {
        return apart.words(seen.story().names(), seen::said);
    }

    private static Stretch.Kind kind(Kind kind) {
        return switch (kind) {
            case HELD -> Stretch.Kind.OFFICER;
            case STORED -> Stretch.Kind.STORE;
            case DEPOSITED -> Stretch.Kind.LOCKER;
            case IN_TRANSIT -> Stretch.Kind.TRANSIT;
            case OUT -> Stretch.Kind.OTHER;
            case COPIED -> Stretch.Kind.COPIED;
            case MISSING -> Stretch.Kind.MISSING;
            case LEFT -> Stretch.Kind.LEFT;
            case CONFLICT -> Stretch.Kind.CONFLICT;
            case GAP -> Stretch.Kind.GAP;
        };
    }

    private String holder(Span span) {
        return switch (span.kind()) {
            case GAP, CONFLICT -> "";
            case MISSING -> words.say("exhibit.span.missing");
            case COPIED -> words.say("exhibit.span.copied");
            case STORED, DEPOSITED -> first(place(span));
            case LEFT -> outcome(span);
            default -> who(span);
        };
    }

    private String detail(Span span) {
        return switch (span.kind()) {
            case HELD -> Stretch.Kind.OFFICER.said();
            case STORED, DEPOSITED -> rest(place(span));
            case COPIED -> words.say("exhibit.span.copied.detail");
            case LEFT -> span.name() == null ? "" : span.name();
            default -> "";
        };
    }

    /** What became of it, by the entry that says so. */
    private String outcome(Span span) {
        return seen.story().events().stream()
                .map(ExhibitStory.Line::happening)
                .filter(h -> h.eid().equals(span.startedBy()))
                .map(h -> ContinuityEvent.outcomeOf(h.event()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(code -> seen.story().names().term(Names.Term.OUTCOME, code))
                .orElse("");
    }

    private String who(Span span) {
        UUID officer = span.officer();
        String name = span.name();
        return officer != null
                ? seen.story().names().officer(officer)
                : name == null ? words.say("exhibit.span.nobody") : name;
    }

    private String place(Span span) {
        UUID place = span.place();
        if (place == null) {
            return words.say("exhibit.span.place");
        }
        UUID at = span.at();
        String name = asNow(seen.story().names().place(place));
        return at == null ? name : asNow(seen.story().names().place(at)) + "/" + name;
    }

    /**
     * A bar has room for one name, and its end is what is read; the lines have the earlier ones.
     */
    private static String asNow(String named) {
        return named.replaceAll(" \\(earlier [^()]*\\)$", "");
    }

    private static String first(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash).strip();
    }

    private static String rest(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(slash + 1).strip();
    }

    /** Entries and gaps of the package, newest first. */
    List<TimelineRow> rows() {
        TimelineOrder order = new TimelineOrder(seen.account(), lines());
        List<TimelineOrder.Placed<TimelineRow>> all = new ArrayList<>();
        for (ExhibitStory.Line line : lines()) {
            all.add(order.of(line.happening(), event(line)));
        }
        List<Span> spans = seen.account().spans();
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).kind() == Kind.GAP) {
                all.add(order.ofGap(i, gap(spans.get(i))));
            }
        }
        return TimelineOrder.newestFirst(all);
    }

    /** Entries about the exhibit itself and about the chosen package, in record order. */
    List<ExhibitStory.Line> lines() {
        int n = seen.pack().n();
        return seen.story().events().stream()
                .filter(line -> line.packageNumber() == 0 || line.packageNumber() == n)
                .toList();
    }

    /** How long it was, in words; that clocks do not agree on it where they do not. */
    String length(Span span) {
        return span.isApart()
                ? words.say("exhibit.span.length")
                : Spans.words(span.length(seen.story().now()));
    }

    private TimelineRow.Gap gap(Span span) {
        Instant to = span.to() == null ? seen.story().now() : span.to();
        Boolean explained = span.explained();
        return new TimelineRow.Gap(
                "gap " + span.from(),
                seen.at(span.from()),
                seen.at(to),
                Bound.of(span.apart()),
                Bound.of(span.ended()),
                words.say("exhibit.gap.row", length(span)),
                explained == null
                        ? words.say("exhibit.gap.open")
                        : explained
                                ? words.say("exhibit.gap.explained")
                                : words.say("exhibit.gap.beyond"));
    }

    private TimelineRow.Event event(ExhibitStory.Line line) {
        Told told = line.told();
        List<Chip> chips = new ArrayList<>();
        for (Flag flag : seen.account().flags()) {
            if (java.util.Objects.equals(flag.about(), line.happening().eid())) {
                String said = said(flag.kind());
                if (!said.isEmpty()) {
                    chips.add(Chip.outlined(said, Icon.GAP, Tone.CAUTION));
                }
            }
        }
        for (Account.Accounts both : conflicts()) {
            List<Integer> sides = both.sidesOf(line.happening().eid());
            for (int side : sides.size() < both.sides().size() ? sides : List.<Integer>of()) {
                chips.add(Chip.outlined(accountName(side), Icon.CONFLICT, Tone.ACT));
            }
        }
        chips.add(vouched(line));
        return new TimelineRow.Event(
                line.happening().eid().base64(),
                seen.at(line.happening().when()),
                seen.story().days().has(line.happening().when()),
                icon(told.sign()),
                tone(told.sign()),
                told.title(),
                String.join("  ·  ", told.details()),
                chips);
    }

    /** How an entry was vouched for, as what it was. */
    static Chip vouched(ExhibitStory.Line line) {
        Happening h = line.happening();
        String said = line.told().vouchedShort();
        Happening.Second second = h.with();
        if (h.actor() == null) {
            return Chip.outlined(said, Icon.COMPUTER, Tone.NEUTRAL);
        }
        if (line.told().sign() == Told.Sign.COPIED) {
            return Vouch.COPIED.saying(said);
        }
        if (!line.told().signedByAll()) {
            return Vouch.UNSIGNED.saying(said);
        }
        return switch (second == null ? h.vouch() : second.vouch()) {
            case PASSWORD -> (second == null ? Vouch.SIGNED : Vouch.BOTH_SIGNED).saying(said);
            case PIN -> Vouch.PIN.saying(said);
            case DRAWN, CARD_DRAWN -> Vouch.DRAWN.saying(said);
            case CARD -> Vouch.WARRANT_CARD.saying(said);
            case PAPER, CARD_PAPER -> Vouch.PAPER.saying(said);
            case NONE -> Vouch.UNSIGNED.saying(said);
        };
    }

    /** A flag of an entry in a word or two; empty for those told elsewhere on the screen. */
    private String said(FlagKind kind) {
        return switch (kind) {
            case LATE -> words.say("exhibit.flag.late");
            case ELSEWHERE -> words.say("exhibit.flag.elsewhere");
            case NOT_HOLDER -> words.say("exhibit.flag.not-holder");
            case GIVER_ABSENT -> words.say("exhibit.flag.giver-absent");
            case SEAL_MISMATCH -> words.say("exhibit.flag.seal");
            case SEALED_OVER -> words.say("exhibit.flag.over");
            case SEAL_REUSED -> words.say("exhibit.flag.reused");
            case LABELS_APART -> words.say("exhibit.flag.labels");
            case BACKWARD_TIME -> words.say("exhibit.flag.backward");
            case OVERLAP, CONFLICT -> words.say("exhibit.flag.conflict");
            case UNWITNESSED_TRANSIT -> words.say("exhibit.flag.transit");
            case PENDING_HANDOVER, OVERDUE_HANDOVER -> words.say("exhibit.flag.pending");
            case TIME_LATER -> words.say("exhibit.flag.later");
            case CLOCKS_APART -> words.say("exhibit.flag.clocks");
            case TIME_IMPOSSIBLE -> words.say("exhibit.flag.impossible");
            case START_UNKNOWN -> words.say("exhibit.flag.start");
            case DOUBTFUL -> words.say("exhibit.flag.doubtful");
            case LEFT_AGAINST -> words.say("exhibit.flag.left-against");
            case CAME_BACK -> words.say("exhibit.flag.came-back");
            case GAP, UNSIGNED, DISCREPANCY, NEWER_VERSION, UNREADABLE, COPIED -> "";
        };
    }

    private static Icon icon(Told.Sign sign) {
        return switch (sign) {
            case SEIZED -> Icon.ADD;
            case PACKAGED -> Icon.EXHIBIT;
            case SEALED -> Icon.LOCKED;
            case OPENED -> Icon.OPEN;
            case HANDED_OVER -> Icon.HAND_OVER;
            case STORED -> Icon.STORE;
            case TRANSIT -> Icon.TRANSIT;
            case OUT -> Icon.COLLECTED;
            case MISSING -> Icon.MISSING;
            case LEFT -> Icon.DISPOSED;
            case FOUND -> Icon.SEARCH;
            case PROBLEM -> Icon.GAP;
            case CORRECTED -> Icon.CORRECTION;
            case LABEL -> Icon.LABEL;
            case PHOTO -> Icon.CAMERA;
            case NOTE -> Icon.INCOMPLETE;
            case COPIED -> Icon.COPIED;
            case UNKNOWN -> Icon.INFO;
        };
    }

    private static Tone tone(Told.Sign sign) {
        return switch (sign) {
            case SEIZED, SEALED, PACKAGED, HANDED_OVER, LABEL, PHOTO -> Tone.ACCENT;
            case STORED, FOUND -> Tone.GOOD;
            case OPENED, CORRECTED -> Tone.CAUTION;
            case TRANSIT -> Tone.OFFLINE;
            case MISSING, PROBLEM -> Tone.ACT;
            case OUT, LEFT, NOTE, COPIED, UNKNOWN -> Tone.NEUTRAL;
        };
    }

    /** Gaps nobody has made a statement about, oldest first. */
    static List<Span> openGaps(Account account) {
        return account.spans().stream()
                .filter(span -> span.kind() == Kind.GAP && span.explained() == null)
                .toList();
    }
}
