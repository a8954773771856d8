package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Acting;
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
            journal.settled();
            return step.get();
        });
    }

    /**
     * What the lists have to say beside what is recorded.
     *
     * @param reading gives sentences
     */
    <T> Outcome<T> beside(T recorded, Supplier<List<String>> reading) {
        return journal.shown(() -> new Outcome.Done<>(recorded, reading.get()), () -> recorded);
    }

    /** A statement about an earlier entry, which it names. */
    Outcome<List<Recorded>> about(
            Session session, PackageState p, ContinuityEvent statement, Hash entry) {
        return session.acting(Permission.RECORD)
                .then(acting ->
                        journal.act(
                                acting,
                                List.of(NewEvent.of(p.id(), statement).correcting(entry)),
                                all -> all));
    }

    /**
     * What two officers sign of the same packages, in one stroke.
     *
     * @param answer what the second one says, of entries of the first one
     * @return the first one's entries, then the second one's
     */
    Outcome<List<Recorded>> both(
            Session one,
            List<Fact> facts,
            Session other,
            Function<Said, List<Fact>> answer,
            @Nullable OffsetDateTime at) {
        return one.acting(Permission.RECORD)
                .then(first ->
                        other.acting(Permission.RECORD)
                                .then(second -> both(first, facts, second, answer, at)));
    }

    private Outcome<List<Recorded>> both(
            Acting first,
            List<Fact> facts,
            Acting second,
            Function<Said, List<Fact>> answer,
            @Nullable OffsetDateTime at) {
        Made offered = made(List.of(), facts, at, null);
        List<Made> answered = new ArrayList<>();
        return journal.act(
                        () ->
                                journal.together(
                                        first,
                                        offered.events(),
                                        second,
                                        recorded -> {
                                            Made made =
                                                    made(
                                                            List.of(),
                                                            answer.apply(offered.said(recorded)),
                                                            at,
                                                            null);
                                            answered.add(made);
                                            return made.events();
                                        }),
                        Outcome::done,
                        all -> all)
                .then(all -> {
                    int own = offered.events().size();
                    Made made = answered.getLast();
                    List<Recorded> main = new ArrayList<>(offered.main(all));
                    main.addAll(made.main(all.subList(own, all.size())));
                    List<String> warnings = new ArrayList<>(offered.warnings());
                    made.warnings().stream()
                            .filter(warning -> !warnings.contains(warning))
                            .forEach(warnings::add);
                    return new Outcome.Done<>(List.copyOf(main), warnings);
                });
    }

    /**
     * What was made and is not recorded yet, by package.
     *
     * @param main the entry that says what happened
     * @param newest the newest entry
     */
    record Said(Map<UUID, Hash> main, Map<UUID, Hash> newest) {}

    /**
     * Events made of facts.
     *
     * @param at which of them say what happened
     */
    private record Made(List<NewEvent> events, List<Integer> at, List<String> warnings) {
        List<Recorded> main(List<Recorded> all) {
            return at.stream().map(all::get).toList();
        }

        Said said(List<Recorded> all) {
            Map<UUID, Hash> main = new HashMap<>();
            Map<UUID, Hash> newest = new HashMap<>();
            at.forEach(i -> main.putIfAbsent(events.get(i).subject(), all.get(i).eid()));
            for (int i = 0; i < events.size(); i++) {
                newest.put(events.get(i).subject(), all.get(i).eid());
            }
            return new Said(main, newest);
        }
    }

    private Outcome<List<Recorded>> append(
            Acting acting,
            List<NewEvent> first,
            List<Fact> facts,
            @Nullable OffsetDateTime at,
            @Nullable SecondPerson with) {
        Made made = made(first, facts, at, with);
        return journal.act(acting, made.events(), all -> all)
                .then(all -> new Outcome.Done<>(made.main(all), made.warnings()));
    }

    private Made made(
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
        return new Made(events, main, warnings);
    }
}
