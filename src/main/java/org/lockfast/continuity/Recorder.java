package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Acting;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.journal.SecondPerson;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/**
 * What all continuity use cases share: permission, the time given, a seal that differs, and the one
 * door to the journal.
 */
final class Recorder {
    private final Recording journal;
    private final InstantSource clock;

    Recorder(Recording journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * One package and what happened to it.
     *
     * @param at when, where that is another time than that of the others; else null
     */
    record Fact(
            PackageState to,
            ContinuityEvent event,
            @Nullable String sealSeen,
            @Nullable OffsetDateTime at) {
        /** One that happened when all others did. */
        Fact(PackageState to, ContinuityEvent event, @Nullable String sealSeen) {
            this(to, event, sealSeen, null);
        }
    }

    Outcome<List<Recorded>> record(
            Session session,
            Permission permission,
            List<Fact> facts,
            @Nullable OffsetDateTime at,
            @Nullable SecondPerson with) {
        return record(session, permission, List.of(), facts, at, with);
    }

    /**
     * @param first recorded before the facts, in the same stroke: of what the packages are in
     */
    Outcome<List<Recorded>> record(
            Session session,
            Permission permission,
            List<NewEvent> first,
            List<Fact> facts,
            @Nullable OffsetDateTime at,
            @Nullable SecondPerson with) {
        if (with != null && session.officer().id().equals(with.officer())) {
            return Outcome.refused(
                    "SAME_PERSON",
                    "The second person must be somebody else: "
                            + session.officer().label()
                            + " is already the first.");
        }
        if (with != null && SamePerson.is(session.officer(), with.name())) {
            return Outcome.refused(
                    "SAME_PERSON",
                    "The second person must be somebody else: "
                            + with.name()
                            + " is "
                            + session.officer().label()
                            + ", who is already the first. Somebody else of the same name: give more of it, such as where they belong.");
        }
        return session.acting(permission).then(acting -> append(acting, first, facts, at, with));
    }

    /** Waits for the index, then does the step while nobody else records. */
    <T> T alone(Supplier<T> step) {
        return journal.alone(() -> {
            journal.settle();
            return step.get();
        });
    }

    /** A statement about an earlier entry, which it names. */
    Outcome<List<Recorded>> about(
            Session session, PackageState p, ContinuityEvent statement, Hash entry) {
        return session.acting(Permission.RECORD)
                .then(acting ->
                        written(
                                acting,
                                List.of(NewEvent.of(p.id(), statement).correcting(entry)),
                                all -> new Outcome.Done<>(all, List.of())));
    }

    private Outcome<List<Recorded>> append(
            Acting acting,
            List<NewEvent> first,
            List<Fact> facts,
            @Nullable OffsetDateTime at,
            @Nullable SecondPerson with) {
        List<NewEvent> events = new ArrayList<>();
        for (NewEvent one : first) {
            events.add(one.at(at == null ? null : Occurred.stated(at)));
        }
        List<String> warnings = new ArrayList<>();
        if (at != null && Occurred.isLater(at.toInstant(), clock.instant())) {
            warnings.add(
                    "The time given, "
                            + at
                            + ", is later than this computer's clock. It is recorded as it was said; correct it if it is wrong.");
        }
        List<Integer> main = new ArrayList<>();
        for (Fact fact : facts) {
            UUID id = fact.to().id();
            OffsetDateTime when = fact.at() == null ? at : fact.at();
            main.add(events.size());
            events.add(
                    NewEvent.of(id, fact.event())
                            .at(when == null ? null : Occurred.stated(when))
                            .with(fact.event() instanceof ContinuityEvent.ReturnDue ? null : with));
            String seen = fact.sealSeen();
            if (seen != null && !Reckoning.sameSeal(seen, fact.to().seal())) {
                String expected = fact.to().seal() == null ? "no numbered seal" : fact.to().seal();
                warnings.add(
                        "This seal reads "
                                + seen
                                + ". The record says "
                                + expected
                                + ". A discrepancy is open: look again, or record it as broken.");
                events.add(
                        NewEvent.of(
                                        id,
                                        new ContinuityEvent.Discrepancy(
                                                "SEAL_NUMBER", expected, seen, null))
                                .at(at == null ? null : Occurred.stated(at)));
            }
        }
        return written(
                acting,
                events,
                all -> new Outcome.Done<>(main.stream().map(all::get).toList(), warnings));
    }

    private Outcome<List<Recorded>> written(
            Acting acting,
            List<NewEvent> events,
            Function<List<Recorded>, Outcome<List<Recorded>>> answer) {
        try {
            List<Recorded> all = journal.record(acting, events);
            journal.settle();
            return answer.apply(all);
        } catch (JournalRefusal e) {
            return Outcome.refused("NOT_RECORDED", String.valueOf(e.getMessage()));
        }
    }
}
