package org.lockfast.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.PropertyKind;

/** What the rules say of receipts. */
@FunctionalInterface
public interface ReceiptWords {
    /**
     * What stands on the receipt of a kind of property.
     *
     * @param heading of it
     * @param facts codes of the facts on it besides what, where, when and who took it in
     * @param note what is said below the list; null for nothing
     */
    record Of(String heading, List<String> facts, @Nullable String note) {
        /** Copies the codes. */
        public Of {
            facts = List.copyOf(facts);
        }
    }

    /** What the rules in force say. */
    Of of(PropertyKind kind);
}
