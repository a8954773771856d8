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

    private void followOld(RecordedEvent event) {
        note(event.entry());
        known().follow(event);
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

    /** The first objection to any of its signers, one of a key never proven before others. */
    synchronized KeyHistory.@Nullable Objection objection(Entry entry, long record) {
        return known().objection(entry, record);
    }

    synchronized boolean isAboutKeys(Entry entry) {
        KeyHistory any = history;
        return (any == null ? fresh.get() : any).isAboutKeys(entry);
    }

    /** One from elsewhere; null, or why it changes no keys. */
    synchronized KeyHistory.@Nullable Refusal follow(RecordedEvent event) {
        return known().follow(event);
    }

    synchronized List<ChainLack> lacks() {
        return known().lacks();
    }

    synchronized boolean isLacking(String of, long epoch, long seq) {
        return known().isLacking(of, epoch, seq);
    }

    synchronized Optional<Hash> enrolment(String of) {
        return known().enrolment(of);
    }

    synchronized boolean isEnrolment(String of, Hash eid) {
        return known().isEnrolment(of, eid);
    }
}
