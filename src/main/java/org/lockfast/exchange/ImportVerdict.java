package org.lockfast.exchange;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row.
 *
 * @param row from 1, the line of column names not counted
 * @param reasons codes of {@link org.lockfast.exhibit.CopyFlag}
 * @param exhibit null for a quarantined row, and for one a dry run would have copied
 */
public record ImportVerdict(int row, Kind kind, List<String> reasons, @Nullable UUID exhibit) {
    /** The four verdicts. */
    public enum Kind {
        /** It became an exhibit. */
        IMPORTED,
        /** It became an exhibit, with flags. */
        WARNED,
        /** It is kept whole, and is no exhibit. */
        QUARANTINED,
        /** An earlier run took it. */
        ALREADY;

        /** As in verdict files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
