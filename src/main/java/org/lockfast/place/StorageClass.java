package org.lockfast.place;

import java.math.BigDecimal;
import java.util.Optional;
import org.lockfast.rules.Category;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Storage;
import org.lockfast.rules.Wording;

/**
 * What a place is fit for: dry store, freezer, safe, firearms store. A place has one, or none said.
 *
 * @param entry its entry in the list {@code storage}
 */
public record StorageClass(Storage entry) {
    /** The class with this code, if the list in force knows it. */
    public static Optional<StorageClass> of(String code, Rules rules) {
        return rules.storage().find(code).map(StorageClass::new);
    }

    /** Code that records carry. */
    public String code() {
        return entry.code();
    }

    /** Name for people. */
    public Wording words() {
        return entry.words();
    }

    /** Whether things only pass through: a locker. */
    public boolean temporary() {
        return entry.traits().contains("TEMPORARY");
    }

    /** Whether it is not ours: a laboratory, a court, a mortuary. */
    public boolean outside() {
        return entry.traits().contains("OUTSIDE");
    }

    /** Whether a damp item would grow mould in it. */
    public boolean dry() {
        return entry.traits().contains("DRY");
    }

    /**
     * Whether a thing of this kind may be here: its class is on the kind's list, or things only
     * pass through, or the place is not ours. What is here is recorded all the same.
     */
    public boolean takes(Category category) {
        return category.allowsStorage(code()) || temporary() || outside();
    }

    /** Whether a reading lies in range; always, where the class keeps no temperature. */
    public boolean inRange(BigDecimal celsius) {
        BigDecimal low = entry.lowest();
        BigDecimal high = entry.highest();
        return (low == null || celsius.compareTo(low) >= 0)
                && (high == null || celsius.compareTo(high) <= 0);
    }
}
