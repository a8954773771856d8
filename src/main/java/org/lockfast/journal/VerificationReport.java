package org.lockfast.journal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a verification found (docs/verify.md).
 *
 * @param entries entries read
 * @param chains device epochs among them
 * @param signatures signature lines checked
 * @param bodiesMissing values that are not at hand, lawfully destroyed ones included
 * @param attachmentsMissing files named by an entry and not at hand
 * @param forks places of a device's chain at which two texts stand: that device has told two
 *     histories, both are kept, and it is no fault of this store
 * @param contradicted entries that devices were shown at a hand-over and that the chain they were
 *     shown of has not: that chain was cut or told otherwise since
 * @param ofEndedKeys entries that came in after a key that signs them was ended
 * @param notFollowed entries from elsewhere about keys that were not, when they came in, their
 *     officers' to make
 * @param lacking places of devices' chains that their device says it cannot hand in, and that are
 *     not here: no fault of this store
 * @param firstOfEach the first wrong of each check that found one, in the order of the checks
 * @param damage records that do not read and that no epoch names yet
 * @param journalTime all but the index
 * @param indexTime the index comparison alone
 */
public record VerificationReport(
        long entries,
        long chains,
        long signatures,
        long bodiesMissing,
        long attachmentsMissing,
        long forks,
        long contradicted,
        long ofEndedKeys,
        long notFollowed,
        List<ChainLack> lacking,
        Map<Check, Wrong> firstOfEach,
        List<Damage> damage,
        Duration journalTime,
        Duration indexTime) {

    /** The checks, in the order in which they are reported. */
    public enum Check {
        KEYRING,
        FRAMING,
        TRUNCATED,
        HASH,
        CHAIN,
        KEY,
        SIGNATURE,
        PARENT,
        BODY,
        ATTACHMENT,
        INDEX
    }

    /**
     * Something that is wrong.
     *
     * @param record number of the record, null for KEYRING and INDEX
     * @param eid the entry, where it could be read
     * @param chain {@code device/epoch}, where it could be read
     * @param seq its place there, where it could be read
     * @param message in plain words
     */
    public record Wrong(
            @Nullable Long record,
            @Nullable Hash eid,
            @Nullable String chain,
            @Nullable Long seq,
            Check what,
            String message) {}

    /** Records that do not read, both numbers included. */
    public record Damage(long from, long to) {}

    /** Whether nothing was wrong. */
    public boolean ok() {
        return firstOfEach.isEmpty();
    }

    /** The first wrong of the first check that found one, or null. */
    public @Nullable Wrong firstWrong() {
        return firstOfEach.isEmpty() ? null : firstOfEach.values().iterator().next();
    }

    /** A report of a store that could not even be read. */
    public static VerificationReport stopped(Check what, String message) {
        Long record = what == Check.KEYRING || what == Check.INDEX ? null : Long.valueOf(0);
        Wrong wrong = new Wrong(record, null, null, null, what, message);
        return new VerificationReport(
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                Map.of(what, wrong),
                List.of(),
                Duration.ZERO,
                Duration.ZERO);
    }

    /** As {@code verify --json} prints it. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ok", ok())
                .put("entries", entries)
                .put("chains", chains)
                .put("signatures", signatures)
                .put("bodiesMissing", bodiesMissing)
                .put("attachmentsMissing", attachmentsMissing);
        if (forks > 0) { // a store that stays alone has none, and says nothing of them
            json.put("forks", forks);
        }
        if (contradicted > 0) {
            json.put("contradicted", contradicted);
        }
        if (ofEndedKeys > 0) {
            json.put("ofEndedKeys", ofEndedKeys);
        }
        if (notFollowed > 0) {
            json.put("notFollowed", notFollowed);
        }
        if (!lacking.isEmpty()) {
            ArrayNode all = json.putArray("lacking");
            lacking.forEach(lack ->
                    all.addObject()
                            .put("chain", lack.chain())
                            .put("from", lack.from())
                            .put("to", lack.to())
                            .put("cause", lack.cause().name()));
        }
        Wrong wrong = firstWrong();
        if (wrong == null) {
            json.putNull("firstWrong");
        } else {
            Hash eid = wrong.eid();
            json.putObject("firstWrong")
                    .put("record", wrong.record())
                    .put("eid", eid == null ? null : eid.base64())
                    .put("chain", wrong.chain())
                    .put("seq", wrong.seq())
                    .put("what", wrong.what().name())
                    .put("message", wrong.message());
        }
        return json.toString();
    }
}
