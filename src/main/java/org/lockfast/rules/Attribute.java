package org.lockfast.rules;

import java.util.Locale;

/** What the condition of a rule may test. In a pack the names are written in lower case. */
public enum Attribute {
    /** Category of the item. */
    CATEGORY,
    /** Groups of its category. */
    GROUP,
    /** Packaging chosen. */
    PACKAGING,
    /** Traits of the packaging chosen. */
    PACKAGING_TRAIT,
    /** Storage class chosen or planned. */
    STORAGE,
    /** Traits of that storage class. */
    STORAGE_TRAIT,
    /** Hazards ticked. */
    HAZARD,
    /** States of the item: wet, dried, accelerant and so on. */
    STATE,
    /** Identifiers given. */
    IDENTIFIER,
    /** Word lists with a word in the description. */
    WORDS,
    /** What the program works out: see {@link WorkedOut}. */
    FACT;

    /** Its name in a pack. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
