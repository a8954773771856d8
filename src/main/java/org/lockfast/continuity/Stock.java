package org.lockfast.continuity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in places, as the record now says. */
public interface Stock {
    /**
     * A package that stands in a place.
     *
     * @param name the exhibit's reference, or its property number where it has none
     * @param n of the package within its exhibit, from 1
     * @param several whether the exhibit has other packages
     * @param seal the number of its seal; null where it has none
     * @param status as of {@link PackageState}
     * @param since when it came there
     * @param sinceIs as of {@link PackageState}
     */
    record Row(
            UUID packageId,
            UUID exhibit,
            String name,
            int n,
            boolean several,
            @Nullable String seal,
            @Nullable String description,
            String status,
            Instant since,
            Bound sinceIs) {
        /** The exhibit, and which package of it where there are several: {@code JSM/4#2}. */
        public String called() {
            return several ? name + "#" + n : name;
        }
    }

    /** How many packages stand in each place; a place with none is absent. */
    Map<UUID, Integer> counts();

    /** How many packages stand in one place. */
    int count(UUID place);

    /**
     * The packages in any of these places, those of the exhibits recorded last first.
     *
     * @param most how many at most, from 1
     */
    List<Row> in(List<UUID> places, int most);
}
