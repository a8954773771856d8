package org.lockfast.officer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.JournalEvents;
import org.lockfast.keys.KeyEvent;
import org.lockfast.ledger.VerifyKey;

/** What recorded events mean for the keys that may sign. */
public final class KeyHistoryEvents {
    private KeyHistoryEvents() {}

    /**
     * @param replaced the name of the key that the subject's new one replaces, where the event
     *     makes a new one
     * @return nothing where the event says nothing of keys
     */
    public static Optional<KeyEvent> of(@Nullable DomainEvent event, String replaced) {
        return switch (event) {
            case OfficerEvent.Founded e ->
                    Optional.of(
                            new KeyEvent.Founded(
                                    VerifyKey.parse(e.forceKey()),
                                    List.of(
                                            VerifyKey.parse(e.deviceKey()),
                                            VerifyKey.parse(e.officerKey()),
                                            VerifyKey.parse(e.logKey()))));
            case OfficerEvent.Added e -> Optional.of(new KeyEvent.Added(VerifyKey.parse(e.vkey())));
            case OfficerEvent.Rekeyed e ->
                    Optional.of(new KeyEvent.Replaced(replaced, VerifyKey.parse(e.vkey())));
            case OfficerEvent.Retired _ -> Optional.of(new KeyEvent.Retired(replaced));
            case OfficerEvent.KeyRevoked e ->
                    Optional.of(new KeyEvent.Revoked(VerifyKey.parse(e.vkey()).name()));
            case JournalEvents.EpochOpened e ->
                    Optional.of(new KeyEvent.EpochOpened(VerifyKey.parse(e.vkey())));
            case null, default -> Optional.empty();
        };
    }
}
