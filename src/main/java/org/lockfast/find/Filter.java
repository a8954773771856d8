package org.lockfast.find;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockfast.journal.Outcome;

/**
 * What a list of exhibits is kept to. Of several values for one thing one is enough; of different
 * things all must fit.
 *
 * @param terms in the order chosen
 */
public record Filter(List<Term> terms) {
    /** How a package can stand. */
    public static final List<String> STATUSES =
            List.of(
                    "HELD",
                    "STORED",
                    "DEPOSITED",
                    "IN_TRANSIT",
                    "OUT",
                    "MISSING",
                    "COPIED",
                    "CONFLICT",
                    "LEFT");

    /** Everything. */
    public static final Filter ALL = new Filter(List.of());

    public Filter {
        terms = terms.stream().distinct().toList();
    }

    /** What can be asked of an exhibit. */
    public enum Key {
        /** In this place, or in one below it: a path, {@code Holloway Road/Bay H}. */
        WHERE("where"),
        /** With this officer: collar number. */
        HOLDER("with"),
        /** One of its packages stands so: {@code STORED}. */
        STATUS("status"),
        /** Somebody has to see to this: {@link Matter}. */
        PROBLEM("problem"),
        /** Category code of the rules. */
        CATEGORY("category"),
        /** What sort of property: {@code EXHIBIT}, {@code FOUND}. */
        KIND("kind"),
        /** Reference of its case. */
        CASE("case"),
        /**
         * Day, month or year it was seized, {@code 2026-03-14}, {@code 2026-03}, {@code 2026}, or
         * two with two dots between, either of which may be left out.
         */
        SEIZED("seized"),
        /** Words of the producer's name. */
        PRODUCER("producer"),
        /** Recorded by this officer: collar number. */
        BY("recorded by"),
        /** Recorded by, with, offered by or offered to this officer: collar number. */
        OF("concerning");

        private final String words;

        Key(String words) {
            this.words = words;
        }

        /** Its name for people. */
        public String words() {
            return words;
        }

        /** Its name on the command line: in small letters. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By its name on the command line, whatever its case. */
        public static Optional<Key> of(String code) {
            return Arrays.stream(values())
                    .filter(key -> key.code().equals(code.strip().toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /** One thing asked. */
    public record Term(Key key, String value) {
        private static final Pattern DAY = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

        /** From how it is written on the command line, or a refusal that says how. */
        public static Outcome<Term> read(String text) {
            int at = text.indexOf('=');
            Key key = at < 0 ? null : Key.of(text.substring(0, at)).orElse(null);
            String value = text.substring(at + 1).strip();
            if (key == null || value.isEmpty()) {
                return new Outcome.Refused<>(
                        "FILTER",
                        "Write a filter as KEY=VALUE with one of these keys, like status=STORED.",
                        Arrays.stream(Key.values()).map(Key::code).toList());
            }
            return switch (key) {
                case PROBLEM -> coded(key, value, Arrays.stream(Matter.values()).map(Matter::name));
                case STATUS -> coded(key, value, STATUSES.stream());
                case SEIZED ->
                        isSpan(value)
                                ? Outcome.done(new Term(key, value))
                                : Outcome.refused(
                                        "FILTER",
                                        "Write when it was seized as a day, a month or a year, like 2026-03-14 or 2026-03, or two with two dots between.");
                case WHERE, HOLDER, CATEGORY, KIND, CASE, PRODUCER, BY, OF ->
                        Outcome.done(new Term(key, value));
            };
        }

        private static Outcome<Term> coded(Key key, String value, Stream<String> codes) {
            List<String> known = codes.toList();
            String code = value.toUpperCase(Locale.ROOT);
            return known.contains(code)
                    ? Outcome.done(new Term(key, code))
                    : new Outcome.Refused<>(
                            "FILTER",
                            "There is no " + key.code() + " " + value + ". Give one of these.",
                            known);
        }

        private static boolean isSpan(String value) {
            int dots = value.indexOf("..");
            List<String> ends =
                    dots < 0
                            ? List.of(value)
                            : List.of(value.substring(0, dots), value.substring(dots + 2));
            return !value.equals("..")
                    && ends.stream()
                            .map(String::strip)
                            .allMatch(end ->
                                    (end.isEmpty() && dots >= 0)
                                            || (DAY.matcher(end).matches() && isReal(end)));
        }

        private static boolean isReal(String day) {
            try {
                LocalDate.parse(day + "-01-01".substring(Math.min(6, day.length() - 4)));
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }

        private boolean isOfCustody() {
            return switch (key) {
                case WHERE, HOLDER, STATUS, OF -> true;
                case PROBLEM ->
                        Stream.of(Matter.INCOMPLETE, Matter.INCOMPLETE_COPY, Matter.CONFLICT)
                                .noneMatch(of -> of.name().equals(value));
                case CATEGORY, KIND, CASE, SEIZED, PRODUCER, BY -> false;
            };
        }

        /** As on the command line. */
        @Override
        public String toString() {
            return key.code() + "=" + value;
        }
    }

    /** Kept to one thing more. */
    public Filter and(Key key, String value) {
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term(key, value));
        return new Filter(more);
    }

    /** Kept to what needs seeing to. */
    public static Filter of(Matter matter) {
        return ALL.and(Key.PROBLEM, matter.name());
    }

    /** Without one of them. */
    public Filter without(Term term) {
        return new Filter(terms.stream().filter(one -> !one.equals(term)).toList());
    }

    /**
     * Whether it asks only where exhibits are, who has them and what has to be done about that.
     * Whoever moves a bag needs the answer, and it says nothing of what is in it.
     */
    public boolean isOfCustody() {
        return !isAll() && terms.stream().allMatch(Term::isOfCustody);
    }

    /** Whether it keeps everything. */
    public boolean isAll() {
        return terms.isEmpty();
    }
}
