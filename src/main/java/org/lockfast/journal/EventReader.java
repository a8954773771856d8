package org.lockfast.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import tools.jackson.databind.JsonNode;

/** Joins an entry with its bodies. What is shown after recording and after a rebuild is this. */
final class EventReader {
    private final EventTypes types;

    EventReader(EventTypes types) {
        this.types = types;
    }

    RecordedEvent read(long record, Entry entry, Collection<Commitment> bodies) {
        Map<Hash, JsonNode> values = new HashMap<>();
        bodies.forEach(body -> values.put(body.hash(), body.value()));
        EventTypes.Decoded decoded = types.decode(entry.type(), entry.body(), values);
        Set<String> withheld = decoded.withheld();
        String name = null;
        Entry.Second second = entry.second();
        JsonNode written = second == null ? null : second.name();
        if (written != null) {
            Hash hash = EventTypes.committed(written);
            JsonNode value = hash == null ? written : values.get(hash);
            name = value == null ? null : value.asString(null);
            if (value == null) {
                withheld = new LinkedHashSet<>(withheld);
                withheld.add("with.name");
            }
        }
        return new RecordedEvent(record, entry, decoded.event(), name, withheld);
    }
}
