package org.lockfast.continuity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/** Where packages are, and their stories. */
public interface Movements {
    Optional<PackageState> state(UUID packageId);

    /** In order of n. */
    List<PackageState> packagesOf(UUID exhibitId);

    /** All entries about a package, its exhibit's own included, in story order. */
    List<Happening> story(UUID packageId);

    /**
     * All entries about an exhibit and all its packages, in story order, each with how its device's
     * clock stood around then.
     */
    List<Happening> storyOfExhibit(UUID exhibitId);

    /** Packages whose seal ever had this number, and which exhibit each belongs to. */
    List<PackageState> withSeal(String number);

    /**
     * All packages of the exhibits that an older system's barcode stands on, compared as seals are.
     * That it was read proves no seal.
     */
    List<PackageState> withOldBarcode(String code);

    /**
     * The packages a label code was printed for or put on, superseded codes included. There is one,
     * unless computers that had not met put one blank label on several: then they come in the order
     * in which it was done, whichever of them was known here first.
     */
    List<PackageState> withLabel(String code);

    /**
     * What is in the force's hands with a label that may not read any more by then, the oldest
     * first.
     *
     * @param most so many at most
     */
    List<PackageState> fading(Instant by, int most);

    /** Packages offered to an officer and not yet answered. */
    List<PackageState> offeredTo(UUID officer);

    /**
     * What is out: with somebody outside, with a courier, or with an officer and due back. The
     * longest overdue first; without a day last, the longest out first.
     *
     * @param most so many at most
     */
    List<PackageState> out(int most);

    /**
     * What is here and on hold, the longest first.
     *
     * @param most so many at most
     */
    List<PackageState> kept(int most);

    /** How many are out. */
    int countOut();

    /** The newest entry of a subject, for binding a signature to what was on the screen. */
    Optional<Hash> head(UUID subject);

    /**
     * What is recorded more than once of these, be they exhibits, packages, cases or places; label
     * codes of theirs that are on another package too.
     */
    List<Conflict> recordedTwice(Collection<UUID> subjects);

    /** Whether an entry about one of these builds on one that is not here. */
    boolean lacksEntries(Collection<UUID> subjects);

    /** The entries that record it, in the order of the ends of that conflict. */
    List<Happening> records(Conflict twice);

    /**
     * Findings about a conflict that differ, none of which knew of the others: why it is open
     * again. In story order.
     */
    List<Happening> findings(Conflict open);

    /** The hand-over a package was last offered or accepted in; empty where there was none. */
    default Optional<UUID> newestBatch(UUID packageId) {
        return story(packageId).stream()
                .map(Happening::event)
                .<UUID>mapMulti((event, next) -> {
                    if (event instanceof ContinuityEvent.Offered offered) {
                        next.accept(offered.batch().id());
                    } else if (event instanceof ContinuityEvent.Accepted accepted) {
                        next.accept(accepted.batch().id());
                    }
                })
                .reduce((_, later) -> later);
    }
}
