package org.lockfast.journal;

import java.util.Set;

/** Which types only an administrator may record: they let the record be less than it was. */
public final class AdministratorOnly {
    /** The role as entries name it in {@code act.role}. */
    public static final String ROLE = "ADMINISTRATOR";

    private static final Set<String> NAMES = Set.of("loss.accepted", "body.destroyed");

    private AdministratorOnly() {}

    /**
     * Whether it takes an administrator to make an entry of the type.
     *
     * @param name of the type, without its version
     */
    public static boolean covers(String name) {
        return NAMES.contains(name);
    }
}
