package org.lockfast.officer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.VerifyKey;

/**
 * Changes of keys that came before that on which they rest, by what each waits for: only those are
 * looked at again that a followed change may have made possible, and of one device only so many
 * wait.
 */
final class EarlyChanges<T> {
    /** Of one device. A store that was away for long brings a few. */
    static final int OF_ONE_DEVICE = 500;

    private record Waiting<T>(String device, T change) {}

    private final Map<String, List<Waiting<T>>> byWhat = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** What waits for an officer to be an administrator. */
    static String administrator(Object officer) {
        return "administrator " + officer;
    }

    /** What waits for a key to be introduced. */
    static String key(String name) {
        return "key " + name;
    }

    /**
     * Keeps one.
     *
     * @param what it waits for
     * @return false where too many of its device wait already: then it is never followed
     */
    boolean keep(String device, String what, T change) {
        int count = counts.getOrDefault(device, 0);
        if (count >= OF_ONE_DEVICE) {
            return false;
        }
        counts.put(device, count + 1);
        byWhat.computeIfAbsent(what, _ -> new ArrayList<>()).add(new Waiting<>(device, change));
        return true;
    }

    /** Takes out those that waited for what an entry brings, in the order they came. */
    List<T> after(Entry followed) {
        if (byWhat.isEmpty()) {
            return List.of();
        }
        List<T> now = new ArrayList<>();
        if (EntitledChanges.givesRoles(followed)) {
            takeOut(administrator(followed.subject()), now);
        }
        for (VerifyKey key : EntryKeys.introducedBy(followed)) {
            takeOut(key(key.name()), now);
        }
        return now;
    }

    private void takeOut(String what, List<T> now) {
        List<Waiting<T>> waited = byWhat.remove(what);
        if (waited != null) {
            for (Waiting<T> one : waited) {
                counts.computeIfPresent(one.device(), (_, n) -> n == 1 ? null : n - 1);
                now.add(one.change());
            }
        }
    }
}
