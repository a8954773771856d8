package org.lockfast.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * Where an entry comes from, so that every rule that is shown can say its version, date and source.
 *
 * @param pack name of the pack, such as {@code advice}
 * @param version from 1 upward, one higher with each change
 * @param effective first day it is in force
 * @param source keys of what it rests on: a publication ({@code FSS-HB}), {@code [M]} common
 *     knowledge to be confirmed by the force, {@code [D]} a design choice
 * @param status who has approved it, in words
 * @param origin shipped with the program or given by the force
 */
public record Provenance(
        String pack,
        int version,
        LocalDate effective,
        List<String> source,
        String status,
        Origin origin) {
    public Provenance {
        source = List.copyOf(source);
    }
}
