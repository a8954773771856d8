package org.lockfast.officer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;

/**
 * The officers of a force and their newest keys, as those entries say that were somebody's to make.
 * What an entry says that was not, nobody follows.
 */
public final class ForceOfficers {
    private final Map<UUID, ForceOfficer> officers = new LinkedHashMap<>();

    /** Keys introduced by their own officer: they count once a recovery sheet was used for them. */
    private final Map<String, ForceOfficer> unproven = new HashMap<>();

    private ForceOfficers() {}

    /**
     * In the order they were added, retired ones included.
     *
     * @param aboutKeys every entry about keys, in journal order
     * @param force the key that founded the force
     * @param own the device whose journal it is; null for none
     */
    public static List<ForceOfficer> of(
            List<RecordedEvent> aboutKeys, VerifyKey force, @Nullable String own) {
        ForceOfficers fold = new ForceOfficers();
        FollowedChanges.of(aboutKeys, force, own).forEach(fold::apply);
        return new ArrayList<>(fold.officers.values());
    }

    private void apply(RecordedEvent recorded) {
        Entry entry = recorded.entry();
        UUID subject = entry.subject();
        ForceOfficer known = officers.get(subject);
        @Nullable DomainEvent event = recorded.event();
        switch (event) {
            case OfficerEvent.Added added ->
                    officer(subject, added.collar(), added.vkey(), added.seal());
            case OfficerEvent.Rekeyed fresh when known != null -> rekeyed(entry, known, fresh);
            case OfficerEvent.Retired _ when known != null ->
                    officers.put(
                            subject,
                            new ForceOfficer(
                                    subject, known.collar(), known.vkey(), known.seal(), false));
            case OfficerEvent.RecoveryUsed _ -> entry.signers().forEach(this::proven);
            case null, default -> {}
        }
    }

    private void rekeyed(Entry entry, ForceOfficer known, OfficerEvent.Rekeyed fresh) {
        VerifyKey vkey = key(fresh.vkey());
        if (vkey == null) {
            return;
        }
        ForceOfficer after =
                new ForceOfficer(known.id(), known.collar(), vkey, fresh.seal(), known.active());
        if (entry.signers().contains(vkey.name())) {
            unproven.put(vkey.name(), after);
        } else {
            officers.put(known.id(), after);
        }
    }

    private void proven(String signer) {
        ForceOfficer now = unproven.remove(signer);
        if (now != null) {
            officers.put(now.id(), now);
        }
    }

    private void officer(UUID id, String collar, String vkey, String seal) {
        VerifyKey key = key(vkey);
        if (key != null) {
            officers.put(id, new ForceOfficer(id, collar, key, seal, true));
        }
    }

    private static @Nullable VerifyKey key(String vkey) {
        try {
            return VerifyKey.parse(vkey);
        } catch (Malformed e) {
            return null;
        }
    }
}
