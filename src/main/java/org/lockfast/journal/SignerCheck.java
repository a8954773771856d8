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
    private final String device;
    private final EventReader reader;
    private long unfollowed = -1;
    private long ofEndedKeys;
    private long notFollowed;

    SignerCheck(Wrongs wrongs, KeyHistory keys, String device, EventReader reader) {
        this.wrongs = wrongs;
        this.keys = keys;
        this.device = device;
        this.reader = reader;
    }

    /** Signatures still to be checked, with the keys they are to be checked by. */
    record Job(long record, Entry entry, boolean here, Map<String, VerifyKey> keys) {}

    /** Entries that came in after a key that signs them was ended. */
    long ofEndedKeys() {
        return ofEndedKeys;
    }

    /** Entries from elsewhere that change no keys, though they say so: not theirs to say. */
    long notFollowed() {
        return notFollowed;
    }

    /**
     * In journal order: finds the keys; null where there is nothing left to check.
     *
     * @param here recorded by this store, not come from elsewhere
     */
    @Nullable Job take(long record, Entry entry, boolean here, Supplier<List<Commitment>> bodies) {
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
        boolean marked = false;
        boolean wrong = false;
        for (String signer : entry.signers()) {
            Optional<VerifyKey> key = keys.key(entry, signer);
            if (key.isEmpty()) {
                wrongs.add(Check.KEY, record, entry, "Nobody trusted introduced " + signer);
                continue;
            }
            found.put(signer, key.get());
            KeyHistory.Objection objection = keys.objection(entry, signer, record);
            if (objection != null && objection.isFault(here, device)) {
                wrong = true;
                wrongs.add(Check.KEY, record, entry, objection.sentence());
            } else if (objection != null && keys.isByOrder(entry, signer)) {
                marked = true;
            }
        }
        ofEndedKeys += marked ? 1 : 0;
        Job job = new Job(record, entry, here, found);
        if (!keys.isAboutKeys(entry)) {
            return job;
        }
        unfollowed = record;
        if (check(job)) { // at once: what follows depends on it
            KeyHistory.Refusal refused = keys.follow(reader.read(record, entry, bodies.get()));
            if (refused == null) {
                unfollowed = -1;
            } else if (refused.objection() == null || !(marked || wrong)) { // else it is told
                refused(record, entry, here, refused);
            }
        }
        return null;
    }

    private void refused(long record, Entry entry, boolean here, KeyHistory.Refusal why) {
        if (why.isFault(entry, here, device)) {
            wrongs.add(Check.KEY, record, entry, why.sentence());
        } else {
            notFollowed++;
        }
    }

    /**
     * Whether the entry taken last has to be followed, and was not theirs to make who signed it.
     */
    boolean hasRefused(long record) {
        return unfollowed == record;
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
