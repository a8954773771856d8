package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.journal.SecondPerson;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.rules.FinalOutcome;
import org.lockfast.rules.FinalOutcome.Way;
import org.lockfast.rules.Rules;

/**
 * Packages leave for good: given back, disposed of by another officer than who authorised it, given
 * to another agency, consumed in testing. As our next step that is refused where something stands
 * against it. Where it has happened already it is recorded, with what stood against it, and flagged
 * (practice 11).
 */
public final class LeavingForGood {
    private final Recorder recorder;
    private final Movements movements;
    private final Obstacles obstacles;
    private final Rules rules;

    /**
     * @param rules which outcomes there are, and what each asks for
     */
    public LeavingForGood(
            Recording journal,
            Movements movements,
            Exhibits exhibits,
            Names names,
            Rules rules,
            InstantSource clock) {
        this.recorder = new Recorder(journal, clock);
        this.movements = movements;
        this.rules = rules;
        this.obstacles = new Obstacles(movements, exhibits, names, rules);
    }

    /**
     * How packages are given to somebody for good.
     *
     * @param outcome code of the rules, of a way that gives
     * @param to who takes them
     * @param identity what they showed of themselves; for an agency its own reference
     * @param already it has happened, and is recorded whatever stood against it
     */
    public record Giving(
            String outcome,
            String to,
            @Nullable String identity,
            @Nullable String reason,
            boolean already) {}

    /**
     * How packages are disposed of.
     *
     * @param outcome code of the rules; null: what was authorised
     * @param method how, where, by whom
     * @param certificate its number, where there is one
     * @param already it has happened, and is recorded whatever stood against it
     */
    public record Disposing(
            @Nullable String outcome,
            String method,
            @Nullable String certificate,
            boolean already) {}

    /**
     * Given to their owner, next of kin, or the person they were seized from.
     *
     * @param receiver how they vouched; they need no account
     * @param sealsSeen as read now, by package
     */
    public Outcome<List<Recorded>> giveBack(
            Session session,
            List<PackageState> packages,
            Giving how,
            SecondPerson receiver,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        return give(session, Way.RETURN, packages, how, receiver, sealsSeen, at);
    }

    /**
     * Given to another agency.
     *
     * @param receiver how whoever took them vouched
     * @param sealsSeen as read now, by package
     */
    public Outcome<List<Recorded>> transfer(
            Session session,
            List<PackageState> packages,
            Giving how,
            SecondPerson receiver,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        return give(session, Way.TRANSFER, packages, how, receiver, sealsSeen, at);
    }

    /**
     * Whether they may be given so, before whoever takes them signs for it; nothing is recorded.
     *
     * @param way given back, or to another agency
     * @param receiver how they are about to vouch
     */
    public Outcome<List<PackageState>> mayGive(
            Session session,
            Way way,
            List<PackageState> packages,
            Giving how,
            SecondPerson receiver,
            Map<UUID, String> sealsSeen) {
        return session.acting(how.already() ? Permission.RECORD : Permission.DISPOSE)
                .then(may -> outcome(how.outcome(), way))
                .then(outcome -> {
                    List<PackageState> now = now(packages);
                    for (PackageState p : now) {
                        List<Obstacles.Found> found =
                                obstacles.before(
                                        p, step(session, outcome, how, receiver, sealsSeen, p));
                        if (!found.isEmpty() && !how.already()) {
                            return found.getFirst().refused();
                        }
                    }
                    return Outcome.done(now);
                });
    }

    private static Obstacles.Step step(
            Session session,
            FinalOutcome outcome,
            Giving how,
            SecondPerson receiver,
            Map<UUID, String> sealsSeen,
            PackageState p) {
        return new Obstacles.Step(
                session.officer().id(),
                outcome,
                how.identity() != null || !outcome.identity(),
                receiver.vouch() == org.lockfast.journal.Vouch.NONE ? null : receiver,
                sealsSeen.get(p.id()),
                false);
    }

    private Outcome<List<Recorded>> give(
            Session session,
            Way way,
            List<PackageState> packages,
            Giving how,
            SecondPerson receiver,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        if (how.to().isBlank()) {
            return Outcome.refused("NOBODY", "Say who takes it.");
        }
        return outcome(how.outcome(), way)
                .then(outcome ->
                        gone(
                                session,
                                packages,
                                how.already(),
                                at,
                                receiver,
                                p -> step(session, outcome, how, receiver, sealsSeen, p),
                                (p, against) ->
                                        new Recorder.Fact(
                                                p,
                                                way == Way.RETURN
                                                        ? new ContinuityEvent.Returned(
                                                                outcome.code(),
                                                                how.to().strip(),
                                                                how.identity(),
                                                                how.reason(),
                                                                sealsSeen.get(p.id()),
                                                                authorised(p),
                                                                against)
                                                        : new ContinuityEvent.Transferred(
                                                                outcome.code(),
                                                                how.to().strip(),
                                                                how.identity(),
                                                                how.reason(),
                                                                sealsSeen.get(p.id()),
                                                                authorised(p),
                                                                against),
                                                sealsSeen.get(p.id()))));
    }

    /**
     * Authorises a disposal, which another officer then does.
     *
     * @param authority by what right, and where that is written
     */
    public Outcome<List<Recorded>> authorise(
            Session session, List<PackageState> packages, String outcome, String authority) {
        FinalOutcome known = rules.outcomes().find(outcome).orElse(null);
        if (known == null || !known.authorised()) {
            return new Outcome.Refused<>(
                    "UNKNOWN_OUTCOME",
                    "No outcome that is authorised is called "
                            + outcome
                            + ". Use one of those listed.",
                    codes(FinalOutcome::authorised));
        }
        if (authority.isBlank()) {
            return Outcome.refused("NO_AUTHORITY", "Say by what authority it is disposed of.");
        }
        return recorder.alone(() -> {
            List<PackageState> now = now(packages);
            for (PackageState p : now) {
                List<Obstacles.Found> found = obstacles.beforeAuthorising(p);
                if (!found.isEmpty()) {
                    return found.getFirst().refused();
                }
            }
            return recorder.record(
                    session,
                    Permission.AUTHORISE_DISPOSAL,
                    facts(now, new ContinuityEvent.DisposalAuthorised(outcome, authority.strip())),
                    null,
                    null);
        });
    }

    /**
     * Disposes of what another officer authorised.
     *
     * @param scanned the seals or label codes read just before, one of each package
     * @param witness who else saw it done; null: nobody
     */
    public Outcome<List<Recorded>> dispose(
            Session session,
            List<PackageState> packages,
            Disposing how,
            List<String> scanned,
            @Nullable SecondPerson witness,
            @Nullable OffsetDateTime at) {
        if (how.method().isBlank()) {
            return Outcome.refused(
                    "NO_METHOD", "Say how it is disposed of: method, place, by whom.");
        }
        return recorder.alone(() -> {
            String authorised =
                    now(packages).stream()
                            .map(p -> p.leaving().authorised())
                            .filter(java.util.Objects::nonNull)
                            .map(Leaving.Authorised::outcome)
                            .findFirst()
                            .orElse(null);
            String code = how.outcome() == null ? authorised : how.outcome();
            Optional<Obstacles.Found> left =
                    now(packages).stream()
                            .filter(p -> p.leaving().left() != null)
                            .findFirst()
                            .map(obstacles::left);
            if (left.isPresent() && (code == null || !how.already())) {
                return left.get().refused();
            }
            return code == null
                    ? Outcome.refused(
                            "NOT_AUTHORISED",
                            "Nobody has authorised this disposal. Ask "
                                    + Permission.AUTHORISE_DISPOSAL.whoMay()
                                    + " to. If it has happened already, say with what outcome.")
                    : outcome(code, Way.DISPOSE)
                            .then(outcome ->
                                    gone(
                                            session,
                                            packages,
                                            how.already(),
                                            at,
                                            witness,
                                            p ->
                                                    new Obstacles.Step(
                                                            session.officer().id(),
                                                            outcome,
                                                            true,
                                                            witness,
                                                            obstacles.read(p, scanned),
                                                            true),
                                            (p, against) ->
                                                    new Recorder.Fact(
                                                            p,
                                                            new ContinuityEvent.Disposed(
                                                                    outcome.code(),
                                                                    how.method().strip(),
                                                                    how.certificate(),
                                                                    obstacles.read(p, scanned),
                                                                    authorised(p),
                                                                    against),
                                                            null)));
        });
    }

    /**
     * A laboratory used it up. That is a fact whatever stood against it.
     *
     * @param by the laboratory
     * @param reference of its report
     */
    public Outcome<List<Recorded>> consumed(
            Session session,
            List<PackageState> packages,
            String by,
            @Nullable String reference,
            @Nullable OffsetDateTime at) {
        if (by.isBlank()) {
            return Outcome.refused("NOBODY", "Say which laboratory used it up.");
        }
        FinalOutcome outcome =
                rules.outcomes().all().stream()
                        .filter(one -> one.way() == Way.CONSUME)
                        .findFirst()
                        .orElseThrow();
        return gone(
                session,
                packages,
                true,
                at,
                null,
                p -> new Obstacles.Step(session.officer().id(), outcome, true, null, null, false),
                (p, against) ->
                        new Recorder.Fact(
                                p,
                                new ContinuityEvent.Consumed(
                                        outcome.code(), by.strip(), reference, against),
                                null));
    }

    /**
     * They wait for their owner, who was told so.
     *
     * @param letter the day of a letter that was sent; null: none
     */
    public Outcome<List<Recorded>> forCollection(
            Session session,
            List<PackageState> packages,
            String to,
            @Nullable LocalDate letter,
            @Nullable String note) {
        return to.isBlank()
                ? Outcome.refused("NOBODY", "Say who is to collect it.")
                : waiting(
                        session,
                        packages,
                        new ContinuityEvent.ForCollection(to.strip(), letter, note));
    }

    /** Their owner did not come. */
    public Outcome<List<Recorded>> notCollected(
            Session session, List<PackageState> packages, @Nullable String note) {
        return waiting(session, packages, new ContinuityEvent.NotCollected(note));
    }

    private Outcome<List<Recorded>> waiting(
            Session session, List<PackageState> packages, ContinuityEvent event) {
        return recorder.alone(() -> {
            List<PackageState> now = now(packages);
            for (PackageState p : now) {
                if (p.status().equals("LEFT")) {
                    return obstacles.left(p).refused();
                }
            }
            return recorder.record(session, Permission.RECORD, facts(now, event), null, null);
        });
    }

    private Outcome<List<Recorded>> gone(
            Session session,
            List<PackageState> packages,
            boolean already,
            @Nullable OffsetDateTime at,
            @Nullable SecondPerson with,
            java.util.function.Function<PackageState, Obstacles.Step> step,
            BiFunction<PackageState, @Nullable List<String>, Recorder.Fact> fact) {
        return recorder.alone(() -> {
            List<Recorder.Fact> facts = new ArrayList<>();
            List<String> told = new ArrayList<>();
            for (PackageState p : now(packages)) {
                List<Obstacles.Found> found = obstacles.before(p, step.apply(p));
                if (!found.isEmpty() && !already) {
                    return found.getFirst().refused();
                }
                found.forEach(one -> told.add(one.flagged()));
                facts.add(
                        fact.apply(
                                p,
                                found.isEmpty()
                                        ? null
                                        : found.stream()
                                                .map(one -> one.obstacle().name())
                                                .toList()));
            }
            return recorder.record(
                            session,
                            already ? Permission.RECORD : Permission.DISPOSE,
                            facts,
                            at,
                            with)
                    .then(recorded -> new Outcome.Done<>(recorded, told));
        });
    }

    private Outcome<FinalOutcome> outcome(String code, Way way) {
        return rules.outcomes()
                .find(code)
                .filter(one -> one.way() == way)
                .map(Outcome::done)
                .orElseGet(() ->
                        new Outcome.Refused<>(
                                "UNKNOWN_OUTCOME",
                                "No outcome of this kind is called "
                                        + code
                                        + ". Use one of those listed.",
                                codes(one -> one.way() == way)));
    }

    private List<String> codes(java.util.function.Predicate<FinalOutcome> which) {
        return rules.outcomes().all().stream().filter(which).map(FinalOutcome::code).toList();
    }

    private static @Nullable Hash authorised(PackageState p) {
        Leaving.Authorised by = p.leaving().authorised();
        return by == null ? null : by.eid();
    }

    /** As they stand at this very moment. */
    private List<PackageState> now(List<PackageState> packages) {
        return packages.stream().map(p -> movements.state(p.id()).orElse(p)).toList();
    }

    private static List<Recorder.Fact> facts(List<PackageState> ps, ContinuityEvent event) {
        return ps.stream().map(p -> new Recorder.Fact(p, event, null)).toList();
    }
}
