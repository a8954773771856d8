package org.lockfast.records;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflict.Kind;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.FollowedChanges;

/** Lists what people have to look at because of the keys that sign it. */
final class KeyConflicts {
    /** Devices let in by one other, each not followed, that are listed at a time. */
    private static final int MOST_LET_IN = 20;

    private final Followed followed;
    private final ConflictRows conflicts;
    private final Chains chains;

    KeyConflicts(Followed followed, ConflictRows conflicts, Chains chains) {
        this.followed = followed;
        this.conflicts = conflicts;
        this.chains = chains;
    }

    /**
     * An entry about keys. Of those that one device made by one key that was ended the first is on
     * the list until it is closed: whoever has that key and that device makes as many as they like.
     * Of devices let in so many of each other one are listed, and further ones as these go.
     *
     * @param counting those that count from now on by it
     */
    void takeAboutKeys(Entry entry, Collection<Entry> counting) throws SQLException {
        Optional<FollowedChanges.Dispute> dispute = followed.dispute(entry.eid());
        if (dispute.isPresent()) {
            listFirst(entry, dispute.get());
        }
        Optional<String> letIn = followed.letIn(entry.eid());
        if (letIn.isPresent() && listed(letIn.get()) < MOST_LET_IN) {
            list(entry);
        }
        boolean others = // somebody may wait in vain now, or be known here and not everywhere
                entry.typeName().equals("officer.added")
                        || entry.typeName().equals("device.revoked");
        for (Entry apart : followed.apart(entry)) {
            Optional<FollowedChanges.Dispute> elsewhere = followed.dispute(apart.eid());
            if (elsewhere.isPresent()) {
                listFirst(apart, elsewhere.get());
            }
        }
        for (Entry one : counting) {
            others |= healed(followed.before(one));
            if (followed.isMadeAlone(one)) {
                conflicts.putOnce(
                        Kind.REVOKED, one.subject().toString(), one.eid(), one.recorded());
            }
            Optional<Entry> proved = followed.proved(one);
            if (proved.isPresent()) {
                forget(proved.get());
            }
        }
        if (others) {
            listOthers();
        }
    }

    /** Devices that were let in and are not on the list yet, as far as there is room for them. */
    void listOthers() throws SQLException {
        List<Entry> unfollowed = followed.unfollowed();
        if (unfollowed.isEmpty()) {
            return;
        }
        Set<Hash> there = new HashSet<>();
        Map<String, Integer> open = new HashMap<>();
        for (Conflict one : conflicts.all(Kind.UNFOLLOWED)) {
            Hash eid = one.eids().getFirst();
            there.add(eid);
            if (one.isOpen()) {
                followed.letIn(eid).ifPresent(by -> open.merge(by, 1, Integer::sum));
            }
        }
        for (Entry one : unfollowed) {
            if (!there.contains(one.eid()) && open.getOrDefault(one.device(), 0) < MOST_LET_IN) {
                open.merge(one.device(), 1, Integer::sum);
                list(one);
            }
        }
    }

    private void list(Entry entry) throws SQLException {
        List<Hash> eid = List.of(entry.eid());
        conflicts.put(
                Conflict.of(
                        Kind.UNFOLLOWED,
                        entry.subject().toString(),
                        eid,
                        eid,
                        entry.recorded(),
                        null));
    }

    /** Of those of one device and key the first in its chain is listed, whichever came first. */
    private void listFirst(Entry entry, FollowedChanges.Dispute dispute) throws SQLException {
        for (Conflict there : List.copyOf(conflicts.all(Kind.UNFOLLOWED))) {
            Hash eid = there.eids().getFirst();
            if (there.isOpen() && followed.dispute(eid).filter(dispute::equals).isPresent()) {
                if (!followed.isBefore(entry, eid)) {
                    return;
                }
                conflicts.remove(Kind.UNFOLLOWED, there.subject(), there.id());
            }
        }
        list(entry);
    }

    /** Of what one device let in and nobody follows, how many are on the list. */
    private int listed(String by) throws SQLException {
        int listed = 0;
        for (Conflict there : conflicts.all(Kind.UNFOLLOWED)) {
            if (there.isOpen()
                    && followed.letIn(there.eids().getFirst()).filter(by::equals).isPresent()) {
                listed++;
            }
        }
        return listed;
    }

    /** The device belongs to the force here too: nobody has to look at it any more. */
    private boolean healed(Set<Hash> enrolments) throws SQLException {
        if (enrolments.isEmpty()) {
            return false;
        }
        for (Conflict there : List.copyOf(conflicts.all(Kind.UNFOLLOWED))) {
            if (enrolments.contains(there.eids().getFirst())) {
                conflicts.remove(Kind.UNFOLLOWED, there.subject(), there.id());
            }
        }
        return true;
    }

    /**
     * An entry about what people look after. All of a device are one conflict: whoever has its key
     * and an ended one makes as many as they like. All are marked where they stand.
     *
     * @param beside another text stood at its place of its chain before it came
     */
    void take(Entry entry, long record, boolean beside) throws SQLException {
        if (followed.isToBeLookedAt(entry, record, beside)) {
            chains.doubt(entry);
        }
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
