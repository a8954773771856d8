package org.lockfast.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entry as it stands on a day: the shipped keys, overlaid by those the force gave.
 *
 * @param pack the pack that had the last word on it
 */
record MergedEntry(RulePack pack, ObjectNode node) {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_.-]{0,63}");

    /**
     * Keys that say where an entry comes from: a force's change never inherits the shipped ones.
     */
    static final Set<String> OWN = Set.of("version", "effective", "source", "status");

    MergedEntry overlaid(RulePack force, ObjectNode changes) {
        ObjectNode merged = node.deepCopy();
        OWN.forEach(merged::remove);
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            merged.set(change.getKey(), change.getValue());
        }
        return new MergedEntry(force, merged);
    }

    EntryReader reader() {
        return new EntryReader("entry " + RulePack.codeOf(node), node);
    }

    /** Reads what every entry has; the reader is then asked for the rest. */
    Coding coding(EntryReader in) {
        String code = in.text("code");
        if (!CODE.matcher(code).matches()) {
            throw in.wrong("a code has capitals, digits, _ . - only.");
        }
        Provenance packs = pack.from();
        LocalDate effective = in.dateOr("effective");
        if (effective != null && effective.isAfter(packs.effective())) {
            throw in.wrong("\"effective\" is later than that of its pack.");
        }
        List<String> source = in.texts("source");
        String status = in.textOr("status");
        Provenance from =
                new Provenance(
                        packs.pack(),
                        in.has("version") ? in.whole("version", 1, 1_000_000) : packs.version(),
                        effective == null ? packs.effective() : effective,
                        source.isEmpty() ? packs.source() : source,
                        status == null ? packs.status() : status,
                        packs.origin());
        return new Coding(code, in.wording("words"), from, in.dateOr("retired"));
    }
}
