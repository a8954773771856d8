package org.lockfast.continuity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * How it stands with a package's leaving for good.
 *
 * @param left what became of it; null while it is here
 * @param authorised who authorised its disposal; null where nobody did, or a hold came after
 * @param waiting since when its owner is waited for; null where they are not
 * @param holds why it is to be kept, the oldest first
 */
public record Leaving(
        @Nullable Left left,
        @Nullable Authorised authorised,
        @Nullable Waiting waiting,
        List<Hold> holds) {
    /** The same without what people wrote, and without whom it is kept for. */
    Leaving withoutPeople() {
        return new Leaving(
                left,
                authorised,
                waiting == null
                        ? null
                        : new Waiting(
                                null,
                                waiting.since(),
                                waiting.letters(),
                                waiting.lastLetter(),
                                waiting.notCollected()),
                holds.stream()
                        .map(one ->
                                new Hold(
                                        one.eid(),
                                        one.reason(),
                                        one.until(),
                                        null,
                                        one.by(),
                                        one.since()))
                        .toList());
    }

    /** Nobody has said anything of that. */
    public static final Leaving NONE = new Leaving(null, null, null, List.of());

    /**
     * It left.
     *
     * @param outcome code of the rules
     * @param by the entry that says so
     */
    public record Left(String outcome, Hash by) {}

    /**
     * Its disposal is authorised.
     *
     * @param by who must not be the one who does it
     */
    public record Authorised(Hash eid, String outcome, UUID by, Instant at) {}

    /**
     * It waits for its owner.
     *
     * @param name of the owner; null where that is withheld
     * @param letters how many were sent
     * @param lastLetter the day of the last of them
     * @param notCollected when it was last said that they did not come
     */
    public record Waiting(
            @Nullable String name,
            Instant since,
            int letters,
            @Nullable LocalDate lastLetter,
            @Nullable Instant notCollected) {}

    /**
     * It is to be kept.
     *
     * @param reason code of the rules
     * @param until the day to look at it again; it stands after that day too
     */
    public record Hold(
            Hash eid,
            String reason,
            @Nullable LocalDate until,
            @Nullable String note,
            @Nullable UUID by,
            Instant since) {}
}
