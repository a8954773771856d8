package org.lockfast.officer;

import java.util.List;
import java.util.Optional;
import org.lockfast.keys.KeyEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what an entry says of keys from its bytes alone, so that it can be judged even where its
 * bodies are withheld.
 */
final class KeyFields {
    private KeyFields() {}

    static Optional<KeyEvent> event(Entry entry, String replaced) {
        ObjectNode body = entry.body();
        try {
            return switch (entry.typeName()) {
                case "force.founded" ->
                        Optional.of(
                                new KeyEvent.Founded(
                                        key(body, "forceKey"),
                                        List.of(
                                                key(body, "deviceKey"),
                                                key(body, "officerKey"),
                                                key(body, "logKey"))));
                case "officer.added" -> Optional.of(new KeyEvent.Added(key(body, "vkey")));
                case "officer.rekeyed" ->
                        Optional.of(new KeyEvent.Replaced(replaced, key(body, "vkey")));
                case "officer.retired" -> Optional.of(new KeyEvent.Retired(replaced));
                case "key.revoked" -> Optional.of(new KeyEvent.Revoked(key(body, "vkey").name()));
                case "device.epoch" -> Optional.of(new KeyEvent.EpochOpened(key(body, "vkey")));
                default -> Optional.empty();
            };
        } catch (Malformed | IllegalArgumentException e) {
            return Optional
                    .empty(); // a key that does not read introduces nothing, so its signatures are
            // by an unknown name
        }
    }

    private static VerifyKey key(ObjectNode body, String field) {
        return VerifyKey.parse(body.path(field).asString(""));
    }
}
