package org.lockfast.exhibit;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.Judging.Done;
import org.lockfast.rules.CodeList;
import org.lockfast.rules.Treatment;

/** How each package is: as first recorded, and what was done to it or found of it since. */
final class Treated {
    private final CodeList<Treatment> treatments;
    private final ExhibitEvent.Recorded said;
    private final List<Done> done;

    /**
     * @param done in story order
     */
    Treated(CodeList<Treatment> treatments, ExhibitEvent.Recorded said, List<Done> done) {
        this.treatments = treatments;
        this.said = said;
        this.done = done;
    }

    /** What was said of it when it was recorded. */
    static Set<String> stated(ExhibitEvent.Recorded said) {
        Set<String> states = new LinkedHashSet<>();
        Map<String, String> conditions = said.conditions();
        if (conditions != null) {
            conditions.forEach((state, value) -> {
                if (!value.equalsIgnoreCase("no")) {
                    states.add(state);
                }
            });
        }
        return states;
    }

    /** How a package is now. */
    Set<String> states(UUID packageId) {
        Set<String> states = stated(said);
        for (Done one : done) {
            if (concerns(one, packageId)) {
                undoes(one).forEach(states::remove);
                states.add(one.code());
            }
        }
        return states;
    }

    /** When something was last found that put an end to what had been done. */
    Optional<Instant> undone(UUID packageId, String treatment) {
        return done.stream()
                .filter(one -> concerns(one, packageId) && undoes(one).contains(treatment))
                .map(Done::at)
                .reduce((before, after) -> after);
    }

    private List<String> undoes(Done one) {
        return treatments.find(one.code()).map(Treatment::undoes).orElse(List.of());
    }

    /**
     * What was done to a package is that package's; what was done to the exhibit is every one's.
     */
    private boolean concerns(Done one, UUID packageId) {
        return one.to().equals(packageId)
                || said.packages().stream().map(PackageRecorded::id).noneMatch(one.to()::equals);
    }
}
