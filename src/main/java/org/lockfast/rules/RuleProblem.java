package org.lockfast.rules;

/**
 * Why a force's pack is not used.
 *
 * @param file name of the file as it was given
 * @param words which entry, and what to mend
 */
public record RuleProblem(String file, String words) {
    @Override
    public String toString() {
        return file + ": " + words;
    }
}
