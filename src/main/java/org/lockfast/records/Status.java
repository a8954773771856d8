package org.lockfast.records;

import java.util.Comparator;
import java.util.List;
import org.lockfast.continuity.PackageState;

/** What an exhibit's packages come to. */
final class Status {
    /** An exhibit with several packages has the status of the one somebody must see to first. */
    private static final List<String> PRESSING =
            List.of(
                    "CONFLICT",
                    "MISSING",
                    "IN_TRANSIT",
                    "OUT",
                    "DEPOSITED",
                    "HELD",
                    "STORED",
                    "COPIED",
                    "LEFT");

    private Status() {}

    static String of(List<PackageState> packages) {
        return packages.stream()
                .map(PackageState::status)
                .min(Comparator.comparingInt(Status::pressing))
                .orElse("HELD");
    }

    private static int pressing(String status) {
        int place = PRESSING.indexOf(status);
        return place < 0 ? PRESSING.size() : place;
    }

    /** Things about a package somebody has to see to, whatever the time is. */
    static int problems(PackageState state) {
        return state.discrepancies()
                + state.unexplained()
                + (state.status().equals("CONFLICT") || state.status().equals("MISSING") ? 1 : 0);
    }
}
