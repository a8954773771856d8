package org.lockfast.sync.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/interests}.
 *
 * @param subjects exhibits or cases a device is to be sent, whole
 * @param left those it asked for before and asks for no longer; an older device names none
 */
public record Interests(List<UUID> subjects, List<UUID> left) {
    public Interests(List<UUID> subjects, @Nullable List<UUID> left) {
        Given.all(subjects);
        this.subjects = List.copyOf(subjects);
        this.left = left == null ? List.of() : List.copyOf(left);
    }
}
