package org.lockfast.officer;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.journal.Recording;
import org.lockfast.keys.KeyChangeRule;

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

    /**
     * @param own id of the device this store is
     * @param aboutKeys every entry about keys, in journal order, as they are now
     */
    public KeepingDevices(
            UUID store,
            String own,
            Recording journal,
            Supplier<Stream<RecordedEvent>> aboutKeys,
            Officers officers) {
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
        List<ForceDevice> meant = all().stream().filter(one -> one.isCalled(idOrName)).toList();
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
                .then(acting -> {
                    try {
                        journal.record(
                                acting,
                                List.of(
                                        NewEvent.of(
                                                        store,
                                                        new DeviceEvent.Revoked(
                                                                device.vkey().vkey(),
                                                                reason.strip()))
                                                .with(Administrators.witness(second))));
                    } catch (JournalRefusal e) {
                        return Outcome.refused("NOT_RECORDED", String.valueOf(e.getMessage()));
                    }
                    journal.settle();
                    return Outcome.done(device);
                });
    }

    /** What is said where a name fits none of them, or several. */
    public static String which(String idOrName, List<ForceDevice> meant) {
        return meant.isEmpty()
                ? "No device of this force is called "
                        + idOrName
                        + ". Give its id, like d-0123456789abcdef; the other device shows it."
                : "Several devices are called "
                        + idOrName
                        + ". Give the id of the one you mean: "
                        + meant.stream().map(ForceDevice::id).toList()
                        + ".";
    }
}
