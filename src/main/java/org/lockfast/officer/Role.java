package org.lockfast.officer;

import static org.lockfast.officer.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** A role as a set of permissions (settled list of roles). */
public enum Role {
    SCENE_OFFICER(RECORD, READ, OPEN_CASE),
    PROPERTY_OFFICER(RECORD, READ, OPEN_CASE, ADD_PLACE, BOOK_IN, IMPORT, EXPORT_LIST, DISPOSE),
    EXHIBITS_OFFICER(RECORD, READ, OPEN_CASE),
    SUPERVISOR(
            RECORD,
            READ,
            OPEN_CASE,
            KEEP_PLACE,
            OVERRIDE_HOLD,
            CLOSE_DISCREPANCY,
            RESOLVE_CONFLICT,
            EXPORT_LIST,
            AUTHORISE_DISPOSAL,
            END_HOLD,
            RESTRICT_CASE),
    MANAGER(
            RECORD,
            READ,
            OPEN_CASE,
            ADD_PLACE,
            KEEP_PLACE,
            BOOK_IN,
            IMPORT,
            CLOSE_DISCREPANCY,
            RESOLVE_CONFLICT,
            EXPORT_LIST,
            MANAGE_RULES,
            AUTHORISE_DISPOSAL,
            DISPOSE,
            END_HOLD,
            RESTRICT_CASE),
    ADMINISTRATOR(READ, ADD_PLACE, KEEP_PLACE, MANAGE_OFFICERS, REBUILD, EXPORT_LOG, MANAGE_RULES),
    AUDITOR(READ, EXPORT_LOG, EXPORT_LIST, READ_CONSULTATIONS);

    private final Set<Permission> grants;

    Role(Permission first, Permission... rest) {
        grants = EnumSet.of(first, rest);
    }

    public boolean grants(Permission permission) {
        return grants.contains(permission);
    }
}
