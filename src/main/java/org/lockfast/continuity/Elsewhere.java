package org.lockfast.continuity;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        return is(p, officer.id(), officer.may(Permission.BOOK_IN));
    }

    /**
     * The same of an officer of whom less is known.
     *
     * @param officer null where nobody knows who that is
     * @param store they give out what is on the shelves
     */
    static boolean is(PackageState p, @Nullable UUID officer, boolean store) {
        return GONE.contains(p.status())
                || (p.status().equals("HELD") && !Objects.equals(officer, p.holder()))
                || (PUT_AWAY.contains(p.status()) && !store);
    }
}
