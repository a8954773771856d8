package org.lockfast.sync.wire;

import java.util.List;
import java.util.UUID;

/** Body of {@code PUT /v1/interests}: exhibits or cases a device is to be sent, whole. */
public record Interests(List<UUID> subjects) {
    public Interests {
        Given.all(subjects);
        subjects = List.copyOf(subjects);
    }
}
