package org.lockfast.journal;

import java.util.List;

/** Which types a device may record by itself, without an officer's line (docs/format.md, 2). */
public final class DeviceOnly {
    private static final List<String> ROOMS =
            List.of("device.", "log.", "sync.", "server.", "reading.");
    private static final List<String> NAMES =
            List.of("officer.sign-in-failed", "officer.locked", "label.sent");

    private DeviceOnly() {}

    /**
     * Whether an entry of the type may stand without an officer's signature line.
     *
     * @param type {@code name/version}
     */
    public static boolean allows(String type) {
        if (type.startsWith("device.revoked/")) {
            return false; // no device puts another out of use: administrators do
        }
        return ROOMS.stream().anyMatch(type::startsWith)
                || NAMES.stream().anyMatch(name -> type.startsWith(name + "/"));
    }
}
