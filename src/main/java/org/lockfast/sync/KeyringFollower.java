package org.lockfast.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Recording;
import org.lockfast.keys.FollowingOfficers;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.keys.KeyringNamed;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.OpenKeyring;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.KeepingOfficers;

/**
 * Brings the keyring of an enrolled store to the force's officers as they stand now. The change is
 * made as any other: written beside, recorded, put in place; a power cut leaves one of the two.
 */
public final class KeyringFollower {
    private final UUID store;
    private final KeepingOfficers.Ring ring;
    private final KeyringStore files;
    private final FollowingOfficers following;
    private final Recording journal;
    private final Supplier<List<ForceOfficer>> officers;

    /**
     * @param officers of the force, as its entries in the journal say
     */
    public KeyringFollower(
            UUID store,
            KeepingOfficers.Ring ring,
            KeyringStore files,
            FollowingOfficers following,
            Recording journal,
            Supplier<List<ForceOfficer>> officers) {
        this.store = store;
        this.ring = ring;
        this.files = files;
        this.following = following;
        this.journal = journal;
        this.officers = officers;
    }

    /** The officers of the force. */
    public List<ForceOfficer> officers() {
        return officers.get();
    }

    /** The keyring as it stands. */
    public OpenKeyring keyring() {
        synchronized (ring) {
            return ring.open();
        }
    }

    /**
     * Follows.
     *
     * @param notes wrap notes that came
     * @param cause the entry that said so; null where a note did
     * @return whether the keyring changed
     * @throws KeyringRefusal NOT_SETTLED where an earlier change is not in place yet
     * @throws JournalRefusal where it could not be recorded; then nothing was changed
     */
    public boolean follow(
            List<ForceOfficer> now,
            Function<UUID, Optional<WrapNote>> notes,
            @Nullable Hash cause) {
        synchronized (ring) {
            OpenKeyring base = ring.open();
            Optional<OpenKeyring> changed = following.follow(base, now, notes);
            if (changed.isEmpty()) {
                return false;
            }
            boolean inPlace = false;
            try {
                inPlace =
                        files.replace(
                                base.file(), changed.get().file(), named -> record(named, cause));
            } finally {
                if (!inPlace) {
                    changed.get().close();
                }
            }
            if (inPlace) {
                ring.replacedBy(changed.get());
            }
            return inPlace;
        }
    }

    private void record(KeyringNamed named, @Nullable Hash cause) {
        try {
            journal.record(
                    null,
                    List.of(
                            NewEvent.of(
                                    store,
                                    new DeviceEvent.KeyringFollowed(
                                            Math.toIntExact(named.generation()),
                                            named.sha256(),
                                            cause))));
        } catch (JournalRefusal e) {
            files.abandon(); // it says that nothing was recorded
            throw e;
        }
    }
}
