package org.lockfast.officer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.KeyHistory;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.keys.KeyEvent;
import org.lockfast.keys.KnownKeys;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.VerifyKey;

/**
 * Which key stood behind a name at each place of the journal, as the journal's own entries about
 * keys say. Fresh for each run.
 */
public final class StoreKeyHistory implements KeyHistory {
    private final KnownKeys known;
    private final EntitledChanges entitled = new EntitledChanges();

    /**
     * @param pinned the force key to trust; null trusts the one that founded the store
     */
    public StoreKeyHistory(@Nullable VerifyKey pinned) {
        this.known = pinned == null ? KnownKeys.ofAnyForce() : KnownKeys.of(pinned);
    }

    /** The key of a name as introduced so far. Any thread. */
    public Optional<VerifyKey> known(String name) {
        return known.key(name);
    }

    /**
     * The key behind a signer of an entry that is not in the history yet and may never be. Any
     * thread.
     */
    public Optional<VerifyKey> ahead(Entry entry, String signer) {
        return event(entry)
                .map(event -> known.during(event).key(signer))
                .orElseGet(() -> known.key(signer));
    }

    /**
     * As {@link #follow(RecordedEvent)}, by what stands in clear.
     *
     * @return null, or in a sentence why it may not be followed
     */
    public @Nullable String follow(Entry entry, long record) {
        String refused = entitled.follow(entry, record);
        return refused != null ? refused : apply(event(entry), entry, record);
    }

    @Override
    public Optional<VerifyKey> key(Entry entry, String signer, long record) {
        entitled.meet(entry, record);
        return event(entry)
                .map(event -> known.during(event).key(signer))
                .orElseGet(() -> known.key(signer));
    }

    @Override
    public @Nullable String objection(String signer, long record) {
        String unproven = entitled.objection(signer, record);
        if (unproven != null) {
            return unproven;
        }
        return switch (known.standing(signer, record)) {
            case VALID, UNKNOWN, NOT_YET_INTRODUCED ->
                    null; // an unknown name has no key, and that is said already
            case RETIRED -> "The key " + signer + " signs after its officer retired";
            case REVOKED -> "The key " + signer + " signs after it was revoked";
            case REPLACED -> "The key " + signer + " signs after it was replaced";
        };
    }

    @Override
    public boolean isAboutKeys(Entry entry) {
        return event(entry).isPresent() || EntitledChanges.concerns(entry);
    }

    @Override
    public @Nullable String follow(RecordedEvent recorded) {
        Entry entry = recorded.entry();
        String refused = entitled.follow(entry, recorded.record());
        if (refused != null) {
            return refused;
        }
        return apply(
                KeyHistoryEvents.of(recorded.event(), newest(entry.subject())),
                entry,
                recorded.record());
    }

    private @Nullable String apply(Optional<KeyEvent> event, Entry entry, long record) {
        if (event.isEmpty() || introducedAlready(event.get())) {
            return null;
        }
        List<String> signers = entry.signers();
        KnownKeys.Verdict verdict = known.apply(event.get(), signers, record);
        return verdict == KnownKeys.Verdict.ACCEPTED
                ? null
                : "An entry about keys may not be followed: " + verdict;
    }

    /**
     * The founding introduces the first officer's key; the entry that names that officer says it
     * again.
     */
    private boolean introducedAlready(KeyEvent event) {
        return event instanceof KeyEvent.Added(VerifyKey vkey)
                && known.key(vkey.name()).filter(vkey::equals).isPresent();
    }

    private String newest(UUID owner) {
        return known.newest(owner.toString()).map(VerifyKey::name).orElse("");
    }

    /** Only the clear fields are read: no key stands in a committed one. */
    private Optional<KeyEvent> event(Entry entry) {
        return KeyFields.event(entry, newest(entry.subject()));
    }
}
