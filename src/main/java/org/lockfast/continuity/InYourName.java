package org.lockfast.continuity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/**
 * Entries in an officer's name: they confirm them with their password, or say that they did not do
 * what stands there. A challenge changes nothing of the entry; it is a discrepancy of the package
 * that names it, and stays.
 */
public final class InYourName {
    /** Entries in one confirmation. */
    private static final int AT_ONCE = 500;

    private final Recording journal;
    private final NamedEntries entries;
    private final Movements movements;
    private final Exhibits exhibits;
    private final Names names;
    private final ZoneId zone;

    /**
     * @param exhibits as whoever is signed in may see them
     * @param zone in which times within a sentence are told
     */
    public InYourName(
            Recording journal,
            NamedEntries entries,
            Movements movements,
            Exhibits exhibits,
            Names names,
            ZoneId zone) {
        this.journal = journal;
        this.entries = entries;
        this.movements = movements;
        this.exhibits = exhibits;
        this.names = names;
        this.zone = zone;
    }

    /**
     * One of them, in words.
     *
     * @param exhibit null where it is not known here
     * @param name of the exhibit, and which package of it
     * @param what it says happened; where the officer may not look at the exhibit any longer, whom
     *     to ask
     * @param how each person vouched
     * @param device on which it was recorded
     */
    public record Named(
            Hash eid,
            Instant at,
            @Nullable UUID exhibit,
            String name,
            String what,
            String how,
            String device) {}

    /** Those that wait for an answer, the last that came here first. */
    public List<Named> open(Officer officer, int most) {
        return entries.open(officer.id(), most).stream().map(this::named).toList();
    }

    /** How many wait for an answer. */
    public long count(Officer officer) {
        return entries.count(officer.id());
    }

    private Named named(Happening h) {
        Optional<Exhibit> of = exhibits.ofPackage(h.subject()).or(() -> exhibits.byId(h.subject()));
        boolean whole = of.filter(one -> one.withheld() != null).isEmpty();
        Told told = told(h);
        return new Named(
                h.eid(),
                h.when(),
                of.map(Exhibit::id).orElse(null),
                movements.state(h.subject()).isPresent()
                        ? names.packageOf(h.subject())
                        : names.exhibit(h.subject()),
                whole
                        ? told.title()
                        : of.map(one -> Objects.requireNonNullElse(one.description(), ""))
                                .orElse(""),
                String.join("; ", told.vouched()),
                names.device(h.device()));
    }

    private Told told(Happening h) {
        return new Telling(names, DaysAlone.of(List.of(h)), zone).tell(h);
    }

    /**
     * They did what stands there.
     *
     * @param these of those of {@link #open}; others are passed over
     * @return how many are confirmed now
     */
    public Outcome<Integer> confirm(Session session, Set<Hash> these) {
        List<Hash> all =
                entries.open(session.officer().id(), Integer.MAX_VALUE).stream()
                        .map(Happening::eid)
                        .filter(these::contains)
                        .toList();
        if (all.isEmpty()) {
            return Outcome.refused("NONE", "None of these waits for your answer any longer.");
        }
        return byPassword(session)
                .then(acting -> {
                    List<NewEvent> confirmed = new ArrayList<>();
                    for (int from = 0; from < all.size(); from += AT_ONCE) {
                        int to = Math.min(all.size(), from + AT_ONCE);
                        confirmed.add(
                                NewEvent.of(
                                        session.officer().id(),
                                        new NamedEvent.Confirmed(all.subList(from, to))));
                    }
                    return journal.act(acting, confirmed, done -> all.size());
                });
    }

    /** They did not do what stands there, or not so. */
    public Outcome<Recorded> challenge(Session session, Hash eid, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("NO_REASON", "Say what is wrong with the entry.");
        }
        Optional<Happening> found =
                entries.open(session.officer().id(), Integer.MAX_VALUE).stream()
                        .filter(one -> one.eid().equals(eid))
                        .findFirst();
        Optional<UUID> about = found.flatMap(this::packageOf);
        if (about.isEmpty()) {
            return Outcome.refused("NONE", "This entry does not wait for your answer any longer.");
        }
        Happening entry = found.get();
        return byPassword(session)
                .then(acting ->
                        journal.act(
                                acting,
                                List.of(
                                        NewEvent.of(
                                                        about.get(),
                                                        new ContinuityEvent.Discrepancy(
                                                                NamedEvent.CHALLENGED,
                                                                told(entry).title(),
                                                                null,
                                                                reason.strip()))
                                                .correcting(eid)),
                                List::getFirst));
    }

    /** The package it is about; of what is about a whole exhibit its first. */
    private Optional<UUID> packageOf(Happening h) {
        return movements.state(h.subject()).isPresent()
                ? Optional.of(h.subject())
                : movements.packagesOf(h.subject()).stream().findFirst().map(PackageState::id);
    }

    /** A PIN does not vouch for what a PIN vouched for. */
    private static Outcome<Acting> byPassword(Session session) {
        return session.vouch() == Vouch.PASSWORD
                ? session.acting(Permission.READ)
                : Outcome.refused("PASSWORD", "Sign in with your password to answer for entries.");
    }

    /** Ids of entries, as they are looked for by how they begin. */
    public static String named(Hash eid) {
        return eid.hex().substring(0, 16);
    }

    /** Those of a list whose ids begin so. */
    public static Set<Hash> beginning(List<Named> all, String start) {
        return all.stream()
                .map(Named::eid)
                .filter(eid -> eid.hex().startsWith(start))
                .collect(Collectors.toUnmodifiableSet());
    }
}
