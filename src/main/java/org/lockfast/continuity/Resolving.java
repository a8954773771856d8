package org.lockfast.continuity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/** Closing records that conflict: a supervisor says what was found. Nothing is taken away. */
public final class Resolving {
    private final Recording journal;
    private final Conflicts conflicts;
    private final Movements movements;
    private final Supplier<UUID> ids;

    /**
     * @param ids of its own, a finding about a computer or a key is recorded under: it is nobody's
     *     exhibit, builds on nothing, and every station is sent it
     */
    public Resolving(
            Recording journal, Conflicts conflicts, Movements movements, Supplier<UUID> ids) {
        this.journal = journal;
        this.conflicts = conflicts;
        this.movements = movements;
        this.ids = ids;
    }

    /**
     * Closes a conflict.
     *
     * @param seen the conflict as it was looked at; where it has grown since, that is refused
     * @param reason how it was found out
     * @return refusals: {@code NOT_PERMITTED}, {@code NO_REASON}, {@code ONE_ENTRY}, {@code
     *     NO_ACCOUNTS}, {@code NO_CONFLICT}, {@code CLOSED}, {@code CHANGED}, {@code NOT_RECORDED}
     */
    public Outcome<Recorded> resolve(
            Session session, Conflict seen, Conflict.Finding finding, String reason) {
        if (!seen.allows(finding)) {
            return seen.isOfOneEntry()
                    ? Outcome.refused(
                            "ONE_ENTRY",
                            "This is about one entry alone, so there is no order and no second account. Say that it is what happened (FIRST), or that it is not (NEITHER).")
                    : seen.isOfTwoThings()
                            ? Outcome.refused(
                                    "NO_ACCOUNTS",
                                    "This is about things that share a reference or a label, and all of them are there. Say that you looked at them (BOTH_IN_ORDER).")
                            : Outcome.refused(
                                    "NO_ACCOUNTS",
                                    "This is about entries of a computer or a key, which are no two accounts. Say that all of it happened (BOTH_IN_ORDER), or that not all of it did (NEITHER).");
        }
        return session.acting(Permission.RESOLVE_CONFLICT)
                .then(acting ->
                        reason.isBlank()
                                ? Outcome.refused(
                                        "NO_REASON",
                                        "Say how it was found out: the reason prints with the accounts.")
                                : journal.alone(() -> {
                                    journal.settled();
                                    return now(seen)
                                            .then(now ->
                                                    record(session, acting, now, finding, reason));
                                }));
    }

    private Outcome<Conflict> now(Conflict seen) {
        Conflict now = conflicts.byId(seen.id()).orElse(null);
        if (now == null) {
            return Outcome.refused(
                    "NO_CONFLICT",
                    "There is no conflict "
                            + seen.id()
                            + " here now. More may have come in since: look at the list again.");
        }
        if (!now.isOpen()) {
            return Outcome.refused(
                    "CLOSED", "This conflict is closed already. Its finding is in the record.");
        }
        boolean same =
                now.kind() == Conflict.Kind.CLAIMS // in the order of the accounts
                        ? now.heads().equals(seen.heads())
                        : Set.copyOf(now.heads()).equals(Set.copyOf(seen.heads()));
        if (!same) {
            return Outcome.refused(
                    "CHANGED",
                    "More has come in about this conflict since it was shown. Look at the accounts again, then decide.");
        }
        return Outcome.done(now);
    }

    private Outcome<Recorded> record(
            Session session,
            Acting acting,
            Conflict conflict,
            Conflict.Finding finding,
            String reason) {
        boolean isDevice = conflict.isAboutDevice();
        UUID subject = isDevice ? ids.get() : UUID.fromString(conflict.subject());
        NewEvent resolved =
                NewEvent.of(
                        subject,
                        new ContinuityEvent.Resolved(
                                finding,
                                Conflict.named(conflict.heads()),
                                account(conflict, finding),
                                reason.strip()));
        return journal.act(
                acting,
                List.of(resolved),
                all ->
                        new Outcome.Done<>(
                                all.getFirst(), isDevice ? List.of() : involved(session, subject)),
                List::getFirst);
    }

    /** What names the account that is what happened: its number may come to mean another. */
    private @Nullable Hash account(Conflict conflict, Conflict.Finding finding) {
        if (conflict.kind() != Conflict.Kind.CLAIMS || finding.account() < 0) {
            return null;
        }
        UUID packageId = UUID.fromString(conflict.subject());
        return Reckoning.named(
                packageId, movements.story(packageId), conflict.id(), finding.account());
    }

    /** A fact is never refused, and whoever reads the record is told. */
    private List<String> involved(Session session, UUID subject) {
        UUID me = session.officer().id();
        boolean mine =
                movements.story(subject).stream()
                        .filter(h ->
                                h.event() instanceof ContinuityEvent event
                                        && event.exclusive()
                                        && !(event instanceof ContinuityEvent.Resolved))
                        .anyMatch(h -> me.equals(h.actor()));
        return mine
                ? List.of(
                        "You handled this package yourself. It is recorded so; a supervisor who is in neither account should look at it too.")
                : List.of();
    }
}
