package org.lockfast.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Branches;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Happening;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Index;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.records.Openings.Branch;
import org.lockfast.records.Openings.Place;

/** The sides of conflicts about devices and keys, from the index and the chains of the journal. */
public final class JdbiBranches implements Branches {
    /** Entries that are looked at to tell one branch from another. */
    private static final int MOST_READ = 400;

    private static final int MOST_COUNTED = 10_000;

    private final IndexDatabase index;
    private final EntryRows rows;
    private final JournalQuestions places;
    private final LongFunction<Optional<Hash>> follows;

    /**
     * @param follows which entry that of a record follows in its chain; empty where it does not
     *     read
     */
    public JdbiBranches(
            IndexDatabase index, StoredEvents events, LongFunction<Optional<Hash>> follows) {
        this.index = index;
        this.rows = new EntryRows(events);
        this.places = new JournalQuestions(index);
        this.follows = follows;
    }

    private record Placed(long epoch, Index.Placed at) {
        static final Comparator<Placed> ORDER =
                Comparator.comparingLong(Placed::epoch)
                        .thenComparingLong(one -> one.at().seq())
                        .thenComparing(one -> one.at().eid());
    }

    @Override
    public List<Side> of(Conflict conflict) {
        return switch (conflict.kind()) {
            case FORK -> {
                Place from = parting(conflict.subject());
                yield from == null ? List.of() : goingOn(conflict.subject(), from);
            }
            case SHOWN -> {
                Place from = shown(conflict.subject());
                yield from == null ? List.of() : goingOn(conflict.subject(), from);
            }
            case REVOKED -> conflict.isAboutDevice() ? backlog(conflict.subject()) : List.of();
            case UNFOLLOWED -> unfollowed(conflict);
            case CLAIMS, TWICE, LABEL, REFERENCE, NEWER, LATE_PARENT -> List.of();
        };
    }

    /** The first place that differs, of what is named of a device's fork. */
    private @Nullable Place parting(String device) {
        return index.jdbi()
                .withHandle(handle -> {
                    List<Branch> named =
                            handle.createQuery(
                                            "select named from gathered where kind = 'FORK' and"
                                                    + " device = :device and part = :all")
                                    .bind("device", device)
                                    .bind("all", Gathered.ALL)
                                    .map((row, _) -> Gathered.named(device, row.getBytes(1)))
                                    .findFirst()
                                    .orElse(List.of());
                    List<Place> all = new ArrayList<>();
                    for (Branch one : named) {
                        all.add(
                                handle.createQuery(
                                                "select after_epoch, after_seq from opening where"
                                                        + " eid = :eid and after_epoch is not null")
                                        .bind("eid", one.eid().bytes())
                                        .map((row, _) ->
                                                new Place(row.getLong(1), row.getLong(2) + 1))
                                        .findFirst()
                                        .orElse(new Place(one.epoch(), one.seq())));
                    }
                    return all.stream().min(Comparator.naturalOrder()).orElse(null);
                });
    }

    /** The first place of a device's chain of which another entry was shown than is here. */
    private @Nullable Place shown(String device) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select epoch, seq from head_seen where device = :device and"
                                                + " standing = 'CONTRADICTED' order by epoch, seq"
                                                + " limit 1")
                                .bind("device", device)
                                .map((row, _) -> new Place(row.getLong(1), row.getLong(2)))
                                .findFirst()
                                .orElse(null));
    }

    /** Each way in which a chain goes on from a place. */
    private List<Side> goingOn(String device, Place from) {
        List<Placed> here = from(device, from);
        boolean least = here.size() >= MOST_READ;
        Map<Hash, List<Placed>> sideOf = new HashMap<>();
        Map<Hash, List<Placed>> sides = new LinkedHashMap<>(); // by their first entry
        for (Placed one : here) {
            Hash before = follows.apply(one.at().record()).orElse(null);
            List<Placed> side = before == null ? null : sideOf.get(before);
            // of several that follow one entry the first goes on, the others part from it
            if (side == null || !side.getLast().at().eid().equals(before)) {
                side = sides.computeIfAbsent(one.at().eid(), _ -> new ArrayList<>());
            }
            side.add(one);
            sideOf.put(one.at().eid(), side);
        }
        return sides.values().stream()
                .map(side ->
                        new Side(
                                Kind.GOES_ON,
                                happenings(
                                        side.stream()
                                                .limit(MOST_ENTRIES)
                                                .map(one -> one.at().record())
                                                .toList()),
                                Math.max(0, side.size() - MOST_ENTRIES),
                                least,
                                0))
                .toList();
    }

    /** The entries of a device's chain from a place on, so many at most. */
    private List<Placed> from(String device, Place from) {
        List<Long> epochs =
                index.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select epoch from chain where device = :device and"
                                                        + " epoch >= :epoch order by epoch")
                                        .bind("device", device)
                                        .bind("epoch", from.epoch())
                                        .mapTo(Long.class)
                                        .list());
        List<Placed> here = new ArrayList<>();
        for (long epoch : epochs) {
            long first = epoch == from.epoch() ? from.seq() : 0;
            places.placed(device, epoch, first, first + MOST_READ - here.size()).stream()
                    .map(at -> new Placed(epoch, at))
                    .sorted(Placed.ORDER)
                    .limit(MOST_READ - here.size())
                    .forEach(here::add);
            if (here.size() >= MOST_READ) {
                break;
            }
        }
        return here;
    }

    /** What revoked a device's keys, and what is in doubt of it. */
    private List<Side> backlog(String device) {
        List<Long> doubted =
                index.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select record from entry e where device = :device"
                                                        + " and (doubt is not null or recorded_ms >="
                                                        + " (select revoked_ms from chain c where"
                                                        + " c.device = e.device and c.epoch ="
                                                        + " e.epoch)) order by record limit "
                                                        + MOST_COUNTED)
                                        .bind("device", device)
                                        .mapTo(Long.class)
                                        .list());
        List<Side> sides = new ArrayList<>();
        add(
                sides,
                Kind.ENDED,
                aboutKeys().stream().filter(h -> ends(h, device)).map(Happening::record).toList());
        add(sides, Kind.IN_DOUBT, doubted);
        return sides;
    }

    private void add(List<Side> sides, Kind kind, List<Long> records) {
        if (!records.isEmpty()) {
            sides.add(
                    new Side(
                            kind,
                            happenings(records.stream().limit(MOST_ENTRIES).toList()),
                            Math.max(0, records.size() - MOST_ENTRIES),
                            records.size() >= MOST_COUNTED,
                            0));
        }
    }

    /** A change that is not followed, and what had ended a key of its officer or device before. */
    private List<Side> unfollowed(Conflict conflict) {
        List<Happening> all = aboutKeys();
        Happening change =
                all.stream()
                        .filter(h -> conflict.eids().contains(h.eid()))
                        .findFirst()
                        .orElse(null);
        if (change == null) {
            return List.of();
        }
        List<Side> sides = new ArrayList<>();
        add(sides, Kind.CHANGE, List.of(change.record()));
        add(
                sides,
                Kind.ENDED,
                all.stream()
                        .filter(h -> h.record() < change.record())
                        .filter(h -> ends(h, change.actor()) || ends(h, change.device()))
                        .map(Happening::record)
                        .toList());
        return sides;
    }

    /** Whether it ends keys of an officer. */
    private static boolean ends(Happening h, @Nullable UUID officer) {
        DomainEvent event = h.event();
        return h.subject().equals(officer)
                && (event instanceof OfficerEvent.Retired
                        || event instanceof OfficerEvent.Rekeyed
                        || event instanceof OfficerEvent.KeyRevoked
                        || event instanceof OfficerEvent.RecoveryUsed);
    }

    /** Whether it revokes a key of a device. */
    private static boolean ends(Happening h, String device) {
        return h.event() instanceof DeviceEvent.Revoked revoked
                && revoked.vkey() != null
                && revoked.vkey().startsWith(device + "/");
    }

    private List<Happening> aboutKeys() {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select "
                                                + EntryRow.COLUMNS
                                                + " from entry where record in (select record from"
                                                + " key_entry) order by record")
                                .map((row, _) -> rows.happening(EntryRow.TABLE.reader().read(row)))
                                .list());
    }

    /** In the order of the records that are given. */
    private List<Happening> happenings(List<Long> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        Map<Long, Happening> found = new HashMap<>();
        index.jdbi()
                .useHandle(handle ->
                        handle.createQuery(
                                        "select "
                                                + EntryRow.COLUMNS
                                                + " from entry where record in (<records>)")
                                .bindList("records", records)
                                .map((row, _) -> rows.happening(EntryRow.TABLE.reader().read(row)))
                                .forEach(h -> found.put(h.record(), h)));
        return records.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
