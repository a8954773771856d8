package org.lockfast.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Asks for many keys in few queries. */
final class AtOnce {
    /** Keys in one query: each stands in it as a parameter. */
    private static final int MOST = 500;

    private AtOnce() {}

    /** What a query answers for all keys together. */
    static <K, R> List<R> ask(Collection<K> keys, Function<List<K>, List<R>> query) {
        List<K> all = List.copyOf(keys);
        List<R> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            found.addAll(query.apply(all.subList(from, Math.min(all.size(), from + MOST))));
        }
        return found;
    }

    /**
     * Which of these texts a query knows the key of.
     *
     * @param key of a text
     * @param query says which of some keys there are
     */
    static Set<String> known(
            Collection<String> texts,
            Function<String, String> key,
            Function<List<String>, List<String>> query) {
        Set<String> keys = new HashSet<>();
        texts.forEach(text -> keys.add(key.apply(text)));
        Set<String> there = new HashSet<>(ask(keys, query));
        Set<String> known = new HashSet<>();
        for (String text : texts) {
            if (there.contains(key.apply(text))) {
                known.add(text);
            }
        }
        return known;
    }
}
