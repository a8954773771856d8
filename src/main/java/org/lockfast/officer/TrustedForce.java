package org.lockfast.officer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.KeyHistory;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.keys.KeyEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;

/**
 * A key history that says whether the force is the one somebody expects. Where it is not, that is
 * what is wrong; all else is checked by the force that founded the store, for by a key that
 * introduced nobody every entry would seem to be somebody else's.
 */
public final class TrustedForce implements KeyHistory {
    private final KeyHistory history;
    private final VerifyKey expected;
    private final String holds;

    /**
     * @param history of the force that founded the store
     * @param expected the key that should have founded it
     * @param holds what holds that key, such as the name of a file
     */
    public TrustedForce(KeyHistory history, VerifyKey expected, String holds) {
        this.history = history;
        this.expected = expected;
        this.holds = holds;
    }

    @Override
    public @Nullable Refusal follow(RecordedEvent event) {
        Refusal refused = history.follow(event);
        return refused == null
                        && KeyFields.event(event.entry(), () -> "").orElse(null)
                                instanceof KeyEvent.Founded(VerifyKey force, List<VerifyKey> _)
                        && !force.equals(expected)
                ? new Refusal(
                        "The force that founded this store has the key "
                                + force.vkey()
                                + ", and "
                                + holds
                                + " holds another. Name the file with the key of this force; if "
                                + holds
                                + " is that file, somebody else founded this store: tell your security officer",
                        null)
                : refused;
    }

    @Override
    public Optional<VerifyKey> key(Entry entry, String signer) {
        return history.key(entry, signer);
    }

    @Override
    public boolean isByOrder(Entry entry, String signer) {
        return history.isByOrder(entry, signer);
    }

    @Override
    public @Nullable Objection objection(Entry entry, String signer, long record) {
        return history.objection(entry, signer, record);
    }

    @Override
    public boolean isAboutKeys(Entry entry) {
        return history.isAboutKeys(entry);
    }

    @Override
    public boolean isLacking(String device, long epoch, long seq) {
        return history.isLacking(device, epoch, seq);
    }

    @Override
    public List<ChainLack> lacks() {
        return history.lacks();
    }

    @Override
    public Optional<Hash> enrolment(String device) {
        return history.enrolment(device);
    }

    @Override
    public boolean isEnrolment(String device, Hash eid) {
        return history.isEnrolment(device, eid);
    }
}
