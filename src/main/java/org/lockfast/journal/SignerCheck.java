package org.lockfast.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.SignatureCheck;
import org.lockfast.ledger.VerifyKey;

/**
 * KEY and SIGNATURE. Which key belongs to a name is asked in journal order; the signatures
 * themselves, which take nearly all the time, are checked later on any thread.
 */
final class SignerCheck {
    private final Wrongs wrongs;
    private final KeyHistory keys;
    private final EventReader reader;
    private long refused = -1;

    SignerCheck(Wrongs wrongs, KeyHistory keys, EventReader reader) {
        this.wrongs = wrongs;
        this.keys = keys;
        this.reader = reader;
    }

    /** Signatures still to be checked, with the keys they are to be checked by. */
    record Job(long record, Entry entry, Map<String, VerifyKey> keys) {}

    /** In journal order: finds the keys; null where there is nothing left to check. */
    @Nullable Job take(long record, Entry entry, Supplier<List<Commitment>> bodies) {
        if (entry.actor() == null || !signedByOfficer(entry)) {
            if (!DeviceOnly.allows(entry.type())) {
                wrongs.add(
                        Check.SIGNATURE,
                        record,
                        entry,
                        "No officer signed it, and " + entry.type() + " needs one");
            }
        }
        Map<String, VerifyKey> found = new HashMap<>();
        for (String signer : entry.signers()) {
            Optional<VerifyKey> key = keys.key(entry, signer, record);
            String objection = key.isEmpty() ? null : keys.objection(signer, record);
            if (key.isEmpty()) {
                wrongs.add(Check.KEY, record, entry, "Nobody trusted introduced " + signer);
            } else {
                found.put(signer, key.get());
            }
            if (objection != null) {
                wrongs.add(Check.KEY, record, entry, objection);
            }
        }
        Job job = new Job(record, entry, found);
        if (!keys.isFollowed(entry)) {
            return job;
        }
        refused = record;
        if (check(job)) { // at once: what follows depends on it
            String why = keys.follow(reader.read(record, entry, bodies.get()));
            if (why == null) {
                refused = -1;
            } else {
                wrongs.add(Check.KEY, record, entry, why);
            }
        }
        return null;
    }

    /**
     * Whether the entry taken last has to be followed, and was not theirs to make who signed it.
     */
    boolean hasRefused(long record) {
        return refused == record;
    }

    private static boolean signedByOfficer(Entry entry) {
        Entry.Actor actor = entry.actor();
        return actor != null && actor.ownKey();
    }

    /** Checks the signatures; any thread. */
    boolean check(Job job) {
        SignatureCheck.Finding finding =
                new SignatureCheck(name -> Optional.ofNullable(job.keys().get(name)))
                        .check(job.entry());
        return switch (finding) {
            case SignatureCheck.Finding.Good good -> true;
            case SignatureCheck.Finding.UnknownKey unknown -> {
                if (job.keys().containsKey(unknown.name())) { // known by name, signed by another
                    wrongs.add(
                            Check.KEY,
                            job.record(),
                            job.entry(),
                            "It is signed by another key than the one known as " + unknown.name());
                }
                yield false;
            }
            case SignatureCheck.Finding.BadSignature bad -> {
                wrongs.add(
                        Check.SIGNATURE,
                        job.record(),
                        job.entry(),
                        "The signature of " + bad.name() + " is not over these bytes");
                yield false;
            }
        };
    }
}
