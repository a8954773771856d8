package org.lockfast.exhibit;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.lockfast.exhibit.Judging.Done;
import org.lockfast.rules.CodeList;
import org.lockfast.rules.Treatment;

/**
 * How one package is: as first recorded, and what was done to it or found of it since.
 *
 * <p>What is found always counts. What was done puts an end to what was found only where it is
 * relied on, its device knew of the finding, and it was not done before that: else an entry that
 * comes late, or from a device that knew nothing, would take a hold off a thing found unsafe since.
 */
final class Treated {
    private final CodeList<Treatment> treatments;
    private final ExhibitEvent.Recorded said;
    private final List<Done> done;
    private final UUID packageId;

    /**
     * @param done in story order
     */
    Treated(
            CodeList<Treatment> treatments,
            ExhibitEvent.Recorded said,
            List<Done> done,
            UUID packageId) {
        this.treatments = treatments;
        this.said = said;
        this.done = done;
        this.packageId = packageId;
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

    /** What stands of what was done and found since. */
    Set<String> since() {
        Set<String> codes = new LinkedHashSet<>();
        concerned().filter(this::stands).forEach(i -> codes.add(done.get(i).code()));
        return codes;
    }

    /** How it is now. */
    Set<String> states() {
        Set<String> states = stated(said);
        concerned().filter(this::stands).forEach(i -> undoes(i).forEach(states::remove));
        states.addAll(since());
        return states;
    }

    /** Whether a supervisor let this rule's hold be, and nothing was found of it since. */
    boolean isOverridden(String rule) {
        return IntStream.range(0, done.size())
                .filter(i -> done.get(i).override() && done.get(i).relied())
                .filter(i -> done.get(i).code().equals(rule))
                .anyMatch(i -> found().allMatch(finding -> isAfter(i, finding)));
    }

    /**
     * Since when it waits for a treatment again: when it was first found so after it was last done,
     * or after what serves as well; empty where it waits since it was seized.
     */
    Optional<Instant> waitsSince(String treatment) {
        Set<String> findings = new HashSet<>();
        Set<String> ends = new HashSet<>();
        for (Treatment one : treatments.all()) {
            if (one.found() && one.undoes().contains(treatment)) {
                findings.add(one.code());
                ends.addAll(one.undoes());
            }
        }
        int ended =
                concerned()
                        .filter(i -> done.get(i).relied() && ends.contains(done.get(i).code()))
                        .max()
                        .orElse(-1);
        if (ended < 0 && stated(said).stream().anyMatch(findings::contains)) {
            return Optional.empty();
        }
        return concerned()
                .filter(i -> i > ended && findings.contains(done.get(i).code()))
                .mapToObj(i -> done.get(i).at())
                .min(Instant::compareTo);
    }

    private boolean stands(int i) {
        if (isFound(i)) {
            String code = done.get(i).code();
            return concerned()
                    .filter(end -> !isFound(end) && done.get(end).relied())
                    .noneMatch(end -> undoes(end).contains(code) && isAfter(end, i));
        }
        String code = done.get(i).code();
        return done.get(i).relied()
                && found().filter(finding -> undoes(finding).contains(code))
                        .allMatch(finding -> isAfter(i, finding));
    }

    /** Whether it was done knowing of a finding, and not before it. */
    private boolean isAfter(int end, int finding) {
        return finding < end
                && !done.get(end).unaware().contains(finding)
                && !done.get(finding).at().isAfter(done.get(end).at());
    }

    private IntStream found() {
        return concerned().filter(this::isFound);
    }

    /** Places of what was done to this package, or to all of them. */
    private IntStream concerned() {
        return IntStream.range(0, done.size())
                .filter(i -> !done.get(i).override())
                .filter(i ->
                        done.get(i).to() == null || Objects.equals(done.get(i).to(), packageId));
    }

    private boolean isFound(int i) {
        return treatments.find(done.get(i).code()).filter(Treatment::found).isPresent();
    }

    private List<String> undoes(int i) {
        return treatments.find(done.get(i).code()).map(Treatment::undoes).orElse(List.of());
    }
}
