package org.lockfast.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.EntryKeys;
import org.lockfast.officer.StoreKeyHistory;
import tools.jackson.databind.JsonNode;

/**
 * The keys and devices that the log itself has introduced, followed in the order of the log. What
 * another node took in is followed too, before anybody's key is called unknown.
 */
final class KeysOfLog {
    /**
     * A device as it was enrolled.
     *
     * @param enrolled the entry that introduced it
     */
    record Device(String id, @Nullable String station, VerifyKey vkey, Hash enrolled) {}

    /** What the founding says. */
    record Founding(String force, String name, VerifyKey forceKey, String device, UUID store) {}

    private static final int LAST_EPOCH = 999_999_999;

    private final LogStore store;
    private volatile StoreKeyHistory history = new StoreKeyHistory(null);
    private Map<String, VerifyKey> introduced = new LinkedHashMap<>();
    private volatile Map<String, Device> devices = new ConcurrentHashMap<>();
    private volatile @Nullable Founding founding;
    private long followed;

    KeysOfLog(LogStore store) {
        this.store = store;
    }

    /** Whether the entry may introduce or end keys. */
    boolean isAboutKeys(Entry entry) {
        return history.isAboutKeys(entry);
    }

    /**
     * The keys behind an entry's signers.
     *
     * @return fewer than the signers where one was never introduced
     */
    Map<String, VerifyKey> of(Entry entry, boolean aboutKeys) {
        Map<String, VerifyKey> keys = new HashMap<>();
        for (String signer : entry.signers()) {
            (aboutKeys ? history.key(entry, signer) : history.known(signer))
                    .ifPresent(key -> keys.put(signer, key));
        }
        return keys;
    }

    /** Follows what came since, through whichever node. */
    synchronized void catchUp() {
        for (LogRows.Stored stored : store.read(rows -> rows.aboutKeys(followed))) {
            follow(stored);
        }
    }

    /** Follows all of it anew: the records are not the ones that were followed. */
    synchronized void startAgain() {
        KeysOfLog anew = store.read(rows -> within(store, rows));
        history = anew.history;
        introduced = anew.introduced;
        devices = anew.devices;
        founding = anew.founding;
        followed = anew.followed;
    }

    /** Follows one entry that is not committed yet; only for a copy that is thrown away. */
    synchronized void followAhead(LogRows.Stored stored) {
        follow(stored);
    }

    /** The keys as these rows have them, to be gone on with inside one transaction. */
    static KeysOfLog within(LogStore store, LogRows rows) {
        KeysOfLog copy = new KeysOfLog(store);
        rows.aboutKeys(0).forEach(copy::followAhead);
        return copy;
    }

    private void follow(LogRows.Stored stored) {
        Entry entry = Entry.parse(stored.entry());
        history.meet(entry, stored.index());
        // Whether it may be followed decides what it introduces; it is in the log either way.
        if (history.follow(entry, stored.index()) == null) {
            for (VerifyKey key : EntryKeys.introducedBy(entry)) {
                introduced.putIfAbsent(key.name(), key);
            }
            device(entry, stored.bodies());
        }
        followed = stored.index() + 1;
    }

    private void device(Entry entry, byte[] bodies) {
        boolean founds = entry.typeName().equals("force.founded");
        if (founds) {
            VerifyKey force = VerifyKey.parse(entry.body().path("forceKey").asString(""));
            founding =
                    new Founding(
                            force.name().substring(0, force.name().indexOf('/')),
                            String.valueOf(text(entry, "force", bodies)),
                            force,
                            entry.device(),
                            entry.subject());
        }
        if (founds || entry.typeName().equals("device.enrolled")) {
            VerifyKey key =
                    VerifyKey.parse(entry.body().path(founds ? "deviceKey" : "vkey").asString(""));
            String id = key.name().substring(0, key.name().indexOf('/'));
            devices.putIfAbsent(
                    id, new Device(id, text(entry, "station", bodies), key, entry.eid()));
        }
    }

    private static @Nullable String text(Entry entry, String field, byte[] bodies) {
        JsonNode value = entry.body().path(field);
        if (value.isString()) {
            return value.stringValue();
        }
        String hash = value.path("h").asString("");
        for (Commitment body : BodyBundle.parse(bodies)) {
            if (body.hash().base64().equals(hash)) {
                return body.value().asString(null);
            }
        }
        return null;
    }

    Founding founding() {
        Founding known = founding;
        if (known == null) {
            throw new IllegalStateException("The log does not begin with a founding");
        }
        return known;
    }

    Optional<VerifyKey> key(String name) {
        return history.known(name);
    }

    Optional<Device> device(String id) {
        return Optional.ofNullable(devices.get(id));
    }

    /** Whether the newest key of a device may sign no more. */
    synchronized boolean revoked(String id) {
        // The key of a device's last epoch is that of the nearest one before
        return history.objection(id + "/" + LAST_EPOCH, followed) != null;
    }

    Set<String> deviceIds() {
        return new TreeSet<>(devices.keySet());
    }

    synchronized List<VerifyKey> all() {
        return new ArrayList<>(introduced.values());
    }
}
