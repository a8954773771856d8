package org.lockfast.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;

/**
 * The keys known while a journal is open. Followed from the entries about keys when they are first
 * asked for, and entry by entry from then on. Safe for use by several threads.
 */
final class LiveKeys {
    private final Supplier<KeyHistory> fresh;
    private final String device;
    private @Nullable KeyHistory history;
    private long cameBack = -1;

    /**
     * @param fresh gives a history that has followed nothing yet
     * @param device whose journal it is
     */
    LiveKeys(Supplier<KeyHistory> fresh, String device) {
        this.fresh = fresh;
        this.device = device;
    }

    synchronized boolean isFollowing() {
        return history != null;
    }

    /**
     * Follows all that the journal has, while nobody records. They were checked when they came in,
     * so no signature is checked again.
     */
    synchronized void follow(List<Long> records, LongFunction<@Nullable RecordedEvent> read) {
        history = fresh.get();
        cameBack = -1;
        for (long record : records) {
            RecordedEvent event = read.apply(record);
            if (event != null) {
                followOld(event);
            }
        }
    }

    /** As a verification follows it: what came in after its key was ended changes no keys. */
    private void followOld(RecordedEvent event) {
        KeyHistory known = known();
        Entry entry = event.entry();
        note(entry);
        known.meet(entry, event.record());
        KeyHistory.Objection objection = objection(entry, event.record());
        boolean here = entry.device().equals(device) && entry.epoch() >= cameBack;
        if (objection == null
                || objection.endedBy() == null
                || (here && objection.endedBy().equals(device))) {
            if (known.follow(event) != null && !here) {
                known.keep(event);
            }
        } else {
            known.unfollowed(entry);
        }
    }

    /** What was recorded here; nothing where keys were not asked for yet. */
    synchronized void recorded(Entry entry, Supplier<RecordedEvent> event) {
        if (history != null && history.isAboutKeys(entry)) {
            followOld(event.get());
        }
    }

    private void note(Entry entry) {
        if (entry.device().equals(device) && ChainBranch.isAfterReturn(entry)) {
            cameBack = Math.max(cameBack, entry.epoch());
        }
    }

    /** The highest own epoch that was begun because own entries had come back; -1 for none. */
    synchronized long cameBack() {
        return cameBack;
    }

    /** They are followed anew when they are next asked for: what was followed last is not so. */
    synchronized void forget() {
        history = null;
    }

    private KeyHistory known() {
        KeyHistory known = history;
        if (known == null) {
            throw new IllegalStateException("The keys are followed before they are asked for");
        }
        return known;
    }

    synchronized Optional<VerifyKey> key(Entry entry, String signer) {
        return known().key(entry, signer);
    }

    synchronized void meet(Entry entry, long record) {
        known().meet(entry, record);
    }

    /** The first objection to any of its signers, one of a key never proven before others. */
    synchronized KeyHistory.@Nullable Objection objection(Entry entry, long record) {
        KeyHistory.Objection ended = null;
        for (String signer : entry.signers()) {
            KeyHistory.Objection one = known().objection(entry, signer, record);
            if (one != null && one.endedBy() == null) {
                return one;
            }
            ended = ended == null ? one : ended;
        }
        return ended;
    }

    synchronized boolean isAboutKeys(Entry entry) {
        return known().isAboutKeys(entry);
    }

    /** One from elsewhere; null, or why it changes no keys. */
    synchronized @Nullable String follow(RecordedEvent event) {
        String refused = known().follow(event);
        if (refused != null) {
            known().keep(event);
        }
        return refused;
    }

    /** One from elsewhere that is signed by a key that was ended. */
    synchronized void unfollowed(Entry entry) {
        known().unfollowed(entry);
    }

    synchronized List<ChainLack> lacks() {
        return known().lacks();
    }

    synchronized Optional<Hash> enrolment(String of) {
        return known().enrolment(of);
    }
}
