package org.lockfast.exhibit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges a record against the rules in force: what is missing, what to read again, what is on hold.
 * Pure.
 */
@FunctionalInterface
public interface Judging {
    /** Code of what is to be put right where the time given is later than the record of it. */
    String TIME_LATER = "TIME_LATER";

    /**
     * @param incomplete codes of what is missing, in the order it is chased
     * @param warnings sentences about wording, packaging and references
     * @param holds ids of tier 3 rules that withhold our next step
     * @param wet packages that wait to be dried, and since when
     * @param cash packages whose cash may be detained until then, and no longer
     */
    record Judgement(
            List<String> incomplete,
            List<String> warnings,
            List<String> holds,
            Map<UUID, Instant> wet,
            Map<UUID, Instant> cash) {}

    /**
     * What was since done to it, found of it, or let be.
     *
     * @param to package; null for all of it
     * @param code of the list {@code treatments}; where a supervisor let a hold be, the rule's id
     * @param override whether it is that
     * @param at when, no later than it was recorded
     * @param relied whether it may take a hold off the record: not where its key was ended
     * @param unaware places in the list, before its own, of what its device did not know of
     */
    record Done(
            @Nullable UUID to,
            String code,
            boolean override,
            Instant at,
            boolean relied,
            Set<Integer> unaware) {}

    /**
     * What happened to it since it was recorded.
     *
     * @param done in story order
     * @param cash by package
     * @param drugs what was weighed and counted since, by package
     */
    record Since(List<Done> done, Map<UUID, CashFacts> cash, Map<UUID, DrugsFacts> drugs) {
        /** Nothing. */
        public static final Since NOTHING = new Since(List.of(), Map.of(), Map.of());
    }

    /**
     * @param facts the record as it stands, corrections applied
     * @param recorded when the record was made
     * @param after what happened to it since
     */
    Judgement judge(
            ExhibitEvent.Recorded facts,
            @Nullable OffsetDateTime seizedAt,
            Instant recorded,
            Since after);
}
