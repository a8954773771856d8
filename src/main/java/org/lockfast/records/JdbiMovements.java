package org.lockfast.records;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent.LabelPrinted;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.ledger.Hash;

/** Packages and their stories in the index. */
public final class JdbiMovements implements Movements {
    /** Exhibits with one barcode: more are not looked at, for then it says nothing. */
    private static final int MOST_ALIKE = 50;

    private final Jdbi jdbi;
    private final EntryRows rows;
    private final InstantSource clock;

    public JdbiMovements(IndexDatabase index, StoredEvents events) {
        this(index, events, () -> Instant.MAX);
    }

    /**
     * @param clock nothing is so since later than it says
     */
    public JdbiMovements(IndexDatabase index, StoredEvents events, InstantSource clock) {
        this.clock = clock;
        this.jdbi = index.jdbi();
        this.rows = new EntryRows(events);
    }

    @Override
    public Optional<PackageState> state(UUID packageId) {
        return jdbi.withExtension(MovementDao.class, dao -> dao.state(packageId))
                .map(this::asOfNow);
    }

    @Override
    public List<PackageState> packagesOf(UUID exhibitId) {
        return allAsOfNow(jdbi.withExtension(MovementDao.class, dao -> dao.packagesOf(exhibitId)));
    }

    @Override
    public List<Happening> story(UUID packageId) {
        return jdbi.withExtension(
                MovementDao.class,
                dao -> {
                    UUID exhibit =
                            dao.state(packageId).map(PackageState::exhibitId).orElse(packageId);
                    return storyOf(dao, exhibit, packageId).stream()
                            .filter(h ->
                                    h.subject().equals(packageId) || h.subject().equals(exhibit))
                            .toList();
                });
    }

    @Override
    public List<Happening> storyOfExhibit(UUID exhibitId) {
        return jdbi.withExtension(
                MovementDao.class,
                dao -> new ClocksAround(dao).of(storyOf(dao, exhibitId, exhibitId)));
    }

    private PackageState asOfNow(PackageState state) {
        return state.asOf(clock.instant());
    }

    private List<PackageState> allAsOfNow(List<PackageState> states) {
        return states.stream().map(this::asOfNow).toList();
    }

    /** In story order, which is that of the whole exhibit. */
    private List<Happening> storyOf(MovementDao dao, UUID exhibit, UUID besides) {
        Set<UUID> subjects = new LinkedHashSet<>(java.util.Arrays.asList(exhibit, besides));
        dao.packagesOf(exhibit).forEach(state -> subjects.add(state.id()));
        List<Happening> all = new ArrayList<>();
        AtOnce.ask(subjects, dao::about).forEach(row -> all.add(rows.happening(row)));
        return StoryOrder.story(all, dao.standing(exhibit).map(Hash::of).orElse(null));
    }

    @Override
    public List<PackageState> withSeal(String number) {
        return allAsOfNow(
                jdbi.withExtension(MovementDao.class, dao -> dao.withSeal(Keys.number(number))));
    }

    @Override
    public List<PackageState> withOldBarcode(String code) {
        try {
            List<Integer> exhibits =
                    jdbi.<List<Integer>, SQLException>withHandle(handle ->
                            new Vocabulary(handle.getConnection())
                                    .marked(Marks.barcode(code))
                                    .numbers(MOST_ALIKE));
            return exhibits.isEmpty()
                    ? List.of()
                    : jdbi.withExtension(MovementDao.class, dao -> dao.ofExhibits(exhibits));
        } catch (SQLException e) {
            throw new IndexFault("The index could not be read.", e);
        }
    }

    @Override
    public List<PackageState> withLabel(String code) {
        String key = Keys.number(code);
        Optional<PackageState> one =
                jdbi.withExtension(MovementDao.class, dao -> dao.withLabel(key));
        if (one.isEmpty()) {
            return List.of();
        }
        List<PackageState> several =
                recordedTwice(List.of(one.get().id())).stream()
                        .filter(twice -> twice.kind() == Conflict.Kind.LABEL)
                        .flatMap(twice -> records(twice).stream())
                        .filter(print ->
                                print.event() instanceof LabelPrinted label
                                        && Keys.number(label.code()).equals(key))
                        .sorted(StoryOrder.FIRST)
                        .map(Happening::subject)
                        .distinct()
                        .flatMap(id -> state(id).stream())
                        .toList();
        return several.isEmpty() ? List.of(one.get()) : several;
    }

    @Override
    public List<PackageState> fading(Instant by, int most) {
        return allAsOfNow(
                jdbi.withExtension(MovementDao.class, dao -> dao.fading(by.toEpochMilli(), most)));
    }

    @Override
    public List<PackageState> offeredTo(UUID officer) {
        return allAsOfNow(jdbi.withExtension(MovementDao.class, dao -> dao.offeredTo(officer)));
    }

    @Override
    public List<PackageState> out(int most) {
        return allAsOfNow(jdbi.withExtension(MovementDao.class, dao -> dao.out(most)));
    }

    @Override
    public List<PackageState> kept(int most) {
        return allAsOfNow(jdbi.withExtension(MovementDao.class, dao -> dao.kept(most)));
    }

    @Override
    public int countOut() {
        return jdbi.withExtension(MovementDao.class, MovementDao::countOut);
    }

    @Override
    public Optional<Hash> head(UUID subject) {
        return jdbi.withExtension(MovementDao.class, dao -> dao.heads(subject))
                .map(eids -> Eids.of(eids).getLast());
    }

    @Override
    public List<Conflict> recordedTwice(Collection<UUID> subjects) {
        return jdbi.withExtension(
                MovementDao.class,
                dao ->
                        AtOnce.ask(subjects.stream().map(UUID::toString).toList(), dao::twice)
                                .stream()
                                .map(ConflictRows::conflict)
                                .toList());
    }

    @Override
    public boolean lacksEntries(Collection<UUID> subjects) {
        return jdbi.withExtension(
                MovementDao.class,
                dao ->
                        !AtOnce.ask(
                                        subjects.stream().map(UUID::toString).toList(),
                                        dao::lackingEntries)
                                .isEmpty());
    }

    @Override
    public List<Happening> records(Conflict twice) {
        UUID subject = UUID.fromString(twice.subject());
        List<Happening> here = new ArrayList<>();
        jdbi.useExtension(
                MovementDao.class,
                dao -> {
                    List<UUID> subjects = new ArrayList<>(List.of(subject));
                    dao.sharing(subject)
                            .ifPresent(ids ->
                                    List.of(ids.split(" "))
                                            .forEach(id -> subjects.add(UUID.fromString(id))));
                    dao.withLabels(Objects.requireNonNull(Eids.joined(twice.heads())))
                            .forEach(other -> subjects.add(UUID.fromString(other)));
                    AtOnce.ask(subjects.stream().distinct().toList(), dao::about).stream()
                            .map(rows::happening)
                            .filter(h -> twice.heads().contains(h.eid()))
                            .filter(h -> !h.isFinding()) // they are no records of it
                            .forEach(here::add);
                });
        here.sort(Comparator.comparingInt(h -> twice.heads().indexOf(h.eid())));
        return here;
    }

    @Override
    public List<Happening> findings(Conflict open) {
        return jdbi.withExtension(
                MovementDao.class,
                dao ->
                        AtOnce.ask(open.heads().stream().map(Hash::bytes).toList(), dao::findings)
                                .stream()
                                .map(rows::happening)
                                .sorted(StoryOrder.FIRST)
                                .toList());
    }
}
