package org.lockfast.records;

import java.util.List;
import org.lockfast.records.SearchDao.Whereabouts;

/** Where an exhibit is, in words. */
final class Where {
    private static final int TOLD = 2;

    private Where() {}

    static String of(List<Whereabouts> packages) {
        List<String> places = packages.stream().map(Where::of).distinct().toList();
        return switch (places.size()) {
            case 0 -> "no package recorded";
            case 1, TOLD -> String.join("; ", places);
            default -> "in " + places.size() + " places: " + places.getFirst() + " …";
        };
    }

    /** The same without to whom something left for good: whose it is. */
    static List<Whereabouts> withoutWhoHasWhatLeft(List<Whereabouts> packages) {
        return packages.stream()
                .map(one ->
                        one.status().equals("LEFT")
                                ? new Whereabouts(
                                        one.exhibit(), one.status(), null, one.path(), null, null)
                                : one)
                .toList();
    }

    private static String of(Whereabouts one) {
        String holder = holder(one);
        return switch (one.status()) {
            case "STORED" -> one.path() == null ? "a place not known here" : one.path();
            case "DEPOSITED" -> "left in " + (one.path() == null ? "a locker" : one.path());
            case "IN_TRANSIT" -> "in transit" + (holder.isEmpty() ? "" : " with " + holder);
            case "MISSING" -> "missing";
            case "LEFT" -> "left for good" + (holder.isEmpty() ? "" : ": " + holder);
            case "CONFLICT" -> "records conflict";
            case "COPIED" ->
                    one.path() == null ? "not yet seen here" : one.path() + ", not yet seen here";
            default -> "with " + (holder.isEmpty() ? "an officer not known here" : holder);
        };
    }

    private static String holder(Whereabouts one) {
        if (one.officer() != null) {
            return one.officer() + " (" + one.collar() + ")";
        }
        return one.holderName() == null ? "" : one.holderName();
    }
}
