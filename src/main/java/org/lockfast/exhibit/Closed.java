package org.lockfast.exhibit;

import java.util.Set;
import java.util.UUID;

/** Cases whose exhibits whoever reads may not look at. */
public interface Closed {
    /** Nothing is closed: for what the program does itself, and shows to nobody. */
    Closed NOTHING =
            new Closed() {
                @Override
                public Set<UUID> cases() {
                    return Set.of();
                }

                @Override
                public String instead(UUID caseId) {
                    return "";
                }
            };

    /** Their ids. */
    Set<UUID> cases();

    /** What stands in place of a description: that it is restricted, and whom to ask. */
    String instead(UUID caseId);
}
