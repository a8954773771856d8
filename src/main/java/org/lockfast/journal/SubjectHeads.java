package org.lockfast.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/**
 * The heads of subjects, including those of entries the index has not taken in yet. What the index
 * lacks is always kept here; what it has may be forgotten and asked of it again. Used under the
 * journal's lock.
 */
final class SubjectHeads {
    private static final int KEPT = 4096;

    private record Known(List<Hash> heads, long record) {}

    private final Index index;
    private final IndexFollower follower;

    /** Subjects of entries from elsewhere, with the record up to which the index must be asked. */
    private final Map<UUID, Long> stale = new HashMap<>();

    private final LinkedHashMap<UUID, Known> known = new LinkedHashMap<>(64, 0.75f, true);

    SubjectHeads(Index index, IndexFollower follower) {
        this.index = index;
        this.follower = follower;
    }

    /**
     * An entry came from elsewhere. Whether it becomes a head the index finds out: later ones may
     * have come before it.
     */
    void received(Collection<UUID> subjects, long record) {
        for (UUID subject : subjects) {
            known.remove(subject);
            stale.put(subject, record);
        }
        if (stale.size() > KEPT) {
            long indexed = follower.indexed();
            stale.values().removeIf(at -> at < indexed);
        }
    }

    private void catchUp(Collection<UUID> subjects) {
        long indexed = follower.indexed();
        boolean behind = false;
        for (UUID subject : subjects) {
            Long at = stale.remove(subject);
            behind |= at != null && at >= indexed;
        }
        if (behind) {
            try {
                follower.settle();
            } catch (IndexTrouble e) {
                // told already; it is recorded all the same, on the heads that are known
            }
        }
    }

    /** A view on which a group of entries is tried, taken over once they are acknowledged. */
    Draft draft() {
        return new Draft();
    }

    final class Draft {
        private final Map<UUID, List<Hash>> indexed = new HashMap<>();
        private final Map<UUID, Known> changed = new HashMap<>();

        private Draft() {}

        /**
         * Looks up what is to be changed: what is not kept here is asked of the index, all at once.
         *
         * @param subjects of entries to come
         */
        void know(Collection<UUID> subjects) {
            catchUp(subjects);
            Set<UUID> unknown = new LinkedHashSet<>(subjects);
            unknown.removeIf(one ->
                    known.containsKey(one) || changed.containsKey(one) || indexed.containsKey(one));
            if (!unknown.isEmpty()) {
                indexed.putAll(index.heads(unknown));
            }
        }

        /**
         * The heads of these subjects, the first one's first, at most as many as an entry names.
         */
        List<Hash> parents(Collection<UUID> subjects) {
            List<Hash> parents = new ArrayList<>();
            for (UUID subject : subjects) {
                for (Hash head : heads(subject)) {
                    if (parents.size() < 16 && !parents.contains(head)) {
                        parents.add(head);
                    }
                }
            }
            return parents;
        }

        private List<Hash> heads(UUID subject) {
            Known here = changed.get(subject);
            if (here == null) {
                here = known.get(subject);
            }
            return here != null ? here.heads() : indexed.getOrDefault(subject, List.of());
        }

        /** An entry stands on its parents: it takes their place. */
        void add(Collection<UUID> subjects, List<Hash> parents, Hash eid, long record) {
            for (UUID subject : subjects) {
                List<Hash> heads = new ArrayList<>(heads(subject));
                heads.removeAll(parents);
                heads.add(eid);
                changed.put(subject, new Known(List.copyOf(heads), record));
            }
        }

        /**
         * Takes the changes over.
         *
         * @param indexed what the index has taken in, in records
         */
        void keep(long indexed) {
            known.putAll(changed);
            var oldest = known.entrySet().iterator();
            while (known.size() > KEPT && oldest.hasNext()) {
                if (oldest.next().getValue().record() >= indexed) {
                    break;
                }
                oldest.remove();
            }
        }
    }
}
