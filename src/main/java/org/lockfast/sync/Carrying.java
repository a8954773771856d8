package org.lockfast.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Journal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.ForceDevices;
import org.lockfast.officer.KeepingDevices;
import org.lockfast.sync.wire.CarryBody;
import org.lockfast.sync.wire.Refused;

/**
 * Exchange between two devices of one force by files on a stick, with no server: in any order, any
 * number of times. What one has written for the other says what it has itself, so the answer holds
 * only what is missing.
 */
public final class Carrying {
    /** Bytes of a whole file: longer than any that is written. */
    public static final int MOST_FILE = 768 << 20;

    /**
     * Bytes of entries and their values in the file by which a computer joins: it holds the whole
     * record, in the order of the journal, so that whoever joins reckons as whoever let it in. What
     * is longer is refused before anything is recorded.
     */
    public static final int MOST_WHOLE = 72 << 20;

    /** What letting a computer join adds to the record, with room to spare. */
    private static final int ENROLMENT = 64 << 10;

    private static final int MOST_FILES = 64 << 20; // a window has to take in what a command wrote
    private static final int GROUP = 1000;

    private final Journal journal;
    private final DeviceKeys device;
    private final LackingFiles lacking;
    private final KeyringFollower follower;
    private final Carried carried;
    private final CarryWriting writing;
    private final EarlyEntries early;
    private final Arrived arrived;
    private final Supplier<List<DeviceEvent.Head>> heads;

    /**
     * @param parts of an enrolled store
     * @param device its own keys; they stay the caller's
     * @param heads the newest entry of each chain that is here, in a force without a server; of any
     *     other force none
     */
    public Carrying(SyncParts parts, DeviceKeys device, Supplier<List<DeviceEvent.Head>> heads) {
        this.heads = heads;
        this.journal = parts.journal();
        this.device = device;
        this.lacking = new LackingFiles(parts.named(), parts.attachments());
        this.follower = parts.follower();
        this.carried = new Carried(parts.sealed());
        this.writing = new CarryWriting(parts, device, carried);
        this.early = new EarlyEntries(parts.directory(), parts.masters(), parts.random());
        this.arrived = new Arrived(parts.sealed(), parts.clock());
    }

    /**
     * A file for another device.
     *
     * @param entries in it
     * @param files photographs and forms in it
     * @param waiting entries for which there was no room: a file written after this one was taken
     *     in, and its receiver has answered, has them
     * @param left photographs and forms for which there was no room; a later file has them
     */
    @SuppressWarnings("ArrayRecordComponent") // written to a file, never compared
    public record Carry(
            byte[] bytes, String receiver, int entries, int waiting, int files, int left) {
        /** Whether more is to come than this file holds. */
        public boolean more() {
            return (waiting > 0 && entries > 0) || (left > 0 && files > 0);
        }
    }

    /**
     * What came out of a file.
     *
     * @param added entries that are new here
     * @param known entries that were here already
     * @param waiting entries that rest on something no file has brought yet; kept until one does,
     *     where a device of the force wrote the file that brought them and was not revoked
     * @param refused entries that are not what they say they are
     * @param files photographs and forms that are new here
     * @param more whether its sender has more entries for this device, which its next file has
     */
    public record Came(
            String sender,
            int added,
            int known,
            int waiting,
            int refused,
            int files,
            boolean more) {}

    /** The devices a file can be written for: of the force, in use, and another than this one. */
    public List<ForceDevice> others() {
        return ForceDevices.of(journal.aboutKeys(), journal.device()).stream()
                .filter(one -> one.revoked() == null && !one.id().equals(device.device()))
                .toList();
    }

    /**
     * As {@link #exportSmall}, with more photographs and forms.
     *
     * @param receiver its id, or what people call it
     */
    public Outcome<Carry> export(String receiver) {
        return export(receiver, CarryWriting.MOST_ENTRIES);
    }

    /**
     * Writes what another device lacks, as far as is known, with few photographs and forms: a
     * window has little memory. What there was no room for comes with a later file.
     *
     * @param receiver its id, or what people call it
     */
    public Outcome<Carry> exportSmall(String receiver) {
        return small(receiver, CarryWriting.MOST_ENTRIES);
    }

    /** With few files: a window has little memory, and so has the one that takes it in. */
    private Outcome<Carry> small(String receiver, int most) {
        return found(receiver)
                .then(peer ->
                        Outcome.done(
                                writing.write(
                                        peer, CarryWriting.Ask.STICK, CarryBody.MOST_FILES, most)));
    }

    /**
     * As {@link #export(String)}.
     *
     * @param most bytes of entries and their values
     */
    Outcome<Carry> export(String receiver, int most) {
        return found(receiver)
                .then(peer ->
                        Outcome.done(
                                writing.write(peer, CarryWriting.Ask.STICK, MOST_FILES, most)));
    }

    /**
     * The file by which a computer joins, which holds the whole record.
     *
     * @param most bytes of entries and their values, {@link #MOST_WHOLE}
     * @return refused where the record is longer than that
     */
    public Outcome<Carry> whole(String receiver, int most) {
        return small(receiver, most)
                .then(file -> file.waiting() == 0 ? Outcome.done(file) : tooLong());
    }

    /**
     * Whether the whole record fits into one file once another computer was let in.
     *
     * @param most as in {@link #whole}
     * @return refused where it does not
     */
    public Outcome<Boolean> fits(int most) {
        return writing.size() + ENROLMENT <= most ? Outcome.done(true) : tooLong();
    }

    private static <T> Outcome<T> tooLong() {
        return Outcome.refused(
                "TOO_LONG",
                "The record is too long for one file, so no other computer can join by a stick any"
                        + " more. Keep this record on the computers that have it. Where more are wanted,"
                        + " found a new force with a server and import there what is here: the"
                        + " administrator's guide says how.");
    }

    /** The same for one exchange of several: fewer files at a time. */
    public Outcome<Carry> relayed(String receiver) {
        return relayed(receiver, CarryWriting.MOST_ENTRIES);
    }

    /**
     * As {@link #relayed(String)}.
     *
     * @param most bytes of entries and their values
     */
    Outcome<Carry> relayed(String receiver, int most) {
        return found(receiver)
                .then(peer ->
                        Outcome.done(
                                writing.write(
                                        peer, CarryWriting.Ask.RELAY, CarryBody.MOST_FILES, most)));
    }

    /** A file without entries: it says what is here, so that the answer does too. */
    Outcome<Carry> greeting(String receiver) {
        return found(receiver)
                .then(peer -> Outcome.done(writing.write(peer, CarryWriting.Ask.GREETING, 0, 0)));
    }

    /** Whether that device has said what it has. */
    boolean knows(String id) {
        return carried.knows(id);
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

    /**
     * Takes in a file that another device wrote for this one.
     *
     * @throws IOException where the disk refuses
     */
    public Outcome<Came> take(byte[] file) throws IOException {
        return take(file, null);
    }

    /**
     * The same of a device that is known to have brought it itself.
     *
     * @param bearer its id: a file another device wrote is not taken in
     */
    public Outcome<Came> takeFrom(byte[] file, String bearer) throws IOException {
        return take(file, bearer);
    }

    private Outcome<Came> take(byte[] file, @Nullable String bearer) throws IOException {
        if (file.length == 0) {
            return Outcome.refused("TORN", CarryFile.EMPTY);
        }
        Optional<String> receiver = CarryFile.receiver(file);
        if (receiver.isEmpty()) {
            return Outcome.refused(
                    "NO_CARRY_FILE", "This is no file that a Lockfast device wrote for another.");
        }
        if (!receiver.get().equals(device.device())) {
            return Outcome.refused(
                    "FOR_ANOTHER",
                    "This file was written for the device "
                            + called(receiver.get())
                            + "; this one is "
                            + called(device.device())
                            + ". Take it to that device, or have one written for this.");
        }
        Optional<CarryFile.Opened> opened = CarryFile.open(file, device);
        if (opened.isEmpty()) {
            return torn();
        }
        String sender = opened.get().signer();
        if (bearer != null && !sender.equals(bearer)) {
            return Outcome.refused("OF_ANOTHER", "Another device wrote this file");
        }
        VerifyKey known = key(sender);
        if (known != null && !opened.get().signedBy(known)) {
            return torn();
        }
        CarryContent content;
        try {
            content = opened.get().content();
        } catch (Refused e) {
            return torn();
        }
        try (content) {
            return Outcome.done(take(opened.get(), content));
        }
    }

    /** What people call a device, as far as it is known here. */
    private String called(String id) {
        return device(id)
                .flatMap(one -> Optional.ofNullable(one.name()))
                .map(name -> name + " (" + id + ")")
                .orElse(id);
    }

    private static <T> Outcome<T> torn() {
        return Outcome.refused(
                "TORN",
                "This file was cut short or altered on its way. Nothing of it was taken in. Have it written"
                        + " once more.");
    }

    private Came take(CarryFile.Opened opened, CarryContent content) throws IOException {
        CarryTally before = new CarryTally();
        before.receive(journal, early.read());
        CarryTally came = new CarryTally();
        List<byte[]> all = content.entries();
        for (int from = 0; from < all.size(); from += GROUP) { // read, each is far more than bytes
            TakingIn.Entries some =
                    TakingIn.entries(
                            all.subList(from, Math.min(all.size(), from + GROUP)),
                            content.values());
            came.unread(some.unread());
            came.receive(journal, some.entries());
        }
        journal.settle();
        Optional<ForceDevice> sender = device(opened.signer());
        boolean theirs = sender.isPresent() && opened.signedBy(sender.get().vkey());
        List<Incoming> kept = new ArrayList<>(before.waiting());
        if (theirs && sender.get().revoked() == null) {
            kept.addAll(came.waiting());
        }
        early.keep(kept);
        int files = lacking.keepOf(content);
        came.add(before);
        CarryFile.Header header = content.header();
        if (theirs) {
            follow(header, came.aboutOfficers());
        }
        if (came.changedOfficers()) {
            heard();
        }
        arrived.add(came.added());
        Long next = header.next();
        boolean more = next != null && next > 0;
        return new Came(
                header.sender(),
                came.added(),
                came.known(),
                came.waits(),
                came.refused(),
                files,
                more);
    }

    /** From here on this computer's entries know of the changes of officers that came. */
    private void heard() {
        List<DeviceEvent.Head> known = heads.get();
        if (!known.isEmpty()) {
            journal.record(
                    null, List.of(NewEvent.of(journal.store(), new DeviceEvent.Knew(known))));
        }
    }

    /** What its sender says of itself and of the officers' passwords. */
    private void follow(CarryFile.Header header, @Nullable Hash cause) {
        carried.keep(header);
        List<ForceOfficer> officers = follower.officers();
        Map<UUID, WrapNote> notes = WrapExchange.newest(header.wraps(), officers);
        follower.follow(officers, id -> Optional.ofNullable(notes.get(id)), cause);
    }

    private @Nullable VerifyKey key(String id) {
        return device(id).map(ForceDevice::vkey).orElse(null);
    }

    private Optional<ForceDevice> device(String id) {
        return peers(id).stream().filter(peer -> peer.id().equals(id)).findFirst();
    }

    /** By what was the force's to say: an entry about a device that nobody follows names none. */
    private List<ForceDevice> peers(String idOrName) {
        return KeepingDevices.meant(
                ForceDevices.of(journal.aboutKeys(), journal.device()), idOrName);
    }
}
