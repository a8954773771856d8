package org.lockfast.label;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent.LabelPrinted;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/**
 * Puts labels on packages that were printed, or written by hand, before there was an exhibit: the
 * first scan claims one. It is recorded as a print is, so that a scan finds the package, a later
 * print voids it, and one code claimed for two packages on two computers is a records conflict
 * wherever both are known.
 */
public final class ClaimingLabels {
    /** What stands in the entry for the format and the stock of a label that was blank. */
    static final String BLANK = "blank";

    private final Recording journal;
    private final Movements movements;
    private final Function<UUID, Optional<Exhibit>> exhibits;

    /**
     * @param exhibits by their id
     */
    public ClaimingLabels(
            Recording journal, Movements movements, Function<UUID, Optional<Exhibit>> exhibits) {
        this.journal = journal;
        this.movements = movements;
        this.exhibits = exhibits;
    }

    /**
     * The label that was scanned or typed, if it may be put on a package: it is an exhibit's, and
     * no package known here has or had it.
     */
    public Outcome<LabelCode> free(String read) {
        if (!(CodeReader.typed(read) instanceof Reading.OurLabel(LabelCode code, String _))
                || code.kind() != LabelKind.EXHIBIT) {
            return Outcome.refused(
                    "NO_LABEL",
                    read.strip()
                            + " is no code of an exhibit's label. Read the 16 characters on the blank label"
                            + " again: they begin with PX.");
        }
        return movements.withLabel(code.value()).stream()
                .findFirst()
                .map(of -> Outcome.<LabelCode>refused("TAKEN", taken(code, of)))
                .orElseGet(() -> Outcome.done(code));
    }

    private String taken(LabelCode code, PackageState of) {
        String name = exhibits.apply(of.exhibitId()).map(Exhibit::name).orElse("another exhibit");
        int all = movements.packagesOf(of.exhibitId()).size();
        return "The label "
                + code.grouped()
                + " is the label of "
                + name
                + (all > 1 ? ", package " + of.n() : "")
                + " already. Take another blank label.";
    }

    /**
     * Records that a blank label is on a package.
     *
     * @param reason required where the package has a label already, which is void then
     */
    public Outcome<LabelCode> claim(
            Session session, PackageState p, LabelCode code, @Nullable String reason) {
        if (p.labelSerial() > 0 && (reason == null || reason.isBlank())) {
            return Outcome.refused(
                    "REASON_NEEDED",
                    "The package has a label already. Say why it needs another: damaged, misprint, lost,"
                            + " wrong bag.");
        }
        LabelPrinted claimed =
                new LabelPrinted(
                        code.value(),
                        BLANK,
                        0,
                        BLANK,
                        p.labelSerial() + 1,
                        false,
                        false,
                        reason == null || reason.isBlank() ? null : reason.strip(),
                        p.label());
        return free(code.value())
                .then(free -> session.acting(Permission.RECORD))
                .then(acting ->
                        journal.act(acting, List.of(NewEvent.of(p.id(), claimed)), done -> code));
    }
}
