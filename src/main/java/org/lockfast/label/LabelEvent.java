package org.lockfast.label;

import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;

/** What is recorded of labels. */
public sealed interface LabelEvent extends DomainEvent {
    /**
     * A label was handed out to be printed.
     *
     * @param code the 16-character payload, new for each print
     * @param serial 1 for the first label of the package
     * @param draft it carries DRAFT; {@code hold}: it carries HOLD
     * @param supersedes the payload of the label this one replaces
     */
    @EventName("label.printed/1")
    record Printed(
            String code,
            String stock,
            int dpi,
            String format,
            int serial,
            boolean draft,
            boolean hold,
            @Committed @Nullable String reason,
            @Nullable String supersedes)
            implements LabelEvent {}
}
