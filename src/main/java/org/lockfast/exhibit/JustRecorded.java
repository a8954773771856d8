package org.lockfast.exhibit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Recorded;

/** An exhibit as its own entry says it, where the lists cannot be asked. */
final class JustRecorded {
    private JustRecorded() {}

    /**
     * @param by the officer who recorded it
     */
    static Exhibit of(
            ExhibitEvent.Recorded e,
            Recorded entry,
            UUID id,
            @Nullable Case of,
            @Nullable OffsetDateTime seizedAt,
            UUID by) {
        return new Exhibit(
                id,
                e.kind(),
                e.caseId(),
                of == null ? null : of.reference(),
                e.reference(),
                Objects.requireNonNullElse(e.propertyNumber(), ""),
                e.description(),
                e.category(),
                seizedAt,
                e.place(),
                e.from(),
                e.seizedBy(),
                e.seizedByName(),
                e.producer(),
                e.power(),
                e.storage(),
                e.hazards(),
                Objects.requireNonNullElse(e.identifiers(), Map.of()),
                Objects.requireNonNullElse(e.particulars(), Map.of()),
                e.quantity(),
                e.unit(),
                Objects.requireNonNullElse(e.conditions(), Map.of()),
                e.notes(),
                e.parent(),
                "HELD",
                List.of(),
                List.of(),
                List.of(),
                null,
                by,
                entry.at(),
                entry.eid(),
                null);
    }
}
