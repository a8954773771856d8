package org.lockfast.desktop;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.lockfast.continuity.Bound;

/**
 * One stretch of an exhibit's continuity: who or what held it from when to when.
 *
 * @param kind what kind of holder; decides colour, fill and picture
 * @param holder who or where: "PC J Smith", "Transit store"; empty for a gap
 * @param detail a second line: "with officer", "Hornsey T-2"; may be empty
 * @param from when it began, shown in this zone
 * @param to when it ended; for the last stretch, now
 * @param fromDayAlone whether only the day is known on which it began
 * @param apart what stands beside its beginning or its end where clocks do not agree; empty where
 *     they do
 * @param fromIs whether it began then
 * @param toIs whether it ended then
 * @param lengthKnown whether clocks agree on how long it was
 */
public record Stretch(
        Kind kind,
        String holder,
        String detail,
        ZonedDateTime from,
        ZonedDateTime to,
        boolean fromDayAlone,
        String apart,
        Bound fromIs,
        Bound toIs,
        boolean lengthKnown) {

    /** One whose beginning all clocks agree on. */
    public Stretch(
            Kind kind,
            String holder,
            String detail,
            ZonedDateTime from,
            ZonedDateTime to,
            boolean fromDayAlone) {
        this(kind, holder, detail, from, to, fromDayAlone, "", Bound.EXACT, Bound.EXACT, true);
    }

    /** One that began at a time known to the minute. */
    public Stretch(Kind kind, String holder, String detail, ZonedDateTime from, ZonedDateTime to) {
        this(kind, holder, detail, from, to, false);
    }

    /** What kind of holder. Solid fill means witnessed; nothing else is solid. */
    public enum Kind {
        OFFICER("strip.officer", Icon.OFFICER, "officer"),
        STORE("strip.store", Icon.STORE, "store"),
        LOCKER("strip.locker", Icon.DEPOSITED, "store"),
        LAB("strip.lab", Icon.LAB, "lab"),
        COURT("strip.court", Icon.COURT, "lab"),
        OTHER("strip.other", Icon.OFFICERS, "other"),
        /** Between collection and delivery: nobody else saw it. Hatched. */
        TRANSIT("strip.transit", Icon.TRANSIT, "transit"),
        /** Told by another system; nobody here witnessed it. Hatched. */
        COPIED("strip.copied", Icon.COPIED, "copied"),
        /** Not where the record says, and not found. Dashed like a gap. */
        MISSING("strip.missing", Icon.MISSING, "gap"),
        /** It left for good: the line ends here, solid. */
        LEFT("strip.left", Icon.DISPOSED, "left"),
        /** No holder recorded. White, dashed, hatched, with the word GAP. */
        GAP("strip.gap", Icon.GAP, "gap"),
        /** Two records tell different stories for this time. Dashed like a gap. */
        CONFLICT("strip.conflict", Icon.CONFLICT, "gap");

        private final String words;
        private final Icon icon;
        private final String style;

        Kind(String words, Icon icon, String style) {
            this.words = words;
            this.icon = icon;
            this.style = style;
        }

        /** Picture. */
        public Icon icon() {
            return icon;
        }

        /** In words: "with officer", "in transit, unwitnessed", "no holder recorded". */
        public String said() {
            return Words.common().say(words);
        }

        /** True where something must be explained: a gap, or records that conflict. */
        public boolean isBroken() {
            return this == GAP || this == CONFLICT;
        }

        String styleClass() {
            return "stretch-" + style;
        }
    }

    /**
     * Refuses a stretch that ends before it begins: such a thing is an event to explain, not a
     * holding to draw.
     */
    public Stretch {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "A stretch cannot end before it begins: " + from + " to " + to);
        }
    }

    /** Whether it is read whole however little room there is. */
    boolean isReadWhole() {
        return kind.isBroken() || kind == Kind.LEFT;
    }

    /** How long, in words; that clocks do not agree on it where they do not. */
    String lengthWords() {
        return lengthKnown ? Spans.words(length()) : Words.common().say("strip.length.unknown");
    }

    /** How long. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** The whole stretch as a sentence, for readers and as a tip. */
    public String sentence() {
        return apart.isEmpty() ? agreed() : Words.common().say("strip.apart", agreed(), apart);
    }

    private String agreed() {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);
        Words words = Words.common();
        if (kind == Kind.LEFT) {
            return words.say(
                    "strip.left.sentence",
                    holder,
                    detail.isEmpty() ? "" : ", " + detail,
                    fromIs.said(from.format(format)));
        }
        boolean itsKind = kind.said().startsWith(holder.toLowerCase(Locale.UK));
        String who =
                holder.isEmpty()
                        ? kind.said()
                        : itsKind
                                ? holder + kind.said().substring(holder.length())
                                : words.say("strip.who", holder, kind.said());
        String said =
                words.say(
                        "strip.sentence",
                        who,
                        fromIs.said(
                                from.format(
                                        fromDayAlone
                                                ? DateTimeFormatter.ofPattern(
                                                        "d MMM uuuu", Locale.UK)
                                                : format)),
                        toIs.said(to.format(format)),
                        fromDayAlone && lengthKnown
                                ? Spans.days(from.toLocalDate(), to.toLocalDate())
                                : lengthWords());
        return kind.said().contains(detail) ? said : said + " " + detail;
    }
}
