package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
     * @param pinned the key as known from elsewhere; null where it is not
     */
    static SecondKey of(byte @Nullable [] file, @Nullable WitnessKey pinned, Findings findings) {
        SecondKey inside = of(file, findings);
        if (pinned == null) {
            return inside;
        }
        if (file == null) {
            findings.add(LogExport.COSIGNER, "is missing");
        } else if (inside.key != null && !inside.key.sameKey(pinned)) {
            findings.add(LogExport.COSIGNER, "is not the key this log is known by");
        }
        return new SecondKey(pinned, findings);
    }

    private static SecondKey of(byte @Nullable [] file, Findings findings) {
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

    /**
     * The first entry of the log. Where that is the founding that names this log's key, it names
     * the second one too, and that cannot be left out later. The log of a device that joined begins
     * with the founding of another log, the force's.
     */
    void founding(byte[] first, VerifyKey log) {
        Entry entry = Entry.parse(first);
        String named = entry.body().path("logCosigner").asString("");
        if (!entry.typeName().equals("force.founded")
                || named.isEmpty()
                || !isOf(entry.body().path("logKey").asString(""), log)) {
            return;
        }
        if (key == null) {
            findings.add(LogExport.COSIGNER, "gives no key, and the founding names one");
        } else if (!isNamed(named)) {
            findings.add(LogExport.COSIGNER, "is not the key that the founding names");
        }
    }

    private static boolean isOf(String named, VerifyKey log) {
        try {
            return Arrays.equals(VerifyKey.parse(named).publicKey(), log.publicKey());
        } catch (Malformed e) {
            return false;
        }
    }

    private boolean isNamed(String vkey) {
        try {
            return key != null && key.sameKey(WitnessKey.parse(vkey));
        } catch (Malformed e) {
            return false;
        }
    }
}
