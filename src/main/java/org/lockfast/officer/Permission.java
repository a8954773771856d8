package org.lockfast.officer;

/** Something a role allows. */
public enum Permission {
    /** Record exhibits and continuity. */
    RECORD,
    /** Find, show, print the record, verify. */
    READ,
    OPEN_CASE,
    ADD_PLACE,
    /** Receive into a property store. */
    BOOK_IN,
    IMPORT,
    MANAGE_OFFICERS,
    REBUILD,
    EXPORT_LOG,
    /** Let a next step go on against a hold of the packaging adviser. */
    OVERRIDE_HOLD
}
