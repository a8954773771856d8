package org.lockfast.officer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;

/** What is said of the devices of a force by those entries that were somebody's to make. */
public final class ForceDevices {
    private ForceDevices() {}

    /**
     * In the order in which it counts.
     *
     * @param aboutKeys every entry about keys, in journal order
     * @param own the device whose journal it is; null for none
     */
    public static List<DeviceEvent> said(List<RecordedEvent> aboutKeys, @Nullable String own) {
        FollowedChanges changes = new FollowedChanges(own);
        Map<Long, RecordedEvent> met = new HashMap<>();
        List<DeviceEvent> said = new ArrayList<>();
        for (RecordedEvent recorded : aboutKeys) {
            met.put(recorded.record(), recorded);
            for (long record : changes.take(recorded.entry(), recorded.record()).keySet()) {
                RecordedEvent one = met.get(record);
                if (one != null && one.event() instanceof DeviceEvent event) {
                    said.add(event);
                }
            }
        }
        return said;
    }

    /** The key of a device that was enrolled; null where it does not read. */
    public static @Nullable VerifyKey key(DeviceEvent.Enrolled enrolled) {
        try {
            return VerifyKey.parse(enrolled.vkey());
        } catch (Malformed e) {
            return null;
        }
    }
}
