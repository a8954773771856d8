package org.lockfast.continuity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.ledger.Hash;

/** The seal a package has now. */
final class SealFold {
    private @Nullable String kind;
    private @Nullable String number;
    private String state = "UNSEALED";
    private String doubted = state;
    private @Nullable Instant since;
    private final List<Happening> story;
    private final Map<Hash, Integer> places = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<Worn> worn = new ArrayList<>();

    /** One that was put on, and the entry that says so. */
    private record Worn(@Nullable String number, Happening by) {}

    /**
     * @param story in story order
     */
    SealFold(List<Happening> story) {
        this.story = story;
    }

    void first(PackageRecorded recorded, Happening by, Instant at) {
        if (recorded.seal() != null
                || (recorded.sealKind() != null && !recorded.sealKind().equals("NONE"))) {
            applied(
                    recorded.sealKind() == null ? "NUMBERED_BAG" : recorded.sealKind(),
                    recorded.seal(),
                    "SEALED",
                    by,
                    at);
        }
    }

    /**
     * @return true if the package has had a seal of this number before: each is used once
     */
    boolean applied(
            String newKind, @Nullable String newNumber, String newState, Happening by, Instant at) {
        worn.add(new Worn(newNumber, by));
        boolean before = newNumber != null && !used.add(Reckoning.normal(newNumber));
        kind = newKind;
        number = newNumber;
        state = newState;
        since = at;
        return before;
    }

    void opened(Instant at) {
        state = "OPENED";
        since = at;
    }

    void damaged(Instant at) {
        state = "SEAL_DAMAGED";
        since = at;
    }

    void mismatched(Instant at) {
        if (!state.equals("SEAL_MISMATCH")) {
            doubted = state;
            since = at;
        }
        state = "SEAL_MISMATCH";
    }

    /** What was found about the last open discrepancy is recorded: nothing is in doubt. */
    void settled() {
        if (state.equals("SEAL_MISMATCH")) {
            state = doubted;
        }
    }

    /** The number was read or typed wrongly; the seal itself is the same. */
    void corrected(@Nullable String newNumber) {
        number = newNumber;
        if (state.equals("SEAL_MISMATCH") || state.equals("UNSEALED")) {
            state = "SEALED";
        }
    }

    /** Whether one was put on and nobody has recorded it opened, damaged or in doubt since. */
    boolean isWhole() {
        return state.equals("SEALED") || state.equals("RESEALED");
    }

    boolean agrees(String seen) {
        return Reckoning.sameSeal(seen, number);
    }

    /**
     * Of a reading that fits the seal the record had when it was recorded: the entry, recorded
     * since with an earlier time, that puts another on. Empty where the reading did not fit then.
     */
    Optional<Happening> putOnBehind(Happening reading, String seen) {
        Map<Hash, Integer> places = places();
        int read = places.getOrDefault(reading.eid(), 0);
        Happening later = null;
        for (Worn one : worn.reversed()) {
            if (places.getOrDefault(one.by().eid(), 0) <= read) {
                return Optional.ofNullable(later)
                        .filter(after -> Reckoning.sameSeal(seen, one.number()));
            }
            later = one.by();
        }
        return Optional.empty();
    }

    /** Where each entry stands in the story; made once, for most stories ask for none. */
    private Map<Hash, Integer> places() {
        if (places.isEmpty()) {
            for (int i = 0; i < story.size(); i++) {
                places.put(story.get(i).eid(), i);
            }
        }
        return places;
    }

    @Nullable String kind() {
        return kind;
    }

    @Nullable String number() {
        return number;
    }

    String state() {
        return state;
    }

    /** When it came to be so; null where it never had a seal. */
    @Nullable Instant since() {
        return since;
    }
}
