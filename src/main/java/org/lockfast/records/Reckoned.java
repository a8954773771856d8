package org.lockfast.records;

import java.util.List;
import java.util.UUID;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;

/** The state a package's story comes to: {@code continuity.Reckoning.state}. */
public interface Reckoned {
    /**
     * @param story all entries about the package and about its exhibit, in story order
     */
    PackageState state(UUID packageId, List<Happening> story);
}
