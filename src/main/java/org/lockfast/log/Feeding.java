package org.lockfast.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Hash;

/** Chooses what a device is sent next (protocol.md, section 6). */
final class Feeding {
    /** Places looked at in one question, and questions asked for one window. */
    private static final int STRETCH = 20_000;

    private static final int STRETCHES = 10;
    private static final int MOST_BYTES = 8 << 20;

    /** Rows read in one question: their values may be long. */
    private static final int AT_ONCE = 64;

    private final KeysOfLog keys;

    Feeding(KeysOfLog keys) {
        this.keys = keys;
    }

    /** What a device is sent of a part of the log. */
    record Chosen(long scannedTo, List<Window.Item> items) {}

    /**
     * @param size of the log as it is shown
     */
    Chosen choose(
            LogRows rows, String device, CentralLog.Scope scope, long after, int limit, long size) {
        Collection<String> scopes = scope == CentralLog.Scope.FORCE ? null : scopes(device);
        List<Long> within = new ArrayList<>();
        long scanned = Math.min(after, size);
        for (int i = 0; i < STRETCHES && scanned < size && within.size() < limit; i++) {
            long to = Math.min(size, scanned + STRETCH);
            int most = limit - within.size();
            List<Long> found = rows.sent(scopes, scanned, to, most);
            within.addAll(found);
            scanned = found.size() < most ? to : found.getLast() + 1;
        }
        long scannedTo = scanned;
        Set<Long> places = new TreeSet<>();
        if (scopes != null) {
            // What was asked for since the last entry waits at the very end of the log
            long begunTo = scannedTo == size ? size + 1 : scannedTo;
            scannedTo = whole(rows, scopes, after, begunTo, limit, places, scannedTo);
        }
        for (long place : within) {
            if (place < scannedTo) {
                places.add(place);
            }
        }
        return read(rows, places, after, scannedTo);
    }

    private List<String> scopes(String device) {
        String station = keys.device(device).map(KeysOfLog.Device::station).orElse(null);
        return station == null
                ? List.of(Scopes.device(device))
                : List.of(Scopes.station(station), Scopes.device(device));
    }

    /**
     * Adds the earlier entries of roots that became interesting in this window; ends the window
     * early where they are many, so that a window has no more than it must.
     */
    private static long whole(
            LogRows rows,
            Collection<String> scopes,
            long after,
            long begunTo,
            int limit,
            Set<Long> places,
            long scannedTo) {
        Set<UUID> roots = new HashSet<>();
        for (LogRows.Interest interest : rows.begun(scopes, after, begunTo)) {
            if (places.size() > limit
                    && interest.since() >= after
                    && interest.since() < scannedTo) {
                return Math.max(after + 1, interest.since());
            }
            if (after > 0 && roots.add(interest.root())) {
                places.addAll(rows.before(List.of(interest.root()), after));
            }
        }
        return scannedTo;
    }

    private Chosen read(LogRows rows, Set<Long> places, long after, long scannedTo) {
        List<Window.Item> items = new ArrayList<>(places.size());
        boolean destroyed = rows.anyDestroyed();
        long bytes = 0;
        List<Long> all = List.copyOf(places);
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            for (LogRows.Stored stored :
                    rows.entries(all.subList(i, Math.min(all.size(), i + AT_ONCE)))) {
                bytes += stored.entry().length + stored.bodies().length;
                if (bytes > MOST_BYTES && stored.index() > after && !items.isEmpty()) {
                    return new Chosen(stored.index(), items); // the rest comes with the next window
                }
                items.add(item(rows, stored, destroyed));
            }
        }
        return new Chosen(scannedTo, items);
    }

    private static Window.Item item(LogRows rows, LogRows.Stored stored, boolean destroyed) {
        List<Commitment> bodies = BodyBundle.parse(stored.bodies());
        Set<Hash> gone =
                destroyed
                        ? rows.destroyed(bodies.stream().map(Commitment::hash).toList())
                        : Set.of();
        return new Window.Item(
                stored.index(),
                stored.entry(),
                bodies.stream().filter(body -> !gone.contains(body.hash())).toList());
    }

    /** Exhibits and cases a device asks for. */
    void want(LogRows rows, String device, Collection<UUID> subjects, long since) {
        Set<UUID> roots = new HashSet<>(subjects);
        roots.addAll(rows.roots(subjects).values());
        Set<UUID> cases = new HashSet<>();
        for (LogRows.Root root : rows.known(roots)) {
            UUID ofCase = root.caseId();
            if (root.kind().equals("CASE")) {
                cases.add(root.id());
            } else if (ofCase != null) {
                cases.add(ofCase);
            }
        }
        Set<UUID> asked = new HashSet<>(roots);
        asked.retainAll(cases);
        List<LogRows.Interest> interests = new ArrayList<>();
        String scope = Scopes.device(device);
        asked.forEach(each -> rows.exhibits(each).forEach(roots::add));
        roots.addAll(cases);
        roots.forEach(root ->
                interests.add(new LogRows.Interest(scope, root, since, asked.contains(root))));
        rows.addInterests(interests);
    }

    /** Null where the texts are nothing anybody could look up. */
    static @Nullable String soughtOrNull(String key) {
        return key.isBlank() || key.length() > 500 ? null : EntryFacts.storable(key);
    }
}
