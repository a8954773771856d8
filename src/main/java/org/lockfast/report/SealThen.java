package org.lockfast.report;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.ledger.Hash;

/** The seal number a package had at some time, as corrected since. */
final class SealThen {
    private SealThen() {}

    /** The one it was first sealed with; null where it had none. */
    static @Nullable String first(List<Happening> story, UUID packageId) {
        Put first = null;
        for (Happening h : counting(story)) {
            first = first == null ? put(h, packageId) : first.corrected(h, packageId);
        }
        return first == null ? null : first.number();
    }

    /** The one that was on it when an entry was made; null where it had none. */
    static @Nullable String at(List<Happening> story, UUID packageId, Hash entry) {
        Put now = null;
        boolean past = false;
        for (Happening h : counting(story)) {
            if (!past) {
                Put put = put(h, packageId);
                if (put != null) {
                    now = put;
                } else if (h.event() instanceof ContinuityEvent.Opened
                        && h.subject().equals(packageId)) {
                    now = null;
                }
                past = h.eid().equals(entry);
            }
            now = now == null ? null : now.corrected(h, packageId);
        }
        return now == null ? null : now.number();
    }

    private static List<Happening> counting(List<Happening> story) {
        return story.stream().filter(Happening::counts).toList();
    }

    /** A seal that was put on, with or without a number. */
    private record Put(@Nullable String number) {
        Put corrected(Happening h, UUID packageId) {
            return number == null ? this : new Put(SealThen.corrected(h, packageId, number));
        }
    }

    /** What an entry puts on; null where it puts on nothing. */
    private static @Nullable Put put(Happening h, UUID packageId) {
        return switch (h.event()) {
            case ExhibitEvent.Recorded e ->
                    e.packages().stream()
                            .filter(one -> one.id().equals(packageId))
                            .map(ExhibitEvent.PackageRecorded::seal)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .map(Put::new)
                            .orElse(null);
            case ContinuityEvent.Sealed e when h.subject().equals(packageId) -> new Put(e.number());
            case ContinuityEvent.Resealed e when h.subject().equals(packageId) ->
                    new Put(e.number());
            case null, default -> null;
        };
    }

    private static @Nullable String corrected(Happening h, UUID packageId, String now) {
        if (!h.subject().equals(packageId)) {
            return now;
        }
        return switch (h.event()) {
            case ExhibitEvent.Corrected e when e.field().equals("seal") && now.equals(e.from()) ->
                    e.to();
            case ContinuityEvent.Corrected e
                    when (e.field().equals("seal") || e.field().equals("number"))
                            && now.equals(e.from()) ->
                    e.to();
            case null, default -> now;
        };
    }
}
