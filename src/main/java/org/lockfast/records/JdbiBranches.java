package org.lockfast.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
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

    @Override
    public List<Side> of(Conflict conflict) {
        return switch (conflict.kind()) {
            case FORK -> parting(conflict.subject());
            case SHOWN -> {
                Place from = shown(conflict.subject());
                yield from == null ? List.of() : goingOn(conflict.subject(), from, List.of());
            }
            case REVOKED -> conflict.isAboutDevice() ? backlog(conflict.subject()) : List.of();
            case UNFOLLOWED -> unfollowed(conflict);
            case NEWER, LATE_PARENT -> unread(conflict);
            case CLAIMS, TWICE, LABEL, REFERENCE -> List.of();
        };
    }

    /** From the first place that differs, as far as it is known. */
    private List<Side> parting(String device) {
        TreeSet<Place> parts =
                named(Conflict.Kind.FORK, device).stream()
                        .filter(one -> one.epoch() == 0 || one.seq() > 0)
                        .map(one -> new Place(one.epoch(), one.seq()))
                        .collect(Collectors.toCollection(TreeSet::new));
        parts.addAll(
                index.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select after_epoch, after_seq from opening where"
                                                        + " device = :device and told and"
                                                        + " after_epoch is not null order by"
                                                        + " after_epoch, after_seq limit "
                                                        + MOST_ENTRIES)
                                        .bind("device", device)
                                        .map((row, _) ->
                                                new Place(row.getLong(1), row.getLong(2) + 1))
                                        .list()));
        if (parts.isEmpty()) { // what they follow is not here
            named(Conflict.Kind.FORK, device).stream()
                    .map(one -> new Place(one.epoch(), one.seq()))
                    .forEach(parts::add);
        }
        return parts.isEmpty() ? List.of() : goingOn(device, parts.first(), parts);
    }

    /** What is named of a device's conflict. */
    private List<Branch> named(Conflict.Kind kind, String device) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select named from gathered where kind = :kind and device ="
                                                + " :device and part = :all")
                                .bind("kind", kind.name())
                                .bind("device", device)
                                .bind("all", Gathered.ALL)
                                .map((row, _) -> Gathered.named(device, row.getBytes(1)))
                                .findFirst()
                                .orElse(List.of()));
    }

    /** The entries that cannot be read, or that lack one: what is known of them without. */
    private List<Side> unread(Conflict conflict) {
        List<Long> records;
        if (conflict.isAboutDevice()) {
            records =
                    named(conflict.kind(), conflict.subject()).stream()
                            .flatMap(one ->
                                    places
                                            .placed(one.device(), one.epoch(), one.seq(), one.seq())
                                            .stream()
                                            .filter(at -> at.eid().equals(one.eid())))
                            .map(Index.Placed::record)
                            .toList();
        } else {
            records = records(conflict);
        }
        List<Long> some = records.stream().limit(MOST_ENTRIES).toList();
        return List.of(
                new Side(
                        Kind.ENTRY,
                        happenings(some),
                        Math.max(0, conflict.number() - some.size()),
                        false,
                        0));
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
    private List<Side> goingOn(String device, Place from, Collection<Place> also) {
        return new Ways(index, follows, device, from)
                .read(also).stream()
                        .map(way ->
                                new Side(
                                        Kind.GOES_ON,
                                        happenings(
                                                way.records().stream()
                                                        .limit(MOST_ENTRIES)
                                                        .toList()),
                                        Math.max(0, way.records().size() - MOST_ENTRIES),
                                        way.more(),
                                        0))
                        .toList();
    }

    /**
     * What revoked a device's keys, and what is in doubt of it: what is about exhibits first, the
     * newest first, for one more opens what was closed.
     */
    private List<Side> backlog(String device) {
        List<Long> doubted =
                index.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select record from entry e where device = :device"
                                                        + " and (doubt is not null or recorded_ms >="
                                                        + " (select revoked_ms from chain c where"
                                                        + " c.device = e.device and c.epoch ="
                                                        + " e.epoch)) order by case when type like"
                                                        + " 'exhibit.%' or type like"
                                                        + " 'continuity.%' then 0 else 1 end,"
                                                        + " record desc limit "
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
        Happening change = entry(conflict).orElse(null);
        if (change == null) {
            return List.of();
        }
        List<Side> sides = new ArrayList<>();
        add(sides, Kind.CHANGE, List.of(change.record()));
        if (change.event() instanceof DeviceEvent.Enrolled && change.doubt() == null) {
            return sides; // no key was ended: it took another administrator
        }
        add(
                sides,
                Kind.ENDED,
                aboutKeys().stream()
                        .filter(h -> h.record() < change.record())
                        .filter(h -> ends(h, change.actor()) || ends(h, change.device()))
                        .map(Happening::record)
                        .toList());
        return sides;
    }

    @Override
    public Optional<Happening> entry(Conflict conflict) {
        List<Long> records =
                conflict.isAboutDevice() || conflict.eids().isEmpty()
                        ? List.of()
                        : records(conflict);
        return happenings(records).stream().findFirst();
    }

    /** Where the first entry that it is about stands. */
    private List<Long> records(Conflict conflict) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select record from entry where subject = :subject and eid ="
                                                + " :eid")
                                .bind("subject", UUID.fromString(conflict.subject()))
                                .bind("eid", conflict.eids().getFirst().bytes())
                                .mapTo(Long.class)
                                .list());
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
