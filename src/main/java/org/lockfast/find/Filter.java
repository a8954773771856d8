package org.lockfast.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a list of exhibits is kept to. Of several values for one thing one is enough; of different
 * things all must fit.
 *
 * @param terms in the order chosen
 */
public record Filter(List<Term> terms) {
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

    /** Whether it keeps everything. */
    public boolean isAll() {
        return terms.isEmpty();
    }
}
