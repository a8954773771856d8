package org.lockfast.rules;

/** Facts the program works out about an item, for rules to test under the key {@code fact}. */
public enum WorkedOut {
    /** The packaging chosen is not on the category's list (D-14). */
    PACKAGING_NOT_LISTED,
    /**
     * The storage class chosen is not on the category's list, and is neither temporary nor outside.
     */
    STORAGE_NOT_LISTED,
    /** Hazards are not answered, not even "none identified" (D-23). */
    HAZARDS_NOT_ANSWERED,
    /** "None identified" is ticked together with a hazard. */
    HAZARDS_CONTRADICT,
    /** Something the category needs to tell the item from others is not given. */
    IDENTIFIERS_MISSING,
    /** Nobody is named who made the firearm safe, or no time (D-18). */
    NOT_MADE_SAFE,
    /** Ammunition is in the same package as the firearm (D-18). */
    AMMUNITION_IN_PACKAGE,
    /** Nobody has said whether there was ammunition. */
    AMMUNITION_NOT_SAID,
    /** Cash without a count and without a reason for having none. */
    CASH_NOT_COUNTED,
    /** Cash counted with no second person named (D-19). */
    CASH_COUNTED_ALONE,
    /** Cash counted twice by the same person (D-19, D-31). */
    CASH_SAME_PERSON,
    /** Whether a laboratory needs the cash was not answered before it was counted (D-19). */
    CASH_COUNTED_BEFORE_FORENSIC_ANSWER,
    /** The laboratory needs the cash, and it was counted. */
    CASH_COUNTED_THOUGH_FORENSIC,
    /** A currency has no note or coin of a value that was counted. */
    CASH_ODD_DENOMINATION,
    /** Drugs with no gross weight, unit count or scale, and no reason for having none (D-21). */
    DRUGS_NOT_WEIGHED,
    /** Drugs weighed or counted with no second, different person (D-21). */
    DRUGS_ONE_PERSON
}
