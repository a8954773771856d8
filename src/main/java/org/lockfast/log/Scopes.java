package org.lockfast.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.log.LogRows.Interest;

/**
 * Finds the root of each entry of one transaction, and whom it begins to interest (protocol.md,
 * section 6). Used under the log's lock; what it learns counts once {@link #committed} is called.
 */
final class Scopes {
    /** What is remembered between transactions, so that most entries ask the database nothing. */
    static final class Memory {
        private static final int MOST = 100_000;

        private final Map<UUID, UUID> roots = recent();
        private final Map<Begun, Boolean> interests = recent();

        private static <K, V> Map<K, V> recent() {
            return new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                    return size() > MOST;
                }
            };
        }

        void clear() {
            roots.clear();
            interests.clear();
        }
    }

    /** An entry of this transaction. */
    record Placed(Prepared prepared, long index) {}

    /** Whom something interests. */
    private record Begun(String scope, UUID root) {}

    /** Every device of the force. */
    static final String EVERYBODY = "a:";

    private static final String OF_REVOKED = "r:";

    /** Exhibits and cases of a revoked device that everybody is sent. */
    static final int MOST_OF_REVOKED = 1_000;

    private final KeysOfLog keys;
    private final Memory memory;
    private final LogRows rows;
    private final Keepers keepers;

    /** Of the devices of this transaction that are revoked, how many more everybody is sent. */
    private final Map<String, Long> room = new HashMap<>();

    private final Map<UUID, UUID> members = new HashMap<>();
    private final Map<UUID, UUID> found = new HashMap<>();
    private final Map<UUID, Set<UUID>> joined = new HashMap<>();
    private final Map<UUID, Set<UUID>> casesOf = new HashMap<>();
    private final Map<Begun, Interest> begun = new LinkedHashMap<>();
    private final Map<String, String> stationScopes = new HashMap<>();
    private final Map<UUID, String> stations = new HashMap<>();
    private final Map<UUID, String> signedIn = new HashMap<>();

    Scopes(KeysOfLog keys, Memory memory, LogRows rows) {
        this.keys = keys;
        this.memory = memory;
        this.rows = rows;
        this.keepers = keys.keepers(rows.barred());
    }

    /** How a station's name is compared. */
    static String station(String name) {
        String key = "s:" + name.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        return key.length() <= 300 ? key : key.substring(0, 300);
    }

    static String device(String id) {
        return "d:" + id;
    }

    /** What a device is sent because it keeps what is sent to another station. */
    static String kept(String device) {
        return "k:" + device;
    }

    /** Nobody's: what everybody is sent for a revoked device's sake. */
    private static String ofRevoked(String device) {
        return OF_REVOKED + device;
    }

    /** Whether an interest stays for ever; a device may ask for something no longer. */
    private static boolean isForGood(String scope) {
        return !scope.startsWith("d:");
    }

    /**
     * Whether an id is one the log makes itself, for what is common or for a device: no exhibit,
     * package or case is known by it, whoever writes so.
     */
    static boolean ofTheLogItself(UUID id) {
        return id.equals(LogRows.COMMON) || (id.version() == 3 && id.variant() == 2);
    }

    /** The root of what a device does by itself. */
    static UUID rootOf(String device) {
        return UUID.nameUUIDFromBytes(
                ("lockfast/device/" + device).getBytes(StandardCharsets.UTF_8));
    }

    /** Who kept what for whom before these entries. */
    Keepers keepers() {
        return keepers;
    }

    /** Finds the root of each, in order. */
    List<UUID> roots(List<Placed> placed) {
        Set<UUID> asked = new HashSet<>();
        for (Placed one : placed) {
            UUID subject = one.prepared().entry().subject();
            if (part(one.prepared().facts().belongs()) && !memory.roots.containsKey(subject)) {
                asked.add(subject);
            }
            for (UUID each : one.prepared().facts().packages()) {
                if (!memory.roots.containsKey(each)) {
                    asked.add(each);
                }
            }
        }
        found.putAll(rows.roots(asked));
        List<UUID> roots = new ArrayList<>(placed.size());
        for (Placed one : placed) {
            EntryFacts facts = one.prepared().facts();
            UUID root = root(one.prepared());
            roots.add(root);
            for (UUID each : facts.packages()) {
                join(each, root);
            }
            if (facts.kind() != null) {
                found.put(root, root);
            }
        }
        return roots;
    }

    /** A package belongs to the exhibit that named it first; another one goes with that. */
    private void join(UUID pack, UUID root) {
        UUID remembered = memory.roots.get(pack);
        UUID of = remembered != null ? remembered : found.get(pack);
        if (of == null) {
            members.put(pack, root);
            found.put(pack, root);
        } else if (!of.equals(root)) {
            joined.computeIfAbsent(root, _ -> new HashSet<>()).add(of);
        }
    }

    private static boolean part(EntryFacts.Belongs belongs) {
        return belongs == EntryFacts.Belongs.PART || belongs == EntryFacts.Belongs.PART_OR_COMMON;
    }

    private UUID root(Prepared prepared) {
        UUID subject = prepared.entry().subject();
        return switch (prepared.facts().belongs()) {
            case COMMON -> LogRows.COMMON;
            case ITSELF -> subject;
            case PART -> known(subject, subject);
            case PART_OR_COMMON -> known(subject, LogRows.COMMON);
            case DEVICE -> {
                String of = prepared.facts().of();
                String whose = of == null ? prepared.entry().device() : of;
                // a revoked one is given nothing: at a station of its own nobody else would have it
                yield keys.revoked(whose) ? LogRows.COMMON : rootOf(whose);
            }
        };
    }

    private UUID known(UUID subject, UUID otherwise) {
        UUID remembered = memory.roots.get(subject);
        return remembered != null ? remembered : found.getOrDefault(subject, otherwise);
    }

    /** Writes what follows of these entries for whoever is sent them; after they were inserted. */
    void write(List<Placed> placed, List<UUID> roots) {
        stations(placed);
        List<LogRows.Root> known = new ArrayList<>();
        List<LogRows.Sought> keysOfRoots = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            EntryFacts facts = placed.get(i).prepared().facts();
            UUID root = roots.get(i);
            long index = placed.get(i).index();
            Entry entry = placed.get(i).prepared().entry();
            interest(placed.get(i), root);
            facts.keys().forEach(key -> keysOfRoots.add(key.of(root, index, entry)));
            UUID ofCase = facts.caseId();
            if (ofCase != null) {
                casesOf.computeIfAbsent(root, _ -> new HashSet<>()).add(ofCase);
            }
            if (facts.kind() != null || ofCase != null) {
                known.add(
                        new LogRows.Root(
                                root,
                                facts.kind() == null ? "EXHIBIT" : facts.kind(),
                                facts.reference(),
                                ofCase,
                                stationOf(entry.device())));
            }
        }
        late(placed.getFirst().index());
        joined.forEach((root, others) -> others.forEach(other -> rows.join(root, other)));
        together(placed.getFirst().index());
        cases(placed.getFirst().index());
        together(placed.getFirst().index());
        if (!known.isEmpty()) {
            rows.know(known);
        }
        rows.addKeys(keysOfRoots);
        rows.addInterests(begun.values());
    }

    private @Nullable String stationOf(String device) {
        return keys.device(device).map(KeysOfLog.Device::station).orElse(null);
    }

    /** A place lies where its first entry says, whatever a further one does. */
    private void stations(List<Placed> placed) {
        Set<UUID> named = new HashSet<>();
        Map<UUID, String> places = new HashMap<>();
        for (Placed one : placed) {
            EntryFacts facts = one.prepared().facts();
            named.addAll(facts.named());
            String outermost = facts.placeStation();
            if (outermost != null) {
                places.putIfAbsent(one.prepared().entry().subject(), station(outermost));
            }
            String here = stationOf(one.prepared().entry().device());
            UUID officer = facts.signedIn();
            if (officer != null && here != null) {
                signedIn.put(officer, station(here));
            }
        }
        rows.stations(places.keySet()).keySet().forEach(places::remove);
        stations.putAll(places);
        Map<UUID, String> fresh = new HashMap<>(places);
        fresh.putAll(signedIn); // another node may have had them somewhere else meanwhile
        rows.stationsAre(fresh);
        rows.stations(named).forEach(stations::putIfAbsent);
        stations.putAll(signedIn);
    }

    private void interest(Placed placed, UUID root) {
        if (root.equals(LogRows.COMMON)) {
            return;
        }
        Prepared prepared = placed.prepared();
        String about = prepared.facts().of();
        String station = stationOf(about == null ? prepared.entry().device() : about);
        if (station != null) {
            String scope = stationScopes.computeIfAbsent(station, Scopes::station);
            begin(scope, root, placed.index());
            String keeper = keepers.of(scope);
            if (keeper != null) {
                begin(kept(keeper), root, placed.index());
            }
        }
        for (UUID named : prepared.facts().named()) {
            String at = stations.get(named);
            if (at != null) {
                begin(at, root, placed.index());
            }
        }
        touchedByRevoked(prepared.entry().device(), root, placed.index());
    }

    /**
     * What a revoked device recorded is listed by whoever is sent it, and whoever it concerns may
     * be at any station. So everybody is sent it whole: the first so many of what the device
     * touched.
     */
    private void touchedByRevoked(String device, UUID root, long since) {
        if (!isRevoked(device)) {
            return;
        }
        String own = ofRevoked(device);
        if (isBegun(own, root) || room.getOrDefault(device, 0L) <= 0) {
            return;
        }
        if (rows.interests(own, Set.of(root)).isEmpty()) {
            if (room.merge(device, -1L, Long::sum) < 0) {
                return;
            }
            begin(own, root, since);
            begin(EVERYBODY, root, since);
        }
    }

    private boolean isRevoked(String device) {
        return room.computeIfAbsent(
                        device,
                        id ->
                                keys.revoked(id)
                                        ? MOST_OF_REVOKED - rows.interests(ofRevoked(id))
                                        : Long.MIN_VALUE)
                != Long.MIN_VALUE;
    }

    private boolean isBegun(String scope, UUID root) {
        Begun key = new Begun(scope, root);
        return memory.interests.containsKey(key) || begun.containsKey(key);
    }

    private void begin(String scope, UUID root, long since) {
        if (!isBegun(scope, root)) {
            begun.put(new Begun(scope, root), new Interest(scope, root, since, false));
        }
    }

    /** Entries that came before anybody knew what their package belongs to change their root. */
    private void late(long since) {
        Set<UUID> early = rows.members(members);
        Set<UUID> joined = new HashSet<>();
        for (Interest was : rows.interests(early)) {
            UUID root = members.getOrDefault(was.root(), was.root());
            if (was.scope().startsWith(OF_REVOKED)) { // counted when it came
                begin(was.scope(), root, since);
                begin(EVERYBODY, root, since);
            } else {
                spread(was.scope(), root, since);
            }
            joined.add(root);
        }
        if (!joined.isEmpty()) {
            rows.renewInterests(joined, since);
        }
    }

    /** Whoever is sent an exhibit is sent those that name a package of it too. */
    private void together(long since) {
        for (Map.Entry<UUID, Set<UUID>> pair : joined.entrySet()) {
            Set<UUID> all = new HashSet<>(rows.joined(Set.of(pair.getKey())));
            all.add(pair.getKey());
            Set<String> scopes = new LinkedHashSet<>();
            rows.interests(all).forEach(each -> scopes.add(each.scope()));
            scopes.forEach(scope -> all.forEach(root -> spread(scope, root, since)));
        }
        Set<UUID> roots = new HashSet<>();
        begun.values().forEach(interest -> roots.add(interest.root()));
        if (roots.isEmpty() || rows.joined(roots).isEmpty()) {
            return;
        }
        for (Interest each : List.copyOf(begun.values())) {
            for (UUID other : rows.joined(Set.of(each.root()))) {
                spread(each.scope(), other, each.since());
            }
        }
    }

    /**
     * Whoever is sent one root is sent another too. What everybody is sent for a revoked device's
     * sake goes by what that device has left: it names what it likes.
     */
    private void spread(String scope, UUID root, long since) {
        if (scope.startsWith(OF_REVOKED)) {
            touchedByRevoked(scope.substring(OF_REVOKED.length()), root, since);
        } else if (!scope.equals(EVERYBODY)) {
            begin(scope, root, since);
        }
    }

    /** Whoever is sent an exhibit is sent its case; whoever wants a case whole, its exhibits. */
    private void cases(long since) {
        Set<UUID> unknown = new HashSet<>();
        begun.values().forEach(interest -> unknown.add(interest.root()));
        Map<UUID, Set<UUID>> before = rows.cases(unknown);
        for (Interest each : List.copyOf(begun.values())) {
            for (Map<UUID, Set<UUID>> cases : List.of(before, casesOf)) {
                cases.getOrDefault(each.root(), Set.of())
                        .forEach(ofCase -> spread(each.scope(), ofCase, each.since()));
            }
        }
        Set<UUID> touched = new HashSet<>(casesOf.keySet());
        casesOf.values().forEach(touched::addAll);
        for (Interest each : rows.interests(touched)) {
            casesOf.getOrDefault(each.root(), Set.of())
                    .forEach(ofCase -> spread(each.scope(), ofCase, since));
            if (each.whole()) {
                casesOf.forEach((exhibit, within) -> {
                    if (within.contains(each.root())) {
                        begin(each.scope(), exhibit, since);
                    }
                });
            }
        }
    }

    /** The transaction is in for good. */
    void committed() {
        memory.roots.putAll(members);
        members.values().forEach(root -> memory.roots.put(root, root));
        found.forEach(memory.roots::put);
        begun.forEach((key, interest) -> {
            if (isForGood(interest.scope())) {
                memory.interests.put(key, Boolean.TRUE);
            }
        });
    }
}
