package org.lockfast.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockfast.journal.Journal;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.ForceDevices;
import org.lockfast.officer.OfficerEvent;

/** What the devices of a force are called, by id, as those entries say that are relied on. */
final class DeviceNames {
    private DeviceNames() {}

    /** A device whose name was destroyed, or whose enrolment is not here yet, is not among them. */
    static Map<String, String> of(Journal journal) {
        Map<String, String> names = new LinkedHashMap<>();
        List<RecordedEvent> aboutKeys = journal.aboutKeys();
        for (RecordedEvent one : aboutKeys) {
            if (one.event() instanceof OfficerEvent.Founded founded) {
                if (founded.device() != null) { // null once its text was destroyed
                    names.put(one.entry().device(), founded.device());
                }
                break; // there is one foundation; a second would be somebody's invention
            }
        }
        for (ForceDevice device : ForceDevices.of(aboutKeys, journal.device())) {
            String name = device.name();
            if (name != null) {
                names.putIfAbsent(device.id(), name);
            }
        }
        return Map.copyOf(names);
    }
}
