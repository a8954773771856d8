package org.lockfast.sync.wire;

import org.jspecify.annotations.Nullable;

/** What a message must have. */
final class Given {
    private Given() {}

    /**
     * @throws IllegalArgumentException when one is missing
     */
    static void all(@Nullable Object... fields) {
        for (Object field : fields) {
            if (field == null) {
                throw new IllegalArgumentException("something is missing");
            }
        }
    }
}
