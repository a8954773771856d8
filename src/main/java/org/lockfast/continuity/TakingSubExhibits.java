package org.lockfast.continuity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.RecordingExhibits;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Session;

/**
 * Takes a new exhibit out of one that exists: a SIM out of a phone, ten tablets out of fourteen.
 * The record of the new one names the package it came from, an entry about that package names the
 * new one, and both are written in one step. The old one stays what it is: its reference, seals and
 * continuity go on, and the new one has its own from the taking on.
 */
public final class TakingSubExhibits {
    private static final Set<String> WEIGHTS = Set.of("mg", "g", "kg");
    private static final Set<String> SEALED = Set.of("SEALED", "RESEALED");

    private final RecordingExhibits recording;
    private final Movements movements;
    private final Exhibits exhibits;

    public TakingSubExhibits(RecordingExhibits recording, Movements movements, Exhibits exhibits) {
        this.recording = recording;
        this.movements = movements;
        this.exhibits = exhibits;
    }

    /**
     * What is left of the old one, as counted or weighed when the new one was taken.
     *
     * @param unit {@code tablets}, {@code g}; null for pieces
     */
    public record Left(BigDecimal amount, @Nullable String unit) {}

    /**
     * @param form of the new exhibit; its {@code parent} is the package it is taken from, its
     *     {@code seizedAt} when it was taken
     * @param left null where nobody counted or weighed
     */
    public Outcome<Exhibit> take(
            Session session, @Nullable Case of, ExhibitForm form, @Nullable Left left) {
        UUID parent = form.parent();
        PackageState from = parent == null ? null : movements.state(parent).orElse(null);
        if (from == null) {
            return Outcome.refused(
                    "NO_PARENT",
                    "The exhibit it is taken from is not known here. Look for it by reference, seal or label.");
        }
        if (left != null && !Amount.fits(left.amount())) {
            return Outcome.refused("NUMBER", Amount.SENTENCE);
        }
        List<String> sealed = SEALED.contains(from.sealState()) ? List.of(sealed(from)) : List.of();
        return recording
                .record(session, of, form, child -> about(from, child, form, left))
                .then(taken -> new Outcome.Done<>(taken, sealed));
    }

    private static List<NewEvent> about(
            PackageState from, UUID child, ExhibitForm form, @Nullable Left left) {
        Occurred when = form.seizedAt() == null ? null : Occurred.stated(form.seizedAt());
        List<NewEvent> events = new ArrayList<>();
        events.add(NewEvent.of(from.id(), new ContinuityEvent.Sampled(child)).at(when));
        if (left != null) {
            String unit = left.unit() == null || left.unit().isBlank() ? null : left.unit().strip();
            events.add(
                    NewEvent.of(
                                    from.id(),
                                    new ContinuityEvent.Condition(
                                            unit != null && WEIGHTS.contains(unit)
                                                    ? "WEIGHED"
                                                    : "COUNTED",
                                            left.amount(),
                                            unit,
                                            "left when a sub-exhibit was taken",
                                            null,
                                            null))
                            .at(when));
        }
        return events;
    }

    /** That it was taken is a fact, whatever is recorded of the seal. */
    private String sealed(PackageState from) {
        String name = exhibits.byId(from.exhibitId()).map(Exhibit::name).orElse("It");
        return name
                + " is recorded as sealed"
                + (from.seal() == null ? "" : " with " + from.seal())
                + ". If it was opened for this, record that it was opened, and its new seal.";
    }
}
