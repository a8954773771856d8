package org.lockfast.exhibit;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/** Opens cases under the force's own reference. */
public final class OpeningCases {
    private final Recording journal;
    private final Cases cases;
    private final Supplier<UUID> ids;

    public OpeningCases(Recording journal, Cases cases, Supplier<UUID> ids) {
        this.journal = journal;
        this.cases = cases;
        this.ids = ids;
    }

    /**
     * A case with this reference already open is refused: two cases are never merged, and one is
     * enough.
     */
    public Outcome<Case> open(
            Session session, String reference, String title, List<CaseEvent.Reference> references) {
        String own = reference.strip();
        if (own.isEmpty()) {
            return Outcome.refused("NO_REFERENCE", "Enter the case reference.");
        }
        if (!cases.byReference(own).isEmpty()) {
            return Outcome.refused(
                    "CASE_EXISTS",
                    "A case with the reference " + own + " is open already. Use that one.");
        }
        return session.acting(Permission.OPEN_CASE)
                .then(acting -> {
                    UUID id = ids.get();
                    Case opened = new Case(id, own, title.strip(), references);
                    return journal.act(
                            acting,
                            List.of(
                                    NewEvent.of(
                                            id,
                                            new CaseEvent.Opened(
                                                    own,
                                                    title.strip(),
                                                    references.isEmpty() ? null : references))),
                            all -> opened);
                });
    }
}
