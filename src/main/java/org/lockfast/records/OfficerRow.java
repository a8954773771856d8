package org.lockfast.records;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * An officer. Roles and eids stand with a blank between.
 *
 * @param roles names of those they have
 * @param had names of those they have or had
 * @param saidRoles eids of what says the roles they have
 * @param saidName eids of what says the name
 */
record OfficerRow(
        UUID id,
        String collar,
        String collarKey,
        String name,
        String roles,
        String had,
        boolean active,
        long record,
        String saidRoles,
        String saidName)
        implements Row {
    static final String COLUMNS =
            "id, collar, collar_key, name, roles, had, active, record, said_roles, said_name";

    static final Table<OfficerRow> TABLE =
            Table.of(
                    "officer",
                    1,
                    COLUMNS,
                    at ->
                            new OfficerRow(
                                    at.getObject(1, UUID.class),
                                    at.getString(2),
                                    at.getString(3),
                                    at.getString(4),
                                    at.getString(5),
                                    at.getString(6),
                                    at.getBoolean(7),
                                    at.getLong(8),
                                    at.getString(9),
                                    at.getString(10)));

    OfficerRow retired() {
        return new OfficerRow(
                id, collar, collarKey, name, roles, had, false, record, saidRoles, saidName);
    }

    /** Whether the record gave them the role at some time. */
    boolean had(String role) {
        return List.of(had.split(" ")).contains(role);
    }

    static String eids(List<Hash> eids) {
        return eids.stream().map(Hash::base64).collect(Collectors.joining(" "));
    }

    static List<Hash> eids(String eids) {
        return Arrays.stream(eids.split(" "))
                .filter(one -> !one.isEmpty())
                .map(Hash::ofBase64)
                .toList();
    }

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {
            id, collar, collarKey, name, roles, had, active, record, saidRoles, saidName
        };
    }
}
