package org.lockfast.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Attachments;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Received;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.keys.Keyring;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.SealedBlocks;
import org.lockfast.keys.SealedFiles;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.ForceDevices;
import org.lockfast.officer.KeepingDevices;
import org.lockfast.sync.wire.CarryBody;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.WireJson;

/**
 * Exchange between two devices of one force by files on a stick, with no server: in any order, any
 * number of times. What one has written for the other says what it has itself, so the answer holds
 * only what is missing.
 */
public final class Carrying {
    private static final String CARRIED = "local/carried";
    private static final String EARLY = "local/early";
    private static final int MOST_FILES = 192 << 20;
    private static final int MOST_WANTED = 1000;
    private static final int GROUP = 1000;

    private final Path dir;
    private final Journal journal;
    private final DeviceKeys device;
    private final SealedFiles sealed;
    private final MasterKeys masters;
    private final SecureRandom random;
    private final Attachments attachments;
    private final NamedFiles named;
    private final KeyringFollower follower;

    /**
     * @param parts of an enrolled store
     * @param device its own keys; they stay the caller's
     */
    public Carrying(SyncParts parts, DeviceKeys device) {
        this.dir = parts.directory();
        this.journal = parts.journal();
        this.device = device;
        this.sealed = parts.sealed();
        this.masters = parts.masters();
        this.random = parts.random();
        this.attachments = parts.attachments();
        this.named = parts.named();
        this.follower = parts.follower();
    }

    /**
     * A file for another device.
     *
     * @param entries in it
     * @param files photographs and forms in it
     * @param left photographs and forms for which there was no room; a later file has them
     */
    @SuppressWarnings("ArrayRecordComponent") // written to a file, never compared
    public record Carry(byte[] bytes, String receiver, int entries, int files, int left) {}

    /**
     * What came out of a file.
     *
     * @param added entries that are new here
     * @param known entries that were here already
     * @param waiting entries that rest on something no file has brought yet; kept until one does
     * @param refused entries that are not what they say they are
     * @param files photographs and forms that are new here
     */
    public record Came(String sender, int added, int known, int waiting, int refused, int files) {}

    /** JSON of {@code local/carried}: device to what it has. */
    private record Carried(Map<String, Map<String, List<Holdings.Has>>> has) {
        Carried {
            has = Map.copyOf(has);
        }
    }

    /**
     * Writes what another device lacks, as far as is known.
     *
     * @param receiver its id, or what people call it
     */
    public Outcome<Carry> export(String receiver) {
        return found(receiver).then(peer -> Outcome.done(write(peer, true, MOST_FILES)));
    }

    /** The same for one exchange of several: fewer files at a time. */
    public Outcome<Carry> relayed(String receiver) {
        return found(receiver).then(peer -> Outcome.done(write(peer, true, CarryBody.MOST_FILES)));
    }

    /** A file without entries: it says what is here, so that the answer does too. */
    Outcome<Carry> greeting(String receiver) {
        return found(receiver).then(peer -> Outcome.done(write(peer, false, 0)));
    }

    /** Whether that device has said what it has. */
    boolean knows(String id) {
        return carried().containsKey(id);
    }

    /**
     * The key of another device, which was not revoked.
     *
     * @param idOrName its id, or what people call it
     */
    Outcome<VerifyKey> peer(String idOrName) {
        return found(idOrName).then(peer -> Outcome.done(peer.vkey()));
    }

    /** The device's id in its key's name. */
    static String id(VerifyKey key) {
        return key.name().substring(0, key.name().indexOf('/'));
    }

    /** Every device the force enrolled, revoked or not, with its key; as far as is known here. */
    public Map<String, VerifyKey> devices() {
        Map<String, VerifyKey> all = new LinkedHashMap<>();
        ForceDevices.of(journal.aboutKeys(), journal.device())
                .forEach(peer -> all.put(peer.id(), peer.vkey()));
        return all;
    }

    private Outcome<ForceDevice> found(String receiver) {
        List<ForceDevice> peers = peers(receiver);
        if (peers.size() != 1) {
            return Outcome.refused("NO_SUCH_DEVICE", KeepingDevices.which(receiver, peers));
        }
        ForceDevice peer = peers.getFirst();
        if (peer.id().equals(device.device())) {
            return Outcome.refused("ITSELF", "That is this device. Name the one to carry to.");
        }
        if (peer.revoked() != null) {
            return Outcome.refused(
                    "REVOKED",
                    "That device was revoked by an administrator: nothing is written for it.");
        }
        return Outcome.done(peer);
    }

    private Carry write(ForceDevice peer, boolean withEntries, long room) {
        // Copies of one device answer under one name: what one of them has the other may not
        boolean copied = journal.parting(peer.id()).isPresent();
        Holdings.Missing missing =
                new Holdings.Missing(
                        copied ? Map.of() : carried().getOrDefault(peer.id(), Map.of()));
        Holdings ours = new Holdings();
        List<byte[]> entries = new ArrayList<>();
        List<Commitment> values = new ArrayList<>();
        Set<Hash> wanted = new LinkedHashSet<>(wantedBy(peer.id()));
        long end =
                each(
                        Long.MAX_VALUE,
                        kept -> {
                            ours.add(kept.entry());
                            missing.take(kept);
                        });
        each(
                end,
                kept -> {
                    if (withEntries && missing.has(kept.record())) {
                        entries.add(kept.entry().bytes());
                        values.addAll(kept.bodies());
                        kept.entry().attachments().forEach(file -> wanted.add(file.hash()));
                    }
                });
        Map<Hash, byte[]> files = new LinkedHashMap<>();
        int left = files(wanted, room, files);
        HeadedBody<CarryFile.Header> content =
                new HeadedBody<>(
                        new CarryFile.Header(
                                device.device(),
                                peer.id(),
                                ours.told(journal),
                                wantedHere(),
                                wraps(),
                                checkpoint()),
                        EntriesBody.of(entries, values));
        Ed25519Key key = device.signer(0);
        try {
            byte[] bytes =
                    CarryFile.write(
                            content, files, key, Base64.getDecoder().decode(peer.seal()), random);
            return new Carry(bytes, peer.id(), entries.size(), files.size(), left);
        } finally {
            key.destroy();
        }
    }

    /** Goes through the journal up to a record; the record after the last entry there was. */
    private long each(long below, Consumer<JournalWalk.Kept> take) {
        JournalWalk walk = journal.walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            some.stream().filter(kept -> kept.record() < below).forEach(take);
        }
        return walk.position();
    }

    private int files(Set<Hash> wanted, long most, Map<Hash, byte[]> into) {
        long room = most;
        int left = 0;
        for (Hash hash : wanted) {
            byte[] packed;
            try {
                packed = attachments.packed(hash).orElse(null);
            } catch (KeyringRefusal e) {
                packed = null; // verification names it
            }
            if (packed == null) {
                continue;
            }
            if (packed.length > room) {
                left++;
                continue;
            }
            room -= packed.length;
            into.put(hash, packed);
        }
        return left;
    }

    private String checkpoint() {
        try {
            return SyncMemory.read(dir, sealed)
                    .map(memory -> memory.now().pin())
                    .filter(LogWatch::isSigned)
                    .orElse("");
        } catch (KeyringRefusal e) {
            return ""; // damaged: files go between devices all the same
        }
    }

    private List<String> wraps() {
        List<String> notes = new ArrayList<>();
        for (Keyring.Officer officer : follower.keyring().keyring().officers()) {
            officer.wrapNote()
                    .ifPresent(note ->
                            notes.add(
                                    new String(
                                            note.bytes(),
                                            java.nio.charset.StandardCharsets.UTF_8)));
        }
        return notes;
    }

    /** Files that entries here name and that are not here. */
    private List<String> wantedHere() {
        List<String> wanted = new ArrayList<>();
        long from = 0;
        for (List<NamedFiles.Named> rows = named.from(from, GROUP);
                !rows.isEmpty() && wanted.size() < MOST_WANTED;
                rows = named.from(from, GROUP)) {
            for (NamedFiles.Named row : rows) {
                if (!attachments.exists(row.hash()) && wanted.size() < MOST_WANTED) {
                    wanted.add(row.hash().base64());
                }
            }
            from = rows.getLast().record() + 1;
        }
        return wanted;
    }

    /**
     * Takes in a file that another device wrote for this one.
     *
     * @throws IOException where the disk refuses
     */
    public Outcome<Came> take(byte[] file) throws IOException {
        Optional<String> receiver = CarryFile.receiver(file);
        if (receiver.isEmpty()) {
            return Outcome.refused(
                    "NO_CARRY_FILE", "This is no file that a Lockfast device wrote for another.");
        }
        if (!receiver.get().equals(device.device())) {
            return Outcome.refused(
                    "FOR_ANOTHER",
                    "This file was written for the device "
                            + receiver.get()
                            + "; this one is "
                            + device.device()
                            + ". Take it to that device, or have one written for this.");
        }
        Optional<CarryFile.Opened> opened = CarryFile.open(file, device);
        if (opened.isEmpty()) {
            return torn();
        }
        VerifyKey known = key(opened.get().header().sender());
        if (known != null && !opened.get().signedBy(known)) {
            return torn();
        }
        return Outcome.done(take(opened.get()));
    }

    private static <T> Outcome<T> torn() {
        return Outcome.refused(
                "TORN",
                "This file was cut short or altered on its way. Nothing of it was taken in. Have it written"
                        + " once more.");
    }

    private Came take(CarryFile.Opened opened) throws IOException {
        Map<Hash, Commitment> values = new HashMap<>();
        opened.entries().bodies().forEach(value -> values.put(value.hash(), value));
        List<Incoming> all = new ArrayList<>(early());
        int refused = 0;
        for (byte[] bytes : opened.entries().entries()) {
            Incoming one = Pulling.incoming(bytes, values);
            if (one == null) {
                refused++;
            } else {
                all.add(one);
            }
        }
        List<Received> answers = new ArrayList<>();
        for (int from = 0; from < all.size(); from += GROUP) {
            answers.addAll(journal.receive(all.subList(from, Math.min(all.size(), from + GROUP))));
        }
        int added = 0;
        int known = 0;
        Hash aboutOfficers = null;
        List<Incoming> waiting = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Received answer = answers.get(i);
            switch (answer.answer()) {
                case ADDED, FORK -> {
                    added++;
                    String type = all.get(i).entry().type();
                    if (type.startsWith("officer.") || type.startsWith("key.")) {
                        aboutOfficers = answer.eid();
                    }
                }
                case KNOWN -> known++;
                case WAITING -> waiting.add(all.get(i));
                case REFUSED -> refused++;
            }
        }
        keepEarly(waiting);
        journal.settle();
        int files = keepFiles(opened.files());
        VerifyKey sender = key(opened.header().sender());
        if (sender != null && opened.signedBy(sender)) {
            follow(opened.header(), aboutOfficers);
        }
        return new Came(opened.header().sender(), added, known, waiting.size(), refused, files);
    }

    /** What its sender says of itself and of the officers' passwords. */
    private void follow(CarryFile.Header header, @Nullable Hash cause) {
        Map<String, Map<String, List<Holdings.Has>>> has = new HashMap<>(carried());
        has.put(header.sender(), header.has());
        sealed.write(CARRIED, WireJson.write(new Carried(has)));
        sealed.write(CARRIED + "-" + header.sender(), WireJson.write(new Wanted(header.wanted())));
        Map<UUID, WrapNote> notes = new HashMap<>();
        List<ForceOfficer> officers = follower.officers();
        for (String text : header.wraps()) {
            WrapNote note = WrapExchange.read(text);
            if (note != null && isGood(note, officers)) {
                notes.merge(note.officer(), note, (a, b) -> a.rev() >= b.rev() ? a : b);
            }
        }
        follower.follow(officers, id -> Optional.ofNullable(notes.get(id)), cause);
    }

    private static boolean isGood(WrapNote note, List<ForceOfficer> officers) {
        return officers.stream()
                .anyMatch(one -> one.id().equals(note.officer()) && note.verifiedBy(one.vkey()));
    }

    /** JSON of {@code local/carried-<device>}: hashes of files it lacks. */
    private record Wanted(List<String> hashes) {}

    private List<Hash> wantedBy(String peer) {
        List<Hash> hashes = new ArrayList<>();
        sealed.find(CARRIED + "-" + peer)
                .map(json -> WireJson.read(json, Wanted.class).hashes())
                .orElse(List.of())
                .forEach(text -> {
                    try {
                        hashes.add(Hash.ofBase64(text));
                    } catch (IllegalArgumentException e) {
                        // nobody's hash: nothing is looked for
                    }
                });
        return hashes;
    }

    private Map<String, Map<String, List<Holdings.Has>>> carried() {
        try {
            return sealed.find(CARRIED)
                    .map(json -> WireJson.read(json, Carried.class).has())
                    .orElse(Map.of());
        } catch (Refused e) {
            return Map.of(); // of an earlier version: more is written than would be needed, once
        }
    }

    private int keepFiles(Map<Hash, byte[]> files) {
        int kept = 0;
        for (Map.Entry<Hash, byte[]> one : files.entrySet()) {
            boolean fresh = !attachments.exists(one.getKey());
            if (fresh && attachments.keep(one.getKey(), one.getValue())) {
                kept++;
            }
        }
        return kept;
    }

    /** What came in an earlier file and rests on something that had not come. */
    private List<Incoming> early() throws IOException {
        List<Incoming> early = new ArrayList<>();
        SealedBlocks.open(
                        dir,
                        EARLY,
                        masters,
                        random,
                        block -> {
                            EntriesBody one = EntriesBody.parse(block);
                            Map<Hash, Commitment> values = new HashMap<>();
                            one.bodies().forEach(value -> values.put(value.hash(), value));
                            one.entries()
                                    .forEach(bytes -> {
                                        Incoming entry = Pulling.incoming(bytes, values);
                                        if (entry != null) {
                                            early.add(entry);
                                        }
                                    });
                        })
                .close();
        return early;
    }

    private void keepEarly(List<Incoming> waiting) throws IOException {
        Files.deleteIfExists(dir.resolve(EARLY));
        if (waiting.isEmpty()) {
            return;
        }
        Set<Hash> once = new LinkedHashSet<>();
        try (SealedBlocks kept = SealedBlocks.open(dir, EARLY, masters, random, block -> {})) {
            for (Incoming one : waiting) {
                byte[] block = EntriesBody.of(List.of(one.entry().bytes()), one.bodies()).bytes();
                if (once.add(one.entry().eid()) && block.length <= 1 << 20) {
                    kept.append(block); // a larger one comes again with its sender's next file
                }
            }
            kept.force();
        }
    }

    private @Nullable VerifyKey key(String id) {
        return peers(id).stream()
                .filter(peer -> peer.id().equals(id))
                .map(ForceDevice::vkey)
                .findFirst()
                .orElse(null);
    }

    /** By what was the force's to say: an entry about a device that nobody follows names none. */
    private List<ForceDevice> peers(String idOrName) {
        return ForceDevices.of(journal.aboutKeys(), journal.device()).stream()
                .filter(one -> one.isCalled(idOrName))
                .toList();
    }
}
