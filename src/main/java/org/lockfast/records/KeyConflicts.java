package org.lockfast.records;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflict.Kind;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.FollowedChanges;

/** Lists what people have to look at because of the keys that sign it. */
final class KeyConflicts {
    private final Followed followed;
    private final ConflictRows conflicts;

    KeyConflicts(Followed followed, ConflictRows conflicts) {
        this.followed = followed;
        this.conflicts = conflicts;
    }

    /**
     * An entry about keys. Of those that one device made by one key that was ended the first is on
     * the list until it is closed: whoever has that key and that device makes as many as they like.
     *
     * @param counting those that count from now on by it
     */
    void takeAboutKeys(Entry entry, Collection<Entry> counting) throws SQLException {
        Optional<FollowedChanges.Dispute> dispute = followed.dispute(entry.eid());
        if (dispute.isPresent() && !isListed(dispute.get())) {
            put(Kind.UNFOLLOWED, entry.subject().toString(), entry);
        }
        for (Entry one : counting) {
            if (followed.isMadeAlone(one)) {
                putOnce(one.subject().toString(), one);
            }
            Optional<Entry> proved = followed.proved(one);
            if (proved.isPresent()) {
                forget(proved.get());
            }
        }
    }

    private boolean isListed(FollowedChanges.Dispute dispute) throws SQLException {
        for (Conflict there : conflicts.all(Kind.UNFOLLOWED)) {
            if (there.isOpen()
                    && followed.dispute(there.eids().getFirst())
                            .filter(dispute::equals)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * An entry about what people look after. Of keys that only their device has introduced each
     * device has one on the list: it makes as many of them as it likes.
     *
     * @param beside another text stood at its place of its chain before it came
     */
    void take(Entry entry, long record, boolean beside) throws SQLException {
        if (!followed.isToBeLookedAt(entry, record, beside)) {
            return;
        }
        if (followed.isOnlyClaimed(entry)) {
            putOnce(entry.device(), entry);
        } else {
            put(Kind.REVOKED, entry.subject().toString(), entry);
        }
    }

    private void putOnce(String subject, Entry entry) throws SQLException {
        for (Conflict there : conflicts.about(Kind.REVOKED, subject)) {
            if (there.isOpen()) {
                return;
            }
        }
        put(Kind.REVOKED, subject, entry);
    }

    private void put(Kind kind, String subject, Entry entry) throws SQLException {
        List<Hash> eid = List.of(entry.eid());
        conflicts.put(Conflict.of(kind, subject, eid, eid, entry.recorded(), null));
    }

    private void forget(Entry entry) throws SQLException {
        String subject = entry.subject().toString();
        for (Conflict there : conflicts.about(Kind.REVOKED, subject)) {
            if (there.eids().contains(entry.eid())) {
                conflicts.remove(Kind.REVOKED, subject, there.id());
            }
        }
    }
}
