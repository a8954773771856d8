package org.lockfast.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a check finds; lists the first thousand and counts the rest. */
final class Findings {
    private static final int LISTED = 1000;

    private final List<LogVerify.Finding> found = new ArrayList<>();
    private final List<LogVerify.Finding> chains = new ArrayList<>();
    private long more;

    void add(String file, @Nullable String what) {
        add(found, file, what);
    }

    void addChain(String file, String what) {
        add(chains, file, what);
    }

    private void add(List<LogVerify.Finding> list, String file, @Nullable String what) {
        if (list.size() < LISTED) {
            list.add(new LogVerify.Finding(file, what == null ? "is out of form" : what));
        } else {
            more++;
        }
    }

    LogVerify.Report report(@Nullable Checkpoint checkpoint, long entries) {
        return new LogVerify.Report(
                checkpoint, entries, List.copyOf(found), List.copyOf(chains), more);
    }
}
