package org.lockfast.continuity;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockfast.officer.Officer;

/**
 * Whether a name somebody typed for the second person is their own: an entry two people vouch for
 * is worth no more than one person's where the one wrote both names.
 */
final class SamePerson {
    private static final Set<String> RANKS =
            Set.of(
                    "pc",
                    "wpc",
                    "dc",
                    "wdc",
                    "ps",
                    "sgt",
                    "sergeant",
                    "ds",
                    "insp",
                    "inspector",
                    "di",
                    "ch",
                    "dci",
                    "supt",
                    "dsu",
                    "constable",
                    "detective",
                    "csi",
                    "soco",
                    "pcso",
                    "sc",
                    "mr",
                    "mrs",
                    "ms",
                    "miss",
                    "dr",
                    "officer");

    private SamePerson() {}

    /**
     * Their collar number, their whole name, or both, in any order and spelling of case and marks,
     * with or without a rank. Initials alone are not: somebody else has them too.
     */
    static boolean is(Officer officer, @Nullable String typed) {
        if (typed == null) {
            return false;
        }
        Set<String> said = words(typed);
        said.removeAll(RANKS);
        Set<String> name = words(officer.name());
        name.removeAll(RANKS);
        Set<String> collar = words(officer.collar());
        Set<String> own = new HashSet<>(name);
        own.addAll(collar);
        boolean whole = !name.isEmpty() && said.containsAll(name);
        boolean numbered = !collar.isEmpty() && said.containsAll(collar);
        return !said.isEmpty() && own.containsAll(said) && (whole || numbered);
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
