package org.lockfast.log;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lockfast.ledger.Entry;

/**
 * Whose entries a log that is being filled again waits for, as far as what was handed in shows it:
 * what follows a hole in a device's chain is there, or what the server noted of a push.
 */
final class WhoseIsWanted {
    private static final int AT_ONCE = 1_000;

    private final Map<String, TreeSet<Long>> chains = new HashMap<>();
    private final Map<String, Long> nexts = new HashMap<>();
    private final Set<String> devices = new TreeSet<>();
    private final LogRows rows;

    private WhoseIsWanted(LogRows rows) {
        this.rows = rows;
    }

    /**
     * Ids of these devices, the server's own among them.
     *
     * @param places behind the log's end of which something was handed in
     * @param server the server's device
     */
    static Set<String> of(LogRows rows, LogHead head, List<Long> places, String server) {
        WhoseIsWanted whose = new WhoseIsWanted(rows);
        Set<Long> there = new HashSet<>(places);
        for (long from = head.size(); from < head.wantedSize(); from += AT_ONCE) {
            int count = (int) Math.min(AT_ONCE, head.wantedSize() - from);
            for (LogRows.Staged staged : rows.staged(from, count)) {
                Entry entry = Entry.parse(staged.entry());
                whose.chain(entry);
                if (entry.device().equals(server) && entry.typeName().equals("server.received")) {
                    whose.push(entry, there, head);
                }
            }
        }
        whose.chains.forEach((chain, seqs) -> {
            if (seqs.last() - whose.nexts.getOrDefault(chain, 0L) >= seqs.size()) {
                whose.devices.add(chain.substring(0, chain.indexOf('/')));
            }
        });
        return whose.devices;
    }

    private void chain(Entry entry) {
        String chain = entry.device() + '/' + entry.epoch();
        long next =
                nexts.computeIfAbsent(
                        chain,
                        _ ->
                                rows.before(entry.device(), entry.epoch(), Long.MAX_VALUE)
                                        .map(at -> at.seq() + 1)
                                        .orElse(0L));
        if (entry.seq() >= next) {
            chains.computeIfAbsent(chain, _ -> new TreeSet<>()).add(entry.seq());
        }
    }

    private void push(Entry received, Set<Long> there, LogHead head) {
        long first = received.body().path("first").asLong(-1);
        long end = Math.min(first + received.body().path("count").asLong(0), head.wantedSize());
        for (long place = Math.max(first, head.size()); place < end; place++) {
            if (!there.contains(place)) {
                devices.add(received.body().path("device").asString(""));
                return;
            }
        }
    }
}
