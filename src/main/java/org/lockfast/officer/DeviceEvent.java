package org.lockfast.officer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/**
 * What is recorded of the devices of a force (docs/protocol.md, 3). Keys are note vkeys; seals are
 * base64 X25519.
 */
public sealed interface DeviceEvent extends DomainEvent {
    /**
     * A device joined the force; recorded by the founding device alone. The device's chain begins
     * at this entry.
     *
     * @param station what the device belongs to
     * @param name what people call it
     * @param code SHA-256 of the enrolment code
     */
    @EventName("device.enrolled/1")
    record Enrolled(
            String vkey, String seal, @Committed String station, @Committed String name, Hash code)
            implements DeviceEvent {}

    /**
     * The first entry of an enrolled device's own chain, by the device alone.
     *
     * @param enrolled the entry that enrolled it
     * @param epoch of its chain
     */
    @EventName("device.began/1")
    record Began(Hash enrolled, long epoch) implements DeviceEvent {}

    /**
     * The store's keyring file was replaced because the force's officers changed; by the device
     * alone. An older file is refused from here on.
     *
     * @param cause the entry that said so; null for the first keyring of an enrolled store
     */
    @EventName("device.keyring-followed/1")
    record KeyringFollowed(int generation, Hash sha256, @Nullable Hash cause)
            implements DeviceEvent {}

    /**
     * What this device had of every chain when it recorded the change of officers that follows it,
     * in a force without a server: what the change knew of. All before a place of a chain belongs
     * to it.
     *
     * @param heads the newest entry of each chain that was here
     */
    @EventName("device.knew/1")
    record Knew(List<Head> heads) implements DeviceEvent {}

    /**
     * How far a chain went.
     *
     * @param device whose, {@code d-} and 16 hex digits
     */
    record Head(String device, long epoch, long seq, Hash eid) {}

    /** No entry of that device's key that is recorded later is to be relied on. */
    @EventName("device.revoked/1")
    record Revoked(String vkey, @Committed String reason) implements DeviceEvent {}
}
