package org.lockfast.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainBranch;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.ledger.WitnessKey;
import org.lockfast.officer.EntryKeys;
import org.lockfast.officer.KeyDoubt;
import org.lockfast.officer.StoreKeyHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
     * @param since place of that entry in the log
     */
    record Device(
            String id,
            @Nullable String name,
            @Nullable String station,
            VerifyKey vkey,
            Hash enrolled,
            long since) {}

    /** An entry that begins a further epoch. */
    private record Opening(String device, Hash eid) {}

    /** What the founding says. */
    record Founding(
            String force,
            String name,
            VerifyKey forceKey,
            String device,
            UUID store,
            @Nullable WitnessKey cosigner) {
        /** Whether that key cosigns the log by the founding; an older one names none. */
        boolean names(WitnessKey key) {
            return cosigner == null || cosigner.sameKey(key);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(KeysOfLog.class);

    /** The highest an entry can say. */
    private static final long LAST_EPOCH = (1L << 53) - 1;

    /** Entries read in one question. */
    private static final int AT_ONCE = 200;

    private final LogStore store;
    private volatile StoreKeyHistory history = new StoreKeyHistory(null);
    private Map<String, VerifyKey> introduced = new LinkedHashMap<>();
    private volatile Map<String, Device> devices = new ConcurrentHashMap<>();

    /** By the entry they follow; of one device two are as good as many. */
    private volatile Map<Hash, List<Opening>> openings = new ConcurrentHashMap<>();

    private volatile Map<String, CentralLog.Joined> joined = new ConcurrentHashMap<>();
    private volatile @Nullable Founding founding;
    private long followed;

    /** Null where they are to be reckoned anew. */
    private @Nullable Keepers keepers;

    private Set<String> barred = Set.of();

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
            history.key(entry, signer).ifPresent(key -> keys.put(signer, key));
        }
        return keys;
    }

    /** Follows what came since, through whichever node. */
    void catchUp() {
        for (boolean more = true; more; ) {
            more = store.read(this::page);
        }
    }

    /** The same under the log's lock, before the transaction has written anything. */
    void catchUp(LogRows rows) {
        for (boolean more = true; more; ) {
            more = page(rows);
        }
    }

    /** Follows the next of them; whether there may be more. */
    private boolean page(LogRows rows) {
        List<LogRows.Stored> some = rows.aboutKeys(followed(), AT_ONCE);
        followAll(some);
        return some.size() == AT_ONCE;
    }

    private synchronized long followed() {
        return followed;
    }

    private synchronized void followAll(List<LogRows.Stored> news) {
        news.forEach(this::follow);
    }

    /**
     * Whether an entry that only an administrator may make was one's to make, and none of its keys
     * was ended, at that place of the log; everything about keys before it has been followed.
     */
    synchronized boolean isByAdministrator(Entry entry, long index) {
        return history.isByAdministrator(entry, index);
    }

    /** Follows all of it anew: the records are not the ones that were followed. */
    synchronized void startAgain() {
        KeysOfLog anew = store.read(rows -> within(store, rows));
        history = anew.history;
        introduced = anew.introduced;
        devices = anew.devices;
        openings = anew.openings;
        joined = anew.joined;
        founding = anew.founding;
        followed = anew.followed;
        keepers = null;
    }

    /** Follows one entry that is not committed yet; only for a copy that is thrown away. */
    synchronized void followAhead(LogRows.Stored stored) {
        follow(stored);
    }

    /** A copy, as these rows have the keys. */
    KeysOfLog copy(LogRows rows) {
        return within(store, rows);
    }

    /** The keys as these rows have them, to be gone on with inside one transaction. */
    static KeysOfLog within(LogStore store, LogRows rows) {
        KeysOfLog copy = new KeysOfLog(store);
        copy.catchUp(rows);
        return copy;
    }

    private void follow(LogRows.Stored stored) {
        if (stored.index() < followed) {
            return;
        }
        keepers = null;
        followed = stored.index() + 1; // whatever is in it: no entry may hold up those after it
        try {
            Entry entry = Entry.parse(stored.entry());
            // Whether it may be followed decides what it introduces; it is in the log either way.
            StoreKeyHistory.Taken taken = history.take(entry, stored.index());
            taken.now().values().forEach(this::introduce);
            if (taken.refusal() == null) {
                accepted(entry, stored);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The entry about keys at {} cannot be followed: {}",
                    stored.index(),
                    e.getClass().getName());
        }
    }

    private void introduce(Entry entry) {
        for (VerifyKey key : EntryKeys.introducedBy(entry)) {
            introduced.putIfAbsent(key.name(), key);
        }
    }

    private void accepted(Entry entry, LogRows.Stored stored) {
        byte[] bodies = stored.bodies();
        switch (entry.typeName()) {
            case "force.founded" -> {
                VerifyKey force = VerifyKey.parse(entry.body().path("forceKey").asString(""));
                if (founding == null) {
                    founding =
                            new Founding(
                                    ownerOf(force),
                                    String.valueOf(text(entry, "force", bodies)),
                                    force,
                                    entry.device(),
                                    entry.subject(),
                                    cosigner(entry));
                }
                device(entry, "deviceKey", stored);
            }
            case "device.enrolled" -> {
                device(entry, "vkey", stored);
                joined.putIfAbsent(
                        entry.body().path("code").asString(""),
                        new CentralLog.Joined(
                                entry.eid(),
                                stored.index(),
                                VerifyKey.parse(entry.body().path("vkey").asString(""))));
            }
            case "device.epoch" -> {
                if (ChainBranch.mayPart(entry)) {
                    opens(entry);
                }
            }
            default -> {} // it brings no device
        }
    }

    private static @Nullable WitnessKey cosigner(Entry founding) {
        String key = founding.body().path("logCosigner").asString("");
        return key.isEmpty() ? null : WitnessKey.parse(key);
    }

    private void opens(Entry entry) {
        Opening opening = new Opening(entry.device(), entry.eid());
        List<Opening> there = openings.getOrDefault(entry.prev(), List.of());
        long own = there.stream().filter(one -> one.device().equals(entry.device())).count();
        if (own < 2 && !there.contains(opening)) {
            List<Opening> more = new ArrayList<>(there);
            more.add(opening);
            openings.put(entry.prev(), List.copyOf(more));
        }
    }

    private void device(Entry entry, String field, LogRows.Stored stored) {
        VerifyKey key = VerifyKey.parse(entry.body().path(field).asString(""));
        String id = ownerOf(key);
        devices.putIfAbsent(
                id,
                new Device(
                        id,
                        text(entry, "name", stored.bodies()),
                        text(entry, "station", stored.bodies()),
                        key,
                        entry.eid(),
                        stored.index()));
    }

    private static String ownerOf(VerifyKey key) {
        return key.name().substring(0, key.name().indexOf('/'));
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

    /** The enrolment by that code. */
    Optional<CentralLog.Joined> joined(Hash code) {
        return Optional.ofNullable(joined.get(code.base64()));
    }

    Optional<Device> device(String id) {
        return Optional.ofNullable(devices.get(id));
    }

    /** Whether the newest key of a device may sign no more. */
    synchronized boolean revoked(String id) {
        // The key of a device's last epoch is that of the nearest one before
        return history.isEnded(id + "/" + LAST_EPOCH, followed);
    }

    /** Why an entry at a place is not relied on, in a sentence; null where it is. */
    synchronized @Nullable String doubtOrNull(Entry entry, long index) {
        KeyDoubt doubt = history.doubt(entry, index, false);
        return doubt == null ? null : doubt.sentence();
    }

    /** Whether a device goes on in a further epoch, by another entry, after this one's prev. */
    boolean isParted(Entry entry) {
        return openings.getOrDefault(entry.prev(), List.of()).stream()
                .anyMatch(one ->
                        one.device().equals(entry.device()) && !one.eid().equals(entry.eid()));
    }

    /** Whether a device says that it cannot hand in the entry at a place of its chain. */
    boolean isLacking(String device, long epoch, long seq) {
        return history.isLacking(device, epoch, seq);
    }

    /**
     * Who keeps what stations with one device are sent, as far as was followed.
     *
     * @param shutOut devices that are shut out of the server
     */
    synchronized Keepers keepers(Set<String> shutOut) {
        Keepers known = keepers;
        if (known == null || !barred.equals(shutOut)) {
            known = Keepers.of(this, shutOut);
            keepers = known;
            barred = Set.copyOf(shutOut);
        }
        return known;
    }

    /** The devices that joined and were not revoked, those first that joined first. */
    List<Device> inUse() {
        String own = founding == null ? "" : founding().device();
        return devices.values().stream()
                .filter(one -> !one.id().equals(own) && !revoked(one.id()))
                .sorted(Comparator.comparingLong(Device::since))
                .toList();
    }

    Set<String> deviceIds() {
        return new TreeSet<>(devices.keySet());
    }

    /**
     * The names under which the server's own device signs in epochs that no entry introduces: a log
     * that goes on under another origin begins one.
     *
     * @param newest its newest epoch
     */
    synchronized List<VerifyKey> ofOwnEpochs(long newest) {
        String own = founding().device();
        VerifyKey first = introduced.get(own + "/0");
        return first == null
                ? List.of()
                : LongStream.rangeClosed(1, newest)
                        .mapToObj(epoch -> own + "/" + epoch)
                        .filter(name -> !introduced.containsKey(name))
                        .map(first::renamed)
                        .toList();
    }

    synchronized List<VerifyKey> all() {
        return new ArrayList<>(introduced.values());
    }
}
