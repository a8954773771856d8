package org.lockfast.rules;

import java.util.Set;

/**
 * A role, which is no more than a set of permissions; an officer with two roles has both sets.
 *
 * @param permissions codes of the list {@code permissions}
 */
public record Role(Coding coding, Set<String> permissions) implements Coded {
    static Role read(EntryReader in, Coding coding) {
        return new Role(coding, Set.copyOf(in.texts("permissions")));
    }
}
