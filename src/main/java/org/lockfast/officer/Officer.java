package org.lockfast.officer;

import java.util.Set;
import java.util.UUID;

/**
 * An officer of the force, as recorded.
 *
 * @param collar collar number, unique among active officers, compared without case
 * @param active false once retired
 */
public record Officer(UUID id, String collar, String name, Set<Role> roles, boolean active) {
    /**
     * As printed and shown: {@code PC 1187 J Smith} is the name's business; here name and collar.
     */
    public String label() {
        return name + " (" + collar + ")";
    }

    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.grants(permission));
    }
}
