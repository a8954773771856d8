package org.lockfast.exhibit;

/**
 * What sort of property a record is of. Only the first is evidence (practice of property stores).
 */
public enum PropertyKind {
    EXHIBIT,
    FOUND,
    PRISONER,
    DECEASED,
    SAFEKEEPING,
    SURRENDERED
}
