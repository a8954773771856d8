package org.lockfast.desktop;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was answered in a {@link SmallForm}, by the question's name. A time is written as RFC 3339,
 * a tick as {@code yes}.
 */
public record Answers(Map<String, String> byId) {
    /** The mark of a ticked box. */
    public static final String YES = "yes";

    /** Copies the map. */
    public Answers {
        byId = Map.copyOf(byId);
    }

    /** Without blanks around it; empty where nothing was answered. */
    public String text(String id) {
        return byId.getOrDefault(id, "").strip();
    }

    /** Null where nothing was answered. */
    public @Nullable String textOrNull(String id) {
        return text(id).isEmpty() ? null : text(id);
    }

    /** Null where none was given: it happened now. */
    public @Nullable OffsetDateTime time(String id) {
        return text(id).isEmpty() ? null : OffsetDateTime.parse(text(id));
    }

    public boolean ticked(String id) {
        return text(id).equals(YES);
    }
}
