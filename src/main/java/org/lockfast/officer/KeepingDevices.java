package org.lockfast.officer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.journal.Recording;
import org.lockfast.keys.KeyChangeRule;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;

/**
 * Lists the force's devices and puts one out of use. That is an entry of administrators like any
 * other: it reaches the server and the other devices with the next synchronisation, or by a file.
 */
public final class KeepingDevices {
    private final UUID store;
    private final String own;
    private final Recording journal;
    private final Supplier<Stream<RecordedEvent>> aboutKeys;
    private final Administrators administrators;
    private final Supplier<List<DeviceEvent.Head>> heads;

    /**
     * @param heads as {@link KeepingOfficers} has them
     * @param own id of the device this store is
     * @param aboutKeys every entry about keys, in journal order, as they are now
     */
    public KeepingDevices(
            UUID store,
            String own,
            Recording journal,
            Supplier<Stream<RecordedEvent>> aboutKeys,
            Officers officers,
            Supplier<List<DeviceEvent.Head>> heads) {
        this.heads = heads;
        this.store = store;
        this.own = own;
        this.journal = journal;
        this.aboutKeys = aboutKeys;
        this.administrators = new Administrators(officers);
    }

    /** All that were enrolled, in that order, as far as this store has heard. */
    public List<ForceDevice> all() {
        return ForceDevices.of(aboutKeys.get(), own);
    }

    /** Whether it is the device this store is. */
    public boolean isOwn(ForceDevice device) {
        return device.id().equals(own);
    }

    /**
     * Whether the force is one of people's own computers, with no server: the device that founded
     * it stands among the others, or this one founded it and let nobody in yet.
     */
    public boolean isWithoutServer() {
        List<ForceDevice> there = all();
        return ForceDevices.founder(aboutKeys.get(), own)
                .filter(id -> byId(there, id).isPresent() || (id.equals(own) && there.isEmpty()))
                .isPresent();
    }

    /**
     * Revokes a device's key: nothing recorded with it from now on is to be relied on. What it has
     * recorded stands, and what it still hands in is kept and marked.
     *
     * @param second the other administrator, signed in for this; needed once there are two
     * @param idOrName which device
     * @param reason for people, not blank
     */
    public Outcome<ForceDevice> revoke(
            Session by, @Nullable Session second, String idOrName, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("NO_REASON", "Say why the device is put out of use.");
        }
        List<ForceDevice> meant = meant(all(), idOrName);
        if (meant.size() != 1) {
            return Outcome.refused("NO_SUCH_DEVICE", which(idOrName, meant));
        }
        ForceDevice device = meant.getFirst();
        if (isOwn(device)) {
            return Outcome.refused("ITSELF", "That is this device. Revoke it from another one.");
        }
        if (device.revoked() != null) {
            return Outcome.refused("REVOKED", "That device was revoked before.");
        }
        return administrators
                .may(KeyChangeRule.Change.REVOKE_KEY, by, second, null)
                .then(acting -> journal.act(acting, ended(device, second, reason), all -> device));
    }

    /** That it is put out of use comes straight behind what was here when it was. */
    private List<NewEvent> ended(ForceDevice device, @Nullable Session second, String reason) {
        List<NewEvent> events = new ArrayList<>();
        List<DeviceEvent.Head> known = heads.get();
        if (!known.isEmpty()) {
            events.add(NewEvent.of(store, new DeviceEvent.Knew(known)));
        }
        events.add(
                NewEvent.of(store, new DeviceEvent.Revoked(device.vkey().vkey(), reason.strip()))
                        .with(Administrators.witness(second)));
        return events;
    }

    /**
     * A computer as a file names it.
     *
     * @param vkey its key, under the name of epoch 0
     * @param seal base64 of its X25519 key
     * @param said hash of what it said of itself
     */
    public record Named(VerifyKey vkey, String seal, String station, String name, Hash said) {
        private String id() {
            return vkey.name().substring(0, vkey.name().indexOf('/'));
        }

        private DeviceEvent.Enrolled entry() {
            return new DeviceEvent.Enrolled(vkey.vkey(), seal, station, name, said);
        }
    }

    /**
     * Lets a computer join the force, where there is no server to do so. The device that founded
     * the force names itself first, so that the others can write files for it. Asked again, because
     * the file was lost, nothing more is recorded.
     *
     * @param second the other administrator, signed in for this; needed once there are two
     * @param newcomer whose fingerprint was compared
     * @param self this device
     */
    public Outcome<ForceDevice> enrol(
            Session by, @Nullable Session second, Named newcomer, Named self) {
        if (!isWithoutServer()) {
            return Outcome.refused(
                    "SERVED",
                    "This force has a server, which lets computers join. Have a code made there: lockfast"
                            + " server enrolment-code.");
        }
        return administrators
                .may(KeyChangeRule.Change.ENROL_DEVICE, by, second, null)
                .then(acting -> enrol(acting, second, newcomer, self));
    }

    private Outcome<ForceDevice> enrol(
            Acting acting, @Nullable Session second, Named newcomer, Named self) {
        List<ForceDevice> there = all();
        Optional<ForceDevice> known = byId(there, newcomer.id());
        if (newcomer.id().equals(own) || (known.isPresent() && !isSame(known.get(), newcomer))) {
            return Outcome.refused(
                    "ID_TAKEN",
                    "Another computer of the force has the id "
                            + newcomer.id()
                            + ". Have a new request written: lockfast enrol --request FILE --anew.");
        }
        if (known.isPresent()) {
            return again(known.get(), newcomer);
        }
        List<ForceDevice> called =
                there.stream()
                        .filter(one -> one.revoked() == null && one.isCalled(newcomer.name()))
                        .toList();
        boolean ours = byId(there, own).isEmpty() && self.name().equalsIgnoreCase(newcomer.name());
        if (ours || !called.isEmpty()) {
            return Outcome.refused(
                    "NAME_TAKEN",
                    "A computer of the force is called "
                            + newcomer.name()
                            + " already. If that is an earlier request of this one, put it out of use first; if"
                            + " not, have the request written again under another name.");
        }
        List<NewEvent> events = new ArrayList<>();
        if (byId(there, own).isEmpty()) { // it founded the force
            events.add(event(self, second));
        }
        events.add(event(newcomer, second));
        return journal.act(
                acting,
                events,
                done ->
                        byId(all(), newcomer.id())
                                .map(Outcome::done)
                                .orElseGet(() ->
                                        Outcome.refused(
                                                "NOT_FOLLOWED",
                                                "It was recorded that "
                                                        + newcomer.name()
                                                        + " joins, and this computer's own record does not let it: no file is"
                                                        + " written. Run lockfast verify here, and keep what it says.")),
                done ->
                        new ForceDevice(
                                newcomer.id(),
                                newcomer.name(),
                                newcomer.station(),
                                newcomer.vkey(),
                                newcomer.seal(),
                                done.getLast().at(),
                                null,
                                null));
    }

    /** Asked again, because the file was lost: by the very request that was answered. */
    private static Outcome<ForceDevice> again(ForceDevice known, Named newcomer) {
        if (known.revoked() != null) {
            return Outcome.refused(
                    "REVOKED",
                    "That computer was enrolled by this request, and put out of use. To let it in"
                            + " again, have a new request written: lockfast enrol --request FILE --anew.");
        }
        if (isOther(known.name(), newcomer.name())
                || isOther(known.station(), newcomer.station())) {
            return Outcome.refused(
                    "RENAMED",
                    "That computer was enrolled as "
                            + known.name()
                            + " of "
                            + known.station()
                            + ", and this request calls it "
                            + newcomer.name()
                            + " of "
                            + newcomer.station()
                            + ". Have the request written again with the names it was enrolled under; or put"
                            + " it out of use, and have a new one written: lockfast enrol --request FILE --anew.");
        }
        return Outcome.done(known);
    }

    /** What was destroyed or withheld cannot be compared. */
    private static boolean isOther(@Nullable String was, String is) {
        return was != null && !was.equals(is);
    }

    private NewEvent event(Named one, @Nullable Session second) {
        return NewEvent.of(store, one.entry()).with(Administrators.witness(second));
    }

    private static boolean isSame(ForceDevice known, Named newcomer) {
        return known.vkey().equals(newcomer.vkey()) && known.seal().equals(newcomer.seal());
    }

    private static Optional<ForceDevice> byId(List<ForceDevice> devices, String id) {
        return devices.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * Those that people mean by an id or a name: where one of several is in use, that one.
     *
     * @param devices in any state
     */
    public static List<ForceDevice> meant(List<ForceDevice> devices, String idOrName) {
        List<ForceDevice> called = devices.stream().filter(one -> one.isCalled(idOrName)).toList();
        List<ForceDevice> inUse = called.stream().filter(one -> one.revoked() == null).toList();
        return inUse.size() == 1 ? inUse : called;
    }

    /** What is said where a name fits none of them, or several. */
    public static String which(String idOrName, List<ForceDevice> meant) {
        return meant.isEmpty()
                ? "No device of this force is called "
                        + idOrName
                        + ", as far as this computer has heard: one that joined since is heard of"
                        + " by taking in a file from a computer that knows it. Else give its id,"
                        + " like d-0123456789abcdef; the other device shows it."
                : "Several devices are called "
                        + idOrName
                        + ". Give the id of the one you mean: "
                        + meant.stream().map(ForceDevice::id).toList()
                        + ".";
    }
}
