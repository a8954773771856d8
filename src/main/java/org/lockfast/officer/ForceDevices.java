package org.lockfast.officer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;

/** The devices of a force, as those entries say that were somebody's to make. */
public final class ForceDevices {
    private ForceDevices() {}

    /**
     * The devices that were enrolled, in that order, revoked ones included. The server's own is not
     * among them.
     *
     * @param aboutKeys every entry about keys, in journal order
     * @param own the device whose journal it is; null for none
     */
    public static List<ForceDevice> of(Stream<RecordedEvent> aboutKeys, @Nullable String own) {
        Map<String, ForceDevice> devices = new LinkedHashMap<>();
        for (RecordedEvent recorded : FollowedChanges.of(aboutKeys, null, own)) {
            Instant at = Instant.ofEpochMilli(recorded.entry().recordedMs());
            if (recorded.event() instanceof DeviceEvent.Enrolled enrolled) {
                VerifyKey key = key(enrolled);
                if (key != null) {
                    String id = key.name().substring(0, key.name().indexOf('/'));
                    devices.putIfAbsent(
                            id,
                            new ForceDevice(
                                    id,
                                    enrolled.name(),
                                    enrolled.station(),
                                    key,
                                    enrolled.seal(),
                                    at,
                                    null,
                                    null));
                }
            } else if (recorded.event() instanceof DeviceEvent.Revoked revoked) {
                devices.replaceAll((id, device) ->
                        device.revoked() == null && revoked.vkey().startsWith(id + "/")
                                ? device.revoked(at, revoked.reason())
                                : device);
            }
        }
        return new ArrayList<>(devices.values());
    }

    /**
     * The entry at which a device's chain begins: of those that enrolled it, the first that counts
     * here.
     *
     * @param aboutKeys every entry about keys, in journal order
     */
    public static Optional<Hash> enrolment(Stream<RecordedEvent> aboutKeys, ForceDevice device) {
        return FollowedChanges.of(aboutKeys, null, device.id()).stream()
                .filter(one ->
                        one.event() instanceof DeviceEvent.Enrolled enrolled
                                && device.vkey().vkey().equals(enrolled.vkey()))
                .map(one -> one.entry().eid())
                .findFirst();
    }

    /**
     * Id of the device that founded the force: one of people's own where it stands among the
     * devices, or alone.
     *
     * @param aboutKeys every entry about keys, in journal order
     * @param own the device whose journal it is; null for none
     */
    public static Optional<String> founder(Stream<RecordedEvent> aboutKeys, @Nullable String own) {
        return FollowedChanges.of(aboutKeys, null, own).stream()
                .map(RecordedEvent::event)
                .filter(OfficerEvent.Founded.class::isInstance)
                .map(event -> ((OfficerEvent.Founded) event).deviceKey())
                .map(vkey -> vkey.substring(0, vkey.indexOf('/')))
                .findFirst();
    }

    private static @Nullable VerifyKey key(DeviceEvent.Enrolled enrolled) {
        try {
            return VerifyKey.parse(enrolled.vkey());
        } catch (Malformed e) {
            return null;
        }
    }
}
