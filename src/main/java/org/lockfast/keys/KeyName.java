package org.lockfast.keys;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key name taken apart (format.md section 1).
 *
 * @param owner device id, officer id or force id
 * @param epoch from 0, of a device up to what an entry can say; 0 where the name has none
 */
record KeyName(Kind kind, String owner, long epoch) {
    enum Kind {
        FORCE,
        DEVICE,
        OFFICER,
        LOG,
        OTHER
    }

    private static final String HEX16 = "[0-9a-f]{16}";
    private static final String EPOCH = "/(0|[1-9][0-9]{0,8})";

    /** An entry says its device's epoch as a number up to 2^53-1: each of them can be read. */
    private static final String DEVICE_EPOCH = "/(0|[1-9][0-9]{0,15})";

    private static final Pattern FORCE = Pattern.compile("(f-" + HEX16 + ")/(0)");
    private static final Pattern DEVICE = Pattern.compile("(d-" + HEX16 + ")" + DEVICE_EPOCH);
    private static final Pattern OFFICER =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})" + EPOCH);
    private static final Pattern LOG = Pattern.compile("([df]-" + HEX16 + ")/log");

    static KeyName parse(String name) {
        if (LOG.matcher(name).matches()) {
            return new KeyName(Kind.LOG, name.substring(0, 18), 0);
        }
        Matcher force = FORCE.matcher(name);
        Matcher device = DEVICE.matcher(name);
        Matcher officer = OFFICER.matcher(name);
        if (force.matches()) {
            return of(Kind.FORCE, force);
        }
        if (device.matches()) {
            return of(Kind.DEVICE, device);
        }
        return officer.matches() ? of(Kind.OFFICER, officer) : new KeyName(Kind.OTHER, name, 0);
    }

    private static KeyName of(Kind kind, Matcher parts) {
        return new KeyName(kind, parts.group(1), Long.parseLong(parts.group(2)));
    }

    boolean sameOwner(KeyName other) {
        return kind == other.kind && owner.equals(other.owner);
    }
}
