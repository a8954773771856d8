package org.lockfast.records;

import java.util.List;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;

/**
 * What the rules say about an exhibit as it stands. Handed in; must depend on nothing but what it is
 * given, so that a rebuild comes to the same.
 */
public interface Judging {
    /**
     * @param incomplete codes of what is missing, in the order it is chased
     * @param warnings sentences
     * @param holds rule ids of the packaging adviser that withhold the next step, less those
     *     overridden
     */
    record Judgement(List<String> incomplete, List<String> warnings, List<String> holds) {}

    /**
     * @param exhibit corrections applied; its own {@code incomplete}, {@code warnings} and {@code
     *     holds} are empty, and {@code caseReference} is null
     * @param packages in order of n
     * @param story all entries about the exhibit and its packages
     */
    Judgement judge(Exhibit exhibit, List<PackageState> packages, List<Happening> story);
}
