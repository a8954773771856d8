package org.lockfast.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.Cases;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.NewEvent;

/**
 * The cases rows belong to: found, or opened when a row first names them; and the references used
 * in each.
 */
final class CasesOfImport {
    /** Rows that name no case lie here, so that somebody finds them. */
    static final String UNFILED = "Unfiled";

    private static final Pattern NUMBERED = Pattern.compile("LEG/([1-9][0-9]{0,8})");

    private final Cases cases;
    private final Exhibits exhibits;
    private final Supplier<UUID> ids;
    private final String file;
    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> recorded = new HashSet<>();

    CasesOfImport(Cases cases, Exhibits exhibits, Supplier<UUID> ids, String file) {
        this.cases = cases;
        this.exhibits = exhibits;
        this.ids = ids;
        this.file = file;
    }

    /** A case of this run. */
    final class Known {
        private final String reference;
        private final Set<String> references = new HashSet<>();
        private final boolean unclear;
        private @Nullable UUID id;
        private int last;

        Known(String reference, @Nullable UUID id, boolean unclear) {
            this.reference = reference;
            this.id = id;
            this.unclear = unclear;
            if (id != null) {
                exhibits.referencesIn(id).forEach(this::use);
            }
        }

        /**
         * Its id.
         *
         * @param events takes the event that opens the case, where this is its first row
         */
        UUID id(List<NewEvent> events) {
            UUID there = id;
            if (there != null) {
                return there;
            }
            UUID made = ids.get();
            String title =
                    reference.equals(UNFILED) ? "Property with no case" : "Copied from " + file;
            events.add(NewEvent.of(made, new CaseEvent.Opened(reference, title, null)));
            id = made;
            return made;
        }

        /** Notes that the reference is used; whether it was not yet. */
        boolean use(String text) {
            Matcher numbered = NUMBERED.matcher(text);
            if (numbered.matches()) {
                last = Math.max(last, Integer.parseInt(numbered.group(1)));
            }
            return references.add(text.toUpperCase(Locale.ROOT));
        }

        /** The next {@code LEG/n} of this case. */
        String next() {
            String made = "LEG/" + (last + 1);
            use(made);
            return made;
        }
    }

    /**
     * Asks for the cases of rows all at once; {@link #of} finds no recorded case that was not asked
     * for so.
     *
     * @param references as in the rows; null where a row names none
     */
    void expect(Collection<? extends @Nullable String> references) {
        Map<String, String> meant = new HashMap<>();
        meant.put(key(UNFILED), UNFILED);
        for (String reference : references) {
            if (reference != null) {
                meant.put(key(reference), reference.strip());
            }
        }
        meant.keySet().removeAll(known.keySet());
        for (String reference : cases.knownReferences(meant.values())) {
            recorded.add(key(reference));
        }
    }

    /** The case of a row. */
    record Found(Known known, boolean unclear) {}

    /**
     * Finds it.
     *
     * @param reference as in the row; null where it names none
     */
    Found of(@Nullable String reference) {
        Known found = known(reference == null ? UNFILED : reference.strip());
        return found.unclear ? new Found(known(UNFILED), true) : new Found(found, false);
    }

    private Known known(String reference) {
        String key = key(reference);
        Known there = known.get(key);
        if (there == null) {
            there = find(reference, key);
            known.put(key, there);
        }
        return there;
    }

    /** A case's own reference goes before the further ones by which others may be known too. */
    private Known find(String reference, String key) {
        if (!recorded.contains(key)) {
            return new Known(reference, null, false);
        }
        List<Case> fit = cases.byReference(reference);
        List<Case> own = fit.stream().filter(one -> key(one.reference()).equals(key)).toList();
        List<Case> meant = own.isEmpty() ? fit : own;
        return meant.size() > 1
                ? new Known(reference, null, true)
                : new Known(reference, meant.isEmpty() ? null : meant.getFirst().id(), false);
    }

    /** As {@link Cases#byReference} compares: without case and blanks. */
    private static String key(String reference) {
        return reference.toUpperCase(Locale.ROOT).replaceAll("\\s+", "");
    }
}
