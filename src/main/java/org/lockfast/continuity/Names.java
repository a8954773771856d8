package org.lockfast.continuity;

import java.util.UUID;

/** What people and places are called. */
public interface Names {
    /** {@code J Smith (1187)}; an id nobody knows gives {@code an officer not known here}. */
    String officer(UUID id);

    /** The place's path; an id nobody knows gives {@code a place not known here}. */
    String place(UUID id);
}
