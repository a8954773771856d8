package org.lockfast.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Names;
import org.lockfast.exhibit.ExhibitEvent;

/** What a copy of a receipt says otherwise than the first print, for it was corrected since. */
final class CorrectedSince {
    private static final String PARTICULAR = "particulars.";

    private CorrectedSince() {}

    /**
     * What was corrected, as people call it.
     *
     * @param story in story order
     * @param first the first print, one of them
     * @param shown whether a field stands on the receipt
     */
    static Set<String> fields(
            List<Happening> story, Happening first, Predicate<String> shown, Names names) {
        Set<String> fields = new LinkedHashSet<>();
        boolean isSince = false;
        for (Happening h : story) {
            String field = h.counts() ? field(h) : null;
            if (isSince && field != null && shown.test(field)) {
                fields.add(called(field, names));
            }
            isSince |= h.eid().equals(first.eid());
        }
        return fields;
    }

    private static @Nullable String field(Happening h) {
        return switch (h.event()) {
            case ExhibitEvent.Corrected e -> e.field();
            case ContinuityEvent.Corrected e -> e.field();
            case null, default -> null;
        };
    }

    private static String called(String field, Names names) {
        String code =
                field.startsWith(PARTICULAR)
                        ? field.substring(PARTICULAR.length())
                        : field.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return names.termInSentence(Names.Term.MISSING, code);
    }
}
