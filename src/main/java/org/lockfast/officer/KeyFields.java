package org.lockfast.officer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** Whether an entry of the type introduces, replaces or ends keys. */
    static boolean concerns(String typeName) {
        return switch (typeName) {
            case "force.founded",
                    "officer.added",
                    "officer.rekeyed",
                    "officer.retired",
                    "key.revoked",
                    "device.enrolled",
                    "device.revoked",
                    "device.epoch" ->
                    true;
            default -> false;
        };
    }

    /**
     * @param replaced the name of the key that the subject's new one replaces; asked only where
     *     there is a new one
     */
    static Optional<KeyEvent> event(Entry entry, Supplier<String> replaced) {
        if (!concerns(entry.typeName())) {
            return Optional.empty(); // most entries: nothing of them is read
        }
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
                        Optional.of(new KeyEvent.Replaced(replaced.get(), key(body, "vkey")));
                case "officer.retired" -> Optional.of(new KeyEvent.Retired(replaced.get()));
                case "key.revoked", "device.revoked" ->
                        Optional.of(new KeyEvent.Revoked(key(body, "vkey").name()));
                case "device.enrolled" -> Optional.of(new KeyEvent.Enrolled(key(body, "vkey")));
                default -> Optional.of(new KeyEvent.EpochOpened(key(body, "vkey")));
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
