package org.lockfast.continuity;

import java.util.Set;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;

/**
 * Whether the record has a package with somebody else, or in a place that an officer does not give
 * out from. Whoever has it in their hand all the same is told, and recorded (practice 11).
 */
public final class Elsewhere {
    private static final Set<String> PUT_AWAY = Set.of("STORED", "DEPOSITED");
    private static final Set<String> GONE = Set.of("OUT", "IN_TRANSIT", "MISSING", "LEFT");

    private Elsewhere() {}

    /** Whether an officer who says they have it is not whom the record has it with. */
    public static boolean is(PackageState p, Officer officer) {
        return GONE.contains(p.status())
                || (p.status().equals("HELD") && !officer.id().equals(p.holder()))
                || (PUT_AWAY.contains(p.status()) && !officer.may(Permission.BOOK_IN));
    }
}
