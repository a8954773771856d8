package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the lines that a log's ML-DSA key has under the checkpoints of one export. */
final class SecondKey {
    private final @Nullable WitnessKey key;
    private final Findings findings;

    private SecondKey(@Nullable WitnessKey key, Findings findings) {
        this.key = key;
        this.findings = findings;
    }

    /**
     * @param file the key's file; null where the export has none
     */
    static SecondKey of(byte @Nullable [] file, Findings findings) {
        if (file == null) {
            return new SecondKey(null, findings);
        }
        List<String> lines = List.of(new String(file, StandardCharsets.UTF_8).split("\n", -1));
        if (lines.size() != 2 || !lines.getLast().isEmpty()) {
            findings.add(LogExport.COSIGNER, "does not have exactly one key line");
            return new SecondKey(null, findings);
        }
        try {
            return new SecondKey(WitnessKey.parse(lines.getFirst()), findings);
        } catch (Malformed e) {
            findings.add(LogExport.COSIGNER, e.getMessage());
            return new SecondKey(null, findings);
        }
    }

    /** A checkpoint that stands in a file. */
    void look(Note checkpoint, String file) {
        if (key != null && !key.signed(checkpoint)) {
            findings.add(file, "is not signed by the key in " + LogExport.COSIGNER);
        }
    }

    /** The first entry of the log: a founding names the key, so it cannot be left out later. */
    void founding(byte[] first) {
        Entry entry = Entry.parse(first);
        String named = entry.body().path("logCosigner").asString("");
        if (!entry.typeName().equals("force.founded") || named.isEmpty()) {
            return;
        }
        if (key == null) {
            findings.add(LogExport.COSIGNER, "is missing, and the founding names that key");
        } else if (!key.sameKey(WitnessKey.parse(named))) {
            findings.add(LogExport.COSIGNER, "is not the key that the founding names");
        }
    }
}
