package org.lockfast.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import tools.jackson.databind.JsonNode;

/**
 * BODY: each committed value stands before its entry, or was destroyed by an entry that says so.
 */
final class BodyCheck {
    private record Destroyed(long record, Hash body, Hash orderedBy) {}

    private final Wrongs wrongs;
    private final Map<Hash, Commitment> bodies = new HashMap<>();
    private final Map<Hash, Long> places = new HashMap<>();
    private final Map<Hash, Set<Hash>> orders = new HashMap<>();
    private final List<Destroyed> tombstones = new ArrayList<>();
    private long groupBegan;
    private long missing;

    BodyCheck(Wrongs wrongs) {
        this.wrongs = wrongs;
    }

    /** Values not at hand, lawfully destroyed ones included. */
    long missing() {
        return missing;
    }

    /** The bodies before the entry that is about to be taken. */
    List<Commitment> bodies() {
        return List.copyOf(bodies.values());
    }

    void take(Item.BodyItem item) {
        bodies.put(item.body().hash(), item.body());
        places.put(item.body().hash(), item.number());
    }

    void take(Item.TombstoneItem item) {
        places.put(item.body(), item.number());
        tombstones.add(new Destroyed(item.number(), item.body(), item.orderedBy()));
    }

    void take(long record, Entry entry) {
        Losses.Range group = new Losses.Range(groupBegan, record - 1);
        for (Hash committed : entry.commitments()) {
            boolean present = bodies.remove(committed) != null;
            boolean destroyed = places.remove(committed) != null && !present;
            missing += present ? 0 : 1;
            if (!present && !destroyed) {
                wrongs.addExcusable(
                        Check.BODY,
                        record,
                        entry,
                        "A value it commits to is missing and nobody destroyed it: "
                                + committed.base64(),
                        losses -> losses.excusesGap(group));
            }
        }
        stray(record);
        groupBegan = record + 1;
        if (entry.type().startsWith("body.destroyed/")) {
            Set<Hash> ordered = new HashSet<>();
            for (JsonNode hash : entry.body().path("h")) {
                try {
                    ordered.add(Hash.ofBase64(hash.asString("")));
                } catch (IllegalArgumentException e) {
                    wrongs.add(
                            Check.FRAMING,
                            record,
                            entry,
                            "It orders a value destroyed and does not name one by its hash");
                }
            }
            orders.put(entry.eid(), ordered);
        }
    }

    private void stray(long until) {
        Losses.Range group = new Losses.Range(groupBegan, until);
        places.forEach((hash, place) ->
                wrongs.addExcusable( // its entry may be an accepted loss
                        Check.BODY,
                        place,
                        null,
                        "The value belongs to no entry: " + hash.base64(),
                        losses -> losses.excusesBodies(group)));
        bodies.clear();
        places.clear();
    }

    void end() {
        stray(Long.MAX_VALUE);
        for (Destroyed one : tombstones) {
            if (!orders.getOrDefault(one.orderedBy(), Set.of()).contains(one.body())) {
                wrongs.add(
                        Check.BODY,
                        one.record(),
                        "A value was taken out and no entry orders that: " + one.body().base64());
            }
        }
    }
}
