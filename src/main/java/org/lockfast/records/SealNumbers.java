package org.lockfast.records;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.ExhibitEvent;

/**
 * Every seal number the record ever gave a package, wrong ones included: each is on paper. Not what
 * counts for nothing, unless it is the record that stands for want of another.
 */
final class SealNumbers {
    private SealNumbers() {}

    static Set<String> ever(List<Happening> story, UUID packageId) {
        Set<String> numbers = new LinkedHashSet<>();
        for (Happening happening : story) {
            boolean recording = happening.event() instanceof ExhibitEvent.Recorded;
            if (!happening.counts() && (!recording || happening.again())) {
                continue;
            }
            if (happening.event() instanceof ExhibitEvent.Recorded recorded) {
                recorded.packages().stream()
                        .filter(p -> p.id().equals(packageId))
                        .forEach(p -> add(numbers, p.seal()));
            } else if (happening.subject().equals(packageId)) {
                add(numbers, number(happening));
            }
        }
        return numbers;
    }

    /** The seal number an entry about a package gives it; null for most. */
    static @Nullable String number(Happening happening) {
        return switch (happening.event()) {
            case ContinuityEvent.Sealed event -> event.number();
            case ContinuityEvent.Resealed event -> event.number();
            case ContinuityEvent.Corrected event when isSeal(event.field()) -> event.to();
            case ExhibitEvent.Corrected event when isSeal(event.field()) -> event.to();
            case null, default -> null;
        };
    }

    private static boolean isSeal(String field) {
        return field.equals("seal") || field.equals("number");
    }

    private static void add(Set<String> numbers, @Nullable String number) {
        if (number != null && !number.isBlank()) {
            numbers.add(number);
        }
    }
}
