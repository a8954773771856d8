package org.lockfast.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.ledger.Hash;
import org.lockfast.place.PlaceEvent;

/**
 * What changed of a place, by field: all changes, and those no later one knew of. Of these there is
 * one, or several that were made without knowing of each other.
 */
final class PlaceChanges {
    private final Map<String, List<Happening>> all = new LinkedHashMap<>();
    private final Set<Hash> overtaken = new HashSet<>();

    /** Of each entry the changes it knows that were not overtaken yet when it was looked at. */
    private final Map<Hash, Set<Hash>> known = new HashMap<>();

    private final Map<Hash, String> fields = new HashMap<>();

    /**
     * @param story all that is recorded of one place, in story order
     */
    PlaceChanges(List<Happening> story) {
        for (Happening h : story) {
            Set<Hash> knows = new LinkedHashSet<>();
            h.parents().forEach(parent -> knows.addAll(known.getOrDefault(parent, Set.of())));
            knows.removeAll(overtaken);
            if (h.counts() && h.event() instanceof PlaceEvent.Changed changed) {
                String field = changed.field();
                knows.stream()
                        .filter(eid -> field.equals(fields.get(eid)))
                        .toList()
                        .forEach(eid -> {
                            overtaken.add(eid);
                            knows.remove(eid);
                        });
                fields.put(h.eid(), field);
                all.computeIfAbsent(field, f -> new ArrayList<>()).add(h);
                knows.add(h.eid());
            }
            known.put(h.eid(), knows);
        }
    }

    /** Every change of a field, in story order. */
    List<Happening> all(String field) {
        return all.getOrDefault(field, List.of());
    }

    /** Those that no later change of the field knew of. */
    List<Happening> last(String field) {
        return all(field).stream().filter(h -> !overtaken.contains(h.eid())).toList();
    }

    /** Those groups of which only one can stand: made without knowing of each other, and unlike. */
    List<List<Happening>> unlike() {
        List<List<Happening>> unlike = new ArrayList<>();
        for (String field : all.keySet()) {
            List<Happening> last = last(field);
            long values = last.stream().map(h -> Objects.toString(to(h))).distinct().count();
            if (values > 1) {
                unlike.add(last);
            }
        }
        return unlike;
    }

    /** What an entry changes it to; null for nothing. */
    static @Nullable String to(Happening h) {
        return h.event() instanceof PlaceEvent.Changed changed ? changed.to() : null;
    }
}
