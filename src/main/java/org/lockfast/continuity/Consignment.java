package org.lockfast.continuity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of packages that went with one courier on one journey, and what became of each. It is made
 * of what each package's own record says.
 *
 * @param id of the batch all of its entries name
 * @param code on its label, 16 characters
 * @param to where it was to go
 * @param carrier who took it
 * @param vehicle null where none was said
 * @param cageSeal null where none was said
 * @param sent when it left
 * @param sentBy who gave it to the courier; null for an officer not named
 * @param packages how many it was said to have
 * @param lines those known here, in their order
 */
public record Consignment(
        UUID id,
        String code,
        String to,
        String carrier,
        @Nullable String vehicle,
        @Nullable String cageSeal,
        Instant sent,
        @Nullable UUID sentBy,
        int packages,
        List<Line> lines) {
    private static final int FROM = 2;
    private static final int UNTIL = 8;

    public Consignment {
        lines = List.copyOf(lines);
    }

    /**
     * One package of it.
     *
     * @param p as it now is
     * @param i its place in the list, from 1
     * @param became what its record said of it last that says where it is or was; empty while it is
     *     on its way and nobody said anything
     */
    public record Line(PackageState p, int i, Standing standing, String became) {}

    /** How a package of a consignment stands. */
    public enum Standing {
        /** It is on its way, as far as anybody said. */
        TO_COME,
        /** It came, or is in the force's hands again. */
        HERE,
        /** Somebody outside has it. */
        OUT,
        /** It did not come, and somebody said that it is missing. */
        MISSING,
        /** It went with a later consignment, or its records conflict. */
        OTHERWISE
    }

    /** What people call it: {@code CO-7K3M9T}, of the code on its label. */
    public static String number(String code) {
        return code.length() < UNTIL ? code : "CO-" + code.substring(FROM, UNTIL);
    }

    /** What people call it. */
    public String number() {
        return number(code);
    }

    /** How many stand so. */
    public long count(Standing standing) {
        return lines.stream().filter(line -> line.standing() == standing).count();
    }
}
