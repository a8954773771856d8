package org.lockfast.rules;

import org.jspecify.annotations.Nullable;

/**
 * An entry that is no more than a code and its words: a group of categories, a discrepancy, a
 * permission, the state of a seal or of an item.
 *
 * @param note what it means, or what to do; null = the words say enough
 */
public record Term(Coding coding, @Nullable Wording note) implements Coded {
    static Term read(EntryReader in, Coding coding) {
        return new Term(coding, in.wordingOr("note"));
    }
}
