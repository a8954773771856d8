package org.lockfast.records;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Limits;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.ledger.Hash;

/** Packages and their stories in the index. */
public final class JdbiMovements implements Movements {
    private final Jdbi jdbi;
    private final EntryRows rows;
    private final InstantSource clock;
    private final Limits limits;

    /**
     * @param limits after which an offer or a journey is overdue
     */
    public JdbiMovements(
            IndexDatabase index, StoredEvents events, InstantSource clock, Limits limits) {
        this.jdbi = index.jdbi();
        this.rows = new EntryRows(events);
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Optional<PackageState> state(UUID packageId) {
        return jdbi.withExtension(MovementDao.class, dao -> dao.state(packageId));
    }

    @Override
    public List<PackageState> packagesOf(UUID exhibitId) {
        return jdbi.withExtension(MovementDao.class, dao -> dao.packagesOf(exhibitId));
    }

    @Override
    public List<Happening> story(UUID packageId) {
        return jdbi.withExtension(
                MovementDao.class,
                dao -> {
                    Set<UUID> subjects = new HashSet<>(Set.of(packageId));
                    dao.state(packageId).ifPresent(state -> subjects.add(state.exhibitId()));
                    return story(dao, subjects);
                });
    }

    @Override
    public List<Happening> storyOfExhibit(UUID exhibitId) {
        return jdbi.withExtension(
                MovementDao.class,
                dao -> {
                    Set<UUID> subjects = new HashSet<>(Set.of(exhibitId));
                    dao.packagesOf(exhibitId).forEach(state -> subjects.add(state.id()));
                    return story(dao, subjects);
                });
    }

    /** A second record of the same exhibit is an entry of the journal, not part of the story. */
    private List<Happening> story(MovementDao dao, Collection<UUID> subjects) {
        List<Happening> all = new ArrayList<>();
        for (UUID subject : subjects) {
            dao.about(subject).forEach(row -> all.add(rows.happening(row)));
        }
        all.sort(Comparator.comparingLong(Happening::record));
        boolean recorded = false;
        List<Happening> story = new ArrayList<>();
        for (Happening happening : all) {
            boolean records = happening.event() instanceof ExhibitEvent.Recorded;
            if (!records || !recorded) {
                story.add(happening);
            }
            recorded |= records;
        }
        return List.copyOf(story);
    }

    @Override
    public List<PackageState> withSeal(String number) {
        return jdbi.withExtension(MovementDao.class, dao -> dao.withSeal(Keys.number(number)));
    }

    @Override
    public Optional<PackageState> withLabel(String code) {
        return jdbi.withExtension(MovementDao.class, dao -> dao.withLabel(Keys.number(code)));
    }

    @Override
    public List<PackageState> offeredTo(UUID officer) {
        return jdbi.withExtension(MovementDao.class, dao -> dao.offeredTo(officer));
    }

    @Override
    public Optional<Hash> head(UUID subject) {
        return jdbi.withExtension(MovementDao.class, dao -> dao.heads(subject))
                .map(eids -> Heads.eids(eids).getLast());
    }

    @Override
    public List<PackageState> needingAttention(int limit) {
        return jdbi.withExtension(
                MovementDao.class,
                dao ->
                        dao.needingAttention(
                                before(limits.handover()), before(limits.courier()), limit));
    }

    private long before(Duration limit) {
        return clock.instant().minus(limit).toEpochMilli();
    }
}
