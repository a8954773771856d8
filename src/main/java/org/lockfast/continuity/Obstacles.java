package org.lockfast.continuity;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.SecondPerson;
import org.lockfast.officer.Permission;
import org.lockfast.rules.FinalOutcome;
import org.lockfast.rules.Rules;

/** What stands against a package's leaving for good, the gravest first. */
final class Obstacles {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private final Movements movements;
    private final Exhibits exhibits;
    private final Names names;
    private final Rules rules;

    Obstacles(Movements movements, Exhibits exhibits, Names names, Rules rules) {
        this.movements = movements;
        this.exhibits = exhibits;
        this.names = names;
        this.rules = rules;
    }

    /**
     * How it is to leave.
     *
     * @param by who does it
     * @param identified whether it is said what the receiver showed, or need not be
     * @param with who else vouches; null: nobody
     * @param scanned the seal or label code read just before
     * @param mustScan whether one must be
     */
    record Step(
            UUID by,
            FinalOutcome outcome,
            boolean identified,
            @Nullable SecondPerson with,
            @Nullable String scanned,
            boolean mustScan) {}

    /**
     * Something that stands against it.
     *
     * @param sentence what it is and what to do
     */
    record Found(Obstacle obstacle, String sentence) {
        <T> Outcome<T> refused() {
            return Outcome.refused(obstacle.name(), sentence);
        }

        /** For whoever records it all the same. */
        String flagged() {
            return "Recorded all the same, and flagged. " + sentence;
        }
    }

    /** Against authorising a disposal. */
    List<Found> beforeAuthorising(PackageState p) {
        List<Found> found = new ArrayList<>();
        standing(p, found);
        return found;
    }

    /** Against the step itself. */
    List<Found> before(PackageState p, Step step) {
        List<Found> found = new ArrayList<>();
        standing(p, found);
        if (step.outcome().way() != FinalOutcome.Way.CONSUME) {
            authorised(p, step, found);
            persons(p, step, found);
            photographed(p, step.outcome(), found);
            scanned(p, step, found);
        }
        return found;
    }

    Found left(PackageState p) {
        return new Found(
                Obstacle.LEFT,
                name(p)
                        + " has left for good already"
                        + how(p)
                        + ". If it came back, book it in first.");
    }

    /** As what it left, when and by whom, as its own entry says. */
    private String how(PackageState p) {
        Leaving.Left left = p.leaving().left();
        return left == null
                ? ""
                : movements.story(p.id()).stream()
                        .filter(one -> one.eid().equals(left.by()))
                        .findFirst()
                        .map(one ->
                                " ("
                                        + names.termInSentence(Names.Term.OUTCOME, left.outcome())
                                        + ", "
                                        + DAY.format(day(one))
                                        + (one.actor() == null
                                                ? ""
                                                : ", " + names.officer(one.actor()))
                                        + ")")
                        .orElse("");
    }

    private static LocalDate day(Happening h) {
        return h.occurred() == null
                ? h.recorded().atOffset(ZoneOffset.UTC).toLocalDate()
                : h.occurred().at().toLocalDate();
    }

    private void standing(PackageState p, List<Found> found) {
        Exhibit exhibit = exhibits.byId(p.exhibitId()).orElseThrow();
        switch (p.status()) {
            case "LEFT" -> found.add(left(p));
            case "MISSING" ->
                    found.add(
                            new Found(
                                    Obstacle.MISSING,
                                    name(p)
                                            + " is recorded as missing. Record that it was found first."));
            case "CONFLICT" ->
                    found.add(
                            new Found(
                                    Obstacle.CONFLICT,
                                    "The records of "
                                            + name(p)
                                            + " conflict. Ask a supervisor to say first what was found."));
            default -> {}
        }
        if (!p.leaving().holds().isEmpty()) {
            Leaving.Hold hold = p.leaving().holds().getFirst();
            found.add(
                    new Found(
                            Obstacle.HELD,
                            name(p)
                                    + " is to be kept ("
                                    + names.termInSentence(Names.Term.HOLD_REASON, hold.reason())
                                    + (hold.until() == null
                                            ? ""
                                            : ", to be looked at again on "
                                                    + DAY.format(hold.until()))
                                    + "). Ask "
                                    + Permission.END_HOLD.whoMay()
                                    + " to end that hold first."));
        }
        if (!exhibit.holds().isEmpty()) {
            found.add(
                    new Found(
                            Obstacle.ON_HOLD,
                            name(p)
                                    + " is on hold ("
                                    + String.join(", ", exhibit.holds())
                                    + ") and may not leave. Mend what is wrong, or ask a supervisor to override it."));
        }
    }

    private void authorised(PackageState p, Step step, List<Found> found) {
        if (!step.outcome().authorised()) {
            return;
        }
        Leaving.Authorised by = p.leaving().authorised();
        if (by == null) {
            found.add(
                    new Found(
                            Obstacle.NOT_AUTHORISED,
                            "Nobody has authorised the disposal of "
                                    + name(p)
                                    + ". Ask "
                                    + Permission.AUTHORISE_DISPOSAL.whoMay()
                                    + " to."));
            return;
        }
        if (by.by().equals(step.by())) {
            found.add(
                    new Found(
                            Obstacle.SAME_OFFICER,
                            names.officer(by.by())
                                    + " authorised the disposal of "
                                    + name(p)
                                    + ". Another officer must do it."));
        }
        if (!by.outcome().equals(step.outcome().code())) {
            found.add(
                    new Found(
                            Obstacle.OTHER_OUTCOME,
                            "What is authorised for "
                                    + name(p)
                                    + " is: "
                                    + names.termInSentence(Names.Term.OUTCOME, by.outcome())
                                    + ". Do that, or have the other authorised."));
        }
    }

    private void persons(PackageState p, Step step, List<Found> found) {
        if (!step.identified()) {
            found.add(
                    new Found(
                            Obstacle.NO_IDENTITY,
                            "Say what whoever takes "
                                    + name(p)
                                    + " showed of themselves, such as a driving licence and its number."));
        }
        Leaving.Authorised by = p.leaving().authorised();
        SecondPerson with = step.with();
        if (with == null && isOf(p, step.outcome().witness())) {
            found.add(
                    new Found(
                            Obstacle.NO_WITNESS,
                            name(p)
                                    + " is of a kind that somebody else must see disposed of. Name a witness."));
        }
        if (with != null
                && by != null
                && step.outcome().authorised()
                && by.by().equals(with.officer())) {
            found.add(
                    new Found(
                            Obstacle.WITNESS_AUTHORISED,
                            names.officer(by.by())
                                    + " authorised the disposal of "
                                    + name(p)
                                    + ". Somebody else must be the witness."));
        }
    }

    private boolean isOf(PackageState p, List<String> groups) {
        String category = exhibits.byId(p.exhibitId()).orElseThrow().category();
        return category != null
                && rules.categories()
                        .find(category)
                        .filter(kind -> kind.groups().stream().anyMatch(groups::contains))
                        .isPresent();
    }

    private void photographed(PackageState p, FinalOutcome outcome, List<Found> found) {
        Exhibit exhibit = exhibits.byId(p.exhibitId()).orElseThrow();
        if (!outcome.photograph().contains(exhibit.kind().name())) {
            return;
        }
        boolean has =
                movements.story(p.id()).stream()
                        .filter(Happening::counts)
                        .anyMatch(h ->
                                h.event() instanceof ExhibitEvent.PhotoAdded
                                        || (h.event() instanceof ContinuityEvent.Condition e
                                                && e.code().equals("PHOTOGRAPHED")));
        if (!has) {
            found.add(
                    new Found(
                            Obstacle.NO_PHOTOGRAPH,
                            name(p)
                                    + " must be photographed before it is given back. Add a photograph to its record first."));
        }
    }

    /** Of what was read, the one that fits a package; else the first; null: nothing was read. */
    @Nullable String read(PackageState p, List<String> scanned) {
        return scanned.stream()
                .filter(one -> fits(p, one))
                .findFirst()
                .or(() -> scanned.stream().findFirst())
                .orElse(null);
    }

    /** A label that was replaced, or that is on another package too, may be on another bag. */
    private boolean fits(PackageState p, String scanned) {
        if (Reckoning.sameSeal(scanned, p.seal())) {
            return true;
        }
        List<PackageState> labelled = movements.withLabel(scanned);
        return labelled.size() == 1
                && labelled.getFirst().id().equals(p.id())
                && Reckoning.sameSeal(scanned, p.label());
    }

    private boolean hasOrHad(PackageState p, String label) {
        return movements.withLabel(label).stream().anyMatch(one -> one.id().equals(p.id()));
    }

    private void scanned(PackageState p, Step step, List<Found> found) {
        String scanned = step.scanned();
        if (!step.mustScan()) {
            return; // a seal that differs is a discrepancy, recorded with it
        }
        if (scanned == null) {
            if (p.seal() != null || p.label() != null) {
                found.add(
                        new Found(
                                Obstacle.NOT_SCANNED,
                                "Scan the seal or the label of "
                                        + name(p)
                                        + " again, now that it goes for good."));
            }
        } else if (!fits(p, scanned) && hasOrHad(p, scanned)) {
            found.add(
                    new Found(
                            Obstacle.ANOTHER_SCANNED,
                            scanned
                                    + " was read: that label of "
                                    + name(p)
                                    + " was replaced, or is on another package too. Scan the seal."));
        } else if (!fits(p, scanned)) {
            found.add(
                    new Found(
                            Obstacle.ANOTHER_SCANNED,
                            scanned
                                    + " was read, and the record has neither that seal nor that label on "
                                    + name(p)
                                    + ". Look whether this is the right package. Where its seal differs, record that first."));
        }
    }

    private String name(PackageState p) {
        String exhibit = exhibits.byId(p.exhibitId()).orElseThrow().name();
        return movements.packagesOf(p.exhibitId()).size() > 1 ? exhibit + "#" + p.n() : exhibit;
    }
}
