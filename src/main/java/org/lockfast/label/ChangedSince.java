package org.lockfast.label;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ContinuityEvent.LabelPrinted;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.ExhibitEvent;

/** What stands on a label and was recorded otherwise after it was printed. */
public final class ChangedSince {
    private static final Set<String> ON_ANY = Set.of("reference", "hazards", "HOLD");

    private ChangedSince() {}

    /**
     * In words, in the order of the record; empty for nothing, and for a label that was printed
     * blank.
     *
     * @param story of the exhibit, or of the package and its exhibit
     * @param of the package
     * @param code of its label
     */
    public static List<String> of(Stream<Happening> story, PackageState of, String code) {
        Set<String> changed = new LinkedHashSet<>();
        @Nullable LabelPrinted print = null;
        for (Happening one : story.toList()) {
            if (one.event() instanceof LabelPrinted printed && printed.code().equals(code)) {
                print = printed;
                changed.clear();
            } else if (print != null
                    && one.counts()
                    && (one.subject().equals(of.id()) || one.subject().equals(of.exhibitId()))) {
                @Nullable String name = name(one);
                if (name != null) {
                    changed.add(name);
                }
            }
        }
        if (print == null || print.stock().equalsIgnoreCase(ClaimingLabels.BLANK)) {
            return List.of();
        }
        List<String> said = new ArrayList<>(changed);
        if (hasLittle(print.stock())) {
            said.retainAll(ON_ANY);
        }
        return List.copyOf(said);
    }

    /** Whether a label bears that field: one that is printed already says what was before. */
    public static boolean bears(String field) {
        return name(field) != null;
    }

    private static boolean hasLittle(String stock) {
        return SheetStock.named(stock)
                .map(SheetStock::label)
                .or(() -> Stock.named(stock))
                .filter(of -> of.carries() == Stock.Carries.REFERENCE)
                .isPresent();
    }

    private static @Nullable String name(Happening one) {
        return switch (one.event()) {
            case ExhibitEvent.Corrected corrected -> name(corrected.field());
            case ExhibitEvent.BecameExhibit _ -> "reference";
            case ExhibitEvent.Held _ -> "HOLD";
            case ContinuityEvent.Sealed _, ContinuityEvent.Resealed _ -> "seal";
            case null, default -> null;
        };
    }

    private static @Nullable String name(String field) {
        return switch (field) {
            case "reference", "description", "place", "producer", "hazards", "storage", "seal" ->
                    field;
            case "seizedAt" -> "date and time";
            case "seizedBy" -> "producer";
            default -> null;
        };
    }
}
