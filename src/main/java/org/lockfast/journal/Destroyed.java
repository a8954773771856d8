package org.lockfast.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import tools.jackson.databind.JsonNode;

/**
 * Values ordered destroyed since the journal was opened, and the entry that ordered each. Older
 * ones the index knows. Safe for use by several threads.
 */
final class Destroyed {
    private final Map<Hash, Hash> orders = new HashMap<>();

    /** Keeps what an entry orders. */
    synchronized void note(Entry entry) {
        orderedBy(entry).forEach(value -> orders.putIfAbsent(value, entry.eid()));
    }

    /** Which of these were ordered destroyed. */
    synchronized Map<Hash, Hash> of(Collection<Hash> values) {
        Map<Hash, Hash> found = new HashMap<>();
        for (Hash value : values) {
            Hash order = orders.get(value);
            if (order != null) {
                found.put(value, order);
            }
        }
        return found;
    }

    /** The values an entry orders destroyed, as far as it names them by their hashes. */
    static Set<Hash> orderedBy(Entry entry) {
        Set<Hash> values = new LinkedHashSet<>();
        if (entry.typeName().equals("body.destroyed")) {
            for (JsonNode hash : entry.body().path("h")) {
                try {
                    values.add(Hash.ofBase64(hash.asString("")));
                } catch (IllegalArgumentException e) {
                    // verification names it
                }
            }
        }
        return values;
    }
}
