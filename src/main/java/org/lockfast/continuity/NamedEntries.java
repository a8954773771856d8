package org.lockfast.continuity;

import java.util.List;
import java.util.UUID;

/**
 * Entries about exhibits that say an officer did something, and that no password of theirs vouches
 * for: confirmed by PIN, or as the second person of an entry without their password, or recorded by
 * another officer as seized by them.
 */
public interface NamedEntries {
    /** Those the officer has neither confirmed nor challenged, the last that came here first. */
    List<Happening> open(UUID officer, int most);

    /** How many of them there are. */
    long count(UUID officer);
}
