package org.lockfast.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one version of a list says otherwise than another, key by key.
 *
 * @param code of the entry
 * @param key of the entry; null for an entry that is there in one of them only
 * @param before as JSON; null where it was not there
 * @param after as JSON; null where it is not there
 */
public record ListChange(
        String code, @Nullable String key, @Nullable String before, @Nullable String after) {
    /** What changes of a list; empty where both days' lists say the same. */
    public static List<ListChange> between(Rules before, Rules after, String list) {
        Map<String, ObjectNode> old = byCode(before, list);
        List<ListChange> changes = new ArrayList<>();
        byCode(after, list)
                .forEach((code, now) -> {
                    ObjectNode was = old.remove(code);
                    if (was == null) {
                        changes.add(new ListChange(code, null, null, now.toString()));
                    } else {
                        keys(code, was, now, changes);
                    }
                });
        old.forEach((code, was) -> changes.add(new ListChange(code, null, was.toString(), null)));
        return List.copyOf(changes);
    }

    private static void keys(
            String code, ObjectNode was, ObjectNode now, List<ListChange> changes) {
        TreeSet<String> keys = new TreeSet<>(was.propertyNames());
        keys.addAll(now.propertyNames());
        keys.removeAll(MergedEntry.OWN); // where it comes from its pack says
        for (String key : keys) {
            JsonNode from = was.get(key);
            JsonNode to = now.get(key);
            if (from == null || !from.equals(to)) {
                changes.add(
                        new ListChange(
                                code,
                                key,
                                from == null ? null : from.toString(),
                                to == null ? null : to.toString()));
            }
        }
    }

    private static Map<String, ObjectNode> byCode(Rules rules, String list) {
        Map<String, ObjectNode> entries = new LinkedHashMap<>();
        rules.merged(list)
                .forEach(entry -> entries.put(RulePack.codeOf(entry.node()), entry.node()));
        return entries;
    }
}
