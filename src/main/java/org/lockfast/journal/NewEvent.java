package org.lockfast.journal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/** An event about to be recorded. */
public record NewEvent(
        UUID subject,
        DomainEvent event,
        @Nullable Occurred occurred,
        @Nullable SecondPerson with,
        @Nullable Hash corrects,
        List<AttachmentRef> attachments) {

    public static NewEvent of(UUID subject, DomainEvent event) {
        return new NewEvent(subject, event, null, null, null, List.of());
    }

    public NewEvent at(@Nullable Occurred when) {
        return new NewEvent(subject, event, when, with, corrects, attachments);
    }

    public NewEvent with(@Nullable SecondPerson person) {
        return new NewEvent(subject, event, occurred, person, corrects, attachments);
    }

    public NewEvent correcting(@Nullable Hash eid) {
        return new NewEvent(subject, event, occurred, with, eid, attachments);
    }

    public NewEvent attaching(List<AttachmentRef> files) {
        return new NewEvent(subject, event, occurred, with, corrects, List.copyOf(files));
    }
}
