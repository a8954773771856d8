package org.lockfast.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/** Chooses what a device is sent next (protocol.md, section 6). */
final class Feeding {
    /** Places looked at in one question, and questions asked for one window. */
    private static final int STRETCH = 20_000;

    private static final int STRETCHES = 10;
    private static final int MOST_BYTES = 8 << 20;

    /** Rows read in one question: their values may be long. */
    private static final int AT_ONCE = 64;

    /** Rows whose length is asked for in one question. */
    private static final int MEASURED = 1_000;

    /** Exhibits and cases one device is sent because it asked. */
    private static final long MOST_INTERESTS = 20_000;

    private final KeysOfLog keys;

    Feeding(KeysOfLog keys) {
        this.keys = keys;
    }

    /**
     * What a device is sent of a part of the log.
     *
     * @param from where within the place {@code scannedTo} the next window goes on; null for its
     *     beginning
     * @param more whether there is more of it already
     */
    record Chosen(long scannedTo, @Nullable String from, boolean more, List<Window.Item> items) {}

    /** An entry on its way out, and the cursor of a window that ends before it. */
    private record Step(long place, long scannedTo, @Nullable String from) {}

    /**
     * A place within the earlier entries that come with one place of the log.
     *
     * @param root as text: the earlier entries come by root, in the order of the texts
     * @param place of the entry, of those of the root, that comes next
     * @param size of the log when this was written: at its very end more may be asked for
     */
    private record Within(String root, long place, long size) {
        private static final long DONE = Long.MAX_VALUE;

        /** Null where it says nothing: then that place begins anew, which does no harm. */
        static @Nullable Within ofOrNull(@Nullable String from, long after, long size) {
            String[] parts = from == null ? new String[0] : from.split("/", -1);
            if (parts.length != 3) {
                return null;
            }
            try {
                Within within =
                        new Within(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
                boolean grown = within.size <= after && size > after;
                return grown ? null : within;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Override
        public String toString() {
            return root + '/' + place + '/' + size;
        }
    }

    /**
     * @param from as the last window said, {@link CentralLog#NOTHING_EARLIER}, or null
     * @param size of the log as it is shown
     * @param held places that are not to be sent
     */
    Chosen choose(
            LogRows rows,
            String device,
            CentralLog.Scope scope,
            long after,
            @Nullable String from,
            int limit,
            long size,
            LongPredicate held) {
        @Nullable Collection<String> scopes =
                scope == CentralLog.Scope.FORCE ? null : scopes(device);
        List<Long> within = new ArrayList<>();
        long scanned = Math.min(after, size);
        for (int i = 0; i < STRETCHES && scanned < size && within.size() < limit; i++) {
            long to = Math.min(size, scanned + STRETCH);
            int most = limit - within.size();
            List<Long> found = rows.sent(scopes, scanned, to, most);
            found.stream().filter(place -> !held.test(place)).forEach(within::add);
            scanned = found.size() < most ? to : found.getLast() + 1;
        }
        boolean earlier = after > 0 && !CentralLog.NOTHING_EARLIER.equals(from);
        // What was asked for since the last entry waits at the very end of the log
        long begunTo = scanned == size ? size + 1 : scanned;
        List<LogRows.Interest> begun =
                scopes != null && earlier ? begun(rows, scopes, after, begunTo) : List.of();
        String asked = allAt(begun, size);
        if (from != null && from.equals(allAt(begun, after))) {
            begun.removeIf(interest -> interest.since() == after);
        }
        List<Step> steps = steps(rows, within, begun, after, from, limit, size);
        Chosen chosen = read(rows, steps, limit, scanned, size);
        return chosen.more() ? chosen : new Chosen(scanned, asked, false, chosen.items());
    }

    /**
     * Says that the earlier entries of all roots were sent that were asked for at a place, the end
     * of the log: else they were sent again each time while it does not grow. Where more is asked
     * for there, it is another text, and all of them come again. Null for none.
     */
    private static @Nullable String allAt(List<LogRows.Interest> begun, long end) {
        List<String> roots =
                begun.stream()
                        .filter(interest -> interest.since() == end)
                        .map(interest -> interest.root().toString())
                        .toList();
        return roots.isEmpty()
                ? null
                : "all-"
                        + Hash.sha256(String.join("\n", roots).getBytes(StandardCharsets.UTF_8))
                                .hex();
    }

    private Collection<String> scopes(String device) {
        String station = keys.device(device).map(KeysOfLog.Device::station).orElse(null);
        List<String> scopes =
                new ArrayList<>(
                        List.of(Scopes.EVERYBODY, Scopes.device(device), Scopes.kept(device)));
        if (station != null) {
            scopes.add(Scopes.station(station));
        }
        return scopes;
    }

    /** Roots that became interesting in that part of the log and have entries before it. */
    private static List<LogRows.Interest> begun(
            LogRows rows, Collection<String> scopes, long after, long to) {
        List<LogRows.Interest> begun = new ArrayList<>(rows.begun(scopes, after, to));
        Set<UUID> roots = new HashSet<>();
        begun.removeIf(interest -> !roots.add(interest.root()));
        Set<UUID> there = rows.withEntries(roots, after);
        begun.removeIf(interest -> !there.contains(interest.root()));
        begun.sort(
                Comparator.comparingLong(LogRows.Interest::since)
                        .thenComparing(interest -> interest.root().toString()));
        return begun;
    }

    /**
     * All that could come, in the order in which it may be cut anywhere: the earlier entries of a
     * root come where the log made it interesting. Of more than one window only the beginning: no
     * root is asked for whose entries would not come in it.
     */
    private static List<Step> steps(
            LogRows rows,
            List<Long> within,
            List<LogRows.Interest> begun,
            long after,
            @Nullable String from,
            int limit,
            long size) {
        Within resumed = Within.ofOrNull(from, after, size);
        List<Step> steps = new ArrayList<>();
        long since = after;
        String done = resumed == null ? null : from;
        int next = 0;
        for (LogRows.Interest interest : begun) {
            if (steps.size() > limit) {
                return steps;
            }
            String root = interest.root().toString();
            long first = 0;
            if (interest.since() == after && resumed != null) {
                int before = root.compareTo(resumed.root());
                if (before < 0) {
                    continue;
                }
                first = before == 0 ? resumed.place() : 0;
            }
            for (; next < within.size() && within.get(next) < interest.since(); next++) {
                long place = within.get(next);
                steps.add(new Step(place, place, place == since ? done : null));
            }
            int most = limit + 1 - Math.min(limit, steps.size());
            for (long place : rows.places(interest.root(), first, after, most)) {
                String here = new Within(root, place, size).toString();
                steps.add(new Step(place, interest.since(), here));
            }
            if (steps.size() > limit) {
                return steps;
            }
            since = interest.since();
            done = new Within(root, Within.DONE, size).toString();
        }
        for (; next < within.size(); next++) {
            long place = within.get(next);
            steps.add(new Step(place, place, place == since ? done : null));
        }
        return steps;
    }

    private static Chosen read(
            LogRows rows, List<Step> steps, int limit, long scannedTo, long size) {
        List<Window.Item> items = new ArrayList<>(Math.min(limit, steps.size()));
        boolean destroyed = rows.anyDestroyed();
        int count = fitting(rows, steps, limit);
        for (int i = 0; i < count; i += AT_ONCE) {
            List<Step> some = steps.subList(i, Math.min(count, i + AT_ONCE));
            Map<Long, LogRows.Stored> stored = new HashMap<>();
            rows.entries(some.stream().map(Step::place).toList())
                    .forEach(one -> stored.put(one.index(), one));
            for (Step step : some) {
                LogRows.Stored one = stored.get(step.place());
                if (one == null) {
                    throw noEntryAt(step);
                }
                items.add(item(rows, one, destroyed));
            }
        }
        if (count < steps.size()) { // the rest comes with the next window
            Step rest = steps.get(count);
            return new Chosen(rest.scannedTo(), rest.from(), true, inOrder(items));
        }
        return new Chosen(scannedTo, null, scannedTo < size, inOrder(items));
    }

    /**
     * How many of the steps one window holds. Their lengths are asked for before any of them is
     * read: what is read is in memory whatever becomes of it.
     */
    private static int fitting(LogRows rows, List<Step> steps, int limit) {
        int most = Math.min(limit, steps.size());
        long bytes = 0;
        for (int i = 0; i < most; i += MEASURED) {
            List<Step> some = steps.subList(i, Math.min(most, i + MEASURED));
            Map<Long, Long> lengths = rows.lengths(some.stream().map(Step::place).toList());
            for (int at = 0; at < some.size(); at++) {
                Long length = lengths.get(some.get(at).place());
                if (length == null) {
                    throw noEntryAt(some.get(at));
                }
                bytes += length;
                if (bytes > MOST_BYTES && i + at > 0) {
                    return i + at;
                }
            }
        }
        return most;
    }

    private static IllegalStateException noEntryAt(Step step) {
        return new IllegalStateException("No entry at place " + step.place());
    }

    private static List<Window.Item> inOrder(List<Window.Item> items) {
        items.sort(Comparator.comparingLong(Window.Item::index));
        return items;
    }

    private static Window.Item item(LogRows rows, LogRows.Stored stored, boolean destroyed) {
        List<Commitment> bodies = stored.values();
        Set<Hash> gone =
                destroyed
                        ? rows.destroyed(bodies.stream().map(Commitment::hash).toList())
                        : Set.of();
        return new Window.Item(
                stored.index(),
                stored.entry(),
                bodies.stream().filter(body -> !gone.contains(body.hash())).toList());
    }

    /**
     * Whether something a device asks for is new. Asked before the log is locked for it.
     *
     * @throws LogRefusal TOO_MUCH where it asks for more than a device may
     */
    boolean isNew(LogRows rows, String device, Collection<UUID> subjects) {
        String scope = Scopes.device(device);
        Map<UUID, UUID> roots = rows.roots(subjects);
        Set<UUID> wanted = new HashSet<>(subjects);
        wanted.addAll(roots.values());
        Map<UUID, Boolean> there = rows.interests(scope, wanted);
        Set<UUID> cases = new HashSet<>();
        for (LogRows.Root root : rows.known(wanted)) {
            if (root.kind().equals("CASE")) {
                cases.add(root.id());
            }
        }
        boolean fresh =
                wanted.stream()
                        .anyMatch(one ->
                                !there.containsKey(one)
                                        || (cases.contains(one)
                                                && !there.getOrDefault(one, false)));
        long more = wanted.stream().filter(one -> !there.containsKey(one)).count();
        if (fresh && rows.interests(scope) + more > MOST_INTERESTS) {
            throw new LogRefusal(
                    Refusal.Reason.TOO_MUCH,
                    "A device may ask for " + MOST_INTERESTS + " exhibits and cases.");
        }
        return fresh;
    }

    /** Exhibits and cases a device asks for. */
    void want(LogRows rows, String device, Collection<UUID> subjects, long since) {
        String scope = Scopes.device(device);
        rows.addInterests(
                asked(rows, subjects).entrySet().stream()
                        .map(one ->
                                new LogRows.Interest(scope, one.getKey(), since, one.getValue()))
                        .toList());
    }

    /**
     * What a device is to be sent no longer once it asks no more for some of it: those with what
     * came with them, but for what it goes on asking for. Asked before the log is locked for it.
     */
    Set<UUID> over(LogRows rows, String device, Collection<UUID> kept, Collection<UUID> left) {
        Map<UUID, Boolean> stay = asked(rows, kept);
        Map<UUID, Boolean> gone = asked(rows, left);
        gone.entrySet()
                .removeIf(one -> {
                    Boolean whole = stay.get(one.getKey());
                    return whole != null && (whole || !one.getValue());
                });
        return rows.interests(Scopes.device(device), gone.keySet()).keySet();
    }

    /** They are asked for no longer; the case of an exhibit that is, as that exhibit's alone. */
    void leave(LogRows rows, String device, Collection<UUID> kept, Set<UUID> over, long since) {
        String scope = Scopes.device(device);
        rows.removeInterests(scope, over);
        Set<UUID> still = new HashSet<>(asked(rows, kept).keySet());
        still.retainAll(over);
        rows.addInterests(
                still.stream()
                        .map(root -> new LogRows.Interest(scope, root, since, false))
                        .toList());
    }

    /** All roots that come with what is asked for, and which of them are cases to be sent whole. */
    private static Map<UUID, Boolean> asked(LogRows rows, Collection<UUID> subjects) {
        Set<UUID> roots = new HashSet<>(subjects);
        roots.addAll(rows.roots(subjects).values());
        Set<UUID> cases = new HashSet<>();
        rows.known(roots).stream()
                .filter(root -> root.kind().equals("CASE"))
                .forEach(root -> cases.add(root.id()));
        rows.cases(roots).values().forEach(cases::addAll);
        Set<UUID> whole = new HashSet<>(roots);
        whole.retainAll(cases);
        whole.forEach(each -> rows.exhibits(each).forEach(roots::add));
        roots.addAll(cases);
        roots.addAll(rows.joined(roots));
        Map<UUID, Boolean> all = new HashMap<>();
        roots.forEach(root -> all.put(root, whole.contains(root)));
        return all;
    }

    /** What has that text, with what its case is called, and what is in doubt about it. */
    List<Found> found(LogRows rows, String sought) {
        List<LogRows.Said> said = rows.lookup(sought);
        Set<UUID> cases = new HashSet<>();
        said.forEach(one -> {
            if (one.root().caseId() != null) {
                cases.add(one.root().caseId());
            }
        });
        Map<UUID, String> called = new HashMap<>();
        for (LogRows.Root one : rows.known(cases)) {
            String reference = one.reference();
            if (reference != null) {
                called.put(one.id(), reference);
            }
        }
        Map<Long, String> doubts = doubts(rows, said);
        return said.stream()
                .map(one -> {
                    LogRows.Root root = one.root();
                    return new Found(
                            root.id(),
                            root.kind(),
                            root.reference(),
                            root.caseId(),
                            called.get(root.caseId()),
                            root.station(),
                            doubts.get(one.index()));
                })
                .toList();
    }

    /** Why the entries that say so are not relied on, by place, of those that are not. */
    private Map<Long, String> doubts(LogRows rows, List<LogRows.Said> said) {
        keys.catchUp(rows);
        Map<Long, String> doubts = new HashMap<>();
        List<Long> places = said.stream().map(LogRows.Said::index).distinct().sorted().toList();
        for (int i = 0; i < places.size(); i += AT_ONCE) {
            for (LogRows.Stored one :
                    rows.entries(places.subList(i, Math.min(places.size(), i + AT_ONCE)))) {
                String doubt = keys.doubtOrNull(Entry.parse(one.entry()), one.index());
                if (doubt != null) {
                    doubts.put(one.index(), doubt);
                }
            }
        }
        return doubts;
    }

    /** Null where the texts are nothing anybody could look up. */
    static @Nullable String soughtOrNull(String key) {
        return key.isBlank() || key.length() > 500 ? null : EntryFacts.storable(key);
    }
}
